import AppSources
import ClusterPlatforms
import KubeObjects

/// B29: more pods than the planned nodes take.
struct PodsPerNode: Rule {
    let id = "pods-per-node"

    func matches(in move: Move) -> [Match] {
        let nodes = move.managed.nodes
        guard !nodes.addsNodes, let type = move.defaultNodeType else { return [] }
        let system = move.managed.system.workloads.reduce(0) {
            $0 + ($1.form == .daemonSet ? nodes.count : $1.replicas)
        }
        let total = type.maxPods * nodes.count
        var pods = 0
        var first: Workload?
        for workload in move.workloads {
            pods += move.podCount(of: workload)
            if pods + system > total, first == nil { first = workload }
        }
        guard let first else { return [] }
        return [
            Match(
                first.manifest, first.key.kind.name == "Pod" ? "spec" : "spec.replicas",
                [
                    "pods": "\(pods)", "nodes": "\(nodes.count)", "nodeType": LocalizedText(verbatim: type.name),
                    "limit": "\(type.maxPods)", "workload": .workload(first),
                ])
        ]
    }
}
