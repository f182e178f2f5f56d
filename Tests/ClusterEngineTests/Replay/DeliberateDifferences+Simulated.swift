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
            (
                "events of Pod/noreq#1-pod",
                "Normal Scheduled Successfully assigned rec-quota/noreq#1-pod to hollow-1 by default-scheduler"
            ),
            (
                "events of Pod/noreq#1-pod",
                "Normal Scheduled Successfully assigned rec-quota/noreq#1-pod to hollow-3 by default-scheduler"
            ),
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
                    Warning FailedCreate (combined from similar events): Error creating: pods "plain#1-pod" is forbidden: violates \
                    PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "c" must set \
                    securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set \
                    securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "c" must set \
                    securityContext.runAsNonRoot=true), seccompProfile (pod or container "c" must set \
                    securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost") by replicaset-controller count
                    """,
                reason: "The last of the ever longer waits between tries ends about when the recording does.")
        ]
}

// MARK: Services

extension DeliberateDifference {
    private static let autoscalers =
        "The order of the autoscalers of one selector is that of a hash table; here it is that of their names."
    private static let slices = ["exposed", "headless", "lb", "named", "np", "unready"]

    static let services: [DeliberateDifference] =
        slices.map { name in
            DeliberateDifference(
                scenario: "services", object: "EndpointSlice/\(name)-slice", path: "metadata.generation",
                reason: "How many changes of pods one update of a slice takes together was chance.")
        }
        + [
            DeliberateDifference(
                scenario: "services", object: "HorizontalPodAutoscaler/min",
                path: "status.conditions[ScalingActive].message", reason: autoscalers)
        ]
        + ["min rec-services/web", "web rec-services/min"].flatMap { order in
            ["AmbiguousSelector", "FailedComputeMetricsReplicas"].map { reason in
                DeliberateDifference(
                    scenario: "services", object: "events of HorizontalPodAutoscaler/min",
                    path:
                        "Warning \(reason) pods by selector app=web are controlled by multiple HPAs: [rec-services/\(order)] by horizontal-pod-autoscaler",
                    reason: autoscalers)
            }
        }
        + ["hollow-1", "hollow-2"].map {
            DeliberateDifference(
                scenario: "services", object: "events of Pod/web#1-pod",
                path: "Normal Scheduled Successfully assigned rec-services/web#1-pod to \($0) by default-scheduler",
                reason:
                    "Which of three pods of one age a smaller set keeps is chance, and so where the next ones have room."
            )
        }
        + ["default", "kube-node-lease", "kube-public", "kube-system", "rec-gc", "rec-pdb"].map {
            DeliberateDifference(
                scenario: "gc", object: "Namespace/\($0)", path: "metadata.creationTimestamp",
                reason: "The player makes the namespaces when it begins.")
        }
}
