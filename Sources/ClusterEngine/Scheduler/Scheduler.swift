import KubeObjects
import KubeSchema

/// kube-scheduler with its default profile: filters, scores, volume binding and preemption.
///
/// One pod is placed at a time, the most important first. The scheduler keeps its own picture of nodes and pods, so that
/// placing a pod costs the same however many pods there are.
public struct Scheduler: Controller {
    /// `default-scheduler`, the name pods ask for.
    public let name: String
    /// What changes may make a pod fit.
    public let watchedKinds: [Kind] = [
        .pod, .node, .persistentVolumeClaim, .persistentVolume, .storageClass, .csiNode,
    ]
    /// The time between a pod's creation and its turn.
    public let latency = Duration.milliseconds(8)

    var nodes = NodeTable()
    var placedPods: [ObjectKey: Placed] = [:]
    /// The pods on nodes that carry a label, so that counting a new set of pods looks at few.
    var podsByLabel: [HashedSelector.Pivot: Set<ObjectKey>] = [:]
    var counters = PodCounters()
    var standingAntiAffinity = StandingTerms()
    var standingPreferences = StandingTerms()
    var nominations: [Int: [PodInfo]] = [:]
    var defaultSets: [String: PodSet] = [:]
    var queue = SchedulingQueue()
    var volumes = VolumeIndex()
    var binding = Bindings()
    var scratch = SchedulingScratch()
    private var nextStart = 0
    private let turn: ObjectKey

    struct Placed: Sendable {
        var pod: PodInfo
        var row: Int
    }

    /// Time from one pod's turn to the next.
    private static let turnDuration = Duration.milliseconds(2)
    /// From a change that may help a failed pod to the pod's standing in line.
    private static let wakeLatency = Duration.milliseconds(1)
    /// A failed pod is tried again after this time even if nothing has changed (`podMaxInUnschedulablePodsDuration`).
    private static let longestWait = Duration.seconds(300)

    /// A scheduler of the given name.
    public init(name: String = "default-scheduler") {
        self.name = name
        turn = ObjectKey(.pod, name: "turn of \(name)")
    }

    // MARK: Watching

