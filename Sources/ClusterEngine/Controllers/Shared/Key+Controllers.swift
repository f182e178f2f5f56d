import KubeObjects

/// Field names that only controllers read.
extension Key {
    static let fullyLabeledReplicas = Key("fullyLabeledReplicas")
    static let terminatingReplicas = Key("terminatingReplicas")
    static let collisionCount = Key("collisionCount")
    static let progressDeadlineSeconds = Key("progressDeadlineSeconds")
    static let podTemplateHash = Key("pod-template-hash")
    static let podDeletionCost = Key("controller.kubernetes.io/pod-deletion-cost")
    static let currentReplicas = Key("currentReplicas")
    static let currentRevision = Key("currentRevision")
    static let updateRevision = Key("updateRevision")
    static let active = Key("active")
    static let succeeded = Key("succeeded")
    static let failed = Key("failed")
    static let completionTime = Key("completionTime")
    static let parallelism = Key("parallelism")
    static let completions = Key("completions")
    static let suspend = Key("suspend")
}
