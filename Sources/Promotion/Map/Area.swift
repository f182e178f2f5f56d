import ClusterPlatforms
import KubeObjects

/// A field of work in which platforms differ, such as `storage-class`.
public struct Area: Sendable {
    /// What a platform does in the area, where its facts meet the conditions.
    struct Case: Sendable {
        /// What the app must have for the case to count.
        enum Need: String, CaseIterable, Sendable {
            /// A way in for users.
            case entries
        }

        let conditions: [RuleText.Condition]
        let need: Need?
        /// What is left to do where no rule found anything.
        let verdict: Verdict
        /// The facts it rests on.
        let facts: [String]
        let does: LocalizedText
        let action: LocalizedText
    }

    /// The area's id, stable and in kebab case.
    public let id: String
    /// The area's name.
    public let title: LocalizedText
    /// The kinds of object that are counted in it.
    let kinds: [String]
    /// What else of an app is counted in it; see ``AreaFeature``.
    let features: [AreaFeature]
    let cases: [Case]
}

extension Area {
    init(_ node: BookNode) throws(BookError) {
        id = try node["id"].string()
        title = try node["title"].localized()
        kinds = try node["kinds"].strings()
        var features: [AreaFeature] = []
        for feature in node["features"].elements {
            features.append(try feature.word())
        }
        self.features = features
        var cases: [Case] = []
        for entry in node["cases"].elements {
            cases.append(
                Case(
                    conditions: try entry["when"].conditions(),
                    need: entry["needs"].value.isNull ? nil : try entry["needs"].word(),
                    verdict: try entry["verdict"].word(), facts: try entry["facts"].strings(),
                    does: try entry["does"].localized(),
                    action: entry["action"].value.isNull ? .empty : try entry["action"].localized()))
        }
        self.cases = cases
    }
}
