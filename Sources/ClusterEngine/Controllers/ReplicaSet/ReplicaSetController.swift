import KubeObjects
import KubeSchema

/// Keeps as many pods of a ReplicaSet, or of a ReplicationController, as it asks for
/// (kube-controller-manager `pkg/controller/replicaset`).
struct ReplicaSetController: Controller {
    let name: String
    /// The kind whose pods are kept.
    private let kind: Kind
    private let pods: PodControl
    private var claims: Claims
    private var prototypes = PodPrototypes()

    /// `replicaset.BurstReplicas`: at most so many pods are created or deleted at one look.
    private static let burst = 500

    /// The controller of ReplicaSets.
    init() {
        self.init(.replicaSet, component: "replicaset-controller")
    }

    private init(_ kind: Kind, component: String) {
        self.kind = kind
        name = component
        pods = PodControl(component: component)
        claims = Claims(.pod, account: component)
    }

    /// The controller of ReplicationControllers, which differ from ReplicaSets only in how their selector is written.
    static var replicationController: ReplicaSetController {
        ReplicaSetController(.replicationController, component: "replication-controller")
    }

    var watchedKinds: [Kind] { [kind, .pod] }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .pod else {
            if change.isDeletion { prototypes.forget(change.new.uid) }
            queue.add(change.key)
            return
        }
        claims.note(change)
        guard change.isRelevantToPodOwner else { return }
        let owner = change.new.controllerKey
        if let owner, owner.kind == kind { queue.add(owner) }
        if let old = change.old.controllerKey, old != owner, old.kind == kind { queue.add(old) }
        if owner == nil, !change.isDeletion { queueAdopters(of: change.new, queue: &queue, in: cluster) }
    }

    private func queueAdopters(of pod: Value, queue: inout WorkQueue, in cluster: Cluster) {
        for set in cluster.objects(kind, namespace: pod.objectNamespace) where selects(set, pod[.metadata][.labels]) {
            guard let key = cluster.key(of: set) else { continue }
            queue.add(key)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let set = cluster.object(key) else { return }
        let claimed = claims.claim(for: set, in: cluster) { selects(set, $0) }
        let active = claimed.filter(\.isActivePod)
        let terminating = claimed.count { $0.isBeingDeleted && !$0.isFinishedPod }
        var failure: StatusError?
        if !set.isBeingDeleted {
            do throws(StatusError) {
                try manage(set, active, in: cluster)
            } catch {
                failure = error
            }
        }
        writeStatus(key, of: set, active: active, terminating: terminating, failure: failure, in: cluster)
        queueWhenAvailable(key, set, active, queue: &queue, in: cluster)
        if let failure { throw failure }
    }

    private func selects(_ set: Value, _ labels: Value) -> Bool {
        kind == .replicaSet ? set[.spec][.selector].selects(labels) : set[.spec][.selector].selectsByMap(labels)
    }

    // MARK: Pods

    private mutating func manage(_ set: Value, _ active: [Value], in cluster: Cluster) throws(StatusError) {
        let wanted = set[.spec][.replicas].integer ?? 1
        if active.count < wanted {
            let prototype = prototypes.pod(for: set, template: set[.spec][.template], in: cluster)
            do throws(StatusError) {
                try createInBatches(min(wanted - active.count, Self.burst), prototype, for: set, in: cluster)
            } catch  where error.isNamespaceTerminating {
                return
            }
        } else if active.count > wanted {
            let surplus = min(active.count - wanted, Self.burst)
            let related = surplus < active.count ? relatedPods(of: set, in: cluster) : []
            for pod in PodDeletionOrder.first(surplus, of: active, related: related, at: cluster.now) {
                try pods.delete(pod, for: set, in: cluster)
            }
        }
    }

    /// `slowStartBatch`: 1, 2, 4, … pods at a time, and no further batch after one that failed, so that a refusal does not repeat
    /// a thousand times.
    private func createInBatches(_ count: Int, _ prototype: Value, for set: Value, in cluster: Cluster)
        throws(StatusError)
    {
        var remaining = count
        var batch = 1
        while remaining > 0 {
            var failure: StatusError?
            for _ in 0..<min(batch, remaining) {
                do throws(StatusError) {
                    try pods.create(prototype, for: set, in: cluster)
                } catch {
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
            remaining -= batch
            batch *= 2
        }
    }

    /// The active pods of all sets with the same owner: those of all revisions of a Deployment.
    private func relatedPods(of set: Value, in cluster: Cluster) -> [Value] {
        let owner = set.controllerReference[.uid].string
        let sets = owner.map { cluster.objects(kind, ownedBy: $0) } ?? [set]
        return sets.flatMap { cluster.objects(.pod, ownedBy: $0.uid) }.filter(\.isActivePod)
    }

    // MARK: Status

    private func writeStatus(
        _ key: ObjectKey, of set: Value, active: [Value], terminating: Int, failure: StatusError?, in cluster: Cluster
    ) {
        let minReadySeconds = set[.spec][.minReadySeconds].integer ?? 0
        let templateLabels = set[.spec][.template][.metadata][.labels].members
        var ready = 0
        var available = 0
        var fullyLabeled = 0
        for pod in active {
            let labels = pod[.metadata][.labels]
            if templateLabels.allSatisfy({ labels[$0.key] == $0.value }) { fullyLabeled += 1 }
            guard pod.isReadyPod else { continue }
            ready += 1
            if pod.isAvailablePod(minReadySeconds: minReadySeconds, at: cluster.now) { available += 1 }
        }
        cluster.modifyStatus(key) { status in
            status[.replicas] = Value(active.count)
            status[.fullyLabeledReplicas] = Value(countOrAbsent: fullyLabeled)
            status[.readyReplicas] = Value(countOrAbsent: ready)
            status[.availableReplicas] = Value(countOrAbsent: available)
            if kind == .replicaSet { status[.terminatingReplicas] = Value(terminating) }
            status[.observedGeneration] = set[.metadata][.generation]
            setFailure(
                failure, in: &status, hasTooFew: active.count < (set[.spec][.replicas].integer ?? 1), cluster.now)
        }
    }

    private func setFailure(_ failure: StatusError?, in status: inout Value, hasTooFew: Bool, _ now: Instant) {
        let existing = status[.conditions].condition("ReplicaFailure")
        if let failure, existing.isNull {
            status[.conditions].setCondition(
                "ReplicaFailure", status: "True", reason: hasTooFew ? "FailedCreate" : "FailedDelete",
                message: failure.message, at: now)
        } else if failure == nil, !existing.isNull {
            status[.conditions].removeCondition("ReplicaFailure")
        }
    }

    /// Looks again when the next ready pod has been ready for `minReadySeconds`.
    private func queueWhenAvailable(
        _ key: ObjectKey, _ set: Value, _ active: [Value], queue: inout WorkQueue, in cluster: Cluster
    ) {
        guard let minReadySeconds = set[.spec][.minReadySeconds].integer, minReadySeconds > 0 else { return }
        let next = active.compactMap { $0.availableInstant(minReadySeconds: minReadySeconds) }
            .filter { $0 > cluster.now }.min()
        if let next { queue.add(key, after: next - cluster.now) }
    }
}
