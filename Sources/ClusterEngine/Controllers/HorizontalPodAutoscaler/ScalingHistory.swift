import KubeObjects

/// What an autoscaler remembers: earlier recommendations and earlier changes.
struct ScalingHistory: Sendable {
    private struct Recommendation: Sendable {
        var replicas: Int
        var instant: Instant
    }

    private struct Change: Sendable {
        var replicas: Int
        var instant: Instant
    }

    private var recommendations: [Recommendation]
    private var increases: [Change] = []
    private var decreases: [Change] = []

    /// kube-controller-manager `--horizontal-pod-autoscaler-downscale-stabilization`.
    private static let downscaleStabilization = 300

    init(initial replicas: Int, at now: Instant) {
        recommendations = [Recommendation(replicas: replicas, instant: now)]
    }

    /// Keeps a proposal within what was recommended lately, the rate of change and the limits.
    mutating func normalize(_ proposal: Int, current: Int, limits: ReplicaLimits, sync: inout AutoscalerSync) -> Int {
        let now = sync.cluster.now
        let stable =
            limits.behaviour.isNull
            ? stabilize(proposal, at: now) : stabilize(proposal, current: current, limits.behaviour, at: now)
        let isUp = proposal >= current && !limits.behaviour.isNull
        switch (stable == proposal, isUp) {
        case (true, _):
            sync.setCondition(.ableToScale, true, "ReadyForNewScale", "recommended size matches current size")
        case (false, true):
            sync.setCondition(
                .ableToScale, true, "ScaleUpStabilized",
                "recent recommendations were lower than current one, applying the lowest recent recommendation")
        case (false, false):
            sync.setCondition(
                .ableToScale, true, "ScaleDownStabilized",
                "recent recommendations were higher than current one, applying the highest recent recommendation")
        }
        let (desired, limit) =
            limits.behaviour.isNull
            ? Self.limit(stable, current: current, limits) : self.limit(stable, current: current, limits, at: now)
        sync.setCondition(.scalingLimited, desired != stable, limit.rawValue, limit.message)
        return desired
    }

    /// Remembers a change where policies count them.
    mutating func note(current: Int, desired: Int, limits: ReplicaLimits, at now: Instant) {
        guard !limits.behaviour.isNull else { return }
        let isIncrease = desired > current
        let rules = ScalingRules(limits.behaviour, isUp: isIncrease)
        let change = Change(replicas: abs(desired - current), instant: now)
        let longest = Duration.seconds(rules.policies.map(\.period).max() ?? 0)
        if isIncrease {
            increases = increases.filter { $0.instant >= now - longest } + [change]
        } else {
            decreases = decreases.filter { $0.instant >= now - longest } + [change]
        }
    }

    // MARK: Stabilising

    /// The highest recommendation of the last minutes (`stabilizeRecommendation`).
    private mutating func stabilize(_ proposal: Int, at now: Instant) -> Int {
        let cutoff = now - .seconds(Self.downscaleStabilization)
        recommendations.removeAll { $0.instant < cutoff }
        let highest = recommendations.reduce(proposal) { max($0, $1.replicas) }
        recommendations.append(Recommendation(replicas: proposal, instant: now))
        return highest
    }

    /// The same with a window in either direction (`stabilizeRecommendationWithBehaviors`).
    private mutating func stabilize(_ proposal: Int, current: Int, _ behaviour: Value, at now: Instant) -> Int {
        let upCutoff = now - .seconds(ScalingRules(behaviour, isUp: true).stabilization)
        let downCutoff = now - .seconds(ScalingRules(behaviour, isUp: false).stabilization)
        var lowest = proposal
        var highest = proposal
        for recommendation in recommendations {
            if recommendation.instant > upCutoff { lowest = min(lowest, recommendation.replicas) }
            if recommendation.instant > downCutoff { highest = max(highest, recommendation.replicas) }
        }
        recommendations.removeAll { $0.instant < upCutoff && $0.instant < downCutoff }
        recommendations.append(Recommendation(replicas: proposal, instant: now))
        return min(max(current, lowest), highest)
    }

    // MARK: Limiting

