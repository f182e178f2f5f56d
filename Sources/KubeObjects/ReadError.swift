/// A text that cannot be read: where, why, and what to do.
public struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the text stops making sense.
    public let position: SourcePosition
    /// The reason and the remedy, in one sentence.
    public let message: String
    /// What Kubernetes' own YAML library says instead, such as `yaml: line 3: did not find expected key`; `nil` where that
    /// is not known. Helm shows it to templates.
    public let libraryMessage: String?

    /// Creates an error.
    public init(position: SourcePosition, message: String, libraryMessage: String? = nil) {
        self.position = position
        self.message = message
        self.libraryMessage = libraryMessage
    }

    /// `app.yaml:12:3: message`.
    public var description: String { "\(position): \(message)" }
}

/// How much a reader accepts. Beyond these a text is hostile or a mistake, and is refused with a message.
enum ReadLimit {
    /// Objects and arrays within each other. Kubernetes' deepest types stay below 40.
    static let depth = 512
    /// Nodes that aliases may add to one file beyond what is written in it.
    static let aliasNodes = 1_000_000
    /// Bytes of one file.
    static let bytes = 1 << 30
}
