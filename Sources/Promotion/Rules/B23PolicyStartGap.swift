import AppSources
import ClusterPlatforms
import KubeObjects

/// B23: a pod that ends by itself may have run before its policies were in place.
struct PolicyStartGap: Rule {
    let id = "policy-start-gap"

    func matches(in move: Move) -> [Match] {
        let facts = move.managed.networkPolicy
        guard facts.startupGap > .zero, !facts.isStrict else { return [] }
        return move.workloads.compactMap { workload in
            guard workload.key.kind.group == "batch" else { return nil }
            let policies = move.policies(selecting: workload, isolating: .egress)
            guard !policies.isEmpty else { return nil }
            return Match(
                workload.manifest, workload.specPath,
                [
                    "workload": .workload(workload),
                    "policies": .list(policies.map { .object($0.manifest) }),
                ])
        }
    }
}
