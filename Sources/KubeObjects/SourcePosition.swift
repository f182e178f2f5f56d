/// Where something stands in a text: a file, a line and a column, both counted from 1.
public struct SourcePosition: Hashable, Sendable {
    /// The file as the user named it; `-` for standard input.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The column in characters, counted from 1.
    public var column: Int

    /// Creates a position.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourcePosition: CustomStringConvertible {
    /// `values.yaml:12:3`.
    public var description: String { "\(file):\(line):\(column)" }
}
