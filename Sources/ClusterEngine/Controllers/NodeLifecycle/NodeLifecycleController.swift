import KubeObjects
import KubeSchema

/// Notices nodes that fall silent, taints nodes by their conditions and marks their pods
/// (kube-controller-manager `pkg/controller/nodelifecycle`).
///
/// Left out is its master disruption mode, which suspends evictions while no node at all is ready.
struct NodeLifecycleController: Controller {
    let name = "node-controller"
    let watchedKinds = [Kind.node]

    /// `--node-monitor-grace-period`
    static let gracePeriod = Duration.seconds(50)
    /// `--node-monitor-period`
    private static let monitorPeriod: Int64 = 5
    /// 1 / `--node-eviction-rate`
    private static let evictionInterval = Duration.seconds(10)

    /// From when on the next node may get a taint that evicts.
    private var nextEviction = Instant(nanoseconds: 0)

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.operation {
        case .added:
            cluster.record(
                EventReport(
                    .normal, reason: "RegisteredNode",
                    message: "Node \(change.key.name) event: Registered Node \(change.key.name) in Controller",
                    component: name), about: change.new)
            queue.add(change.key)
        case .modified:
            if change.old[.spec] != change.new[.spec]
                || change.old[.status][.conditions] != change.new[.status][.conditions]
            {
                queue.add(change.key)
            }
        case .deleted:
            cluster.record(
                EventReport(
                    .normal, reason: "RemovingNode",
                    message: "Node \(change.key.name) event: Removing Node \(change.key.name) from Controller",
                    component: name), about: change.new)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard cluster.object(key) != nil else { return }
        watchHeartbeat(key, &queue, in: cluster)
        try setTaints(key, &queue, in: cluster)
    }

    // MARK: Heartbeats

    private func watchHeartbeat(_ key: ObjectKey, _ queue: inout WorkQueue, in cluster: Cluster) {
        guard cluster.machines.isSilent(key.name), let node = cluster.object(key) else { return }
        let deadline = Self.tick(after: cluster.heartbeat(of: key.name) + Self.gracePeriod)
        if cluster.now < deadline {
            queue.add(key, after: deadline - cluster.now)
            return
        }
        let ready = node[.status][.conditions].condition("Ready")[.status].string
        if ready == "Unknown" { return }
        markUnknown(key, in: cluster)
        if ready == "True", let silent = cluster.object(key) {
            cluster.record(
                EventReport(
                    .normal, reason: "NodeNotReady", message: "Node \(key.name) status is now: NodeNotReady",
                    component: name), about: silent)
            markPods(of: key.name, in: cluster)
        }
    }

    /// The next of the instants at which nodes are looked at.
    private static func tick(after instant: Instant) -> Instant {
        let period = monitorPeriod * 1_000_000_000
        return Instant(nanoseconds: (instant.nanoseconds + period - 1) / period * period)
    }

    private static let watchedConditions = ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"]

    private func markUnknown(_ key: ObjectKey, in cluster: Cluster) {
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            for type in Self.watchedConditions {
                let known = status[.conditions].condition(type)
                let isNew = known.isNull
                status[.conditions].setCondition(
                    type, status: "Unknown", reason: isNew ? "NodeStatusNeverUpdated" : "NodeStatusUnknown",
                    message: isNew ? "Kubelet never posted node status." : "Kubelet stopped posting node status.",
                    at: now, extra: isNew ? .null : ["lastHeartbeatTime": known["lastHeartbeatTime"]])
            }
        }
    }

    /// `MarkPodsNotReady`
    private func markPods(of node: String, in cluster: Cluster) {
        let time = Value.string(cluster.now.timestamp)
        for pod in cluster.pods(onNode: node) where pod.isReadyPod {
            let key = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
            let conditions = pod[.status][.conditions].elements
            guard let index = conditions.firstIndex(where: { $0[.type].string == "Ready" }) else { continue }
            cluster.modifyStatus(key) { status in
                status[.conditions].elements[index][.status] = "False"
                status[.conditions].elements[index][.lastTransitionTime] = time
            }
            cluster.record(
                EventReport(.warning, reason: "NodeNotReady", message: "Node is not ready", component: name),
                about: pod)
        }
    }

    // MARK: Taints

    /// The taints that follow from conditions: `nodeConditionToTaintKeyStatusMap`.
    private static let conditionTaints: [(condition: String, status: String, taint: String)] = [
        ("Ready", "False", "node.kubernetes.io/not-ready"), ("Ready", "Unknown", "node.kubernetes.io/unreachable"),
        ("MemoryPressure", "True", "node.kubernetes.io/memory-pressure"),
        ("DiskPressure", "True", "node.kubernetes.io/disk-pressure"),
        ("NetworkUnavailable", "True", "node.kubernetes.io/network-unavailable"),
        ("PIDPressure", "True", "node.kubernetes.io/pid-pressure"),
    ]
    private static let unschedulable = "node.kubernetes.io/unschedulable"
    private static let notReady = "node.kubernetes.io/not-ready"
    private static let unreachable = "node.kubernetes.io/unreachable"

    private mutating func setTaints(_ key: ObjectKey, _ queue: inout WorkQueue, in cluster: Cluster)
        throws(StatusError)
    {
        guard let node = cluster.object(key) else { return }
        let conditions = node[.status][.conditions]
        var wanted = Set(
            Self.conditionTaints.filter { conditions.condition($0.condition)[.status].string == $0.status }.map(\.taint)
        )
        if node[.spec]["unschedulable"].bool == true { wanted.insert(Self.unschedulable) }
        let managed = Set(Self.conditionTaints.map(\.taint)).union([Self.unschedulable])
        // A node that evicts already only changes its taint, which is not rationed.
        let evicted = node[.spec][.taints].elements.contains { taint in
            taint[.effect].string == "NoExecute"
                && (taint[.key].string == Self.notReady || taint[.key].string == Self.unreachable)
        }
        var taints = node[.spec][.taints].elements.filter { taint in
            guard let name = taint[.key].string, managed.contains(name) else { return true }
            return wanted.contains(name)
        }
        func has(_ name: String, _ effect: String) -> Bool {
            taints.contains { $0[.key].string == name && $0[.effect].string == effect }
        }
        let time = Value.string(cluster.now.timestamp)
        for name in (Self.conditionTaints.map(\.taint) + [Self.unschedulable]) where wanted.contains(name) {
            if !has(name, "NoSchedule") {
                taints.append([.key: .string(name), .effect: "NoSchedule", "timeAdded": time])
            }
        }
        for name in [Self.notReady, Self.unreachable] where wanted.contains(name) && !has(name, "NoExecute") {
            if !evicted {
                if cluster.now < nextEviction {
                    queue.add(key, after: nextEviction - cluster.now)
                    continue
                }
                nextEviction = cluster.now + Self.evictionInterval
            }
            taints.append([.key: .string(name), .effect: "NoExecute", "timeAdded": time])
        }
        let result: Value = taints.isEmpty ? .null : .array(taints)
        guard result != node[.spec][.taints] else { return }
        try cluster.modify(key, .controller(name)) { $0[.spec][.taints] = result }
    }
}
