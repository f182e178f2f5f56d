import KubeObjects
import KubeSchema

/// Tells by conditions and taints which nodes do not answer, are under pressure or are closed for new pods
/// (kube-controller-manager `nodelifecycle`).
///
/// The real controller reads every node's lease every five seconds. Here the machines say when one of them falls silent, and
/// the controller looks again at the instant at which the real one would have noticed.
struct NodeLifecycleController: Controller {
    static let component = "node-controller"

    let name = NodeLifecycleController.component
    let watchedKinds: [Kind] = [.node, .pod]

    /// kube-controller-manager `--node-monitor-period`.
    private static let monitorPeriod = Duration.seconds(5)
    /// kube-controller-manager `--node-startup-grace-period`.
    private static let startupGracePeriod = Duration.seconds(60)
    /// `scheduler.NodeEvictionPeriod`: how often nodes wait to be tainted are looked at.
    private static let evictionPeriod = Duration.milliseconds(100)

    private var zones = ZoneHealth()
    /// When a node that is not ready is to get its NoExecute taint at the earliest.
    private var taintDue: [String: Instant] = [:]
    /// When a node that is ready again loses it.
    private var untaintDue: [String: Instant] = [:]
    /// Whether no node was ready at the last look.
    private var isDisrupted = false
    /// Nodes whose NoExecute taint is set anew when evictions go on after a disruption.
    private var renewed: Set<String> = []

