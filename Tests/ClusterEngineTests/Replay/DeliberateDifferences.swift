/// Where the engine, on purpose, does not do what the recorded Kubernetes did. One row for one value of one object.
struct DeliberateDifference {
    let scenario: String
    /// The object as the comparison names it, such as `Pod/web#1-pod`.
    let object: String
    /// The path or event as the comparison names it.
    let path: String
    let reason: String

    static let all: [DeliberateDifference] =
        containers + workloads + rollouts + storage + nodes + simulated

    private static let fifthWait = """
        The recording ends about when the fifth wait does, whose length is a matter of chance.
        """
    private static let registryTurn = """
        Images are pulled one after the other; which of two pods is first at the registry that does not answer was chance. The \
        events and their order are tested by NodeImageTests.
        """
    private static let ownCluster =
        "The simulated cluster has a certificate authority of its own, and settles before t=0."

    private static let containers: [DeliberateDifference] =
        ["data.ca.crt", "metadata.creationTimestamp"].map {
            DeliberateDifference(
                scenario: "*", object: "ConfigMap/kube-root-ca.crt", path: $0, reason: ownCluster)
        }
        + [
            DeliberateDifference(
                scenario: "oom", object: "Pod/oom-child", path: "status.resources.limits",
                reason: "With cgroup v1 the kubelet lost the limits of a pod whose cgroup was gone already."),
            DeliberateDifference(
                scenario: "probes", object: "EndpointSlice/ready-slice", path: "metadata.generation",
                reason: sliceUpdates),
            DeliberateDifference(
                scenario: "probes", object: "events of Pod/live-grace",
                path:
                    "Normal Killing Container c failed liveness probe, will be restarted (spec.containers{c}) by kubelet time",
                reason:
                    "The fifth restart lies seconds before the end of the recording; its wait is a matter of chance."),
        ]
        + ["restartCount", "state.running", "state.waiting"].map {
            DeliberateDifference(
                scenario: "probes", object: "Pod/startup-fails", path: "status.containerStatuses[c]." + $0,
                reason: fifthWait)
        }
        + [
            "Normal Pulled Container image \"registry.local/busybox:1\" already present on machine and can be accessed by the pod",
            "Normal Created Container created", "Normal Started Container started",
            "Warning Unhealthy Startup probe failed: ",
        ].map {
            DeliberateDifference(
                scenario: "probes", object: "events of Pod/startup-fails",
                path: $0 + " (spec.containers{c}) by kubelet time", reason: fifthWait)
        }
        + [
            "Normal Pulling Pulling image \"registry.local/absent:1\"",
            "Warning Failed Failed to pull image \"registry.local/absent:1\": rpc error: code = NotFound desc = failed to pull and unpack image \"registry.local/absent:1\": failed to resolve image: registry.local/absent:1: not found",
            "Warning Failed Error: ErrImagePull", "Normal BackOff Back-off pulling image \"registry.local/absent:1\"",
            "Warning Failed Error: ImagePullBackOff",
        ].map {
            DeliberateDifference(
                scenario: "configuration", object: "events of Pod/missing-image",
                path: $0 + " (spec.containers{c}) by kubelet time", reason: registryTurn)
        }

    // MARK: Workloads

    private static let sliceUpdates = "How many changes of pods one update of a slice takes together was chance."
    private static let stoppedProbe = "By chance a probe ran at the moment in which its container was being stopped."
    private static let oneLook = """
        A controller here is told of all writes of another one's look together, a real one of each by itself: what it repeats for \
        each, it repeats less often.
        """
    private static let parallelWrites =
        "The controller creates these pods at once, in an order of chance; here they are in order."

    private static let oneByOne = """
        The recorded pods became ready some tenths of a second apart, and the Deployment scaled one by one; here pods that start \
        together are ready together, and it scales by two.
        """
    private static let pulledTwice = """
        The recorded second pod began when the first had the image; here both begin at the same instant, and both pull.
        """

    /// Rolling updates: in how many steps, and what the pods of one step do to each other.
    private static let rollouts: [DeliberateDifference] =
        ["web#1", "web#2", "web#3", "web#5"].flatMap { set in
            ["metadata.generation", "status.observedGeneration"].map {
                DeliberateDifference(scenario: "deployment", object: "ReplicaSet/\(set)", path: $0, reason: oneByOne)
            }
        }
        + [
            "(combined from similar events): Scaled down replica set web#3 from 2 to 1 by deployment-controller",
            "(combined from similar events): Scaled down replica set web#3 from 1 to 0 by deployment-controller",
            "Scaled up replica set web#2 from 0 to 1 by deployment-controller count",
            "Scaled up replica set web#2 from 0 to 1 by deployment-controller time",
            "Scaled up replica set web#2 from 1 to 2 by deployment-controller count",
            "Scaled up replica set web#2 from 1 to 2 by deployment-controller time",
            "Scaled up replica set web#2 from 2 to 3 by deployment-controller count",
            "Scaled up replica set web#2 from 2 to 3 by deployment-controller time",
        ].map {
            DeliberateDifference(
                scenario: "deployment", object: "events of Deployment/web", path: "Normal ScalingReplicaSet " + $0,
                reason: oneByOne)
        }
        + [
            ("web#1", "dial tcp 10.244.*.*:8080: connect: connection refused"),
            ("web#2", "dial tcp 10.244.*.*:8080: connect: connection refused"),
            ("web#3", "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"),
            ("web#5", "dial tcp 10.244.*.*:8080: connect: connection reset by peer"),
        ].map { set, problem in
            DeliberateDifference(
                scenario: "deployment", object: "events of Pod/\(set)-pod",
                path:
                    "Warning Unhealthy Readiness probe failed: Get \"http://10.244.*.*:8080/\": \(problem) (spec.containers{web}) by kubelet",
                reason: stoppedProbe)
        }
        + ["2", "3"].flatMap { number in
            let image = "image \"registry.local/web:\(number)\""
            return [
                "Normal Pulled Container \(image) already present on machine and can be accessed by the pod",
                "Normal Pulling Pulling \(image)",
                "Normal Pulled Successfully pulled \(image) in * (* including waiting). Image size: * bytes.",
            ].map {
                DeliberateDifference(
                    scenario: "deployment", object: "events of Pod/web#\(number)-pod",
                    path: $0 + " (spec.containers{web}) by kubelet", reason: pulledTwice)
            }
        }

