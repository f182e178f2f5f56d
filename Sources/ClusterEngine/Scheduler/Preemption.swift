import KubeObjects
import KubeSchema

extension Scheduler {
    private struct Candidate {
        var row: Int
        var victims: [PodInfo]
        var brokenBudgets: Int

        var highestPriority: Int { victims.map(\.priority).max() ?? Int.min }
        var prioritySum: Int { victims.reduce(0) { $0 + $1.priority } }
    }

    /// Makes room for a pod by evicting less important ones, where that helps.
    ///
    /// - Returns: what to say when it does not help; `nil` when victims were found.
    mutating func preempt(for cycle: SchedulingCycle, failure: FitFailure, object: Value, in cluster: Cluster)
        -> String?
    {
        let pod = cycle.pod
        if pod.neverPreempts { return "not eligible due to preemptionPolicy=Never." }
        if let nominated = object[.status][.nominatedNodeName].string, let row = nodes.row(named: nominated),
            nodes.infos[row].pods.contains(where: { isLeaving($0, belowPriority: pod.priority, in: cluster) })
        {
            return "not eligible due to a terminating pod on the nominated node."
        }
        var outcomes: [String] = []
        var candidates: [Candidate] = []
        let budgets = cluster.objects(.podDisruptionBudget)
        for (row, rejection) in failure.rejections {
            guard rejection.isResolvable else {
                outcomes.append("Preemption is not helpful for scheduling")
                continue
            }
            if let candidate = candidate(row: row, for: pod, budgets: budgets, in: cluster) {
                candidates.append(candidate)
            } else {
                outcomes.append("No preemption victims found for incoming pod")
            }
        }
        guard let best = candidates.min(by: Self.isBetter) else {
            return "0/\(nodes.count) nodes are available\(FitFailure.summary(outcomes))."
        }
        evict(best, for: pod, object: object, in: cluster)
        return nil
    }

    private func isLeaving(_ key: ObjectKey, belowPriority priority: Int, in cluster: Cluster) -> Bool {
        guard let placed = placedPods[key], placed.pod.priority < priority else { return false }
        return cluster.object(key)?.isBeingDeleted == true
    }

    /// `pickOneNodeForPreemption`: fewest broken budgets, then the least important victims, then the fewest.
    private static func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
        if a.brokenBudgets != b.brokenBudgets { return a.brokenBudgets < b.brokenBudgets }
        if a.highestPriority != b.highestPriority { return a.highestPriority < b.highestPriority }
        if a.prioritySum != b.prioritySum { return a.prioritySum < b.prioritySum }
        if a.victims.count != b.victims.count { return a.victims.count < b.victims.count }
        return a.row < b.row
    }

    /// The least harm that lets `pod` onto a node: all less important pods leave, then as many as possible come back.
    private mutating func candidate(row: Int, for pod: PodInfo, budgets: [Value], in cluster: Cluster) -> Candidate? {
        guard nodes.infos[row].hasPods(belowPriority: pod.priority) else { return nil }
        let lower = nodes.infos[row].pods.sorted().compactMap { placedPods[$0] }
            .filter { $0.pod.priority < pod.priority }
        for placed in lower { unplace(placed, in: cluster) }
        defer {
            for placed in lower where placedPods[placed.pod.key] == nil { place(placed.pod, row: row, in: cluster) }
        }
        guard fits(pod, row, in: cluster) else { return nil }
        // The most important come back first, and of those the ones whose budget is used up.
        var broken = Set<ObjectKey>()
        for placed in lower where isProtected(placed.pod, budgets: budgets) { broken.insert(placed.pod.key) }
        let order = lower.sorted { a, b in
            let (aBroken, bBroken) = (broken.contains(a.pod.key), broken.contains(b.pod.key))
            if aBroken != bBroken { return aBroken }
            return a.pod.priority != b.pod.priority ? a.pod.priority > b.pod.priority : a.pod.key < b.pod.key
        }
        var victims: [PodInfo] = []
        for placed in order {
            place(placed.pod, row: row, in: cluster)
            if !fits(pod, row, in: cluster) {
                unplace(placed, in: cluster)
                victims.append(placed.pod)
            }
        }
        return Candidate(row: row, victims: victims, brokenBudgets: victims.filter { broken.contains($0.key) }.count)
    }

    private mutating func fits(_ pod: PodInfo, _ row: Int, in cluster: Cluster) -> Bool {
        guard case .success(let cycle) = prepare(pod, in: cluster) else { return false }
        return rejection(of: row, cycle, in: cluster) == nil
    }

    private func isProtected(_ pod: PodInfo, budgets: [Value]) -> Bool {
        budgets.contains { budget in
            budget.objectNamespace == pod.key.namespace
                && (budget[.status]["disruptionsAllowed"].integer ?? 0) <= 0
                && ((try? LabelSelector(budget[.spec][.selector]))?.matches(pod.labels) ?? false)
        }
    }

    private mutating func evict(_ candidate: Candidate, for pod: PodInfo, object: Value, in cluster: Cluster) {
        let node = nodes.infos[candidate.row].name
        let now = cluster.now
        for victim in candidate.victims {
            guard let object = cluster.object(victim.key), !object.isBeingDeleted else { continue }
            cluster.modifyStatus(victim.key) { status in
                status[.conditions].setCondition(
                    "DisruptionTarget", status: "True", reason: "PreemptionByScheduler",
                    message: "default-scheduler: preempting to accommodate a higher priority pod", at: now,
                    extra: [.observedGeneration: object[.metadata][.generation]])
            }
            try? cluster.delete(victim.key, DeleteOptions(user: name))
            cluster.record(
                EventReport(
                    .normal, reason: "Preempted", message: "Preempted by pod \(pod.uid) on node \(node)",
                    component: name),
                about: object)
        }
        cluster.modifyStatus(pod.key) { $0[.nominatedNodeName] = .string(node) }
        nominations[candidate.row, default: []].append(pod)
    }
}
