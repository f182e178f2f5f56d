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
        /// Since when the taints are known.
        var since: Instant
        var due: Instant
        var isDone = false
    }

    /// Nodes with NoExecute taints.
    private var tainted: [String: [Taint]] = [:]
    private var evictions: [ObjectKey: Eviction] = [:]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .node {
            observeNode(change, queue: &queue)
        } else if change.isDeletion {
            if !evictions.isEmpty { evictions[change.key] = nil }
        } else if !tainted.isEmpty, let node = change.new.boundNode, tainted[node] != nil,
            evictions[change.key]?.isDone != true
        {
            queue.add(change.key)
        }
    }

    private mutating func observeNode(_ change: ObjectChange, queue: inout WorkQueue) {
        let name = change.key.name
        let taints =
            change.isDeletion
            ? [] : change.new[.spec][.taints].elements.compactMap(Taint.init).filter { $0.effect == .noExecute }
        guard taints != tainted[name] ?? [] else { return }
        tainted[name] = taints.isEmpty ? nil : taints
        if !change.isDeletion { queue.add(change.key) }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard key.kind == .node else {
            if let pod = cluster.object(key) { try look(at: pod, key, queue: &queue, in: cluster) }
            return
        }
        for pod in cluster.pods(onNode: key.name) {
            guard let podKey = cluster.key(of: pod) else { continue }
            try look(at: pod, podKey, queue: &queue, in: cluster)
        }
    }

    private mutating func look(
        at pod: Value, _ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        guard let node = pod.boundNode else { return }
        if let eviction = evictions[key], eviction.uid != pod.uid { evictions[key] = nil }
        guard let taints = tainted[node] else {
            cancel(key, pod, isReported: true, in: cluster)
            return
        }
        switch Self.patience(of: pod, with: taints) {
        case .forever:
            cancel(key, pod, isReported: true, in: cluster)
        case .none:
            if evictions[key]?.isDone != true {
                cancel(key, pod, isReported: false, in: cluster)
                try evict(key, pod, in: cluster)
            }
        case .time(let patience):
            var eviction = evictions[key] ?? Eviction(uid: pod.uid, since: cluster.now, due: cluster.now + patience)
            guard !eviction.isDone else { return }
            // What is scheduled already can only come earlier.
            eviction.due = min(eviction.due, eviction.since + patience)
            evictions[key] = eviction
            if eviction.due <= cluster.now {
                try evict(key, pod, in: cluster)
            } else {
                queue.add(key, after: eviction.due - cluster.now)
            }
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
        evictions[key] = Eviction(uid: pod.uid, since: cluster.now, due: cluster.now, isDone: true)
        cluster.markDisrupted(
            key, reason: "DeletionByTaintManager", message: "Taint manager: deleting due to NoExecute taint",
            isObserved: true)
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(Self.component).user))
        } catch  where error.reason == .notFound {
            return
        }
    }

    private mutating func cancel(_ key: ObjectKey, _ pod: Value, isReported: Bool, in cluster: Cluster) {
        guard let eviction = evictions[key], !eviction.isDone else { return }
        evictions[key] = nil
        if isReported { report("Cancelling deletion of Pod \(key.namespace)/\(key.name)", about: pod, in: cluster) }
    }

    private func report(_ message: String, about pod: Value, in cluster: Cluster) {
        cluster.record(
            EventReport(.normal, reason: "TaintManagerEviction", message: message, component: Self.component),
            about: pod)
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
