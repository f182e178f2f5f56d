/// One document of a YAML or JSON file: its value, and where each part of it is written.
public struct Document: Sendable {
    /// A key that is written more than once in one object. The last one counts, as it does for Kubernetes.
    public struct Duplicate: Hashable, Sendable {
        /// The field that is written twice.
        public let path: FieldPath
        /// Where the key stands for the first time.
        public let first: SourcePosition
        /// Where it stands again.
        public let position: SourcePosition
    }

    /// What the document says.
    public var value: Value
    /// The file as the user named it.
    public let file: String
    /// Keys written more than once, in the order of the text. A reader that refuses them leaves none.
    public let duplicates: [Duplicate]

    private let positions: PositionTree

    /// A document that was not read from a text.
    public init(value: Value, file: String) {
        self.init(value: value, file: file, positions: PositionTree(), duplicates: [])
    }

    init(value: Value, file: String, positions: PositionTree, duplicates: [Duplicate]) {
        self.value = value
        self.file = file
        self.positions = positions
        self.duplicates = duplicates
    }

    /// Where the field is written: its key for a member, the value for an element. Where the field is not written,
    /// the place of the nearest parent that is.
    public func position(of path: FieldPath) -> SourcePosition {
        guard let node = positions.node(at: path) else { return SourcePosition(file: file, line: 1, column: 1) }
        return SourcePosition(file: file, line: Int(node.keyLine), column: Int(node.keyColumn))
    }

    /// Where the field's value begins; like ``position(of:)`` otherwise.
    public func valuePosition(of path: FieldPath) -> SourcePosition {
        guard let node = positions.node(at: path) else { return SourcePosition(file: file, line: 1, column: 1) }
        return SourcePosition(file: file, line: Int(node.line), column: Int(node.column))
    }
}
