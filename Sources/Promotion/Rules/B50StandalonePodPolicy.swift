import AppSources
import ClusterPlatforms
import KubeObjects

/// B50: a pod without an owner, which this engine's policies are said to pass over.
struct StandalonePodPolicy: Rule {
    let id = "standalone-pod-policy"

    func matches(in move: Move) -> [Match] {
        guard move.managed.networkPolicy.exemptsStandalonePods else { return [] }
        return move.workloads.compactMap { workload in
            guard workload.key.kind.name == "Pod" else { return nil }
            let policies = move.policies.filter { $0.selects(workload) }
            guard !policies.isEmpty else { return nil }
            return Match(
                workload.manifest, "spec",
                [
                    "name": LocalizedText(verbatim: workload.key.name),
                    "policies": .list(policies.map { .object($0.manifest) }),
                ])
        }
    }
}
