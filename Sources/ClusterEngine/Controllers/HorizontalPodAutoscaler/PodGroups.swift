import KubeObjects

/// What an autoscaler should bring the usage of pods to.
enum UsageTarget {
    /// Percent of the requests.
    case utilization(Int)
    /// Thousandths, per pod.
    case value(Int64)

    /// The usage of pods against the target (`metrics/utilization.go`).
    func ratio(
        of metrics: [String: Int64], requests: [String: Int64]
    ) throws(MetricFailure) -> (ratio: Double, utilization: Int?, average: Int64) {
        let total = metrics.values.reduce(0, +)
        let average = total / Int64(max(1, metrics.count))
        switch self {
        case .value(let target):
            return (Double(average) / Double(max(1, target)), nil, average)
        case .utilization(let target):
            let requested = metrics.keys.reduce(Int64(0)) { $0 + (requests[$1] ?? 0) }
            guard requested > 0 else { throw MetricFailure(message: "no metrics returned matched known pods") }
            let utilization = Int(total * 100 / requested)
            return (Double(utilization) / Double(max(1, target)), utilization, average)
        }
    }

    /// What a pod without metrics is taken to use where others use little.
    func fallback(request: Int64) -> Int64 {
        switch self {
        case .value(let target): target
        case .utilization(let target): request * Int64(max(100, target)) / 100
        }
    }
}

/// Pods and what they use, as far as that is known.
struct PodSample {
    var pods: [Value]
    var values: [String: Int64] = [:]
    var timestamps: [String: (instant: Instant, window: Duration)] = [:]
}

/// Pods by how much their usage says (`groupPods`).
struct PodGroups {
    /// The usage that counts.
    private(set) var ready: [String: Int64] = [:]
    /// Pods that are still starting.
    private(set) var unready: [String] = []
    /// Pods of which nothing is known.
    private(set) var missing: [String] = []

    /// kube-controller-manager `--horizontal-pod-autoscaler-cpu-initialization-period`.
    private static let cpuInitializationPeriod = Duration.seconds(300)
    /// kube-controller-manager `--horizontal-pod-autoscaler-initial-readiness-delay`.
    private static let initialReadinessDelay = Duration.seconds(30)

    init(_ sample: PodSample, resource: String, at now: Instant) {
        for pod in sample.pods {
            let name = pod.objectName
            let phase = pod[.status][.phase].string
            if pod.isBeingDeleted || phase == "Failed" { continue }
            if phase == "Pending" {
                unready.append(name)
            } else if let value = sample.values[name] {
                if resource == "cpu", Self.isStarting(pod, sampled: sample.timestamps[name], at: now) {
                    unready.append(name)
                } else {
                    ready[name] = value
                }
            } else {
                missing.append(name)
            }
        }
    }

    /// Whether the processor time a pod uses may still be that of its start.
    private static func isStarting(
        _ pod: Value, sampled: (instant: Instant, window: Duration)?, at now: Instant
    ) -> Bool {
        let condition = pod[.status][.conditions].condition("Ready")
        guard let start = pod[.status].instant(.startTime), let turned = condition.instant(.lastTransitionTime) else {
            return true
        }
        let isUnready = condition[.status].string == "False"
        if start + cpuInitializationPeriod > now {
            guard let sampled else { return true }
            return isUnready || sampled.instant < turned + sampled.window
        }
        return isUnready && start + initialReadinessDelay > turned
    }
}
