import KubeObjects
import KubeSchema

/// Why one metric of an autoscaler gives no answer.
struct MetricProblem: Error {
    /// The reason in event and condition, such as `FailedGetResourceMetric`.
    var reason: String
    /// What stands before the message where the problems of all metrics are summed up.
    var prefix: String
    var message: String
}

/// How far usage may be from its target without anything being scaled.
struct Tolerances {
    var up: Double
    var down: Double

    /// kube-controller-manager `--horizontal-pod-autoscaler-tolerance`.
    private static let usual = 0.1

    /// The tolerances of a `spec.behavior`, or the usual ones.
    init(_ behaviour: Value) {
        up = Quantity(behaviour[.scaleUp][.tolerance])?.doubleValue ?? Self.usual
        down = Quantity(behaviour[.scaleDown][.tolerance])?.doubleValue ?? Self.usual
    }

    func contains(_ ratio: Double) -> Bool { 1 - down <= ratio && ratio <= 1 + up }
}

/// Computes how many pods bring a metric to its target (`podautoscaler/replica_calculator.go`).
struct ReplicaCalculator {
    struct Result {
        var replicas: Int
        var metric: String
        /// The entry of `status.currentMetrics`.
        var status: Value
    }

    let cluster: Cluster
    let namespace: String
    let selector: LabelSelector
    let current: Int
    let tolerances: Tolerances

    func replicas(for metric: Value) throws(MetricProblem) -> Result {
        switch metric[.type].string {
        case "Resource":
            return try resource(metric[.resource], container: nil, field: "resource", type: "Resource")
        case "ContainerResource":
            let source = metric["containerResource"]
            return try resource(
                source, container: source[.container].string, field: "containerResource", type: "ContainerResource")
        case "Pods":
            throw unserved(
                "FailedGetPodsMetric", "failed to get pods metric value",
                "unable to get metric \(metric["pods"].metricName): " + Self.noCustomMetrics)
        case "Object":
            let object = metric["object"][.describedObject]
            throw unserved(
                "FailedGetObjectMetric", "failed to get object metric value",
                "unable to get metric \(metric["object"].metricName): \(object[.kind].string ?? "") on \(namespace) \(object[.name].string ?? "")/"
                    + Self.noCustomMetrics)
        case "External":
            let source = metric["external"]
            throw unserved(
                "FailedGetExternalMetric", "failed to get \(source.metricName) external metric value",
                "unable to get external metric \(namespace)/\(source.metricName)/\(source[.metric][.selector].goLabelSelector): unable to fetch metrics from external metrics API: the server could not find the requested resource (get \(source.metricName).external.metrics.k8s.io)"
            )
        default:
            throw unserved(
                "InvalidMetricSourceType", "unknown metric source type",
                "unknown metric source type \"\(metric[.type].string ?? "")\"")
        }
    }

    private static let noCustomMetrics =
        "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered"

    private func unserved(_ reason: String, _ prefix: String, _ message: String) -> MetricProblem {
        MetricProblem(reason: reason, prefix: prefix, message: message)
    }

    // MARK: Resources of pods

    private func resource(
        _ source: Value, container: String?, field: Key, type: String
    ) throws(MetricProblem) -> Result {
        let name = source[.name].string ?? ""
        let kind = container == nil ? "resource" : "container"
        let reason = container == nil ? "FailedGetResourceMetric" : "FailedGetContainerResourceMetric"
        let prefix = "failed to get \(name) \(kind) metric value"
        let target = source[.target]
        var current: Value
        let usage: Usage
        let metric: String
        do throws(MetricFailure) {
            if let average = Quantity(target[.averageValue]) {
                usage = try measure(name, container, against: .value(average.milliValue), wording: "usage")
                metric = "\(name) resource"
                current = [:]
            } else if let utilization = target[.averageUtilization].integer {
                usage = try measure(name, container, against: .utilization(utilization), wording: "utilization")
                let origin = container == nil ? "resource" : "container resource"
                metric = "\(name) \(origin) utilization (percentage of request)"
                current = [.averageUtilization: Value(usage.utilization ?? 0)]
            } else {
                throw MetricFailure(
                    message:
                        "invalid resource metric source: neither an average utilization target nor an average value (usage) target was set"
                )
            }
        } catch {
            throw MetricProblem(reason: reason, prefix: prefix, message: error.message)
        }
        current[.averageValue] = .string(Quantity(milli: usage.average).description)
        var status: Value = [.name: source[.name], .current: current]
        if let container { status[.container] = .string(container) }
        return Result(replicas: usage.replicas, metric: metric, status: [.type: .string(type), field: status])
    }

