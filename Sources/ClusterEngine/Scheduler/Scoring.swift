import KubeObjects

/// Scores of kube-scheduler's default profile, each from 0 to 100 and multiplied by its weight.
extension Scheduler {
    private enum Weight {
        // pkg/scheduler/apis/config/v1/default_plugins.go
        static let taintToleration: Int64 = 3
        static let nodeAffinity: Int64 = 2
        static let podTopologySpread: Int64 = 2
        static let interPodAffinity: Int64 = 2
    }

    /// The row to take among those that fit: the best, and by lot among equals.
    mutating func choose(among rows: [Int], _ cycle: SchedulingCycle, in cluster: Cluster) -> Int {
        guard rows.count > 1 else { return rows[0] }
        let pod = cycle.pod
        var scores = scratch.takeScores()
        defer { scratch.scores = scores }
        nodes.appendResourceScores(of: rows, for: pod, to: &scores)
        addTaints(rows, pod, to: &scores)
        addNodeAffinity(rows, pod, to: &scores)
        addTopologySpread(rows, pod, to: &scores, in: cluster)
        addInterPodAffinity(rows, pod, to: &scores, in: cluster)
        addImages(rows, pod, to: &scores, in: cluster)
        if let lot = cluster.placementLot, let most = scores.max() {
            let equals = rows.indices.filter { scores[$0] == most }.map { rows[$0] }
            if let name = lot(pod.key, equals.map { nodes.infos[$0].name }),
                let row = equals.first(where: { nodes.infos[$0].name == name })
            {
                return row
            }
        }
        var best = scores[0]
        var chosen = rows[0]
        var equals = 1
        for index in rows.indices.dropFirst() {
            if scores[index] > best {
                (best, chosen, equals) = (scores[index], rows[index], 1)
            } else if scores[index] == best {
                equals += 1
                if cluster.random.next(below: equals) == 0 { chosen = rows[index] }
            }
        }
        return chosen
    }

    private func addTaints(_ rows: [Int], _ pod: PodInfo, to scores: inout [Int64]) {
        guard nodes.softlyTaintedCount > 0, rows.contains(where: { nodes.numbers[$0].hasSoftTaints }) else { return }
        let counts = rows.map { row in
            Int64(nodes.infos[row].taints.filter { $0.effect == .preferNoSchedule && !pod.tolerates($0) }.count)
        }
        let most = counts.max() ?? 0
        for index in rows.indices {
            scores[index] += Weight.taintToleration * (most == 0 ? 100 : 100 - counts[index] * 100 / most)
        }
    }

    private func addNodeAffinity(_ rows: [Int], _ pod: PodInfo, to scores: inout [Int64]) {
        guard !pod.preferredNodeTerms.isEmpty else { return }
        let sums = rows.map { row in
            pod.preferredNodeTerms.reduce(Int64(0)) { sum, preferred in
                let info = nodes.infos[row]
                return preferred.term.matches(labels: info.labels, nodeName: info.name) ? sum + preferred.weight : sum
            }
        }
        guard let most = sums.max(), most > 0 else { return }
        for index in rows.indices { scores[index] += Weight.nodeAffinity * (sums[index] * 100 / most) }
    }

    // MARK: Topology spread

    private static let zone = Key("topology.kubernetes.io/zone")
    private static let hostname = Key("kubernetes.io/hostname")

    /// The constraints that only score: the pod's own, or for pods of a Service or a workload the built-in ones
    /// (at most 3 apart by host, 5 by zone).
    private mutating func scoringConstraints(_ pod: PodInfo, in cluster: Cluster) -> [SpreadConstraint] {
        if !pod.spreadConstraints.isEmpty { return pod.spreadConstraints.filter { !$0.isRequired } }
        guard let set = defaultSpreadSet(for: pod, in: cluster) else { return [] }
        return [
            SpreadConstraint(pods: set, topologyKey: Self.hostname, maxSkew: 3),
            SpreadConstraint(pods: set, topologyKey: Self.zone, maxSkew: 5),
        ]
    }

    private mutating func defaultSpreadSet(for pod: PodInfo, in cluster: Cluster) -> PodSet? {
        if !pod.ownerUID.isEmpty, let known = defaultSets[pod.ownerUID] { return known }
        var labels: Value = .null
        for service in cluster.objects(.service, namespace: pod.key.namespace) {
            let selector = service[.spec][.selector]
            if !selector.isEmpty, selector.members.allSatisfy({ pod.labels[$0.key] == $0.value }) {
                for member in selector.members { labels[member.key] = member.value }
            }
        }
        var selector: Value = .null
        if let owner = cluster.object(pod.key)?.controllerKey.flatMap({ cluster.object($0) }) {
            selector = owner[.spec][.selector]
            if owner.objectKind == .replicationController { selector = [.matchLabels: selector] }
            if owner.objectKind == .daemonSet || owner.objectKind == .job { selector = .null }
        }
        for member in labels.members { selector[.matchLabels][member.key] = member.value }
        guard !selector.isNull else { return nil }
        let set = PodSet(
            namespaces: [pod.key.namespaceKey], namespaceSelector: nil, selector: HashedSelector(selector))
        if !pod.ownerUID.isEmpty { defaultSets[pod.ownerUID] = set }
        return set
    }