    private static let hasExited =
        "Unknown desc = failed to exec in container: container is in CONTAINER_EXITED state"
    private static let noTask =
        "NotFound desc = failed to exec in container: failed to load task: no running task found: task *id* not found"
    private static let backOff =
        "Warning BackOff Back-off restarting failed container c in pod fails-onfailure-pod_rec-job(*uid*) (spec.containers{c}) by kubelet"
    private static let waitSyncs =
        "The event is repeated at each sync of the pod within the wait; when those come is chance."

    private static let workloads: [DeliberateDifference] =
        ["deployment", "deployment-delete"].map {
            DeliberateDifference(
                scenario: $0, object: "EndpointSlice/web-slice", path: "metadata.generation", reason: sliceUpdates)
        }
        + [
            ("db-0", hasExited), ("db-0", noTask), ("db-1", noTask), ("db-2", hasExited), ("db-2", noTask),
            (
                "db-2",
                "NotFound desc = failed to exec in container: failed to create exec \"*id*\": task *id* not found"
            ),
            ("db-3", hasExited), ("db-4", hasExited), ("db-4", noTask),
        ].map { pod, problem in
            DeliberateDifference(
                scenario: "statefulset", object: "events of Pod/\(pod)",
                path:
                    "Warning Unhealthy Readiness probe errored and resulted in unknown state: rpc error: code = \(problem) (spec.containers{c}) by kubelet",
                reason: stoppedProbe)
        }
        + [
            DeliberateDifference(
                scenario: "statefulset", object: "EndpointSlice/db-slice", path: "metadata.generation",
                reason: sliceUpdates),
            DeliberateDifference(
                scenario: "statefulset", object: "EndpointSlice/db-slice", path: "metadata.annotations",
                reason: """
                    Triggers are told apart by whole seconds. The last recorded pod was made in one and ready in the next; here both \
                    lie in the same.
                    """),
            DeliberateDifference(
                scenario: "statefulset", object: "events of PersistentVolumeClaim/d-vol-0",
                path:
                    "Normal FailedBinding no persistent volumes available for this claim and no storage class is set by persistentvolume-controller count",
                reason: oneLook),
            DeliberateDifference(
                scenario: "statefulset", object: "events of Pod/vol-0",
                path:
                    "Warning FailedScheduling 0/1 nodes are available: persistentvolumeclaim \"d-vol-0\" is being deleted. not found by default-scheduler",
                reason: """
                    The claim and the pod of a deleted set go at the same instant; in the recording the scheduler looked at the pod \
                    in the millisecond between.
                    """),
            DeliberateDifference(
                scenario: "statefulset", object: "events of Pod/vol-0",
                path:
                    "Warning FailedScheduling 0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found by default-scheduler count",
                reason: """
                    The set's second write of the claim woke the pod once more, 240 ms after the first try; here it comes before it.
                    """),
            DeliberateDifference(
                scenario: "statefulset", object: "events of StatefulSet/par",
                path:
                    "Normal SuccessfulCreate Create Pod par-2 in StatefulSet par successful by statefulset-controller",
                reason: parallelWrites),
            DeliberateDifference(
                scenario: "daemonset", object: "events of DaemonSet/agent",
                path: "Normal SuccessfulDelete Deleted pod: agent-pod by daemonset-controller",
                reason: """
                    Taint eviction and the set both deleted the pod within milliseconds; here the second sees that the first has.
                    """),
            DeliberateDifference(
                scenario: "job", object: "events of Job/success",
                path: "Normal SuccessfulCreate Created pod: success-2-pod by job-controller", reason: parallelWrites),
            DeliberateDifference(
                scenario: "job", object: "events of Pod/fails-onfailure-pod",
                path: backOff + " count", reason: waitSyncs),
            DeliberateDifference(
                scenario: "job", object: "events of Pod/fails-onfailure-pod", path: backOff + " time", reason: waitSyncs
            ),
            DeliberateDifference(
                scenario: "cronjob", object: "events of CronJob/failing",
                path:
                    "Normal SawCompletedJob Saw completed job: failing-29924667, condition: Failed by cronjob-controller count",
                reason: "By chance the recorded controller looked once more before it had seen its own write."),
            DeliberateDifference(
                scenario: "cronjob", object: "events of CronJob/forbid",
                path:
                    "Normal JobAlreadyActive Not starting job because prior execution is running and concurrency policy is Forbid by cronjob-controller count",
                reason: oneLook),
            DeliberateDifference(
                scenario: "cronjob", object: "events of CronJob/suspended",
                path:
                    "Warning UnexpectedJob Saw a job that the controller did not create or forgot: manual by cronjob-controller count",
                reason: oneLook),
        ]
}
