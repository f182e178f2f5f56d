import CYaml

/// Turns libyaml's events into documents.
struct YAMLBuilder {
    private(set) var documents: [Document] = []

    private let file: String
    private let duplicateKeys: YAMLReader.DuplicateKeys
    private var tree: TreeBuilder
    /// One entry per open collection, beside the tree builder's frames.
    private var states: [State] = []
    private var anchors: [String: Anchor] = [:]
    private var openAnchors: [String] = []
    private let keys = KeyTableCache()
    /// Nodes written or brought in by aliases so far, and the latter alone, over the whole file.
    private var nodeCount = 0
    private var aliasNodeCount = 0

    private struct State {
        /// For a mapping: whether a key comes next.
        var expectsKey: Bool
        /// Whether the value that comes next is to be merged.
        var isMerging = false
        var merges: [Merge] = []
        let anchor: String?
        let countBefore: Int
    }

    private struct Merge {
        let members: Members
        let node: Int
        let mark: TextMark
    }

    private struct Anchor {
        let value: Value
        let node: Int
        let count: Int
        let height: Int
    }

    init(file: String, duplicateKeys: YAMLReader.DuplicateKeys) {
        self.file = file
        self.duplicateKeys = duplicateKeys
        tree = TreeBuilder(file: file, keepsPositions: true)
    }

