import AppSources
import ClusterPlatforms
import KubeObjects

/// B43: an end that takes longer than a spot machine waits.
struct SpotGracePeriod: Rule {
    let id = "spot-grace-period"

    func matches(in move: Move) -> [Match] {
        let nodes = move.target.nodes
        guard let given = nodes.spotPodGrace, !nodes.spotSelector.isEmpty else { return [] }
        return move.workloads.compactMap { workload in
            guard let grace = workload.spec[.terminationGracePeriodSeconds].integer, .seconds(grace) > given,
                runsOnSpot(workload, selector: nodes.spotSelector)
            else { return nil }
            return Match(
                workload.manifest, workload.specPath.appending(.terminationGracePeriodSeconds),
                [
                    "workload": .workload(workload), "grace": "\(grace)", "given": "\(given.components.seconds)",
                ])
        }
    }

    private func runsOnSpot(_ workload: Workload, selector: Value) -> Bool {
        let wishes = NodeWish.wishes(of: workload)
        let isSelected = selector.stringMembers.allSatisfy { key, value in
            wishes.contains { $0.key == key && $0.values.contains(value) }
        }
        let keys = Set(selector.stringMembers.map(\.key))
        return isSelected
            || workload.spec[.tolerations].elements.contains { keys.contains($0[.key].string ?? "") }
    }
}