    private enum Limit: String {
        case within = "DesiredWithinRange"
        case tooFew = "TooFewReplicas"
        case tooMany = "TooManyReplicas"
        case up = "ScaleUpLimit"
        case down = "ScaleDownLimit"

        var message: String {
            switch self {
            case .within: "the desired count is within the acceptable range"
            case .tooFew: "the desired replica count is less than the minimum replica count"
            case .tooMany: "the desired replica count is more than the maximum replica count"
            case .up: "the desired replica count is increasing faster than the maximum scale rate"
            case .down: "the desired replica count is decreasing faster than the maximum scale rate"
            }
        }
    }

    /// Without a behaviour: at most twice as many, or four (`convertDesiredReplicasWithRules`).
    private static func limit(_ desired: Int, current: Int, _ limits: ReplicaLimits) -> (Int, Limit) {
        let rate = max(2 * current, 4)
        let most = min(limits.maximum, rate)
        if desired < limits.minimum { return (limits.minimum, .tooFew) }
        if desired > most { return (most, limits.maximum > rate ? .up : .tooMany) }
        return (desired, .within)
    }

    /// With the policies of a behaviour (`convertDesiredReplicasWithBehaviorRate`).
    private func limit(
        _ desired: Int, current: Int, _ limits: ReplicaLimits, at now: Instant
    ) -> (Int, Limit) {
        if desired > current {
            let rules = ScalingRules(limits.behaviour, isUp: true)
            let rate = max(current, bound(rules, current: current, at: now))
            let most = min(limits.maximum, rate)
            if desired > most { return (most, limits.maximum > rate ? .up : .tooMany) }
        } else if desired < current {
            let rules = ScalingRules(limits.behaviour, isUp: false)
            let rate = min(current, bound(rules, current: current, at: now))
            let fewest = max(limits.minimum, rate)
            if desired < fewest { return (fewest, limits.minimum < rate ? .down : .tooFew) }
        }
        return (desired, .within)
    }

    /// How far policies let the number of pods go.
    private func bound(_ rules: ScalingRules, current: Int, at now: Instant) -> Int {
        let candidates = rules.policies.map { policy in
            let start = current - sum(increases, policy, at: now) + sum(decreases, policy, at: now)
            return policy.apply(to: start, isUp: rules.isUp)
        }
        switch rules.selection {
        case "Disabled": return current
        case "Min": return (rules.isUp ? candidates.min() : candidates.max()) ?? current
        default: return (rules.isUp ? candidates.max() : candidates.min()) ?? current
        }
    }

    private func sum(_ changes: [Change], _ policy: ScalingRules.Policy, at now: Instant) -> Int {
        let cutoff = now - .seconds(policy.period)
        return changes.reduce(0) { $1.instant > cutoff ? $0 + $1.replicas : $0 }
    }
}

/// The rules of one direction of `spec.behavior`, with the defaults of the API.
struct ScalingRules {
    struct Policy {
        var isPercent: Bool
        var value: Int
        var period: Int

        func apply(to start: Int, isUp: Bool) -> Int {
            if !isPercent { return isUp ? start + value : start - value }
            let share = Double(value) / 100
            return isUp
                ? Int((Double(start) * (1 + share)).rounded(.up)) : Int((Double(start) * (1 - share)).rounded(.down))
        }
    }

    let isUp: Bool
    let stabilization: Int
    let selection: String
    let policies: [Policy]

    init(_ behaviour: Value, isUp: Bool) {
        self.isUp = isUp
        let rules = behaviour[isUp ? Key.scaleUp : Key.scaleDown]
        stabilization = rules[.stabilizationWindowSeconds].integer ?? (isUp ? 0 : 300)
        selection = rules[.selectPolicy].string ?? "Max"
        let given = rules[.policies].elements.map { policy in
            Policy(
                isPercent: policy[.type].string == "Percent", value: policy[.value].integer ?? 0,
                period: policy[.periodSeconds].integer ?? 15)
        }
        let usual = [Policy(isPercent: true, value: 100, period: 15)]
        policies = !given.isEmpty ? given : isUp ? usual + [Policy(isPercent: false, value: 4, period: 15)] : usual
    }
}