    private func measure(
        _ resource: String, _ container: String?, against target: UsageTarget, wording: String
    ) throws(MetricFailure) -> Usage {
        do throws(MetricFailure) {
            return try usage(resource, container, against: target)
        } catch {
            throw MetricFailure(message: "failed to get \(resource) \(wording): \(error.message)")
        }
    }

    private func usage(
        _ resource: String, _ container: String?, against target: UsageTarget
    ) throws(MetricFailure) -> Usage {
        let sample = try sample(resource, container)
        guard !sample.pods.isEmpty else {
            throw MetricFailure(message: "no pods returned by selector while calculating replica count")
        }
        let groups = PodGroups(sample, resource: resource, at: cluster.now)
        var metrics = groups.ready
        guard !metrics.isEmpty else {
            throw MetricFailure(message: "did not receive metrics for targeted pods (pods might be unready)")
        }
        var requests: [String: Int64] = [:]
        if case .utilization = target {
            for pod in sample.pods { requests[pod.objectName] = try pod.request(of: resource, container: container) }
        }
        let first = try target.ratio(of: metrics, requests: requests)
        var result = Usage(replicas: current, utilization: first.utilization, average: first.average)
        let startsUnready = !groups.unready.isEmpty && first.ratio > 1
        if !startsUnready, groups.missing.isEmpty {
            if !tolerances.contains(first.ratio) {
                result.replicas = Int((first.ratio * Double(metrics.count)).rounded(.up))
            }
            return result
        }
        // What is not known is assumed so that less is scaled.
        if first.ratio != 1 {
            for name in groups.missing {
                metrics[name] = first.ratio < 1 ? target.fallback(request: requests[name] ?? 0) : 0
            }
        }
        if startsUnready { for name in groups.unready { metrics[name] = 0 } }
        let second = try target.ratio(of: metrics, requests: requests)
        if tolerances.contains(second.ratio) || (first.ratio < 1) != (second.ratio < 1) { return result }
        let replicas = Int((second.ratio * Double(metrics.count)).rounded(.up))
        if second.ratio < 1, replicas > current { return result }
        if second.ratio > 1, replicas < current { return result }
        result.replicas = replicas
        return result
    }

    private func sample(_ resource: String, _ container: String?) throws(MetricFailure) -> PodSample {
        guard cluster.configuration.servesResourceMetrics else {
            throw MetricFailure(
                message:
                    "unable to get metrics for resource \(resource): unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)"
            )
        }
        var sample = PodSample(pods: cluster.objects(.pod, namespace: namespace, matching: selector))
        for pod in sample.pods {
            guard let key = cluster.key(of: pod), let metrics = cluster.metrics(ofPod: key) else { continue }
            let wanted = metrics.containers.filter { container == nil || $0.name == container }
            guard !wanted.isEmpty else { continue }
            let sum = wanted.reduce(Int64(0)) { $0 + ($1.milliValue(of: resource) ?? 0) }
            sample.values[pod.objectName] = sum
            sample.timestamps[pod.objectName] = (metrics.timestamp, metrics.window)
        }
        guard !sample.values.isEmpty else {
            throw MetricFailure(
                message:
                    "unable to get metrics for resource \(resource): no metrics returned from resource metrics API")
        }
        return sample
    }
}

/// What pods use, beside what they should.
struct Usage {
    var replicas: Int
    /// Percent of the requests, where the target is one.
    var utilization: Int?
    /// Per pod, in thousandths.
    var average: Int64
}

extension Value {
    fileprivate var metricName: String { self[.metric][.name].string ?? "" }

    /// What the containers of a pod request of a resource together, in thousandths (`calculatePodRequests`).
    fileprivate func request(of resource: String, container: String?) throws(MetricFailure) -> Int64 {
        if container == nil, let whole = Quantity(self[.spec][.resources][.requests][Key(resource)]) {
            return whole.milliValue
        }
        let sidecars = self[.spec][.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        var sum: Int64 = 0
        for one in self[.spec][.containers].elements + sidecars where container == nil || one[.name].string == container
        {
            guard let request = Quantity(one[.resources][.requests][Key(resource)]) else {
                throw MetricFailure(
                    message:
                        "missing request for \(resource) in container \(one[.name].string ?? "") of Pod \(objectName)")
            }
            sum += request.milliValue
        }
        return sum
    }
}
