import KubeObjects

extension Scheduler {
    /// Why `row` is not for the pod of `cycle`; `nil` where it is.
    func rejection(of row: Int, _ cycle: SchedulingCycle, in cluster: Cluster) -> Rejection? {
        let pod = cycle.pod
        let numbers = nodes.numbers[row]
        if numbers.isUnschedulable || numbers.hasHardTaints, let rejection = rejectionByTaints(row, pod) {
            return rejection
        }
        if !pod.nodeSelector.isEmpty,
            !pod.nodeSelector.matches(labels: nodes.infos[row].labels, nodeName: nodes.infos[row].name)
        {
            return Rejection(.nodeAffinity, "node(s) didn't match Pod's node affinity/selector")
        }
        if !pod.hostPorts.isEmpty, conflictsWithPorts(row, pod) {
            return Rejection(
                .nodePorts, "node(s) didn't have free ports for the requested pod ports", isResolvable: true)
        }
        if let rejection = rejectionByResources(row, pod, numbers) { return rejection }
        if !pod.claims.isEmpty, let rejection = cycle.volumes.rejection(of: nodes.infos[row], pod: pod, in: cluster) {
            return rejection
        }
        if !cycle.spread.isEmpty, let rejection = rejectionBySpread(row, cycle) { return rejection }
        return rejectionByAffinity(row, cycle)
    }

    private func rejectionByTaints(_ row: Int, _ pod: PodInfo) -> Rejection? {
        // kube-controller-manager marks cordoned nodes with this taint as well; a pod that tolerates it may go there.
        if nodes.numbers[row].isUnschedulable, !pod.tolerates(Self.unschedulableTaint) {
            return Rejection(.nodeUnschedulable, "node(s) were unschedulable")
        }
        for taint in nodes.infos[row].taints where taint.effect != .preferNoSchedule && !pod.tolerates(taint) {
            return Rejection(.taintToleration, "node(s) had untolerated taint(s)")
        }
        return nil
    }

    private func conflictsWithPorts(_ row: Int, _ pod: PodInfo) -> Bool {
        nodes.infos[row].usedPorts.contains { used in pod.hostPorts.contains { $0.conflicts(with: used) } }
    }

    private func rejectionByResources(_ row: Int, _ pod: PodInfo, _ numbers: NodeNumbers) -> Rejection? {
        let wanted = pod.requests
        var reserved = ResourceAmounts()
        var reservedPods: Int64 = 0
        if !nominations.isEmpty, let nominated = nominations[row] {
            for other in nominated where other.key != pod.key && other.priority >= pod.priority {
                reserved += other.requests
                reservedPods += 1
            }
        }
        let hasRoom =
            numbers.podCount + reservedPods < numbers.allocatablePods
            && NodeNumbers.fits(
                wanted.milliCPU, numbers.allocatableMilliCPU - numbers.requestedMilliCPU - reserved.milliCPU)
            && NodeNumbers.fits(
                wanted.memory, numbers.allocatableMemory - numbers.requestedMemory - reserved.memory)
            && NodeNumbers.fits(
                wanted.ephemeralStorage,
                numbers.allocatableEphemeralStorage - numbers.requestedEphemeralStorage - reserved.ephemeralStorage)
        if hasRoom, wanted.scalars.isEmpty { return nil }
        var reasons: [String] = []
        var isResolvable = true
        if numbers.podCount + reservedPods + 1 > numbers.allocatablePods { reasons.append("Too many pods") }
        func check(_ wanted: Int64, _ allocatable: Int64, _ used: Int64, _ name: String) {
            guard wanted > 0, wanted > allocatable - used else { return }
            reasons.append("Insufficient \(name)")
            if wanted > allocatable { isResolvable = false }
        }
        check(wanted.milliCPU, numbers.allocatableMilliCPU, numbers.requestedMilliCPU + reserved.milliCPU, "cpu")
        check(wanted.memory, numbers.allocatableMemory, numbers.requestedMemory + reserved.memory, "memory")
        check(
            wanted.ephemeralStorage, numbers.allocatableEphemeralStorage,
            numbers.requestedEphemeralStorage + reserved.ephemeralStorage, "ephemeral-storage")
        for (name, amount) in wanted.scalars.map({ ($0.key.text, $0) }).sorted(by: { $0.0 < $1.0 }).map(\.1) {
            let info = nodes.infos[row]
            check(
                amount, info.allocatableScalars[name] ?? 0,
                (info.requestedScalars[name] ?? 0) + (reserved.scalars[name] ?? 0), name.text)
        }
        return reasons.isEmpty ? nil : Rejection(.nodeResourcesFit, reasons, isResolvable: isResolvable)
    }

    private func rejectionBySpread(_ row: Int, _ cycle: SchedulingCycle) -> Rejection? {
        let labels = nodes.infos[row].labels
        for domains in cycle.spread {
            guard let value = labels[domains.constraint.topologyKey].string else {
                return Rejection(
                    .podTopologySpread, "node(s) didn't match pod topology spread constraints (missing required label)")
            }
            let own: Int64 = domains.matchesItself ? 1 : 0
            if (domains.counts[value] ?? 0) + own - domains.minimum > domains.constraint.maxSkew {
                return Rejection(
                    .podTopologySpread, "node(s) didn't match pod topology spread constraints", isResolvable: true)
            }
        }
        return nil
    }

    private func rejectionByAffinity(_ row: Int, _ cycle: SchedulingCycle) -> Rejection? {
        let pod = cycle.pod
        if !pod.affinity.isEmpty {
            let labels = nodes.infos[row].labels
            let isSatisfied = pod.affinity.allSatisfy { term in
                guard let value = labels[term.topologyKey].string else { return false }
                return cycle.isFirstOfItsKind
                    || (cycle.affinityDomains[.init(key: term.topologyKey, value: value)] ?? 0) > 0
            }
            if !isSatisfied { return Rejection(.interPodAffinity, "node(s) didn't match pod affinity rules") }
        }
        if !cycle.antiAffinityDomains.isEmpty, isIn(cycle.antiAffinityDomains, row) {
            return Rejection(.interPodAffinity, "node(s) didn't match pod anti-affinity rules", isResolvable: true)
        }
        if !cycle.forbiddenDomains.isEmpty, isIn(cycle.forbiddenDomains, row) {
            return Rejection(
                .interPodAffinity, "node(s) didn't satisfy existing pods anti-affinity rules", isResolvable: true)
        }
        return nil
    }

    private func isIn(_ domains: Set<SchedulingCycle.Domain>, _ row: Int) -> Bool {
        let labels = nodes.infos[row].labels
        // Labels are few; domains may be as many as nodes.
        for member in labels.members {
            if let value = member.value.string, domains.contains(.init(key: member.key, value: value)) { return true }
        }
        return false
    }

    private static let unschedulableTaint = Taint(key: "node.kubernetes.io/unschedulable", effect: .noSchedule)
}

extension Taint {
    init(key: String, value: String = "", effect: Effect) {
        self.key = key
        self.value = value
        self.effect = effect
    }
}