    mutating func take(_ event: yaml_event_t) throws(ReadError) {
        let mark = TextMark(line: event.start_mark.line + 1, column: event.start_mark.column + 1)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT:
            tree = TreeBuilder(file: file, keepsPositions: true)
            anchors = [:]
        case YAML_SCALAR_EVENT:
            try takeScalar(event.data.scalar, at: mark)
        case YAML_ALIAS_EVENT:
            try takeAlias(Self.text(event.data.alias.anchor) ?? "", at: mark)
        case YAML_SEQUENCE_START_EVENT:
            try begin(isObject: false, anchor: Self.text(event.data.sequence_start.anchor), at: mark)
        case YAML_MAPPING_START_EVENT:
            try begin(isObject: true, anchor: Self.text(event.data.mapping_start.anchor), at: mark)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            try end(at: mark)
        default:
            break
        }
    }

    private static func text(_ pointer: UnsafePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: UnsafePointer($0)) }
    }

    private func error(_ message: String, at mark: TextMark, library: String? = nil) -> ReadError {
        ReadError(position: mark.position(in: file), message: message, libraryMessage: library)
    }

    // MARK: - Scalars

    private typealias Scalar = yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar

    private mutating func takeScalar(_ scalar: Scalar, at mark: TextMark) throws(ReadError) {
        let bytes = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
        let isPlain = scalar.tag == nil && scalar.plain_implicit == 1
        let anchor = Self.text(scalar.anchor)
        if expectsKey {
            if bytes.elementsEqual("<<".utf8), isPlain || Self.text(scalar.tag) == "tag:yaml.org,2002:merge" {
                states[states.count - 1].isMerging = true
                states[states.count - 1].expectsKey = false
                tree.setMergeKey(at: mark)
                return
            }
            let value: Value
            if isPlain, Self.isPlainName(bytes), anchor == nil {
                return try takeKey(keys.key(bytes), at: mark)
            }
            value = try meaning(scalar, bytes, isPlain: isPlain, at: mark)
            if let anchor { anchors[anchor] = Anchor(value: value, node: 0, count: 1, height: 0) }
            return try takeKey(value, at: mark)
        }
        let value = try meaning(scalar, bytes, isPlain: isPlain, at: mark)
        nodeCount += 1
        let node = tree.addNode(at: mark)
        if let anchor { anchors[anchor] = Anchor(value: value, node: node, count: 1, height: 0) }
        try finish(value, node: node, height: 0, at: mark)
    }

    /// Whether a plain key begins with a letter that no special word begins with, which nearly all keys do.
    private static func isPlainName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        if bytes.count > 5, first | 0x20 >= UInt8(ascii: "a"), first | 0x20 <= UInt8(ascii: "z") { return true }
        switch first {
        case UInt8(ascii: "a")...UInt8(ascii: "e"), UInt8(ascii: "g")...UInt8(ascii: "m"),
            UInt8(ascii: "p")...UInt8(ascii: "s"), UInt8(ascii: "u")...UInt8(ascii: "x"):
            return true
        default:
            return false
        }
    }

    private func meaning(
        _ scalar: Scalar, _ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, at mark: TextMark
    ) throws(ReadError) -> Value {
        let value: Value
        if isPlain {
            value = YAMLScalar.plain(bytes)
        } else if let tag = Self.text(scalar.tag) {
            switch YAMLScalar.tagged(tag, bytes) {
            case .success(let result): value = result
            case .failure(let failure):
                throw error(
                    "this value is not what its tag !!\(failure.type) says; change the one or the other", at: mark)
            }
        } else {
            return YAMLScalar.string(bytes)
        }
        if case .double(let number) = value, !number.isFinite {
            throw error(
                "\(String(decoding: bytes, as: UTF8.self)) is not a number Kubernetes can store; quote it", at: mark,
                library: "json: unsupported value: \(number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf")")
        }
        return value
    }

    // MARK: - Keys

    private mutating func takeKey(_ value: Value, at mark: TextMark) throws(ReadError) {
        guard let text = YAMLScalar.keyText(value) else {
            let type = value.isNull ? "empty" : value.typeName
            throw error("a key must be a text or a number, this one is \(type); write it in quotes", at: mark)
        }
        try takeKey(Key(text), at: mark)
    }

    private mutating func takeKey(_ key: Key, at mark: TextMark) throws(ReadError) {
        states[states.count - 1].expectsKey = false
        guard tree.setKey(key, at: mark), let first = tree.earlierPosition else { return }
        if duplicateKeys == .refused {
            throw error(YAMLReader.duplicateMessage(tree.path, first: first), at: mark)
        }
        tree.noteDuplicate(first: first, at: mark)
    }

    // MARK: - Collections

    private mutating func begin(isObject: Bool, anchor: String?, at mark: TextMark) throws(ReadError) {
        if expectsKey {
            let hint =
                isObject ? ". If this is a template ({{ }}), render it first, for example with 'helm template'" : ""
            throw error(
                "a key must be a text or a number, this one is a list or an object; write it in quotes\(hint)", at: mark
            )
        }
        guard tree.depth < ReadLimit.depth else {
            throw error("this is nested more than \(ReadLimit.depth) levels deep; nothing in Kubernetes is", at: mark)
        }
        nodeCount += 1
        if let anchor { openAnchors.append(anchor) }
        states.append(State(expectsKey: isObject, anchor: anchor, countBefore: nodeCount - 1))
        tree.begin(isObject: isObject, node: tree.addNode(at: mark))
    }

    private mutating func end(at mark: TextMark) throws(ReadError) {
        guard let state = states.last else { return }
        if !state.merges.isEmpty { merge(state.merges) }
        states.removeLast()
        let (value, height, node) = tree.end()
        if let anchor = state.anchor {
            openAnchors.removeLast()
            anchors[anchor] = Anchor(value: value, node: node, count: nodeCount - state.countBefore, height: height)
        }
        try finish(value, node: node, height: height, at: mark)
    }

    /// Puts a finished value where it belongs.
    private mutating func finish(_ value: Value, node: Int, height: Int, at mark: TextMark) throws(ReadError) {
        guard !states.isEmpty else {
            if !value.isNull {
                documents.append(
                    Document(value: value, file: file, positions: tree.positions, duplicates: tree.duplicates))
            }
            return
        }
        let top = states.count - 1
        if states[top].isMerging {
            states[top].isMerging = false
            states[top].expectsKey = true
            return try addMerge(value, node: node, at: mark)
        }
        if tree.frames[tree.depth - 1].isObject { states[top].expectsKey = true }
        tree.add(value, height: height)
    }

    /// Whether the next node is a key.
    private var expectsKey: Bool { !states.isEmpty && states[states.count - 1].expectsKey }

    // MARK: - Aliases and merging

    private mutating func takeAlias(_ name: String, at mark: TextMark) throws(ReadError) {
        guard !openAnchors.contains(name) else {
            throw error(
                "*\(name) stands inside what &\(name) names, so it would contain itself; remove it", at: mark,
                library: "yaml: anchor '\(name)' value contains itself")
        }
        guard let anchor = anchors[name] else {
            throw error(
                "*\(name) refers to nothing; define &\(name) above it, in the same document", at: mark,
                library: "yaml: unknown anchor '\(name)' referenced")
        }
        if expectsKey { return try takeKey(anchor.value, at: mark) }
        guard tree.depth + anchor.height <= ReadLimit.depth else {
            throw error(
                "*\(name) makes this more than \(ReadLimit.depth) levels deep; nothing in Kubernetes is", at: mark)
        }
        nodeCount += anchor.count
        aliasNodeCount += anchor.count
        guard aliasNodeCount <= ReadLimit.aliasNodes else {
            throw error(
                "aliases make this file more than \(ReadLimit.aliasNodes) nodes larger; write less of it so", at: mark)
        }
        let node = tree.addNode(at: mark, link: anchor.node)
        try finish(anchor.value, node: node, height: anchor.height, at: mark)
    }

    private mutating func addMerge(_ value: Value, node: Int, at mark: TextMark) throws(ReadError) {
        let top = states.count - 1
        switch value {
        case .object(let members):
            states[top].merges.append(Merge(members: members, node: node, mark: mark))
        case .array(let elements) where elements.allSatisfy({ if case .object = $0 { true } else { false } }):
            let list = tree.positions.resolved(node)
            for (index, element) in elements.enumerated() {
                let child = tree.positions.child(of: list, .index(index)) ?? node
                states[top].merges.append(Merge(members: element.members, node: child, mark: mark))
            }
        default:
            throw error(
                "<< merges an object or a list of objects, this is \(value.typeName)", at: mark,
                library: "yaml: map merge requires map or sequence of maps as the value")
        }
    }

    /// Adds the merged members that the object does not have itself; of equal ones the first counts.
    private mutating func merge(_ merges: [Merge]) {
        for merge in merges where !merge.members.isEmpty {
            let children = tree.positions.members(of: tree.positions.resolved(merge.node))
            for member in merge.members where !tree.setKey(member.key, at: merge.mark) {
                tree.addMergedNode(from: children[member.key])
                tree.add(member.value)
            }
        }
    }
}

extension PositionTree {
    /// The node whose children stand for this one's.
    func resolved(_ index: Int) -> Int {
        nodes[index].link == 0 ? index : Int(nodes[index].link)
    }

    /// The nodes of an object's members. Of equal keys the last counts.
    func members(of parent: Int) -> [Key: Int] {
        var members: [Key: Int] = [:]
        var child = parent + 1
        while child < Int(nodes[parent].end) {
            members[nodes[child].key] = child
            child = max(Int(nodes[child].end), child + 1)
        }
        return members
    }
}

extension TreeBuilder {
    /// Adds a node for a member that is written elsewhere and merged into the object being read.
    mutating func addMergedNode(from source: Int?) {
        guard let source, let frame = frames.last else { return }
        var node = positions.nodes[source]
        if node.link == 0 { node.link = UInt32(clamping: source) }
        node.key = frame.key
        append(node)
    }
}

/// A key cache that copies of its owner share.
final class KeyTableCache {
    private let cache = KeyCache()

    func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key { cache.key(bytes) }
}
