import KubeObjects
import KubeSchema

/// Brings the ReplicaSets of a Deployment to what its template and strategy ask for
/// (kube-controller-manager `pkg/controller/deployment`).
struct DeploymentController: Controller {
    let name = "deployment-controller"
    private var sets = Claims(.replicaSet, account: "deployment-controller")

    /// The controller of Deployments.
    init() {}

    var watchedKinds: [Kind] { [.deployment, .replicaSet, .pod] }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .deployment:
            queue.add(change.key)
        case .replicaSet:
            sets.note(change)
            let owner = change.new.controllerKey
            if let owner, owner.kind == .deployment { queue.add(owner) }
            if let old = change.old.controllerKey, old != owner, old.kind == .deployment { queue.add(old) }
            if owner == nil, !change.isDeletion { queueAdopters(of: change.new, queue: &queue, in: cluster) }
        default:
            if change.isDeletion { queueRecreating(change.new, queue: &queue, in: cluster) }
        }
    }

    private func queueAdopters(of set: Value, queue: inout WorkQueue, in cluster: Cluster) {
        for deployment in cluster.objects(.deployment, namespace: set.objectNamespace)
        where deployment[.spec][.selector].selects(set[.metadata][.labels]) {
            guard let key = cluster.key(of: deployment) else { continue }
            queue.add(key)
        }
    }

    /// A Deployment that recreates waits for the last of its old pods to be gone.
    private func queueRecreating(_ pod: Value, queue: inout WorkQueue, in cluster: Cluster) {
        guard let setKey = pod.controllerKey, setKey.kind == .replicaSet,
            let key = cluster.object(setKey)?.controllerKey, key.kind == .deployment,
            cluster.object(key)?[.spec][.strategy][.type].string == "Recreate"
        else { return }
        queue.add(key)
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let deployment = cluster.object(key) else { return }
        let selector = deployment[.spec][.selector]
        if selector[.matchLabels].isEmpty, selector[.matchExpressions].isEmpty {
            cluster.record(
                EventReport(
                    .warning, reason: "SelectingAll",
                    message: "This deployment is selecting all pods. A non-empty selector is required.",
                    component: name), about: deployment)
            cluster.modifyStatus(key) { $0[.observedGeneration] = deployment[.metadata][.generation] }
            return
        }
        let claimed = sets.claim(for: deployment, in: cluster) { selector.selects($0) }
        var rollout = DeploymentRollout(key, deployment, sets: claimed, in: cluster)
        if let delay = try rollout.advance() { queue.add(key, after: delay) }
    }
}
