/// Go's `time.Time`: an instant with the zone it is shown in.
public struct TemplateTime: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    /// Nanoseconds of the second, from 0.
    public var nanoseconds: Int
    /// Seconds east of UTC.
    public var offset: Int
    /// The abbreviation of the zone, such as `UTC`.
    public var zone: String

    /// An instant.
    public init(seconds: Int64, nanoseconds: Int = 0, offset: Int = 0, zone: String = "UTC") {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
        self.zone = zone
    }
}
