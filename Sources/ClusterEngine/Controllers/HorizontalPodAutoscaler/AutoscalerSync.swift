import KubeObjects
import KubeSchema

/// Why a metric gives no number of pods.
struct MetricFailure: Error {
    var message: String
}

/// One look at an autoscaler: collects its status and writes it once.
struct AutoscalerSync {
    enum Condition: String {
        case ableToScale = "AbleToScale"
        case scalingActive = "ScalingActive"
        case scalingLimited = "ScalingLimited"
    }

    struct Proposal {
        var replicas: Int
        var metric: String
    }

    let autoscaler: Value
    let key: ObjectKey
    let cluster: Cluster
    private var conditions: Value
    private var metricStatuses: [Value] = []

    init(_ autoscaler: Value, key: ObjectKey, in cluster: Cluster) {
        self.autoscaler = autoscaler
        self.key = key
        self.cluster = cluster
        conditions = autoscaler[.status][.conditions]
    }

    mutating func setCondition(_ type: Condition, _ status: Bool, _ reason: String, _ message: String) {
        conditions.setCondition(
            type.rawValue, status: status ? "True" : "False", reason: reason, message: message, at: cluster.now)
    }

    func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(
            EventReport(
                type, reason: reason, message: message, component: HorizontalPodAutoscalerController.component),
            about: autoscaler)
    }

    // MARK: Results

    /// The target's scale cannot be read.
    mutating func failToRead(_ error: StatusError) {
        report(.warning, "FailedGetScale", error.message)
        setCondition(
            .ableToScale, false, "FailedGetScale",
            "the HPA controller was unable to get the target's current scale: \(error.message)")
        let conditions = conditions
        cluster.modifyStatus(key) { $0[.conditions] = conditions }
    }

    /// The metrics give no answer: nothing is scaled.
    mutating func fail(_ failure: MetricFailure, current: Int) {
        write(current: current, desired: nil, isRescaled: false)
        report(.warning, "FailedComputeMetricsReplicas", failure.message)
    }

    /// Nothing is to be scaled.
    mutating func finish(current: Int, desired: Int) {
        write(current: current, desired: desired, isRescaled: false)
    }

    /// Scales the target and tells so.
    mutating func rescale(
        _ target: ScaleTarget, to desired: Int, because reason: String, _ history: inout ScalingHistory
    ) {
        let current = target.specReplicas
        do throws(StatusError) {
            try target.set(replicas: desired, in: cluster)
        } catch {
            report(
                .warning, "FailedRescale", "New size: \(desired); reason: \(reason); error: \(error.message)")
            setCondition(
                .ableToScale, false, "FailedUpdateScale",
                "the HPA controller was unable to update the target scale: \(error.message)")
            write(current: current, desired: nil, isRescaled: false)
            return
        }
        setCondition(
            .ableToScale, true, "SucceededRescale",
            "the HPA controller was able to update the target scale to \(desired)")
        report(.normal, "SuccessfulRescale", "New size: \(desired); reason: \(reason)")
        history.note(current: current, desired: desired, limits: ReplicaLimits(autoscaler[.spec]), at: cluster.now)
        write(current: current, desired: desired, isRescaled: true)
    }

    private func write(current: Int, desired: Int?, isRescaled: Bool) {
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            if isRescaled { status[.lastScaleTime] = .string(now.timestamp) }
            status[.currentReplicas] = Value(countOrAbsent: current)
            if let desired { status[.autoscalerDesiredReplicas] = Value(desired) }
            status[.currentMetrics] = metricStatuses.isEmpty ? .null : .array(metricStatuses)
            status[.conditions] = conditions
        }
    }

    // MARK: Metrics

    /// The largest number of pods that any of the metrics asks for (`computeReplicasForMetrics`).
    mutating func propose(_ target: ScaleTarget, selector: LabelSelector) throws(MetricFailure) -> Proposal {
        let calculator = ReplicaCalculator(
            cluster: cluster, namespace: key.namespace, selector: selector, current: target.specReplicas,
            tolerances: Tolerances(autoscaler[.spec][.behavior]))
        let metrics = autoscaler[.spec][.metrics].elements
        var best: Proposal?
        var failures: [MetricProblem] = []
        for metric in metrics {
            do throws(MetricProblem) {
                let result = try calculator.replicas(for: metric)
                metricStatuses.append(result.status)
                if result.replicas > best?.replicas ?? 0 || best == nil {
                    best = Proposal(replicas: result.replicas, metric: result.metric)
                }
            } catch {
                // The real controller writes an empty entry for a metric without an answer.
                metricStatuses.append([.type: ""])
                report(.warning, error.reason, error.message)
                failures.append(error)
            }
        }
        let failure = failures.first.map { first in
            MetricFailure(
                message:
                    "invalid metrics (\(failures.count) invalid out of \(metrics.count)), first error is: \(first.prefix): \(first.message)"
            )
        }
        guard let best, failure == nil || best.replicas >= target.specReplicas else {
            if let first = failures.first {
                setCondition(
                    .scalingActive, false, first.reason,
                    "the HPA was unable to compute the replica count: \(first.message)")
            }
            throw failure ?? MetricFailure(message: "invalid metrics (0 invalid out of 0), first error is: no metrics")
        }
        setCondition(
            .scalingActive, true, "ValidMetricFound",
            "the HPA was able to successfully calculate a replica count from \(best.metric)")
        return best
    }
}
