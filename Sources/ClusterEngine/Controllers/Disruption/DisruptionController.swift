import KubeObjects
import KubeSchema

/// Counts for each PodDisruptionBudget how many of its pods may be taken away now (kube-controller-manager `disruption`).
struct DisruptionController: Controller {
    static let component = "controllermanager"

    let name = "disruption"
    let watchedKinds: [Kind] = [.podDisruptionBudget, .pod]

    private var budgets = BudgetIndex()
    /// How many pods each budget selected when it was last looked at.
    private var sizes: [ObjectKey: Int] = [:]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .pod else {
            budgets.note(change)
            if change.isDeletion { sizes[change.key] = nil } else { queue.add(change.key) }
            return
        }
        guard budgets.has(change.key.namespaceKey), change.isRelevantToPodOwner else { return }
        let labels = change.new[.metadata][.labels]
        let matching = budgets.keys(in: change.key.namespaceKey, selecting: labels)
        if let first = matching.first { enqueue(first, &queue) }
        if matching.count > 1, change.operation == .added { reportSeveral(matching, about: change.new, in: cluster) }
        let oldLabels = change.old[.metadata][.labels]
        if change.operation == .modified, oldLabels != labels {
            for key in budgets.keys(in: change.key.namespaceKey, selecting: oldLabels) { enqueue(key, &queue) }
        }
    }

    /// A look takes the longer the more pods there are; what changes meanwhile is seen at the next.
    private func enqueue(_ key: ObjectKey, _ queue: inout WorkQueue) {
        queue.add(key, after: max(latency, .microseconds(50 * (sizes[key] ?? 0))))
    }

    private func reportSeveral(_ budgets: [ObjectKey], about pod: Value, in cluster: Cluster) {
        guard let chosen = budgets.first else { return }
        cluster.record(
            EventReport(
                .warning, reason: "MultiplePodDisruptionBudgets",
                message:
                    "Pod \"\(pod.objectNamespace)\"/\"\(pod.objectName)\" matches multiple PodDisruptionBudgets.  Chose \"\(chosen.name)\" arbitrarily.",
                component: Self.component), about: pod)
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let budget = cluster.object(key) else { return }
        let selector = budget[.spec][.selector]
        let pods = cluster.objects(.pod, namespace: key.namespace).filter { selector.selects($0[.metadata][.labels]) }
        sizes[key] = pods.count
        if pods.isEmpty { report(.normal, "NoPods", "No matching pods found", about: budget, in: cluster) }
        let expected: ExpectedPods
        do throws(StatusError) {
            expected = try ExpectedPods(of: budget, pods: pods, in: cluster)
        } catch {
            report(
                .warning, "CalculateExpectedPodCountFailed",
                "Failed to calculate the number of expected pods: \(error.message)", about: budget, in: cluster)
            fail(key, budget, error, in: cluster)
            throw error
        }
        if !expected.unmanaged.isEmpty {
            report(
                .warning, "UnmanagedPods",
                "Pods selected by this PodDisruptionBudget (selector: \(selector.goLabelSelector)) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.",
                about: budget, in: cluster)
        }
        let disrupted = DisruptedPods(budget, pods: pods, at: cluster.now)
        for pod in disrupted.undeleted {
            report(
                .warning, "NotDeleted",
                "Pod was expected by PDB \(key.namespace)/\(key.name) to be deleted but it wasn't", about: pod,
                in: cluster)
        }
        let healthy = pods.count {
            !$0.isBeingDeleted && $0.isReadyPod && !disrupted.names.contains($0.objectName)
        }
        write(key, budget, expected, healthy: healthy, disrupted, in: cluster)
        if let recheck = disrupted.recheck { queue.add(key, after: recheck - cluster.now) }
    }

    // MARK: Status

    private func write(
        _ key: ObjectKey, _ budget: Value, _ expected: ExpectedPods, healthy: Int, _ disrupted: DisruptedPods,
        in cluster: Cluster
    ) {
        let allowed = expected.count <= 0 ? 0 : max(0, healthy - expected.desiredHealthy)
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            status[.observedGeneration] = budget[.metadata][.generation]
            status[.disruptedPods] = disrupted.times
            status[.disruptionsAllowed] = Value(allowed)
            status[.currentHealthy] = Value(healthy)
            status[.desiredHealthy] = Value(expected.desiredHealthy)
            status[.expectedPods] = Value(expected.count)
            status.updateDisruptionAllowed(generation: budget[.metadata][.generation], at: now)
        }
    }

    /// `failSafe`: a budget that cannot be computed allows nothing.
    private func fail(_ key: ObjectKey, _ budget: Value, _ error: StatusError, in cluster: Cluster) {
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            status[.disruptionsAllowed] = 0
            status[.conditions].setCondition(
                "DisruptionAllowed", status: "False", reason: "SyncFailed", message: error.message, at: now,
                extra: [.observedGeneration: budget[.metadata][.generation]])
        }
    }

    private func report(
        _ type: EventType, _ reason: String, _ message: String, about object: Value, in cluster: Cluster
    ) {
        cluster.record(
            EventReport(type, reason: reason, message: message, component: Self.component), about: object)
    }
}

