import KubeObjects
import KubeSchema

/// Deletes pods that do not tolerate a NoExecute taint of their node, or no longer (kube-controller-manager
/// `tainteviction`).
struct TaintEvictionController: Controller {
    static let component = "taint-eviction-controller"

    let name = TaintEvictionController.component
    let watchedKinds: [Kind] = [.node, .pod]
    /// It needs to read nothing but the node, and so comes before controllers that list all their pods.
    let latency = Duration.milliseconds(2)

    private struct Eviction: Sendable {
        var uid: String
        var due: Instant
    }

    /// Nodes with NoExecute taints.
    private var tainted: [String: [Taint]] = [:]
    /// The deletions that are still to come. One that was made is forgotten: a change of the taints begins a new one, even for a
    /// pod that has not gone yet.
    private var evictions: [ObjectKey: Eviction] = [:]
    /// Pods that came to a tainted node or changed their tolerations since they were looked at.
    private var changed: Set<ObjectKey> = []

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .node {
            observeNode(change, queue: &queue)
        } else if change.isDeletion {
            if !evictions.isEmpty { cancel(change.key, change.new, in: cluster) }
        } else if !tainted.isEmpty, let node = change.new.boundNode, tainted[node] != nil,
            change.old.boundNode != node || change.old[.spec][.tolerations] != change.new[.spec][.tolerations]
        {
            changed.insert(change.key)
            queue.add(change.key)
        }
    }

    private mutating func observeNode(_ change: ObjectChange, queue: inout WorkQueue) {
        let name = change.key.name
        let taints = change.isDeletion ? [] : change.new.evictingTaints
        // A taint that is set anew has another time, and counts.
        if taints == change.old.evictingTaints, !change.isDeletion { return }
        tainted[name] = taints.isEmpty ? nil : taints.compactMap(Taint.init)
        if !change.isDeletion { queue.add(change.key) }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard key.kind == .node else {
            try reconcilePod(key, queue: &queue, in: cluster)
            return
        }
        for pod in cluster.pods(onNode: key.name) {
            guard let podKey = cluster.key(of: pod) else { continue }
            try look(at: pod, podKey, queue: &queue, in: cluster)
        }
    }

    /// Looks at a pod that has changed, and makes the deletion whose time has come.
    private mutating func reconcilePod(
        _ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        guard let pod = cluster.object(key) else { return }
        if changed.remove(key) != nil { try look(at: pod, key, queue: &queue, in: cluster) }
        guard let eviction = evictions[key] else { return }
        if eviction.due <= cluster.now {
            try evict(key, pod, in: cluster)
        } else {
            queue.add(key, after: eviction.due - cluster.now)
        }
    }

    private mutating func look(
        at pod: Value, _ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        guard let node = pod.boundNode else { return }
        if let eviction = evictions[key], eviction.uid != pod.uid { evictions[key] = nil }
        guard let taints = tainted[node] else {
            cancel(key, pod, in: cluster)
            return
        }
        switch Self.patience(of: pod, with: taints) {
        case .forever:
            cancel(key, pod, in: cluster)
        case .none:
            cancel(key, pod, in: cluster)
            try evict(key, pod, in: cluster)
        case .time(let patience):
            // What is scheduled stays so, whatever other taints came since.
            guard evictions[key] == nil else { return }
            evictions[key] = Eviction(uid: pod.uid, due: cluster.now + patience)
            queue.add(key, after: patience)
        }
    }

    // MARK: Tolerations

    private enum Patience {
        case none
        case time(Duration)
        case forever
    }

    /// How long a pod puts up with taints (`GetMatchingTolerations`, `getMinTolerationTime`).
    private static func patience(of pod: Value, with taints: [Taint]) -> Patience {
        let tolerations = pod[.spec][.tolerations].elements.map(Toleration.init)
        var shortest: Int?
        for taint in taints {
            guard let toleration = tolerations.first(where: { $0.tolerates(taint) }) else { return .none }
            guard let seconds = toleration.seconds else { continue }
            shortest = min(shortest ?? .max, max(0, seconds))
        }
        return shortest.map { .time(.seconds($0)) } ?? .forever
    }

    // MARK: Deleting

    private mutating func evict(_ key: ObjectKey, _ pod: Value, in cluster: Cluster) throws(StatusError) {
        report("Marking for deletion Pod \(key.namespace)/\(key.name)", about: pod, in: cluster)
        evictions[key] = nil
        cluster.markDisrupted(
            key, reason: "DeletionByTaintManager", message: "Taint manager: deleting due to NoExecute taint",
            isObserved: true)
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(Self.component).user))
        } catch  where error.reason == .notFound {
            return
        }
    }

    private mutating func cancel(_ key: ObjectKey, _ pod: Value, in cluster: Cluster) {
        guard evictions.removeValue(forKey: key) != nil else { return }
        report("Cancelling deletion of Pod \(key.namespace)/\(key.name)", about: pod, in: cluster)
    }

    private func report(_ message: String, about pod: Value, in cluster: Cluster) {
        cluster.record(
            EventReport(.normal, reason: "TaintManagerEviction", message: message, component: Self.component),
            about: pod)
    }
}

extension Value {
    /// The NoExecute taints of a node.
    fileprivate var evictingTaints: [Value] {
        self[.spec][.taints].elements.filter { $0[.effect].string == "NoExecute" }
    }
}

extension Cluster {
    /// Tells by a pod's condition DisruptionTarget why it is about to be deleted.
    ///
    /// - Parameters:
    ///   - isObserved: whether the writer names the generation it saw; the eviction API does not.
    func markDisrupted(_ pod: ObjectKey, reason: String, message: String, isObserved: Bool) {
        guard let object = object(pod) else { return }
        let extra: Value = isObserved ? [.observedGeneration: object[.metadata][.generation]] : .null
        modifyStatus(pod) { status in
            status[.conditions].setCondition(
                "DisruptionTarget", status: "True", reason: reason, message: message, at: now,
                extra: extra)
        }
    }
}
