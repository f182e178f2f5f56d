import KubeObjects
import KubeSchema

/// Keeps one pod of a DaemonSet on every node it fits (kube-controller-manager `pkg/controller/daemon`).
struct DaemonSetController: Controller {
    let name = "daemonset-controller"
    /// The service account's name differs from the one in events.
    static let account = "daemon-set-controller"

    private var pods = Claims(.pod, account: DaemonSetController.account)
    private var history = RevisionHistory(
        RevisionHistory.Style(hashLabel: .controllerRevisionHash, account: DaemonSetController.account))
    private var prototypes = PodPrototypes()
    /// Failures of daemon pods on a node, by set and node: how many in a row, and when the last was.
    private var failures: [String: (count: Int, last: Instant)] = [:]

    let watchedKinds = [Kind.daemonSet, .pod, .node, .controllerRevision]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .daemonSet:
            if change.isDeletion { prototypes.forget(change.new.uid) }
            queue.add(change.key)
        case .controllerRevision:
            history.note(change)
        case .node:
            if isRelevant(change) { queueAll(&queue, in: cluster) }
        default:
            pods.note(change)
            guard change.isRelevantToPodOwner else { return }
            let owner = change.new.controllerKey
            if let owner, owner.kind == .daemonSet { queue.add(owner) }
            if let old = change.old.controllerKey, old != owner, old.kind == .daemonSet { queue.add(old) }
            if owner == nil, !change.isDeletion { queueAdopters(of: change.new, &queue, in: cluster) }
        }
    }

    private func isRelevant(_ change: ObjectChange) -> Bool {
        if change.operation != .modified { return true }
        return change.old[.metadata][.labels] != change.new[.metadata][.labels]
            || change.old[.spec][.taints] != change.new[.spec][.taints]
    }

    private func queueAll(_ queue: inout WorkQueue, in cluster: Cluster) {
        for set in cluster.objects(.daemonSet) {
            if let key = cluster.key(of: set) { queue.add(key) }
        }
    }

    private func queueAdopters(of pod: Value, _ queue: inout WorkQueue, in cluster: Cluster) {
        for set in cluster.objects(.daemonSet, namespace: pod.objectNamespace)
        where set[.spec][.selector].selects(pod[.metadata][.labels]) {
            if let key = cluster.key(of: set) { queue.add(key) }
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let set = cluster.object(key), !set.isBeingDeleted else { return }
        let selector = set[.spec][.selector]
        let claimed = pods.claim(for: set, in: cluster) { selector.selects($0) }
        var revisions = history.revisions(of: set, in: cluster)
        let current = try history.current(of: set, among: revisions, in: cluster)
        revisions.removeAll { $0.objectName == current.objectName }
        let hash = current.label(.controllerRevisionHash) ?? ""
        let prototype = prototypes.pod(for: set, template: set[.spec][.template], in: cluster)
        var rollout = DaemonRollout(
            set, key: key, pods: claimed, prototype: DaemonPlacement.prepared(prototype, for: set, hash: hash),
            hash: hash, in: cluster)
        var failure: StatusError?
        do throws(StatusError) {
            let retry = try rollout.manage(&failures)
            if let retry { queue.add(key, after: retry) }
        } catch {
            failure = error
        }
        let inUse = Set(claimed.compactMap { $0.label(.controllerRevisionHash) })
        let used = Set(revisions.filter { inUse.contains($0.label(.controllerRevisionHash) ?? "") }.map(\.objectName))
        try history.truncate(revisions, of: set, inUse: used, in: cluster)
        rollout.writeStatus()
        if let failure { throw failure }
        if let delay = rollout.delayUntilAvailable() { queue.add(key, after: delay) }
    }
}
