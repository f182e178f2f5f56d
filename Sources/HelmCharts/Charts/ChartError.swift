import KubeObjects

/// Why a chart, its values or its dependencies cannot be used: where, what, and what to do.
public struct ChartError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, or the place in it; `nil` where it is about no file.
    public var place: String?
    /// What happened and what to do.
    public var message: String

    /// An error.
    public init(_ message: String, at place: String? = nil) {
        self.place = place
        self.message = message
    }

    init(_ error: ReadError) {
        self.init(error.message, at: error.position.description)
    }

    /// `web/Chart.yaml:3:1: message`.
    public var description: String { place.map { "\($0): \(message)" } ?? message }
}

/// Something that does not stop the work, but that the user should know.
public struct ChartWarning: Hashable, Sendable, CustomStringConvertible {
    /// What.
    public var message: String

    /// The message.
    public var description: String { message }

    init(_ message: String) {
        self.message = message
    }
}
