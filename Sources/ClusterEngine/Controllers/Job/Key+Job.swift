import KubeObjects

/// Names that only Jobs have.
extension Key {
    static let completionIndex = Key("batch.kubernetes.io/job-completion-index")
    static let indexFailureCount = Key("batch.kubernetes.io/job-index-failure-count")
    static let ignoredFailureCount = Key("batch.kubernetes.io/job-index-ignored-failure-count")
    static let backoffLimit = Key("backoffLimit")
    static let backoffLimitPerIndex = Key("backoffLimitPerIndex")
    static let podFailurePolicy = Key("podFailurePolicy")
}

extension Value {
    /// The finalizer that keeps a pod until its Job has counted it.
    static let jobTracking = "batch.kubernetes.io/job-tracking"

    /// Whether a pod still waits to be counted by its Job.
    var isTrackedByJob: Bool { self[.metadata][.finalizers].elements.contains(.string(Self.jobTracking)) }

    /// Whether a Job has ended, well or badly.
    var isFinishedJob: Bool {
        self[.status][.conditions].elements.contains {
            ($0[.type].string == "Complete" || $0[.type].string == "Failed") && $0[.status].string == "True"
        }
    }
}
