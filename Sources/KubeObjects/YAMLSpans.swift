import CYaml

/// Where each node of a YAML document stands, in bytes of the text.
///
/// ``Document`` knows the line and column at which a node begins, which is what messages need. Whoever asks which part of a
/// text made a node needs its end as well, and asks here.
public struct YAMLSpans: Sendable {
    /// A node of the document.
    public struct Node: Sendable {
        /// The way to it.
        public var path: FieldPath
        /// The bytes of its key, where it is a member of an object.
        public var key: Range<Int>?
        /// The bytes of the value. Those of an object or an array end with their last scalar.
        public var value: Range<Int>
        /// Whether it is a scalar (or an alias of a node elsewhere), not an object or an array.
        public var isScalar: Bool
    }

    /// The nodes in the order of the text, parents before their children.
    public private(set) var nodes: [Node] = []

    /// The nodes of the first document of a text; none of a text that cannot be read.
    public init(_ text: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var offsets = CharacterOffsets(buffer)
            var stack: [Open] = []
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return }
                defer { yaml_event_delete(&event) }
                let start = offsets.byte(of: event.start_mark.index)
                switch event.type {
                case YAML_SCALAR_EVENT, YAML_ALIAS_EVENT:
                    let end = offsets.byte(of: event.end_mark.index)
                    guard stack.count < ReadLimit.depth else { return }
                    take(scalar: start..<max(start, end), event, &stack)
                case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
                    guard stack.count < ReadLimit.depth else { return }
                    open(event.type == YAML_MAPPING_START_EVENT, at: start, &stack)
                case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(&stack)
                case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT, YAML_NO_EVENT: return
                default: break
                }
            }
        }
    }

    /// An object or an array that has begun.
    private struct Open {
        var node: Int
        var path: FieldPath
        var isObject: Bool
        var key: (name: Key, range: Range<Int>)?
        var count = 0
        /// A mapping or sequence that stands as a key: nothing below it is a field.
        var isIgnored = false
    }

    private static func next(in parent: inout Open) -> (path: FieldPath, key: Range<Int>?) {
        defer { parent.count += 1 }
        guard parent.isObject else { return (parent.path.appending(parent.count), nil) }
        let key = parent.key
        parent.key = nil
        return (parent.path.appending(key?.name ?? Key("")), key?.range)
    }

    private mutating func take(scalar range: Range<Int>, _ event: yaml_event_t, _ stack: inout [Open]) {
        guard let last = stack.indices.last else {
            nodes.append(Node(path: .root, key: nil, value: range, isScalar: true))
            return
        }
        if stack[last].isObject, stack[last].key == nil {
            let name: String
            if event.type == YAML_SCALAR_EVENT, let value = event.data.scalar.value {
                name = String(
                    decoding: UnsafeBufferPointer(start: value, count: event.data.scalar.length), as: UTF8.self)
            } else {
                name = ""
            }
            stack[last].key = (Key(name), range)
            return
        }
        let (path, key) = Self.next(in: &stack[last])
        nodes.append(Node(path: path, key: key, value: range, isScalar: true))
        extend(stack, to: range.upperBound)
    }

    private mutating func open(_ isObject: Bool, at start: Int, _ stack: inout [Open]) {
        var path = FieldPath.root
        var key: Range<Int>?
        if let last = stack.indices.last { (path, key) = Self.next(in: &stack[last]) }
        stack.append(Open(node: nodes.count, path: path, isObject: isObject))
        nodes.append(Node(path: path, key: key, value: start..<start, isScalar: false))
    }

    private mutating func close(_ stack: inout [Open]) {
        guard let closed = stack.popLast() else { return }
        extend(stack, to: nodes[closed.node].value.upperBound)
    }

    /// Objects and arrays reach as far as their last scalar: libyaml ends them where the next token begins.
    private mutating func extend(_ stack: [Open], to end: Int) {
        for open in stack where end > nodes[open.node].value.upperBound {
            nodes[open.node].value = nodes[open.node].value.lowerBound..<end
        }
    }
}

/// Turns libyaml's offsets, which count characters, into bytes, going forward only.
private struct CharacterOffsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var character = 0
    private var byte = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func byte(of target: Int) -> Int {
        // An end may lie before the start of the token that was looked at next.
        if target < character { (character, byte) = (0, 0) }
        while character < target, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            character += 1
        }
        return byte
    }
}
