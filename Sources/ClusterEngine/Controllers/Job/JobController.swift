import KubeObjects
import KubeSchema

/// Runs the pods of a Job until enough have succeeded or too many have failed (kube-controller-manager `pkg/controller/job`).
struct JobController: Controller {
    let name = "job-controller"
    let watchedKinds = [Kind.job, .pod]
    private var pods = Claims(.pod, account: "job-controller")
    private var prototypes = PodPrototypes()

    /// `syncJobBatchPeriod`: changes of pods are looked at together.
    private static let batchPeriod = Duration.seconds(1)

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .pod else {
            if change.isDeletion {
                prototypes.forget(change.new.uid)
                for pod in cluster.objects(.pod, ownedBy: change.new.uid) where pod.isTrackedByJob {
                    if let key = cluster.key(of: pod) { queue.add(key) }
                }
            }
            queue.add(change.key)
            return
        }
        pods.note(change)
        let owner = change.new.controllerKey
        if let owner, owner.kind == .job {
            let isSame = change.operation == .modified && !change.isRelevantToPodOwner && !hasRestarted(change)
            if !isSame { queue.add(owner, after: Self.batchPeriod) }
        } else if !change.isDeletion, change.new.isTrackedByJob {
            queue.add(change.key)
        }
        if let old = change.old.controllerKey, old != owner, old.kind == .job { queue.add(old) }
    }

    private func hasRestarted(_ change: ObjectChange) -> Bool {
        change.old[.status][.containerStatuses] != change.new[.status][.containerStatuses]
            || change.old[.metadata][.finalizers] != change.new[.metadata][.finalizers]
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .pod { return try freeOrphan(key, in: cluster) }
        guard let job = cluster.object(key), !job.isFinishedJob else { return }
        if job[.spec]["managedBy"].string.map({ $0 != "kubernetes.io/job-controller" }) ?? false { return }
        let selector = job[.spec][.selector]
        let claimed = pods.claim(for: job, in: cluster) { selector.selects($0) }
        var sync = JobSync(key, job, pods: claimed, in: cluster)
        let delays = try sync.run(&prototypes)
        for delay in delays { queue.add(key, after: delay) }
    }

    /// A pod whose Job is gone is counted by nobody (`syncOrphanPod`).
    private func freeOrphan(_ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        guard let pod = cluster.object(key), pod.isTrackedByJob else { return }
        if let owner = pod.controllerKey, let job = cluster.object(owner), pod.isControlled(by: job.uid) { return }
        try cluster.modify(key, .controller(name)) { $0.removeFinalizer(Value.jobTracking) }
    }
}
