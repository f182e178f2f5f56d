import AppSources
import ClusterPlatforms
import KubeObjects

/// B33: a constraint over zones that the planned cluster cannot meet.
struct ZoneConstraintTooStrict: Rule {
    let id = "zone-constraint-too-strict"

    private static let zoneKeys = ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"]

    func matches(in move: Move) -> [Match] {
        let zones = move.target.nodes.defaultZoneCount
        return move.workloads.flatMap { workload in
            spread(of: workload, zones: zones) + antiAffinity(of: workload, zones: zones)
        }
    }

    private func spread(of workload: Workload, zones: Int) -> [Match] {
        workload.spec[.topologySpreadConstraints].elements.enumerated().compactMap { index, constraint in
            guard Self.zoneKeys.contains(constraint[.topologyKey].string ?? ""),
                (constraint["whenUnsatisfiable"].string ?? "DoNotSchedule") == "DoNotSchedule",
                let needed = constraint["minDomains"].integer, needed > zones
            else { return nil }
            // Below `minDomains` every zone holds at most `maxSkew` pods.
            let skew = min(max(1, constraint["maxSkew"].integer ?? 1), 1_000_000)
            let pending = (workload.plannedReplicas ?? 1) - zones * skew
            guard pending > 0 else { return nil }
            return match(
                workload, workload.specPath.appending(.topologySpreadConstraints).appending(index), needed: needed,
                "minDomains: \(needed)", zones: zones, pending: pending)
        }
    }

    private func antiAffinity(of workload: Workload, zones: Int) -> [Match] {
        let keys: [Key] = [.affinity, "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"]
        return workload.spec[path: keys].elements.enumerated().compactMap { index, term in
            guard Self.zoneKeys.contains(term[.topologyKey].string ?? ""),
                let selector = try? LabelSelector(term["labelSelector"]), selector.matches(workload.labels),
                let replicas = workload.plannedReplicas, replicas > zones
            else { return nil }
            return match(
                workload, workload.specPath.appending(FieldPath(keys: keys)).appending(index), needed: replicas,
                "podAntiAffinity", zones: zones, pending: replicas - zones)
        }
    }

    private func match(
        _ workload: Workload, _ field: FieldPath, needed: Int, _ constraint: String, zones: Int, pending: Int
    ) -> Match {
        Match(
            workload.manifest, field,
            [
                "workload": .workload(workload), "needed": "\(needed)", "constraint": .code(constraint),
                "zones": "\(zones)", "pending": .say(pending == 1 ? "1 pod" : "\(pending) pods", "\(pending) 個の Pod"),
            ])
    }
}
