import KubeObjects
import KubeSchema

/// Keeps the numbered pods of a StatefulSet, one after the other (kube-controller-manager `pkg/controller/statefulset`).
struct StatefulSetController: Controller {
    let name = "statefulset-controller"
    private var pods = Claims(.pod, account: "statefulset-controller")
    private var history = RevisionHistory(
        RevisionHistory.Style(hashLabel: "controller.kubernetes.io/hash", account: "statefulset-controller"))
    private var prototypes = PodPrototypes()

    let watchedKinds = [Kind.statefulSet, .pod, .controllerRevision, .persistentVolumeClaim]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .statefulSet:
            if change.isDeletion { prototypes.forget(change.new.uid) }
            queue.add(change.key)
        case .controllerRevision:
            history.note(change)
        case .persistentVolumeClaim:
            if change.isDeletion { queueOwnerOfClaim(change.new, &queue, in: cluster) }
        default:
            pods.note(change)
            guard change.isRelevantToPodOwner else { return }
            let owner = change.new.controllerKey
            if let owner, owner.kind == .statefulSet { queue.add(owner) }
            if let old = change.old.controllerKey, old != owner, old.kind == .statefulSet { queue.add(old) }
            if owner == nil, !change.isDeletion { queueAdopters(of: change.new, &queue, in: cluster) }
        }
    }

    private func queueAdopters(of pod: Value, _ queue: inout WorkQueue, in cluster: Cluster) {
        for set in cluster.objects(.statefulSet, namespace: pod.objectNamespace)
        where set[.spec][.selector].selects(pod[.metadata][.labels]) {
            guard let key = cluster.key(of: set) else { continue }
            queue.add(key)
        }
    }

    /// A claim that goes while its set lives on may have to be made again.
    private func queueOwnerOfClaim(_ claim: Value, _ queue: inout WorkQueue, in cluster: Cluster) {
        for set in cluster.objects(.statefulSet, namespace: claim.objectNamespace)
        where !set[.spec][.volumeClaimTemplates].isEmpty && set[.spec][.selector].selects(claim[.metadata][.labels]) {
            guard let key = cluster.key(of: set) else { continue }
            queue.add(key)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let set = cluster.object(key) else { return }
        let selector = set[.spec][.selector]
        let claimed = pods.claim(for: set, in: cluster) { selector.selects($0) }
            .filter { StatefulIdentity.ordinal(of: $0.objectName, in: set.objectName) != nil }
        var revisions = history.revisions(of: set, in: cluster)
        let update = try history.current(of: set, among: revisions, in: cluster)
        revisions.removeAll { $0.objectName == update.objectName }
        revisions.append(update)
        let currentName = set[.status][.currentRevision].string
        let current = revisions.first { $0.objectName == currentName } ?? update
        var rollout = StatefulRollout(
            set, key: key, pods: claimed, current: current, update: update, in: cluster)
        var failure: StatusError?
        do throws(StatusError) {
            try rollout.advance(&prototypes)
        } catch {
            failure = error
        }
        rollout.writeStatus()
        let inUse = Set(claimed.compactMap { $0.label(.controllerRevisionHash) })
            .union([current.objectName, update.objectName])
        try history.truncate(revisions, of: set, inUse: inUse, in: cluster)
        if let failure { throw failure }
        if let delay = rollout.delayUntilAvailable() { queue.add(key, after: delay) }
    }
}
