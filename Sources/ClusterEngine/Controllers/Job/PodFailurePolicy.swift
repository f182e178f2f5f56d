import KubeObjects

/// What a Job's `podFailurePolicy` says about a failed pod.
struct PodFailureVerdict {
    enum Action: String {
        case failJob = "FailJob"
        case failIndex = "FailIndex"
        case ignore = "Ignore"
        case count = "Count"
    }

    var action: Action
    /// The sentence for the Job's condition.
    var message: String

    /// The verdict of the first rule that matches; `nil` where none does (`matchPodFailurePolicy`).
    static func of(_ policy: Value, on pod: Value) -> PodFailureVerdict? {
        for (index, rule) in policy["rules"].elements.enumerated() {
            guard let action = rule["action"].string.flatMap({ Action(rawValue: $0) }) else { continue }
            let suffix = "matching \(action.rawValue) rule at index \(index)"
            let name = "\(pod.objectNamespace)/\(pod.objectName)"
            if let (container, code) = matchingExit(rule["onExitCodes"], pod) {
                return PodFailureVerdict(
                    action: action,
                    message: "Container \(container) for pod \(name) failed with exit code \(code) \(suffix)")
            }
            if let condition = matchingCondition(rule["onPodConditions"], pod) {
                return PodFailureVerdict(
                    action: action, message: "Pod \(name) has condition \(condition) \(suffix)")
            }
        }
        return nil
    }

    private static func matchingExit(_ rule: Value, _ pod: Value) -> (container: String, code: Int)? {
        guard !rule.isNull else { return nil }
        let codes = rule[.values].elements.compactMap(\.integer)
        for list in [Key.initContainerStatuses, .containerStatuses] {
            for status in pod[.status][list].elements {
                guard let code = status[.state][.terminated][.exitCode].integer, code != 0 else { continue }
                if let container = rule["containerName"].string, container != status[.name].string { continue }
                let isListed = codes.contains(code)
                if rule[.operator].string == "In" ? isListed : !isListed { return (status[.name].string ?? "", code) }
            }
        }
        return nil
    }

    private static func matchingCondition(_ rules: Value, _ pod: Value) -> String? {
        for rule in rules.elements {
            let type = rule[.type].string ?? ""
            let condition = pod[.status][.conditions].condition(type)
            if !condition.isNull, condition[.status].string == rule[.status].string ?? "True" { return type }
        }
        return nil
    }
}
