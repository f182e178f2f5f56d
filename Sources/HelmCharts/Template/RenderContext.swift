/// What functions share during one rendering: the account of origins, chance, time, and what they may ask.
public final class RenderContext {
    /// The paths and sets of origins.
    public let origins: OriginTable
    /// Random bytes; seeded unless live ones were asked for.
    public var random: SeededRandom
    /// The time that `now` gives.
    public var now: TemplateTime
    /// Answers `lookup`; `nil` answers with nothing, as Helm does without a cluster.
    public var lookup: ((_ apiVersion: String, _ kind: String, _ namespace: String, _ name: String) -> TemplateValue)?
    /// Executes a named template (`include`); set by the executor.
    public var include: ((_ name: String, _ data: TemplateValue) throws(TemplateProblem) -> TemplateValue)?
    /// Renders text as a template (`tpl`); set by the executor.
    public var tpl: ((_ text: TemplateValue, _ data: TemplateValue) throws(TemplateProblem) -> TemplateValue)?

    /// A context.
    public init(origins: OriginTable = OriginTable(), seed: UInt64 = 1, now: TemplateTime = TemplateTime(seconds: 0)) {
        self.origins = origins
        random = SeededRandom(seed: seed)
        self.now = now
    }
}

/// The SplitMix64 generator: every output of a 64-bit state, the same for the same seed everywhere.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that starts from a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
