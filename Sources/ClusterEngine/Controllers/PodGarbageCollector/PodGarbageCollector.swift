import KubeObjects
import KubeSchema

/// Deletes pods that nobody else deletes any more: those of nodes that are gone or out of service, and the oldest ended
/// ones where there are too many (kube-controller-manager `podgc`).
struct PodGarbageCollector: Controller {
    let name = "pod-garbage-collector"
    let watchedKinds: [Kind] = [.node, .pod]

    /// `gcCheckPeriod`: looks are this far apart.
    private static let checkPeriod = Duration.seconds(20)
    /// `quarantineTime`: how long a node must be gone before its pods go.
    private static let quarantine = Duration.seconds(40)
    /// kube-controller-manager `--terminated-pod-gc-threshold`.
    private static let terminatedThreshold = 12_500

    /// Nodes that pods name but nobody knows, and when that was seen.
    private var lostNodes: [String: Instant] = [:]
    private var outOfService: Set<String> = []
    private var ended: Set<ObjectKey> = []

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .node {
            observeNode(change, queue: &queue, in: cluster)
            return
        }
        if change.isDeletion {
            if !ended.isEmpty { ended.remove(change.key) }
            return
        }
        if change.new.isFinishedPod, !change.old.isFinishedPod {
            ended.insert(change.key)
            if ended.count > Self.terminatedThreshold {
                queue.add(Self.endedKey, after: cluster.untilNextPass(every: Self.checkPeriod))
            }
        }
        guard let node = change.new.boundNode else { return }
        if change.old.boundNode != node, cluster.object(ObjectKey(.node, name: node)) == nil {
            queue.add(ObjectKey(.node, name: node), after: cluster.untilNextPass(every: Self.checkPeriod))
        } else if !outOfService.isEmpty, outOfService.contains(node), change.new.isBeingDeleted {
            queue.add(ObjectKey(.node, name: node), after: cluster.untilNextPass(every: Self.checkPeriod))
        }
    }

    private mutating func observeNode(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        let name = change.key.name
        if change.isDeletion {
            outOfService.remove(name)
            queue.add(change.key, after: cluster.untilNextPass(every: Self.checkPeriod))
            return
        }
        lostNodes[name] = nil
        let isOut = change.new[.spec][.taints].elements.contains { $0[.key].string == NodeTaints.outOfService }
        if isOut {
            outOfService.insert(name)
            queue.add(change.key, after: cluster.untilNextPass(every: Self.checkPeriod))
        } else if !outOfService.isEmpty {
            outOfService.remove(name)
        }
    }

    /// Stands for all pods that have ended.
    private static let endedKey = ObjectKey(.pod, name: "")

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key == Self.endedKey {
            try deleteEnded(in: cluster)
        } else if let node = cluster.object(key) {
            lostNodes[key.name] = nil
            try deleteTerminating(on: node, in: cluster)
        } else {
            try deleteOrphans(of: key, queue: &queue, in: cluster)
        }
    }

    private mutating func deleteOrphans(
        of node: ObjectKey, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        let pods = cluster.pods(onNode: node.name)
        guard !pods.isEmpty else {
            lostNodes[node.name] = nil
            return
        }
        let since = lostNodes[node.name] ?? cluster.now
        lostNodes[node.name] = since
        guard cluster.now - since >= Self.quarantine else {
            queue.add(node, after: since + Self.quarantine - cluster.now)
            return
        }
        for pod in pods { try delete(pod, because: "PodGC: node no longer exists", in: cluster) }
    }

    private func deleteTerminating(on node: Value, in cluster: Cluster) throws(StatusError) {
        let isReady = node[.status][.conditions].condition("Ready")[.status].string == "True"
        guard outOfService.contains(node.objectName), !isReady else { return }
        for pod in cluster.pods(onNode: node.objectName) where pod.isBeingDeleted {
            try delete(pod, because: "PodGC: node is out-of-service", in: cluster)
        }
    }

    private func deleteEnded(in cluster: Cluster) throws(StatusError) {
        let excess = ended.count - Self.terminatedThreshold
        guard excess > 0 else { return }
        let pods = ended.compactMap { cluster.object($0) }.sorted { first, second in
            // Evicted ones first, then the oldest (`byEvictionAndCreationTimestamp`).
            let areEvicted = (first.isEvictedPod, second.isEvictedPod)
            if areEvicted.0 != areEvicted.1 { return areEvicted.0 }
            let (a, b) = (first.creationInstant ?? cluster.now, second.creationInstant ?? cluster.now)
            return a == b ? (first.objectName, first.uid) < (second.objectName, second.uid) : a < b
        }
        for pod in pods.prefix(excess) { try delete(pod, because: nil, in: cluster) }
    }

    /// `markFailedAndDeletePod`: a pod that was still running is failed first, so that its owner counts it right.
    private func delete(_ pod: Value, because message: String?, in cluster: Cluster) throws(StatusError) {
        guard let key = cluster.key(of: pod) else { return }
        if let message, !pod.isFinishedPod {
            cluster.markDisrupted(key, reason: "DeletionByPodGC", message: message, isObserved: true)
            cluster.modifyStatus(key) { $0[.phase] = "Failed" }
        }
        do throws(StatusError) {
            try cluster.delete(
                key, DeleteOptions(user: WriteOptions.controller(name).user, gracePeriodSeconds: 0))
        } catch  where error.reason == .notFound {
            return
        }
    }
}

extension Value {
    fileprivate var isEvictedPod: Bool {
        self[.status][.phase].string == "Failed" && self[.status][.reason].string == "Evicted"
    }
}
