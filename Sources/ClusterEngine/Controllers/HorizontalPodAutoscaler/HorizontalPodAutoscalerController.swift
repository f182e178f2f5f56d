import KubeObjects
import KubeSchema

/// Keeps the number of pods of a workload where the metrics of its HorizontalPodAutoscaler want it
/// (kube-controller-manager `podautoscaler`).
struct HorizontalPodAutoscalerController: Controller {
    static let component = "horizontal-pod-autoscaler"

    let name = "horizontal-pod-autoscaler-controller"
    let watchedKinds: [Kind] = [.horizontalPodAutoscaler]

    /// kube-controller-manager `--horizontal-pod-autoscaler-sync-period`.
    private static let syncPeriod = Duration.seconds(15)

    private var histories: [ObjectKey: ScalingHistory] = [:]
    /// The selectors of the autoscalers' targets, as far as they have been looked at.
    private var selectors: [ObjectKey: LabelSelector] = [:]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.isDeletion {
            histories[change.key] = nil
            selectors[change.key] = nil
        } else {
            queue.add(change.key, after: Self.syncPeriod)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let autoscaler = cluster.object(key) else { return }
        // Failing is no reason to look earlier: the real queue knows only the one interval.
        queue.add(key, after: Self.syncPeriod)
        var sync = AutoscalerSync(autoscaler, key: key, in: cluster)
        let target: ScaleTarget
        do throws(StatusError) {
            target = try ScaleTarget.read(
                autoscaler[.spec][.scaleTargetRef], namespace: key.namespace, in: cluster)
        } catch {
            sync.failToRead(error)
            return
        }
        sync.setCondition(
            .ableToScale, true, "SucceededGetScale", "the HPA controller was able to get the target's current scale")
        var history = histories[key] ?? ScalingHistory(initial: target.specReplicas, at: cluster.now)
        defer { histories[key] = history }
        let limits = ReplicaLimits(autoscaler[.spec])
        let current = target.specReplicas
        if current == 0, limits.minimum != 0 {
            sync.setCondition(
                .scalingActive, false, "ScalingDisabled",
                "scaling is disabled since the replica count of the target is zero")
            sync.finish(current: current, desired: current)
        } else if current > limits.maximum {
            sync.rescale(
                target, to: limits.maximum, because: "Current number of replicas above Spec.MaxReplicas", &history)
        } else if current < limits.minimum {
            sync.rescale(
                target, to: limits.minimum, because: "Current number of replicas below Spec.MinReplicas", &history)
        } else {
            follow(&sync, target, limits, &history)
        }
    }

    private mutating func follow(
        _ sync: inout AutoscalerSync, _ target: ScaleTarget, _ limits: ReplicaLimits, _ history: inout ScalingHistory
    ) {
        let current = target.specReplicas
        let proposal: AutoscalerSync.Proposal
        do throws(MetricFailure) {
            let selector = try checkedSelector(of: target, &sync)
            proposal = try sync.propose(target, selector: selector)
        } catch {
            sync.fail(error, current: current)
            return
        }
        var reason = ""
        if proposal.replicas > current { reason = "\(proposal.metric) above target" }
        if proposal.replicas < current { reason = "All metrics below target" }
        let desired = history.normalize(proposal.replicas, current: current, limits: limits, sync: &sync)
        if desired == current {
            sync.finish(current: current, desired: desired)
        } else {
            sync.rescale(target, to: desired, because: reason, &history)
        }
    }

    /// The selector of the target's pods, which no other autoscaler may select too.
    private mutating func checkedSelector(
        of target: ScaleTarget, _ sync: inout AutoscalerSync
    ) throws(MetricFailure) -> LabelSelector {
        guard let selector = target.selector else {
            sync.report(.warning, "SelectorRequired", "selector is required")
            sync.setCondition(
                .scalingActive, false, "InvalidSelector", "the HPA target's scale is missing a selector")
            throw MetricFailure(message: "selector is required")
        }
        selectors[sync.key] = selector
        let pods = sync.cluster.objects(.pod, namespace: sync.key.namespace, matching: selector)
        let rivals = selectors.filter { key, other in
            key == sync.key
                || key.namespace == sync.key.namespace && pods.contains { other.matches($0[.metadata][.labels]) }
        }
        guard rivals.count < 2 || pods.isEmpty else {
            let names = rivals.keys.map { "\($0.namespace)/\($0.name)" }.sorted().joined(separator: " ")
            let message = "pods by selector \(selector) are controlled by multiple HPAs: [\(names)]"
            sync.report(.warning, "AmbiguousSelector", message)
            sync.setCondition(.scalingActive, false, "AmbiguousSelector", message)
            throw MetricFailure(message: message)
        }
        return selector
    }
}

/// How many pods an autoscaler may ask for.
struct ReplicaLimits {
    var minimum: Int
    var maximum: Int
    /// `spec.behavior`, or null.
    var behaviour: Value

    init(_ spec: Value) {
        minimum = spec[.minReplicas].integer ?? 1
        maximum = spec[.autoscalerMaxReplicas].integer ?? 1
        behaviour = spec[.behavior]
    }
}
