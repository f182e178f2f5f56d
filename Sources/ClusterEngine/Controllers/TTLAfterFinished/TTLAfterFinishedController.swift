import KubeObjects
import KubeSchema

/// Deletes finished Jobs after `ttlSecondsAfterFinished` (kube-controller-manager `pkg/controller/ttlafterfinished`).
struct TTLAfterFinishedController: Controller {
    let name = "ttl-after-finished-controller"
    let watchedKinds = [Kind.job]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard !change.isDeletion, let end = expiry(of: change.new) else { return }
        queue.add(change.key, after: max(.zero, end - cluster.now))
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let job = cluster.object(key), !job.isBeingDeleted, let end = expiry(of: job) else { return }
        if end > cluster.now {
            queue.add(key, after: end - cluster.now)
            return
        }
        let user = WriteOptions.controller(name).user
        try cluster.delete(key, DeleteOptions(user: user, propagation: .foreground, uid: job.uid))
    }

    private func expiry(of job: Value) -> Instant? {
        guard let seconds = job[.spec]["ttlSecondsAfterFinished"].integer, job.isFinishedJob else { return nil }
        let ends = ["Complete", "Failed"].compactMap {
            job[.status][.conditions].condition($0).instant(.lastTransitionTime)
        }
        return ends.min().map { $0 + .seconds(seconds) }
    }
}
