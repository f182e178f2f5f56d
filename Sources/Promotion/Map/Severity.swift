/// How bad it is to leave a finding as it is.
public enum Severity: String, CaseIterable, Sendable {
    /// Worth knowing; nothing breaks today.
    case info
    /// Works at first or by luck, or fails only under a condition.
    case warning
    /// Fails, or is accepted and then ignored.
    case error
}

extension Severity: Comparable {
    /// Orders from ``info`` to ``error``.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// The word a person reads.
    public var title: LocalizedText {
        switch self {
        case .info: LocalizedText(english: "info", japanese: "情報")
        case .warning: LocalizedText(english: "warning", japanese: "警告")
        case .error: LocalizedText(english: "error", japanese: "エラー")
        }
    }
}
