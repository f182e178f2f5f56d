/// What a rendering may use before it is stopped with an error: charts are foreign code.
public struct RenderLimits: Sendable {
    /// Calls of `include` for the same template within each other (Helm: 1000).
    public var includeDepth = 1_000
    /// Templates within each other.
    public var templateDepth = 2_000
    /// Bytes that all templates print together.
    public var outputBytes = 64 << 20
    /// Actions executed, which bounds the time.
    public var actions = 20_000_000

    /// The limits that suit any chart seen so far.
    public init() {}
}
