import KubeObjects
import KubeSchema

/// Removes pods of nodes that are gone or out of service (kube-controller-manager `pkg/controller/podgc`).
struct PodGarbageCollector: Controller {
    let name = "pod-garbage-collector"
    let watchedKinds = [Kind.node]

    /// `quarantineTime`: a node may come back.
    private static let quarantine = Duration.seconds(40)
    /// `gcCheckPeriod`
    private static let period = Duration.seconds(20)
    private static let outOfService = "node.kubernetes.io/out-of-service"

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.isDeletion {
            queue.add(change.key, after: Self.quarantine)
        } else if isOutOfService(change.new) {
            queue.add(change.key, after: Self.period)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let node = cluster.object(key) else {
            for pod in cluster.pods(onNode: key.name) {
                try remove(pod, because: "DeletionByPodGC", "PodGC: node no longer exists", in: cluster)
            }
            return
        }
        guard isOutOfService(node), node[.status][.conditions].condition("Ready")[.status].string != "True" else {
            return
        }
        for pod in cluster.pods(onNode: key.name) where pod.isBeingDeleted {
            try remove(pod, because: nil, "", in: cluster)
        }
        queue.add(key, after: Self.period)
    }

    private func isOutOfService(_ node: Value) -> Bool {
        node[.spec][.taints].elements.contains { $0[.key].string == Self.outOfService }
    }

    private func remove(_ pod: Value, because reason: String?, _ message: String, in cluster: Cluster)
        throws(StatusError)
    {
        let key = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            if !pod.isFinishedPod { status[.phase] = "Failed" }
            if let reason {
                status[.conditions].setCondition(
                    "DisruptionTarget", status: "True", reason: reason, message: message, at: now)
            }
        }
        let user = WriteOptions.controller(name).user
        try cluster.delete(key, DeleteOptions(user: user, gracePeriodSeconds: 0))
    }
}
