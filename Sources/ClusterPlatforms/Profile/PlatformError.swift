import KubeObjects

/// Why a platform could not be made: an unknown name, or a profile that does not hold what it should.
public struct PlatformError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where in a profile the problem stands; `nil` where the question itself was wrong.
    public let position: SourcePosition?
    /// What is wrong and what to do.
    public let message: String

    /// Creates an error.
    public init(_ message: String, at position: SourcePosition? = nil) {
        self.message = message
        self.position = position
    }

    /// `eks.yaml:12:3: nodes.count is a string, expected an integer`.
    public var description: String {
        position.map { "\($0): \(message)" } ?? message
    }
}