    /// Stands for the look at all zones that ends each periodic look (`handleDisruption`).
    private static let zonesKey = ObjectKey(.node, name: "")

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .pod {
            observePod(change, queue: &queue, in: cluster)
            return
        }
        let node = change.key.name
        if change.isDeletion {
            report("RemovingNode", "Removing Node \(node) from Controller", about: change.new, in: cluster)
            zones.forget(node)
            taintDue[node] = nil
            untaintDue[node] = nil
            renewed.remove(node)
            return
        }
        let isNew = change.operation == .added
        if isNew { report("RegisteredNode", "Registered Node \(node) in Controller", about: change.new, in: cluster) }
        guard
            isNew || change.old[.spec] != change.new[.spec]
                || change.old[.status][.conditions] != change.new[.status][.conditions]
        else { return }
        let ready = change.new.readyStatus
        if let ready { noteHealth(change.new, isReady: ready == "True", queue: &queue, in: cluster) }
        // A node that is well and has nothing to be changed needs no look.
        let isQuiet =
            ready == "True" && change.new[.spec][.taints].isEmpty && change.new[.spec][.unschedulable].bool != true
            && !change.new.hasPressure
        if !isQuiet || cluster.machines.isSilent(node) { queue.add(change.key) }
    }

    private func report(_ reason: String, _ text: String, about node: Value, in cluster: Cluster) {
        cluster.record(
            EventReport(
                .normal, reason: reason, message: "Node \(node.objectName) event: \(text)", component: Self.component),
            about: node)
    }

    /// A pod that comes to a node that is known not to answer is not ready either.
    private func observePod(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard !taintDue.isEmpty, !change.isDeletion, let node = change.new.boundNode, change.old.boundNode != node,
            taintDue[node] != nil
        else { return }
        queue.add(change.key)
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .pod {
            if let pod = cluster.object(key), let node = pod.boundNode, taintDue[node] != nil {
                markNotReady(pod, in: cluster)
            }
            return
        }
        if key == Self.zonesKey {
            try handleDisruption(queue: &queue, in: cluster)
            return
        }
        guard cluster.object(key) != nil else { return }
        if let wait = watchSilence(key, in: cluster) { queue.add(key, after: wait) }
        if let node = cluster.object(key), let taints = NodeTaints.updatedForConditions(node, at: cluster.now) {
            try NodeTaints.write(taints, to: key, in: cluster)
        }
        try updateEvictionTaint(key, queue: &queue, in: cluster)
    }

    // MARK: Silence

    /// Marks a node whose machine has been silent for too long; says how long to wait where it has not been yet.
    private mutating func watchSilence(_ key: ObjectKey, in cluster: Cluster) -> Duration? {
        guard cluster.machines.isSilent(key.name), let node = cluster.object(key) else { return nil }
        let ready = node.readyStatus
        guard ready != "Unknown" else { return nil }
        let deadline: Instant
        if ready == nil {
            deadline = nextPass((node.creationInstant ?? cluster.now) + Self.startupGracePeriod, in: cluster)
        } else {
            // The silence counts from the pass that saw the last heartbeat.
            let seen = nextPass(cluster.heartbeat(of: key.name), in: cluster)
            deadline = nextPass(seen + cluster.configuration.nodeMonitorGracePeriod, in: cluster)
        }
        guard deadline <= cluster.now else { return deadline - cluster.now }
        markUnknown(key, node, in: cluster)
        return nil
    }

    private func nextPass(_ instant: Instant, in cluster: Cluster) -> Instant {
        cluster.nextPass(every: Self.monitorPeriod, from: instant)
    }

    private static let watchedConditions = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"]

    private mutating func markUnknown(_ key: ObjectKey, _ node: Value, in cluster: Cluster) {
        let now = cluster.now
        let wasReady = node.readyStatus == "True"
        cluster.modifyStatus(key) { status in
            for type in Self.watchedConditions {
                let condition = status[.conditions].condition(type)
                if condition[.status].string == "Unknown" { continue }
                let isKnown = !condition.isNull
                status[.conditions].setCondition(
                    type, status: "Unknown", reason: isKnown ? "NodeStatusUnknown" : "NodeStatusNeverUpdated",
                    message: isKnown ? "Kubelet stopped posting node status." : "Kubelet never posted node status.",
                    at: now,
                    extra: [
                        .lastHeartbeatTime: isKnown
                            ? condition[.lastHeartbeatTime] : node[.metadata][.creationTimestamp]
                    ])
            }
        }
        if taintDue[key.name] == nil { taintDue[key.name] = now + Self.evictionPeriod }
        guard wasReady else { return }
        reportNotReady(node, in: cluster)
        for pod in cluster.pods(onNode: key.name) { markNotReady(pod, in: cluster) }
    }

    private func reportNotReady(_ node: Value, in cluster: Cluster) {
        cluster.record(
            EventReport(
                .normal, reason: "NodeNotReady", message: "Node \(node.objectName) status is now: NodeNotReady",
                component: Self.component), about: node)
    }

    /// `MarkPodsNotReady`: what a silent node said last of its pods does not count any more.
    private func markNotReady(_ pod: Value, in cluster: Cluster) {
        guard pod.isReadyPod, let key = cluster.key(of: pod) else { return }
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            let old = status[.conditions].condition("Ready")
            status[.conditions].setCondition(
                "Ready", status: "False", reason: old[.reason].string, message: old[.message].string, at: now,
                extra: [.observedGeneration: old[.observedGeneration], .lastProbeTime: old[.lastProbeTime]])
        }
        cluster.record(
            EventReport(
                .warning, reason: "NodeNotReady", message: "Node is not ready", component: Self.component),
            about: pod)
    }

    // MARK: Eviction

    private mutating func noteHealth(_ node: Value, isReady: Bool, queue: inout WorkQueue, in cluster: Cluster) {
        let name = node.objectName
        let isOtherwise = zones.note(name, zone: node.zoneName, isReady: isReady)
        // Health is noticed by the periodic look, and only then counts.
        let pass = nextPass(cluster.now, in: cluster)
        if isReady {
            renewed.remove(name)
            if taintDue.removeValue(forKey: name) != nil || !node[.spec][.taints].isEmpty { untaintDue[name] = pass }
        } else {
            untaintDue[name] = nil
            if taintDue[name] == nil { taintDue[name] = pass + Self.evictionPeriod }
        }
        guard isOtherwise || zones.isAllDisrupted != isDisrupted else { return }
        queue.add(Self.zonesKey, after: pass - cluster.now)
    }

    /// Suspends evictions when no node is ready any more, and takes them up again with care.
    private mutating func handleDisruption(queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if zones.isAllDisrupted != isDisrupted {
            isDisrupted = zones.isAllDisrupted
            if isDisrupted {
                for node in zones.notReady {
                    renewed.insert(node)
                    try writeEvictionTaint(nil, to: ObjectKey(.node, name: node), in: cluster)
                }
            } else {
                zones.restartLimits(at: cluster.now)
            }
        }
        // Other nodes may be emptied faster, slower or not at all now.
        for node in zones.notReady { queue.add(ObjectKey(.node, name: node)) }
    }

    private mutating func updateEvictionTaint(
        _ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        guard let node = cluster.object(key) else { return }
        if let due = untaintDue[key.name] {
            if due > cluster.now {
                queue.add(key, after: due - cluster.now)
            } else {
                untaintDue[key.name] = nil
                try writeEvictionTaint(nil, to: key, in: cluster)
            }
            return
        }
        guard let due = taintDue[key.name] else { return }
        guard due <= cluster.now else {
            queue.add(key, after: due - cluster.now)
            return
        }
        let taint = node.readyStatus == "Unknown" ? NodeTaints.unreachable : NodeTaints.notReady
        let isRenewed = renewed.contains(key.name) && !zones.isAllDisrupted
        guard isRenewed || NodeTaints.updatedForEviction(node, to: taint, at: cluster.now) != nil else { return }
        // One reason takes the place of the other at once; only nodes that were well wait for their turn.
        if NodeTaints.isEvicting(node), !isRenewed {
            try writeEvictionTaint(taint, to: key, in: cluster)
            return
        }
        // Where no node is ready, nothing is evicted but what was already under way when the last one fell.
        if zones.isAllDisrupted, cluster.now - due > Self.evictionPeriod { return }
        switch zones.takePermit(for: key.name, at: cluster.now) {
        case .granted:
            try writeEvictionTaint(taint, to: key, renews: isRenewed, in: cluster)
            if isRenewed { renewed.remove(key.name) }
        case .wait(let wait): if !zones.isAllDisrupted { queue.add(key, after: wait) }
        case .refused: break
        }
    }

    private func writeEvictionTaint(
        _ taint: String?, to key: ObjectKey, renews: Bool = false, in cluster: Cluster
    ) throws(StatusError) {
        guard let node = cluster.object(key),
            let taints = NodeTaints.updatedForEviction(node, to: taint, renews: renews, at: cluster.now)
        else { return }
        try NodeTaints.write(taints, to: key, in: cluster)
    }
}

extension Value {
    /// The status of a node's condition Ready; `nil` where its kubelet never told one.
    fileprivate var readyStatus: String? { self[.status][.conditions].condition("Ready")[.status].string }

    fileprivate var hasPressure: Bool {
        self[.status][.conditions].elements.contains { $0[.status].string == "True" && $0[.type].string != "Ready" }
    }

    /// The zone of a node, with its region (`GetZoneKey`).
    fileprivate var zoneName: String {
        (label("topology.kubernetes.io/region") ?? "") + "/" + (label("topology.kubernetes.io/zone") ?? "")
    }
}