extension Value {
    /// Says in the condition DisruptionAllowed what `disruptionsAllowed` says. Call it on a budget's status.
    mutating func updateDisruptionAllowed(generation: Value, at now: Instant) {
        let isAllowed = (self[.disruptionsAllowed].integer ?? 0) > 0
        self[.conditions].setCondition(
            "DisruptionAllowed", status: isAllowed ? "True" : "False",
            reason: isAllowed ? "SufficientPods" : "InsufficientPods", message: "", at: now,
            extra: [.observedGeneration: generation])
    }
}

/// Which budgets there are, by namespace.
struct BudgetIndex: Sendable {
    private var selectors: [Key: [ObjectKey: Value]] = [:]

    mutating func note(_ change: ObjectChange) {
        let namespace = change.key.namespaceKey
        selectors[namespace, default: [:]][change.key] = change.isDeletion ? nil : change.new[.spec][.selector]
        if selectors[namespace]?.isEmpty == true { selectors[namespace] = nil }
    }

    func has(_ namespace: Key) -> Bool { selectors[namespace] != nil }

    /// The budgets that select pods with these labels, in order of their names.
    func keys(in namespace: Key, selecting labels: Value) -> [ObjectKey] {
        guard let budgets = selectors[namespace] else { return [] }
        return budgets.filter { $0.value.selects(labels) }.keys.sorted { $0.name < $1.name }
    }
}

/// The pods whose eviction was allowed but has not shown yet (`buildDisruptedPodMap`).
struct DisruptedPods {
    private(set) var names: Set<String> = []
    /// `status.disruptedPods`, or null.
    private(set) var times = Value.null
    /// The pods that were to be gone by now.
    private(set) var undeleted: [Value] = []
    /// When the next of them should be gone.
    private(set) var recheck: Instant?

    /// `DeletionTimeout`.
    private static let timeout = Duration.seconds(120)

    init(_ budget: Value, pods: [Value], at now: Instant) {
        let known = budget[.status][.disruptedPods]
        guard !known.isEmpty else { return }
        for pod in pods where !pod.isBeingDeleted {
            let name = pod.objectName
            guard let time = known.instant(Key(name)) else { continue }
            let end = time + Self.timeout
            if end < now {
                undeleted.append(pod)
                continue
            }
            names.insert(name)
            times[Key(name)] = known[Key(name)]
            recheck = min(recheck ?? end, end)
        }
    }
}

extension Key {
    static let disruptedPods = Key("disruptedPods")
    static let disruptionsAllowed = Key("disruptionsAllowed")
    static let currentHealthy = Key("currentHealthy")
    static let desiredHealthy = Key("desiredHealthy")
    static let expectedPods = Key("expectedPods")
}
