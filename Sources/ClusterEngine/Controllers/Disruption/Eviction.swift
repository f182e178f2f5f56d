import KubeObjects
import KubeSchema

extension Cluster {
    /// Asks for a pod to be evicted (`pods/eviction`), as `kubectl drain` and cluster autoscalers do.
    ///
    /// - Throws: `tooManyRequests` (429) while the pod's disruption budget does not allow it; asking again later may help.
    public func evict(
        _ key: ObjectKey, user: String = "kubernetes-admin", gracePeriodSeconds: Int? = nil, isDryRun: Bool = false
    ) throws(StatusError) {
        let pod = try get(key)
        if !pod.needsNoBudget {
            let budgets = objects(.podDisruptionBudget, namespace: key.namespace)
                .filter { $0[.spec][.selector].selects(pod[.metadata][.labels]) }
            guard budgets.count < 2 else {
                throw StatusError(
                    .unknown,
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
            }
            if let budget = budgets.first, pod.isReadyPod || !budget.letsUnhealthyPodsGo {
                try takeDisruption(of: pod, from: budget, isDryRun: isDryRun)
            }
        }
        guard !isDryRun else { return }
        markDisrupted(key, reason: "EvictionByEvictionAPI", message: "Eviction API: evicting", isObserved: false)
        try delete(key, DeleteOptions(user: user, gracePeriodSeconds: gracePeriodSeconds, uid: pod.uid))
    }

    /// `checkAndDecrement`.
    private func takeDisruption(of pod: Value, from budget: Value, isDryRun: Bool) throws(StatusError) {
        guard let key = key(of: budget) else { return }
        let status = budget[.status]
        let generation = budget[.metadata][.generation]
        if (status[.observedGeneration].integer ?? 0) < (generation.integer ?? 0) {
            throw Self.refusal(
                "The disruption budget \(key.name) is still being processed by the server.", retryAfterSeconds: 10)
        }
        guard let allowed = status[.disruptionsAllowed].integer, allowed > 0 else {
            throw Self.refusal(Self.explanation(of: budget))
        }
        guard !isDryRun else { return }
        modifyStatus(key) { status in
            status[.disruptionsAllowed] = Value(allowed - 1)
            if allowed == 1 { status.updateDisruptionAllowed(generation: generation, at: now) }
            status[.disruptedPods][Key(pod.objectName)] = .string(now.timestamp)
        }
    }

    private static func explanation(of budget: Value) -> String {
        let status = budget[.status]
        let name = budget.objectName
        let condition = status[.conditions].condition("DisruptionAllowed")
        if condition[.reason].string == "SyncFailed", let message = condition[.message].string, !message.isEmpty {
            return
                "The disruption budget \(name) does not allow evicting pods currently because it failed sync: \(message)"
        }
        let (has, needs) = (status[.currentHealthy].integer ?? 0, status[.desiredHealthy].integer ?? 0)
        return has <= needs
            ? "The disruption budget \(name) needs \(needs) healthy pods and has \(has) currently"
            : "The disruption budget \(name) does not allow evicting pods currently"
    }

    private static func refusal(_ cause: String, retryAfterSeconds: Int? = nil) -> StatusError {
        StatusError(
            .tooManyRequests, "Cannot evict pod as it would violate the pod's disruption budget.",
            details: [
                "causes": [[.reason: "DisruptionBudget", .message: .string(cause)]],
                "retryAfterSeconds": Value(retryAfterSeconds),
            ])
    }
}

extension Value {
    /// Whether a pod may go whatever a budget says: it has ended, has not begun or goes already (`canIgnorePDB`).
    fileprivate var needsNoBudget: Bool {
        isFinishedPod || self[.status][.phase].string == "Pending" || isBeingDeleted
    }

    /// Whether a budget lets pods go that are not ready (`spec.unhealthyPodEvictionPolicy`).
    fileprivate var letsUnhealthyPodsGo: Bool {
        if self[.spec]["unhealthyPodEvictionPolicy"].string == "AlwaysAllow" { return true }
        let needs = self[.status][.desiredHealthy].integer ?? 0
        return needs > 0 && (self[.status][.currentHealthy].integer ?? 0) >= needs
    }
}
