import KubeObjects
import KubeSchema

/// Takes the protection off claims and volumes that nothing uses any more, so that their deletion can end.
public struct StorageProtectionController: Controller {
    /// `pvc-protection-controller`
    public let name = "pvc-protection-controller"
    /// Claims and volumes being deleted, and the pods that use claims.
    public let watchedKinds: [Kind] = [.persistentVolumeClaim, .persistentVolume, .pod]

    /// A controller without state.
    public init() {}

    /// Queues what is being deleted, and the claims that a pod lets go.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .pod else {
            if change.new.isBeingDeleted { queue.add(change.key) }
            return
        }
        guard change.isDeletion || change.new.isFinishedPod else { return }
        for volume in change.new[.spec][.volumes].elements {
            guard let claim = volume.claimName(in: change.new) else { continue }
            queue.add(ObjectKey(.persistentVolumeClaim, namespaceKey: change.key.namespaceKey, name: claim))
        }
    }

    /// Removes the finalizer of an object that nothing uses.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let object = cluster.object(key), object.isBeingDeleted else { return }
        if key.kind == .persistentVolume {
            guard object[.status][.phase].string != "Bound" else { return }
            try cluster.modify(key, .controller("pv-protection-controller")) {
                $0.removeFinalizer("kubernetes.io/pv-protection")
            }
            return
        }
        let isUsed = cluster.pods(using: key).contains { !$0.isFinishedPod && $0.boundNode != nil }
        if !isUsed {
            try cluster.modify(key, .controller(name)) { $0.removeFinalizer("kubernetes.io/pvc-protection") }
        }
    }
}
