/// What an area of an app asks for on another platform.
public enum Verdict: String, CaseIterable, Sendable {
    /// Nothing to do.
    case unchanged
    /// Other values in fields that are already there.
    case values
    /// Something new has to be made: a manifest, a cluster setting, an account.
    case work
    /// The platform does it from now on.
    case platform
}

extension Verdict {
    /// The words a person reads.
    public var title: LocalizedText {
        switch self {
        case .unchanged: LocalizedText(english: "unchanged", japanese: "変更なし")
        case .values: LocalizedText(english: "values only", japanese: "値のみ変更")
        case .work: LocalizedText(english: "new work", japanese: "新規作業")
        case .platform: LocalizedText(english: "platform", japanese: "基盤が担当")
        }
    }
}
