import KubeObjects

/// What the API server does to objects of a kind beyond their schema (the `strategy.go` of each resource).
struct ResourceStrategy: Sendable {
    /// Whether `metadata.generation` counts changes of the spec.
    var countsGenerations = false
    /// Whether a created object keeps the status it is sent with.
    var keepsStatusOnCreate = false
    /// The status a created object begins with.
    var initialStatus: Value = .null

    static func of(_ kind: Kind) -> ResourceStrategy { known[kind] ?? custom }

    /// Custom resources count generations; their status is dropped as that of a kind with a status subresource.
    private static let custom = ResourceStrategy(countsGenerations: true)

    private static let known: [Kind: ResourceStrategy] = [
        .pod: ResourceStrategy(countsGenerations: true, initialStatus: [.phase: "Pending"]),
        .node: ResourceStrategy(keepsStatusOnCreate: true),
        .namespace: ResourceStrategy(initialStatus: [.phase: "Active"]),
        .service: ResourceStrategy(initialStatus: ["loadBalancer": .emptyObject]),
        .persistentVolume: ResourceStrategy(initialStatus: [.phase: "Pending"]),
        .persistentVolumeClaim: ResourceStrategy(initialStatus: [.phase: "Pending"]),
        .ingress: ResourceStrategy(countsGenerations: true, initialStatus: ["loadBalancer": .emptyObject]),
        .podDisruptionBudget: ResourceStrategy(
            countsGenerations: true,
            initialStatus: ["disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0]),
        .configMap: ResourceStrategy(), .secret: ResourceStrategy(), .serviceAccount: ResourceStrategy(),
        .endpoints: ResourceStrategy(), .event: ResourceStrategy(keepsStatusOnCreate: true),
        .limitRange: ResourceStrategy(),
        .resourceQuota: ResourceStrategy(initialStatus: .emptyObject), .storageClass: ResourceStrategy(),
        .csiNode: ResourceStrategy(), .csiDriver: ResourceStrategy(), .lease: ResourceStrategy(),
        .controllerRevision: ResourceStrategy(),
        .horizontalPodAutoscaler: ResourceStrategy(initialStatus: ["desiredReplicas": 0]),
        .volumeAttachment: ResourceStrategy(), .runtimeClass: ResourceStrategy(),
        .customResourceDefinition: ResourceStrategy(countsGenerations: true),
        Kind(group: "rbac.authorization.k8s.io", name: "Role"): ResourceStrategy(),
        Kind(group: "rbac.authorization.k8s.io", name: "RoleBinding"): ResourceStrategy(),
        Kind(group: "rbac.authorization.k8s.io", name: "ClusterRole"): ResourceStrategy(),
        Kind(group: "rbac.authorization.k8s.io", name: "ClusterRoleBinding"): ResourceStrategy(),
    ]
}