    /// Keeps the picture of nodes and pods, and wakes pods that a change may help.
    public mutating func observe(_ change: ObjectChange, queue work: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .pod: observePod(change, work: &work, in: cluster)
        case .node: observeNode(change, work: &work, in: cluster)
        default: observeStorage(change, work: &work)
        }
    }

    private mutating func observePod(_ change: ObjectChange, work: inout WorkQueue, in cluster: Cluster) {
        let pod = change.new
        if change.isDeletion || pod.isFinishedPod {
            self.queue.forget(change.key)
            binding.remove(change.key)
            forgetNomination(change.key)
            guard let placed = placedPods[change.key] else { return }
            unplace(placed, in: cluster)
            wake(.podLeft(placed.pod), work: &work, in: cluster)
            return
        }
        if let node = pod.boundNode {
            observeBoundPod(change, node: node, work: &work, in: cluster)
            return
        }
        guard pod[.spec][.schedulerName].string == name, !pod.isBeingDeleted else { return }
        let isNew = change.operation == .added
        if isNew || change.old[.spec] != pod[.spec] || change.old[.metadata][.labels] != pod[.metadata][.labels] {
            work.add(change.key)
        }
    }

    private mutating func observeBoundPod(
        _ change: ObjectChange, node: String, work: inout WorkQueue, in cluster: Cluster
    ) {
        guard let placed = placedPods[change.key] else {
            let pod = PodInfo(change.new, key: change.key)
            place(pod, row: nodes.rowOrNew(named: node), in: cluster)
            wake(.podArrived(pod), work: &work, in: cluster)
            return
        }
        var pod = placed.pod
        let hasNewLabels =
            change.old[.metadata][.labels] != change.new[.metadata][.labels]
            && placed.pod.labels != change.new[.metadata][.labels]
        if hasNewLabels || pod.isLeaving != change.new.isBeingDeleted {
            pod = PodInfo(pod, labels: change.new[.metadata][.labels], isLeaving: change.new.isBeingDeleted)
            recount(placed, as: pod, in: cluster)
        }
        if change.old.boundNode == nil {
            // Placed by this scheduler a moment ago; now it is bound.
            wake(.podArrived(pod), work: &work, in: cluster)
        } else if hasNewLabels {
            wake(.podRelabelled(old: placed.pod, new: pod), work: &work, in: cluster)
        }
    }

    private mutating func observeNode(_ change: ObjectChange, work: inout WorkQueue, in cluster: Cluster) {
        if change.isDeletion {
            nodes.remove(named: change.key.name)
            wake(.nodeDeleted(change.new), work: &work, in: cluster)
            return
        }
        nodes.set(change.new)
        wake(
            change.old.isNull ? .nodeAdded(change.new) : .nodeChanged(old: change.old, new: change.new), work: &work,
            in: cluster)
    }

    /// Puts pods in line that a change may help.
    private func wake(_ change: SchedulingChange, work: inout WorkQueue, in cluster: Cluster) {
        guard queue.hasFailed else { return }
        let hints = QueueingHints(change: change, namespaceLabels: namespaceLabels(cluster))
        for key in queue.failed(helpedBy: hints) { work.add(key, after: latency) }
    }

    /// Puts pods in line that a filter rejected; only those that use a claim where one is named.
    func wake(_ filters: Set<SchedulingFilter>, using claim: ObjectKey? = nil, work: inout WorkQueue) {
        guard queue.hasFailed else { return }
        for key in queue.failed(by: filters, using: claim) { work.add(key, after: Self.wakeLatency) }
    }

    // MARK: Pods on nodes

    mutating func place(_ pod: PodInfo, row: Int, in cluster: Cluster) {
        placedPods[pod.key] = Placed(pod: pod, row: row)
        for pivot in pod.labelPairs { podsByLabel[pivot, default: []].insert(pod.key) }
        nodes.add(pod, toRow: row)
        counters.add(pod, row: row, namespaceLabels: namespaceLabels(cluster))
        changeStanding(pod, row: row, by: 1)
    }

    /// Changes that by which a pod is counted.
    private mutating func recount(_ placed: Placed, as pod: PodInfo, in cluster: Cluster) {
        placedPods[pod.key] = Placed(pod: pod, row: placed.row)
        for pivot in placed.pod.labelPairs where pod.labels[pivot.key].string != pivot.value {
            podsByLabel[pivot]?.remove(pod.key)
        }
        for pivot in pod.labelPairs where placed.pod.labels[pivot.key].string != pivot.value {
            podsByLabel[pivot, default: []].insert(pod.key)
        }
        counters.remove(placed.pod, row: placed.row, namespaceLabels: namespaceLabels(cluster))
        counters.add(pod, row: placed.row, namespaceLabels: namespaceLabels(cluster))
    }

    mutating func unplace(_ placed: Placed, in cluster: Cluster) {
        placedPods.removeValue(forKey: placed.pod.key)
        for pivot in placed.pod.labelPairs {
            podsByLabel[pivot]?.remove(placed.pod.key)
            if podsByLabel[pivot]?.isEmpty == true { podsByLabel[pivot] = nil }
        }
        nodes.remove(placed.pod, fromRow: placed.row)
        counters.remove(placed.pod, row: placed.row, namespaceLabels: namespaceLabels(cluster))
        changeStanding(placed.pod, row: placed.row, by: -1)
    }

    private mutating func changeStanding(_ pod: PodInfo, row: Int, by difference: Int) {
        guard pod.hasPodTerms else { return }
        for term in pod.antiAffinity { standingAntiAffinity.change(term, row: row, by: difference) }
        for term in pod.preferredAffinity { standingPreferences.change(term, row: row, by: difference) }
        for var term in pod.affinity {
            term.weight = 1  // InterPodAffinityArgs.hardPodAffinityWeight
            standingPreferences.change(term, row: row, by: difference)
        }
    }

    private mutating func forgetNomination(_ key: ObjectKey) {
        if nominations.isEmpty { return }
        for (row, pods) in nominations where pods.contains(where: { $0.key == key }) {
            let rest = pods.filter { $0.key != key }
            nominations[row] = rest.isEmpty ? nil : rest
        }
    }

    // MARK: Turns

    /// Puts a pod in line, goes on with one that waits for volumes, or takes the next turn.
    public mutating func reconcile(_ key: ObjectKey, queue work: inout WorkQueue, in cluster: Cluster)
        throws(StatusError)
    {
        if key == turn {
            takeTurn(work: &work, in: cluster)
            if !queue.isEmpty { work.add(turn, after: Self.turnDuration) }
            return
        }
        if binding[key] != nil {
            continueBinding(key, work: &work, in: cluster)
            return
        }
        guard let pod = cluster.object(key), pod.boundNode == nil, !pod.isBeingDeleted else { return }
        if !pod[.spec][.schedulingGates].isEmpty {
            setUnschedulable(
                key, reason: "SchedulingGated", message: "Scheduling is blocked due to non-empty scheduling gates",
                in: cluster)
            return
        }
        queue.push(key, priority: pod[.spec][.priority].integer ?? 0, at: cluster.now)
        work.add(turn, after: Self.turnDuration)
    }

    private mutating func takeTurn(work: inout WorkQueue, in cluster: Cluster) {
        guard let key = queue.popFirst(at: cluster.now), let object = cluster.object(key), object.boundNode == nil,
            !object.isBeingDeleted
        else { return }
        let pod = PodInfo(object, key: key)
        guard nodes.count > 0 else {
            fail(
                pod, message: "no nodes available to schedule pods", filters: Set(SchedulingFilter.allCases),
                work: &work, in: cluster)
            return
        }
        switch prepare(pod, in: cluster) {
        case .failure(let overall):
            let failure = FitFailure(nodeCount: nodes.count, overall: overall)
            fail(pod, message: failure.message(preemption: "none"), filters: failure.filters, work: &work, in: cluster)
        case .success(let cycle):
            let (rows, rejections) = feasibleRows(cycle, object: object, in: cluster)
            defer { scratch.rows = rows }
            if rows.isEmpty {
                let failure = FitFailure(nodeCount: nodes.count, rejections: rejections)
                let preemption = preempt(for: cycle, failure: failure, object: object, in: cluster)
                fail(
                    pod, message: failure.message(preemption: preemption), filters: failure.filters, work: &work,
                    in: cluster)
            } else {
                let row = choose(among: rows, cycle, in: cluster)
                assign(cycle, to: row, work: &work, in: cluster)
            }
        }
    }

    /// The rows that fit, as many as kube-scheduler looks for, from where the last search ended; and why others do not.
    private mutating func feasibleRows(_ cycle: SchedulingCycle, object: Value, in cluster: Cluster)
        -> (rows: [Int], rejections: [(row: Int, rejection: Rejection)])
    {
        if let nominated = object[.status][.nominatedNodeName].string, let row = nodes.row(named: nominated),
            nodes.numbers[row].exists, rejection(of: row, cycle, in: cluster) == nil
        {
            return ([row], [])
        }
        let wanted = Self.rowsToFind(nodes.count)
        let total = nodes.infos.count
        let needsOnlyRoom = nominations.isEmpty && cycle.needsOnlyRoom
        var rows = scratch.takeRows()
        var rejections: [(row: Int, rejection: Rejection)] = []
        var looked = 0
        var row = total == 0 ? 0 : nextStart % total
        while looked < total, rows.count < wanted {
            looked += 1
            if needsOnlyRoom, nodes.numbers[row].isOpenWithRoom(for: cycle.pod) {
                rows.append(row)
            } else if nodes.numbers[row].exists {
                if let rejection = rejection(of: row, cycle, in: cluster) {
                    rejections.append((row, rejection))
                } else {
                    rows.append(row)
                }
            }
            row += 1
            if row == total { row = 0 }
        }
        nextStart = row
        return (rows, rejections)
    }

    /// `numFeasibleNodesToFind`: all of up to 100 nodes, else a share that shrinks from 50% to 5%.
    static func rowsToFind(_ count: Int) -> Int {
        if count <= 100 { return count }
        let percentage = max(5, 50 - count / 125)
        return max(100, count * percentage / 100)
    }

    // MARK: Outcome

    private mutating func assign(_ cycle: SchedulingCycle, to row: Int, work: inout WorkQueue, in cluster: Cluster) {
        let pod = cycle.pod
        queue.forget(pod.key)
        forgetNomination(pod.key)
        guard !cycle.volumes.waiting.isEmpty else {
            bind(pod.key, node: nodes.infos[row].name, in: cluster)
            // Binding labels it with its zone: it is counted once, as it is then.
            let labels = cluster.object(pod.key)?[.metadata][.labels] ?? pod.labels
            place(
                labels == pod.labels ? pod : PodInfo(pod, labels: labels, isLeaving: false), row: row, in: cluster)
            return
        }
        place(pod, row: row, in: cluster)
        beginBinding(cycle, on: nodes.infos[row], work: &work, in: cluster)
    }

    func bind(_ key: ObjectKey, node: String, in cluster: Cluster) {
        guard let pod = cluster.object(key), (try? cluster.bind(key, toNode: node)) != nil else { return }
        cluster.record(
            EventReport(
                .normal, reason: "Scheduled", message: "Successfully assigned \(key.namespace)/\(key.name) to \(node)",
                component: name),
            about: pod)
    }

    mutating func fail(
        _ pod: PodInfo, message: String, filters: Set<SchedulingFilter>, work: inout WorkQueue, in cluster: Cluster
    ) {
        queue.fail(pod, filters: filters, claims: pod.claimKeys, at: cluster.now)
        work.add(pod.key, after: Self.longestWait)
        guard let object = cluster.object(pod.key) else { return }
        cluster.record(
            EventReport(.warning, reason: "FailedScheduling", message: message, component: name), about: object)
        setUnschedulable(pod.key, reason: "Unschedulable", message: message, in: cluster)
    }

    private func setUnschedulable(_ key: ObjectKey, reason: String, message: String, in cluster: Cluster) {
        guard let generation = cluster.object(key)?[.metadata][.generation] else { return }
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "PodScheduled", status: "False", reason: reason, message: message, at: now,
                extra: [.observedGeneration: generation])
        }
    }
}
