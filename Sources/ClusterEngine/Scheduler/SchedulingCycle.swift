import KubeObjects

/// What is found out once per pod before nodes are looked at (PreFilter).
struct SchedulingCycle: Sendable {
    let pod: PodInfo
    /// Pods of every domain for each required spread constraint.
    var spread: [SpreadDomains] = []
    /// Domains in which pods of the required affinity terms are.
    var affinityDomains: [Domain: Int] = [:]
    /// Whether no pod matches the affinity terms, but the pod itself does: the first of its kind may go anywhere.
    var isFirstOfItsKind = false
    /// Domains that hold pods the pod keeps away from.
    var antiAffinityDomains: Set<Domain> = []
    /// Domains that hold pods that keep away from this pod.
    var forbiddenDomains: Set<Domain> = []
    var volumes = VolumeNeeds()

    /// Whether a node without taints is fit as soon as it has room.
    var needsOnlyRoom: Bool {
        pod.nodeSelector.isEmpty && pod.hostPorts.isEmpty && pod.claims.isEmpty && pod.requests.scalars.isEmpty
            && pod.affinity.isEmpty && spread.isEmpty && antiAffinityDomains.isEmpty && forbiddenDomains.isEmpty
    }

    /// A topology key with a value.
    struct Domain: Hashable, Sendable {
        var key: Key
        var value: String
    }

    struct SpreadDomains: Sendable {
        var constraint: SpreadConstraint
        var counts: [String: Int64]
        var minimum: Int64
        var matchesItself: Bool
    }
}

extension Scheduler {
    /// Looks at everything that does not depend on the node.
    mutating func prepare(_ pod: PodInfo, in cluster: Cluster) -> Result<SchedulingCycle, FitFailure.Overall> {
        var cycle = SchedulingCycle(pod: pod)
        if !pod.claims.isEmpty {
            switch VolumeNeeds.of(pod, volumes: volumes, in: cluster) {
            case .success(let needs): cycle.volumes = needs
            case .failure(let overall): return .failure(overall)
            }
        }
        for constraint in pod.spreadConstraints where constraint.isRequired {
            cycle.spread.append(spreadDomains(constraint, pod: pod, cluster: cluster))
        }
        prepareAffinity(&cycle, cluster: cluster)
        return .success(cycle)
    }

    func namespaceLabels(_ cluster: Cluster) -> (Key) -> Value {
        { namespace in
            cluster.object(ObjectKey(.namespace, name: namespace.text))?[.metadata][.labels] ?? .null
        }
    }

    mutating func counts(of set: PodSet, cluster: Cluster) -> [Int: Int] {
        let (all, byLabel) = (placedPods, podsByLabel)
        return counters.counts(
            of: set,
            among: { pivot in
                guard let pivot else { return Array(all.values) }
                return (byLabel[pivot] ?? []).compactMap { all[$0] }
            }, namespaceLabels: namespaceLabels(cluster))
    }

    private mutating func spreadDomains(_ constraint: SpreadConstraint, pod: PodInfo, cluster: Cluster)
        -> SchedulingCycle.SpreadDomains
    {
        let byRow = counts(of: constraint.pods, cluster: cluster)
        let requiredKeys = pod.spreadConstraints.filter(\.isRequired).map(\.topologyKey)
        var counts: [String: Int64] = [:]
        for row in nodes.infos.indices where nodes.numbers[row].exists {
            let info = nodes.infos[row]
            guard requiredKeys.allSatisfy({ info.labels[$0].string != nil }),
                let value = info.labels[constraint.topologyKey].string
            else { continue }
            if constraint.honoursAffinity, !pod.nodeSelector.isEmpty,
                !pod.nodeSelector.matches(labels: info.labels, nodeName: info.name)
            {
                continue
            }
            if constraint.honoursTaints,
                info.taints.contains(where: { $0.effect != .preferNoSchedule && !pod.tolerates($0) })
            {
                continue
            }
            counts[value, default: 0] += Int64(byRow[row] ?? 0)
        }
        let minimum = Int64(counts.count) < constraint.minDomains ? 0 : counts.values.min() ?? 0
        return SchedulingCycle.SpreadDomains(
            constraint: constraint, counts: counts, minimum: minimum,
            matchesItself: constraint.pods.selector.matches(pod.labels))
    }

    private mutating func prepareAffinity(_ cycle: inout SchedulingCycle, cluster: Cluster) {
        let pod = cycle.pod
        if !standingAntiAffinity.isEmpty {
            for standing in standingAntiAffinity.applying(to: pod, namespaceLabels: namespaceLabels(cluster)) {
                for row in standing.byRow.keys {
                    if let value = nodes.infos[row].labels[standing.term.topologyKey].string {
                        cycle.forbiddenDomains.insert(.init(key: standing.term.topologyKey, value: value))
                    }
                }
            }
        }
        for term in pod.antiAffinity {
            for row in counts(of: term.pods, cluster: cluster).keys {
                if let value = nodes.infos[row].labels[term.topologyKey].string {
                    cycle.antiAffinityDomains.insert(.init(key: term.topologyKey, value: value))
                }
            }
        }
        guard !pod.affinity.isEmpty else { return }
        let labels = namespaceLabels(cluster)
        if pod.affinity.count == 1 {
            let term = pod.affinity[0]
            for (row, count) in counts(of: term.pods, cluster: cluster) {
                if let value = nodes.infos[row].labels[term.topologyKey].string {
                    cycle.affinityDomains[.init(key: term.topologyKey, value: value), default: 0] += count
                }
            }
        } else {
            // Several terms ask for pods that match all of them; such pods are rare enough to be looked for.
            for placed in placedPods.values
            where pod.affinity.allSatisfy({ $0.pods.matches(placed.pod, namespaceLabels: labels) }) {
                for term in pod.affinity {
                    if let value = nodes.infos[placed.row].labels[term.topologyKey].string {
                        cycle.affinityDomains[.init(key: term.topologyKey, value: value), default: 0] += 1
                    }
                }
            }
        }
        cycle.isFirstOfItsKind =
            cycle.affinityDomains.isEmpty && pod.affinity.allSatisfy { $0.pods.matches(pod, namespaceLabels: labels) }
    }
}
