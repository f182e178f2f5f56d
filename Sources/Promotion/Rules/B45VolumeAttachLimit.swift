import AppSources
import ClusterPlatforms
import KubeObjects

/// B45: more disks than the planned nodes can hold.
struct VolumeAttachLimit: Rule {
    let id = "volume-attach-limit"

    func matches(in move: Move) -> [Match] {
        let nodes = move.managed.nodes
        guard let type = nodes.type(named: nodes.defaultType), let limit = type.attachLimit, !nodes.addsNodes else {
            return []
        }
        let total = limit * nodes.count
        var volumes = 0
        var first: Claim?
        for claim in move.claims where move.storageDriver(of: claim, on: move.managed)?.attaches ?? false {
            volumes += claim.count
            if volumes > total, first == nil { first = claim }
        }
        guard let first else { return [] }
        return [
            Match(
                first.manifest, first.path,
                [
                    "volumes": "\(volumes)", "nodes": "\(nodes.count)", "nodeType": LocalizedText(verbatim: type.name),
                    "limit": "\(limit)", "total": "\(total)", "workload": .object(first.manifest),
                ])
        ]
    }
}
