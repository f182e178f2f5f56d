extension DeliberateDifference {
    /// Claims, volumes and the pods that wait for them.
    static let storage: [DeliberateDifference] =
        [
            (object: "uses-missing-class", why: retries), (object: "uses-no-default", why: retries),
            (
                object: "uses-pinned",
                why: """
                The recorded claim took 67 ms to be bound, and the scheduler looked at the pod within them; here it is bound when \
                the pod comes.
                """
            ),
        ].map { object, why in
            DeliberateDifference(
                scenario: "storage", object: "events of Pod/\(object)",
                path:
                    "Warning FailedScheduling 0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found by default-scheduler"
                    + (why == retries ? " count" : ""), reason: why)
        }
        + ["gets-default", "no-default"].map { claim in
            DeliberateDifference(
                scenario: "storage", object: "events of PersistentVolumeClaim/\(claim)",
                path:
                    "Normal ExternalProvisioning Waiting for a volume to be created either by the external provisioner 'example.com/disk' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered. by persistentvolume-controller count",
                reason: """
                    The controller tells it once more when it sees its own annotation, as here, unless it is not done with the claim yet: \
                    chance, which was different for two of the four recorded claims.
                    """)
        }

    private static let retries = """
        Two changes of a volume within the same look of a controller let the scheduler try the pod once here, and twice in the \
        recording. When they come is the same.
        """

    /// Nodes that fail and nodes that come.
    static let nodes: [DeliberateDifference] =
        ["fast", "slow"].map {
            DeliberateDifference(
                scenario: "node-failure", object: "EndpointSlice/\($0)-slice", path: "metadata.generation",
                reason: "How many changes of pods one update of a slice takes together was chance.")
        }
        + ["hollow-1", "hollow-2"].flatMap { node in
            ["MemoryPressure", "DiskPressure", "PIDPressure", "Ready"].map {
                DeliberateDifference(
                    scenario: "node-failure", object: "Node/\(node)",
                    path: "status.conditions[\($0)].lastHeartbeatTime",
                    reason: """
                        A kubelet reports anew when its list of images changes. Nodes here do not list their images, and report when \
                        something else changes.
                        """)
            }
        }
        + ["spec.podCIDR", "spec.podCIDRs[10.244.2.0/24]", "spec.podCIDRs[10.244.3.0/24]"].map {
            DeliberateDifference(
                scenario: "node-failure", object: "Node/hollow-1", path: $0,
                reason: "Ranges are given by several workers at once; which is next was chance.")
        }
        + [
            DeliberateDifference(
                scenario: "node-failure", object: "events of Pod/slow#1-pod",
                path:
                    "Warning Unhealthy Readiness probe failed: Get \"http://10.244.*.*:8080/\": dial tcp 10.244.*.*:8080: connect: connection refused (spec.containers{web}) by kubelet",
                reason: "By chance the first probe of one of four servers came before it listened.")
        ]
}
