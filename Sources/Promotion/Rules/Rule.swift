import AppSources
import KubeObjects

/// One way in which an app that runs on one platform breaks, or changes, on another.
///
/// What a rule says, how bad it is and which facts of a platform make it apply is data (``RuleText``); a rule itself
/// only looks for the places in an app. It never asks which platform it is: only what is known of it.
protocol Rule: Sendable {
    /// Names the rule's data.
    var id: String { get }

    /// The places the rule is about, in the order of the app's manifests. Asked only where the data's conditions hold.
    func matches(in move: Move) -> [Match]
}

/// A place that a rule found.
struct Match {
    /// The object it is about.
    let manifest: Manifest
    /// The field it is about; `nil` for the object as a whole.
    let field: FieldPath?
    /// How bad it is here, where that differs from the rule's own severity.
    var severity: Severity?
    /// What the rule's texts say in braces.
    let values: [String: LocalizedText]

    init(
        _ manifest: Manifest, _ field: FieldPath? = nil, severity: Severity? = nil,
        _ values: [String: LocalizedText] = [:]
    ) {
        self.manifest = manifest
        self.field = field
        self.severity = severity
        self.values = values
    }
}
