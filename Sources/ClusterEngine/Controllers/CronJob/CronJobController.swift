import KubeObjects
import KubeSchema

/// Creates the Jobs of a CronJob when they are due (kube-controller-manager `pkg/controller/cronjob`).
struct CronJobController: Controller {
    let name = "cronjob-controller"
    let watchedKinds = [Kind.cronJob, .job]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .cronJob {
            queue.add(change.key)
        } else if let owner = change.new.controllerKey, owner.kind == .cronJob {
            queue.add(owner)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let cronJob = cluster.object(key) else { return }
        let jobs = cluster.objects(.job, ownedBy: cronJob.uid).filter { $0.isControlled(by: cronJob.uid) }
        var sync = CronJobSync(key, cronJob, jobs: jobs, in: cluster)
        let delay = try sync.run()
        if let delay { queue.replace(key, after: delay) }
    }
}
