/// Recordings on simulated nodes.
extension DeliberateDifference {
    static let simulated: [DeliberateDifference] = scheduling + quotas + budgets + services

    private static let scheduling: [DeliberateDifference] =
        ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"].map {
            DeliberateDifference(
                scenario: "scheduling", object: "Node/hollow-4", path: "status.conditions[\($0)].lastHeartbeatTime",
                reason:
                    "A kubelet repeats its report every five minutes; here nothing is written while nothing changes.")
        }
        + [
            DeliberateDifference(
                scenario: "scheduling", object: "events of Pod/selector-none",
                path: """
                    Warning FailedScheduling 0/4 nodes are available: 2 node(s) didn't match Pod's node affinity/selector, 2 node(s) had \
                    untolerated taint(s). no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful \
                    for scheduling. by default-scheduler
                    """,
                reason: """
                    The recorded scheduler looked at this pod in the moment between the uncordoning of a node and the removal of its taint.
                    """)
        ]

    private static let quotas: [DeliberateDifference] =
        [
            ("Pod/noreq#1-pod", "spec.nodeName"),
            ("Pod/noreq#1-pod", "metadata.labels.topology.kubernetes.io/zone"),
            ("events of Pod/noreq#1-pod", "Normal Scheduled Successfully assigned rec-quota/noreq#1-pod to hollow-*"),
        ].map {
            DeliberateDifference(
                scenario: "quota", object: $0.0, path: $0.1,
                reason:
                    "Within the same hundredth of a second a pod of another scenario came to the node this one went to."
            )
        }
        + [
            DeliberateDifference(
                scenario: "podsecurity-restricted", object: "events of ReplicaSet/plain#1",
                path: """
                    Warning FailedCreate (combined from similar events): Error creating: pods "plain#1-pod" is forbidden: violates *
                    """,
                reason: "The last of the ever longer waits between tries ends about when the recording does.")
        ]

    // MARK: Disruption budgets

    private static let staleBudget = """
        Of a pod with two budgets only the first is told when the pod changes. By chance one pod was not ready yet when the second \
        budget was made: it counted one for ever, and the drain could not evict the other pod.
        """
    private static let paced = """
        kubectl sent its evictions some tenths of a second apart, and what was made meanwhile went where there was room; here all go at \
        the same instant.
        """
    private static let slowStart = "On the busy machine pods took seconds to be ready."

    private static let budgets: [DeliberateDifference] =
        ["t=20.9", "t=28.2", "t=44.1", "t=90.2"].map {
            DeliberateDifference(
                scenario: "pdb", object: "\($0) observe PodDisruptionBudget two-b", path: "status.*",
                reason: staleBudget)
        }
        + [
            ("PodDisruptionBudget/two-b", "status.*"), ("Deployment/two", "status.conditions*"), ("Pod/two#1-pod", "*"),
            ("events of Pod/two#1-pod", "*"),
            (
                "events of ReplicaSet/two#1",
                "Normal SuccessfulCreate Created pod: two#1-pod by replicaset-controller"
            ),
        ].map { DeliberateDifference(scenario: "pdb", object: $0.0, path: $0.1, reason: staleBudget) }
        + [
            ("Pod/max1#2-pod", "*"), ("events of Pod/max1#2-pod", "*"),
            ("Deployment/max1", "status.conditions[Available].last*"),
            ("PodDisruptionBudget/max1", "status.conditions[DisruptionAllowed].lastTransitionTime"),
            (
                "t=90.2 observe PodDisruptionBudget max1",
                "status.conditions[DisruptionAllowed].lastTransitionTime"
            ),
            ("PodDisruptionBudget/maxpct", "status.conditions[DisruptionAllowed].lastTransitionTime"),
            (
                "t=90.2 observe PodDisruptionBudget maxpct",
                "status.conditions[DisruptionAllowed].lastTransitionTime"
            ),
            ("Pod/pct50#1-pod", "spec.nodeName"), ("Pod/pct50#1-pod", "metadata.labels.topology.kubernetes.io/zone"),
            ("events of Pod/pct50#1-pod", "Normal Scheduled Successfully assigned rec-pdb/pct50#1-pod to hollow-*"),
            ("events of Pod/pct50#1-pod", "count"), ("events of Pod/maxpct#1-pod", "count"),
            (
                "events of ReplicaSet/max1#2",
                "Normal SuccessfulCreate Created pod: max1#2-pod by replicaset-controller"
            ),
            (
                "events of ReplicaSet/maxpct#1",
                """
                Normal SuccessfulCreate (combined from similar events): Created pod: maxpct#1-pod by replicaset-controller count
                """
            ),
            (
                "events of ReplicaSet/pct50#1",
                """
                Normal SuccessfulCreate (combined from similar events): Created pod: pct50#1-pod by replicaset-controller count
                """
            ),
        ].map { DeliberateDifference(scenario: "pdb", object: $0.0, path: $0.1, reason: paced) }
        + [
            ("Deployment/all", "status.conditions[Progressing].lastUpdateTime"),
            (
                "t=28.2 observe PodDisruptionBudget pct50",
                "status.conditions[DisruptionAllowed].lastTransitionTime"
            ),
            (
                "t=44.1 observe PodDisruptionBudget pct50",
                "status.conditions[DisruptionAllowed].lastTransitionTime"
            ),
            ("events of PodDisruptionBudget/bare", "Warning UnmanagedPods Pods selected by this PodDisruptionBudget*"),
        ].map { DeliberateDifference(scenario: "pdb", object: $0.0, path: $0.1, reason: slowStart) }
}

// MARK: Services

extension DeliberateDifference {
    private static let slices = ["exposed", "headless", "lb", "named", "np", "unready"]

    static let services: [DeliberateDifference] =
        slices.map { name in
            DeliberateDifference(
                scenario: "services", object: "EndpointSlice/\(name)-slice", path: "metadata.generation",
                reason: "How many changes of pods one update of a slice takes together was chance.")
        }
        + [
            ("HorizontalPodAutoscaler/min", "status.conditions[ScalingActive].message"),
            (
                "events of HorizontalPodAutoscaler/min",
                "Warning AmbiguousSelector pods by selector app=web are controlled by multiple HPAs: [rec-services/*"
            ),
            (
                "events of HorizontalPodAutoscaler/min",
                "Warning FailedComputeMetricsReplicas pods by selector app=web are controlled by multiple HPAs: [rec-services/*"
            ),
        ].map {
            DeliberateDifference(
                scenario: "services", object: $0.0, path: $0.1,
                reason:
                    "The order of the autoscalers of one selector is that of a hash table; here it is that of their names."
            )
        } + [
            DeliberateDifference(
                scenario: "services", object: "events of Pod/web#1-pod",
                path: "Normal Scheduled Successfully assigned rec-services/web#1-pod to hollow-*",
                reason:
                    "Which of three pods of one age a smaller set keeps is chance, and so where the next ones have room."
            )
        ]
        + ["default", "kube-node-lease", "kube-public", "kube-system", "rec-gc", "rec-pdb"].map {
            DeliberateDifference(
                scenario: "gc", object: "Namespace/\($0)", path: "metadata.creationTimestamp",
                reason: "The player makes the namespaces when it begins.")
        }
}
