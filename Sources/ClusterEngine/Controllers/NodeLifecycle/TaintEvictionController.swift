import KubeObjects
import KubeSchema

/// Deletes pods from nodes whose `NoExecute` taints they do not tolerate, or no longer
/// (kube-controller-manager `pkg/controller/tainteviction`).
struct TaintEvictionController: Controller {
    let name = "taint-eviction-controller"
    let watchedKinds = [Kind.node, .pod]
    /// It needs to read nothing but the node, and so comes before controllers that list all their pods.
    let latency = Duration.milliseconds(2)

    /// Since when a pod's time runs.
    private var waiting: [ObjectKey: Instant] = [:]
    /// Nodes that evict; most clusters have none at most times.
    private var tainted: Set<String> = []

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .node {
            let isTainted = !change.isDeletion && !evictingTaints(of: change.new).isEmpty
            if isTainted { tainted.insert(change.key.name) } else { tainted.remove(change.key.name) }
            if change.old[.spec][.taints] != change.new[.spec][.taints] { queue.add(change.key) }
            return
        }
        if change.isDeletion {
            waiting.removeValue(forKey: change.key)
        } else if !tainted.isEmpty, change.old[.spec] != change.new[.spec], let node = change.new.boundNode,
            tainted.contains(node)
        {
            queue.add(change.key)
        }
    }

    private func evictingTaints(of node: Value) -> [Value] {
        node[.spec][.taints].elements.filter { $0[.effect].string == "NoExecute" }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard key.kind == .node else {
            guard let pod = cluster.object(key), let name = pod.boundNode,
                let node = cluster.object(ObjectKey(.node, name: name))
            else { return }
            return try judge(pod, key, on: node, &queue, in: cluster)
        }
        guard let node = cluster.object(key) else { return }
        for pod in cluster.pods(onNode: key.name) {
            let podKey = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
            try judge(pod, podKey, on: node, &queue, in: cluster)
        }
    }

    /// Evicts a pod now, later, or not.
    private mutating func judge(
        _ pod: Value, _ key: ObjectKey, on node: Value, _ queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        let taints = evictingTaints(of: node)
        guard !taints.isEmpty else {
            if waiting.removeValue(forKey: key) != nil, !pod.isBeingDeleted {
                report("Cancelling deletion of Pod \(key.namespace)/\(key.name)", about: pod, in: cluster)
            }
            return
        }
        if pod.isBeingDeleted { return }
        var shortest: Int?
        for taint in taints {
            let fitting = pod[.spec][.tolerations].elements.filter { DaemonPlacement.tolerates($0, taint) }
            if fitting.isEmpty { return try evict(pod, key, in: cluster) }
            for seconds in fitting.compactMap({ $0["tolerationSeconds"].integer }) {
                shortest = min(shortest ?? Int.max, max(0, seconds))
            }
        }
        guard let shortest else {
            waiting.removeValue(forKey: key)
            return
        }
        let start = waiting[key] ?? cluster.now
        waiting[key] = start
        let end = start + .seconds(shortest)
        if end <= cluster.now { return try evict(pod, key, in: cluster) }
        queue.replace(key, after: end - cluster.now)
    }

    private mutating func evict(_ pod: Value, _ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        waiting.removeValue(forKey: key)
        report("Marking for deletion Pod \(key.namespace)/\(key.name)", about: pod, in: cluster)
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "DisruptionTarget", status: "True", reason: "DeletionByTaintManager",
                message: "Taint manager: deleting due to NoExecute taint", at: now,
                extra: [.observedGeneration: pod[.metadata][.generation]])
        }
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(name).user))
        } catch  where error.reason == .notFound {
            return
        }
    }

    private func report(_ message: String, about pod: Value, in cluster: Cluster) {
        cluster.record(
            EventReport(.normal, reason: "TaintManagerEviction", message: message, component: name), about: pod)
    }
}
