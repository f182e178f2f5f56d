/// Builds a value tree from its parts in the order of the text, for both readers.
///
/// Children wait on two stacks until their object or array ends, and are then moved into storage of exactly their
/// size: half-filled arrays would cost a third more memory.
struct TreeBuilder {
    /// An object or array that has begun and not ended.
    struct Frame {
        let isObject: Bool
        /// Where its children begin on the stack.
        let start: Int
        /// Its node in the position tree.
        let node: Int
        /// The name of the member being read.
        var key = Key(number: 0)
        var keyMark = TextMark(line: 1, column: 1)
        /// The member of that name that has been read before, if any.
        var earlier: Earlier?
        /// How deep its children reach.
        var height = 0
        /// The members read, once there are so many that a search would be slow.
        var known: [Key: Earlier] = [:]
    }

    /// A member of the object being read.
    struct Earlier {
        /// Its place among the object's members.
        let member: Int
        /// Its node in the position tree.
        let node: Int
    }

    private(set) var frames: [Frame] = []
    private var members: [Members.Member] = []
    private var elements: [Value] = []
    private(set) var positions = PositionTree()
    private(set) var duplicates: [Document.Duplicate] = []
    let file: String
    let keepsPositions: Bool

    /// From this many members on, names are looked up in a set.
    private static let manyMembers = 16

    init(file: String, keepsPositions: Bool) {
        self.file = file
        self.keepsPositions = keepsPositions
    }

    var depth: Int { frames.count }

    /// Whether the next value is a member of an object, or an element of an array; `nil` at the root.
    ///
    /// Readers ask this rather than hold a frame, which would make each change of it copy its members' names.
    var isInObject: Bool? { frames.isEmpty ? nil : frames[frames.count - 1].isObject }

    /// The path of the value that comes next.
    var path: FieldPath {
        var end = elements.count
        var path: [FieldPath.Element] = []
        for frame in frames.reversed() {
            if frame.isObject {
                path.append(.key(frame.key))
            } else {
                path.append(.index(end - frame.start))
                end = frame.start
            }
        }
        return FieldPath(path.reversed())
    }

    /// Adds a node for the value that begins at `mark`, and returns its index.
    @discardableResult
    mutating func addNode(at mark: TextMark, link: Int = 0) -> Int {
        guard keepsPositions else { return 0 }
        var key = Key(number: 0)
        var keyMark = mark
        if let frame = frames.last, frame.isObject {
            key = frame.key
            keyMark = frame.keyMark
        }
        let index = positions.nodes.count
        positions.nodes.append(
            PositionTree.Node(
                line: UInt32(clamping: mark.line), column: UInt32(clamping: mark.column),
                keyLine: UInt32(clamping: keyMark.line), keyColumn: UInt32(clamping: keyMark.column),
                key: key, end: UInt32(clamping: index + 1), link: UInt32(clamping: link)))
        return index
    }

    /// Adds a node without children of its own.
    mutating func append(_ node: PositionTree.Node) {
        var node = node
        node.end = UInt32(clamping: positions.nodes.count + 1)
        positions.nodes.append(node)
    }

    /// Begins an object or array; its node must have been added.
    mutating func begin(isObject: Bool, node: Int) {
        frames.append(Frame(isObject: isObject, start: isObject ? members.count : elements.count, node: node))
    }

    /// Sets the name of the member that comes next, and tells whether the object has one of that name already.
    @discardableResult
    mutating func setKey(_ key: Key, at mark: TextMark) -> Bool {
        let top = frames.count - 1
        frames[top].earlier = earlier(key)
        frames[top].key = key
        frames[top].keyMark = mark
        return frames[top].earlier != nil
    }

    /// Names what comes next without making it a member, as a merge key does.
    mutating func setMergeKey(at mark: TextMark) {
        let top = frames.count - 1
        frames[top].key = Self.mergeKey
        frames[top].keyMark = mark
    }

    private static let mergeKey = Key("<<")

    /// The member of this name that the object being read has already; notes that one comes otherwise.
    private mutating func earlier(_ key: Key) -> Earlier? {
        let top = frames.count - 1
        let start = frames[top].start
        if members.count - start < Self.manyMembers {
            for index in start..<members.count where members[index].key == key {
                return Earlier(member: index - start, node: node(of: key))
            }
            return nil
        }
        if frames[top].known.isEmpty {
            for (index, member) in members[start...].enumerated() {
                frames[top].known[member.key] = Earlier(member: index, node: node(of: member.key))
            }
        }
        if let known = frames[top].known[key] { return known }
        frames[top].known[key] = Earlier(member: members.count - start, node: positions.nodes.count)
        return nil
    }

    /// The first node of a member of the object being read.
    private func node(of key: Key) -> Int {
        guard keepsPositions, let frame = frames.last else { return 0 }
        // The object has not ended: its children reach to the last node.
        var child = frame.node + 1
        while child < positions.nodes.count {
            let node = positions.nodes[child]
            if node.key == key { return child }
            child = max(Int(node.end), child + 1)
        }
        return 0
    }

    /// Where the member that is now being read again has its key for the first time.
    var earlierPosition: SourcePosition? {
        guard keepsPositions, let earlier = frames.last?.earlier, positions.nodes.indices.contains(earlier.node) else {
            return nil
        }
        let node = positions.nodes[earlier.node]
        return SourcePosition(file: file, line: Int(node.keyLine), column: Int(node.keyColumn))
    }

    /// Adds a finished value, whose children reach `height` levels deep, to the object or array being read.
    mutating func add(_ value: Value, height: Int = 0) {
        let top = frames.count - 1
        frames[top].height = max(frames[top].height, height + 1)
        guard frames[top].isObject else {
            elements.append(value)
            return
        }
        let key = frames[top].key
        if let earlier = frames[top].earlier {
            members[frames[top].start + earlier.member].value = value
        } else {
            members.append(Members.Member(key: key, value: value))
        }
    }

    /// Notes that the member being read has been written before.
    mutating func noteDuplicate(first: SourcePosition, at mark: TextMark) {
        duplicates.append(Document.Duplicate(path: path, first: first, position: mark.position(in: file)))
    }

    /// Ends the object or array begun last.
    mutating func end() -> (value: Value, height: Int, node: Int) {
        let frame = frames.removeLast()
        if keepsPositions {
            positions.nodes[frame.node].end = UInt32(clamping: positions.nodes.count)
        }
        let value: Value
        if frame.isObject {
            value = .object(Members(Array(members[frame.start...])))
            members.removeSubrange(frame.start...)
        } else {
            value = .array(Array(elements[frame.start...]))
            elements.removeSubrange(frame.start...)
        }
        return (value, frame.height, frame.node)
    }
}
