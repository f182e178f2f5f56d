/// Where every node of one document stands, beside the values and far smaller than one object per node.
///
/// Nodes are kept in the order of the text, each followed by its children; `end` skips a node's children.
struct PositionTree: Sendable {
    struct Node: Sendable {
        /// The value's own place, counted from 1.
        var line: UInt32
        var column: UInt32
        /// The place of the member's key; the value's own place for elements and the root.
        var keyLine: UInt32
        var keyColumn: UInt32
        /// The member's name; of no meaning for elements and the root.
        var key: Key
        /// The index after this node's last descendant.
        var end: UInt32 = 0
        /// The node whose children stand for this one's, for an alias or a merged member; 0 for none.
        var link: UInt32 = 0
    }

    var nodes: [Node] = []

    /// The node at the path, or its nearest ancestor that exists.
    func node(at path: FieldPath) -> Node? {
        guard var node = nodes.first else { return nil }
        var index = 0
        for element in path.elements {
            if nodes[index].link != 0 { index = Int(nodes[index].link) }
            guard let child = child(of: index, element) else { return node }
            index = child
            node = nodes[child]
        }
        return node
    }

    /// The child that an element of a path leads to. Of equal keys the last counts, as it does for the value.
    func child(of parent: Int, _ element: FieldPath.Element) -> Int? {
        var child = parent + 1
        let end = Int(nodes[parent].end)
        var ordinal = 0
        var found: Int?
        while child < end {
            switch element {
            case .key(let key): if nodes[child].key == key { found = child }
            case .index(let index): if ordinal == index { return child }
            }
            ordinal += 1
            child = max(Int(nodes[child].end), child + 1)
        }
        return found
    }
}

/// A place in a text, counted from 1.
struct TextMark: Hashable {
    var line: Int
    var column: Int

    func position(in file: String) -> SourcePosition {
        SourcePosition(file: file, line: line, column: column)
    }
}

/// Turns byte offsets into lines and columns, going forward only, so that a whole text costs one pass.
struct TextMarker {
    private var offset = 0
    private var mark = TextMark(line: 1, column: 1)

    /// The place of the byte at `target`, which must not be before the last one asked for.
    mutating func mark(at target: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextMark {
        // A byte order mark is no character.
        if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        let end = min(target, bytes.count)
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\n") {
                mark.line += 1
                mark.column = 1
            } else if byte & 0xC0 != 0x80 {
                mark.column += 1
            }
            offset += 1
        }
        return mark
    }
}
