import AppSources
import ClusterPlatforms
import KubeObjects

/// B01: policies are stored and nothing enforces them.
struct NetworkPolicyNotEnforced: Rule {
    let id = "network-policy-not-enforced"

    func matches(in move: Move) -> [Match] {
        move.policies.map { policy in
            let pods = move.workloads.filter(policy.selects)
            let directions = PolicyView.Direction.allCases.filter(policy.isolates).map(\.rawValue)
            let engine = move.managed.fact("networkPolicy.engine").map(FactTexts.localized) ?? .empty
            let command: LocalizedText =
                move.target.networkPolicy.addOn.map {
                    .say(", add-on `\($0)`", "、アドオン `\($0)`") + move.command(for: $0)
                } ?? .empty
            return Match(
                policy.manifest, "spec.podSelector",
                [
                    "name": LocalizedText(verbatim: policy.name),
                    "pods": pods.isEmpty ? .say("its namespace", "その名前空間の Pod") : .workloads(pods),
                    "directions": LocalizedText(verbatim: directions.joined(separator: ", ")),
                    "engine": engine + command,
                ])
        }
    }
}
