import AppSources
import ClusterPlatforms
import KubeObjects

/// B31: data that one pod on one node holds.
struct SingleReplicaData: Rule {
    let id = "single-replica-data"

    func matches(in move: Move) -> [Match] {
        let nodes = move.target.nodes
        let repair: LocalizedText
        if nodes.repairsNodes, let after = nodes.repairAfter {
            let time = LocalizedText.duration(after)
            repair = .say(
                "the platform replaces the node after about \(time.english)",
                "プラットフォームがノードを置き換えるのは約 \(time.japanese)後")
        } else {
            repair = .say("nothing repairs the node by default", "既定ではノードは修復されない")
        }
        return move.workloads.compactMap { workload in
            guard workload.key.kind == .statefulSet, workload.replicas == 1,
                let claim = move.claims(mountedBy: workload).first?.claim
            else { return nil }
            let replicas = workload.manifest.object[.spec][.replicas]
            return Match(
                workload.manifest, replicas.isNull ? "spec" : "spec.replicas",
                [
                    "name": LocalizedText(verbatim: workload.key.name), "claim": LocalizedText(verbatim: claim.name),
                    "repair": repair, "detach": .duration(move.target.storage.forcedDetachAfter ?? .seconds(360)),
                    "enable": nodes.repairsNodes ? .empty : .say("switch on node repair; ", "ノード修復を有効にし、"),
                ])
        }
    }
}