    private mutating func addTopologySpread(
        _ rows: [Int], _ pod: PodInfo, to scores: inout [Int64], in cluster: Cluster
    ) {
        let constraints = scoringConstraints(pod, in: cluster)
        guard !constraints.isEmpty else { return }
        var sums = scratch.takeSums(count: rows.count)
        defer { scratch.sums = sums }
        // Rows without a label that one of the pod's own constraints asks for do not score.
        var ignored: Set<Int> = []
        let requiresAll = !pod.spreadConstraints.isEmpty
        for constraint in constraints {
            let byRow = counts(of: constraint.pods, cluster: cluster)
            let base = Double(constraint.maxSkew - 1)
            if constraint.topologyKey == Self.hostname {
                let weight = logarithm(Double(rows.count + 2))
                let counts = scratch.takeCounts(byRow, rowCount: nodes.infos.count)
                for (index, row) in rows.enumerated() { sums[index] += Double(counts[row]) * weight + base }
                scratch.give(back: counts, byRow)
                continue
            }
            let topology = nodes.domains(of: constraint.topologyKey)
            // -1: no candidate is in the domain, so that it does not count.
            var pods = [Int64](repeating: -1, count: topology.count)
            var size = 0
            for (index, row) in rows.enumerated() {
                let domain = Int(topology.byRow[row])
                if domain < 0 {
                    if requiresAll { ignored.insert(index) }
                } else if pods[domain] < 0 {
                    pods[domain] = 0
                    size += 1
                    // Nothing is left to be found out by the other rows.
                    if size == topology.count, !requiresAll { break }
                }
            }
            for (row, count) in byRow where nodes.numbers[row].exists {
                let domain = Int(topology.byRow[row])
                if domain >= 0, pods[domain] >= 0 { pods[domain] += Int64(count) }
            }
            let weight = logarithm(Double(size + 2))
            let sumsByDomain = pods.map { Double($0) * weight + base }
            for (index, row) in rows.enumerated() {
                let domain = Int(topology.byRow[row])
                if domain >= 0 { sums[index] += sumsByDomain[domain] }
            }
        }
        addSpreadScores(sums, ignoring: ignored, to: &scores)
    }

    /// Turns sums, of which the least is best, into scores; sums are not negative.
    private func addSpreadScores(_ sums: [Double], ignoring ignored: Set<Int>, to scores: inout [Int64]) {
        var (least, most) = (Int64.max, Int64.min)
        for index in sums.indices where ignored.isEmpty || !ignored.contains(index) {
            let sum = Self.rounded(sums[index])
            least = min(least, sum)
            most = max(most, sum)
        }
        guard least <= most else { return }
        // Few nodes differ: the score of the sum before is mostly the score of this one.
        var last = (sum: Int64.min, score: Int64(0))
        for index in sums.indices where ignored.isEmpty || !ignored.contains(index) {
            let sum = Self.rounded(sums[index])
            if sum != last.sum { last = (sum, most == 0 ? 100 : 100 * (most + least - sum) / most) }
            scores[index] += Weight.podTopologySpread * last.score
        }
    }

    /// The nearest whole number, half away from zero, of one that is not negative.
    private static func rounded(_ sum: Double) -> Int64 { Int64(sum + 0.5) }

    // MARK: Inter-pod affinity

    private mutating func addInterPodAffinity(
        _ rows: [Int], _ pod: PodInfo, to scores: inout [Int64], in cluster: Cluster
    ) {
        var domains: [SchedulingCycle.Domain: Int64] = [:]
        for term in pod.preferredAffinity {
            for (row, count) in counts(of: term.pods, cluster: cluster) {
                guard let value = nodes.infos[row].labels[term.topologyKey].string else { continue }
                domains[.init(key: term.topologyKey, value: value), default: 0] += term.weight * Int64(count)
            }
        }
        if !standingPreferences.isEmpty {
            for standing in standingPreferences.applying(to: pod, namespaceLabels: namespaceLabels(cluster)) {
                for (row, count) in standing.byRow {
                    guard let value = nodes.infos[row].labels[standing.term.topologyKey].string else { continue }
                    domains[.init(key: standing.term.topologyKey, value: value), default: 0] +=
                        standing.term.weight * Int64(count)
                }
            }
        }
        guard !domains.isEmpty else { return }
        let sums = rows.map { row in
            nodes.infos[row].labels.members.reduce(Int64(0)) { sum, member in
                sum + (member.value.string.flatMap { domains[.init(key: member.key, value: $0)] } ?? 0)
            }
        }
        guard let least = sums.min(), let most = sums.max(), most > least else { return }
        for index in rows.indices {
            scores[index] += Weight.interPodAffinity * (100 * (sums[index] - least) / (most - least))
        }
    }
}

/// The natural logarithm, without a mathematics library: the scheduler needs it for counts of domains only.
///
/// Accurate to about 1e-12 for numbers from 1 to a billion.
func logarithm(_ number: Double) -> Double {
    guard number > 0 else { return 0 }
    let significand = number.significand
    // ln(m) by the series of atanh: 2 (z + z³/3 + z⁵/5 …) with z = (m - 1) / (m + 1), m from 1 to 2.
    let z = (significand - 1) / (significand + 1)
    var power = z
    var sum = 0.0
    var divisor = 1.0
    while power > 1e-18 {
        sum += power / divisor
        power *= z * z
        divisor += 2
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
}
