import ClusterPlatforms
import KubeObjects

/// What is written down of a rule: where it belongs, when it applies and what it says.
public struct RuleText: Sendable {
    /// A condition on a fact of the platform's profile.
    struct Condition: Sendable {
        /// The dotted path of the fact.
        let path: String
        /// What its value must be; `nil` where it only has to be known.
        let value: Value?
        /// Whether the condition holds when the value is any other.
        let isNegated: Bool
    }

    /// The rule's id, such as `storage-class-missing`.
    public let id: String
    /// The number of the breakage in the platform facts, such as `B06`.
    public let breakage: String?
    /// The area it belongs to.
    public let area: String
    /// How bad it is to leave it.
    public let severity: Severity
    /// Whether other values mend it or new work.
    public let change: Verdict
    /// The facts of the platform, as it is planned, that make the rule apply; all must hold.
    let conditions: [Condition]
    /// The same, of the platform with the add-ons that it recommends.
    let conditionsWhenReady: [Condition]
    /// The facts of a platform that the rule's code looks at.
    public let facts: [String]
    /// The rule in a few words.
    public let title: LocalizedText
    /// What happens, with names in braces.
    public let message: LocalizedText
    /// What to do about it, with names in braces.
    public let action: LocalizedText

    /// Whether the facts of the platform that `move` goes to make the rule apply.
    func applies(to move: Move) -> Bool {
        Self.hold(conditions, on: move.target) && Self.hold(conditionsWhenReady, on: move.managed)
    }

    /// Whether all of `conditions` hold on `platform`.
    static func hold(_ conditions: [Condition], on platform: Platform) -> Bool {
        conditions.allSatisfy { condition in
            let fact = platform.fact(condition.path)
            guard let value = condition.value else { return (fact != nil) != condition.isNegated }
            return (fact?.value == value) != condition.isNegated
        }
    }
}
