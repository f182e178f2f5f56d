import AppSources
import ClusterPlatforms
import KubeObjects

/// B30: a budget that lets no pod go, on a platform that drains nodes.
struct DisruptionBudgetBlocks: Rule {
    let id = "disruption-budget-blocks"

    func matches(in move: Move) -> [Match] {
        guard move.target.nodes.afterDrainTimeout != .neverDrains else { return [] }
        return move.app.manifests(of: .disruptionBudget).compactMap { budget in
            guard let selector = try? LabelSelector(budget.object[.spec][.selector]),
                let workload = move.workloads.first(where: { workload in
                    workload.key.namespace == budget.key.namespace && workload.key.kind.group == "apps"
                        && workload.key.kind != .daemonSet && selector.matches(workload.labels)
                }), let rule = Self.blockingRule(budget.object[.spec], pods: pods(of: workload, move))
            else { return nil }
            let count = pods(of: workload, move)
            return Match(
                budget, FieldPath(keys: [.spec, rule.key]),
                [
                    "name": LocalizedText(verbatim: budget.key.name), "rule": .code("\(rule.key): \(rule.text)"),
                    "replicas": .say(count == 1 ? "1 pod" : "\(count) pods", "\(count) 個の Pod"),
                    "workload": .workload(workload), "effect": effect(move.target.nodes),
                ])
        }
    }

    /// The replicas there are at least: an autoscaler may keep more than the manifest says.
    private func pods(of workload: Workload, _ move: Move) -> Int {
        let autoscaler = move.app.manifests(of: .autoscaler).first { manifest in
            let reference = manifest.object[.spec]["scaleTargetRef"]
            return manifest.key.namespace == workload.key.namespace
                && reference[.kind].string == workload.key.kind.name && reference[.name].string == workload.key.name
        }
        return max(workload.plannedReplicas ?? 1, min(1_000_000, autoscaler?.object[.spec]["minReplicas"].integer ?? 0))
    }

    /// The field by which a budget allows no disruption of `pods` pods, with its value.
    static func blockingRule(_ spec: Value, pods: Int) -> (key: Key, text: String)? {
        if let text = spec[.minAvailable].stringOrInteger {
            return count(text, of: pods) >= pods ? (.minAvailable, text) : nil
        }
        guard let text = spec[.maxUnavailable].stringOrInteger else { return nil }
        return count(text, of: pods) <= 0 ? (.maxUnavailable, text) : nil
    }

    /// A number, or a percentage rounded up, as the disruption controller does.
    private static func count(_ text: String, of pods: Int) -> Int {
        guard text.hasSuffix("%") else { return Int(text) ?? pods }
        guard let share = Int(text.dropLast()), (0...100).contains(share) else { return pods }
        return (pods * share + 99) / 100
    }

    private func effect(_ nodes: NodeFacts) -> LocalizedText {
        let time = nodes.drainTimeout.map { LocalizedText.duration($0) } ?? .empty
        switch nodes.afterDrainTimeout {
        case .upgradeFails:
            return .say("after \(time.english) the upgrade fails", "\(time.japanese)でアップグレードが失敗します")
        case .podsAreRemoved:
            return .say(
                "after \(time.english) the pod is removed in spite of the budget",
                "\(time.japanese)後に、バジェットに反して Pod が退避されます")
        case .neverDrains: return .empty
        }
    }
}

extension LocalizedText {
    /// A duration in the largest unit that says it in whole numbers.
    static func duration(_ duration: Duration) -> LocalizedText {
        let seconds = Int(duration.components.seconds)
        if seconds >= 3600, seconds % 3600 == 0 { return .say("\(seconds / 3600) h", "\(seconds / 3600) 時間") }
        if seconds >= 60, seconds % 60 == 0 { return .say("\(seconds / 60) min", "\(seconds / 60) 分") }
        return .say("\(seconds) s", "\(seconds) 秒")
    }
}
