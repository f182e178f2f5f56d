import KubeObjects

/// One thing known about a platform, and where it is known from.
public struct Fact: Sendable, Equatable {
    /// The dotted path in the profile, such as `networkPolicy.enforced`.
    public let path: String
    /// What is known: a scalar, or data with its own members.
    public let value: Value
    /// The same in Japanese, where the value is words and not a name or a number.
    public let japanese: Value?
    /// The source it was read in: one of the platform's ``Platform/sources``.
    public let source: String
    /// Whether it was read in that source; `false` for general knowledge.
    public let isVerified: Bool
    /// What else a reader should know.
    public let note: String?
    /// The version or date from which it holds.
    public let since: String?
}

/// A place facts come from.
public struct FactSource: Sendable, Equatable {
    /// The name facts use for it.
    public let id: String
    /// Where to find it: an address, a repository and revision, or `general Kubernetes knowledge`.
    public let reference: String
    /// Its rank: `official-docs`, `source-code`, `official-report`, `issue`, `secondary` or `own-knowledge`.
    public let kind: String
    /// What a reader should know of the source itself.
    public let note: String?
}
