import KubeObjects

/// How much of something a container uses over its life: an amount from each of some moments on, and after the last of them a
/// steady growth.
public struct UsageCurve: Sendable, Hashable {
    /// An amount from some moment on.
    public struct Step: Sendable, Hashable {
        /// How long after the start of the container.
        public var after: Duration
        /// How much from then on, in the unit of the curve.
        public var amount: Double

        /// A step.
        public init(after: Duration, amount: Double) {
            self.after = after
            self.amount = amount
        }
    }

    /// The steps in order of time; the first begins with the container.
    public let steps: [Step]
    /// By how much the use grows each second after the last step.
    public var growth: Double

    /// The same amount all along, or one that grows from it.
    public init(_ amount: Double, growth: Double = 0) {
        steps = [Step(after: .zero, amount: amount)]
        self.growth = growth
    }

    /// The amounts of `steps`, in any order; before the first of them `initial`.
    public init(_ steps: [Step], initial: Double) {
        let sorted = steps.sorted { $0.after < $1.after }
        let beginsLater = sorted.first.map { $0.after > .zero } ?? true
        self.steps = (beginsLater ? [Step(after: .zero, amount: initial)] : []) + sorted
        growth = 0
    }

    /// The amount at an age of the container.
    public func amount(at age: Duration) -> Double {
        guard let step = steps.last(where: { $0.after <= age }) else { return steps[0].amount }
        guard growth != 0, step == steps.last else { return step.amount }
        return step.amount + growth * (age - step.after).inSeconds
    }

    /// The age at which the use first exceeds `limit`; `nil` where it never does.
    public func age(exceeding limit: Double) -> Duration? {
        if let step = steps.first(where: { $0.amount > limit }) { return step.after }
        guard growth > 0, let last = steps.last else { return nil }
        let seconds = (limit - last.amount) / growth
        // Beyond thirty years nothing is simulated.
        return seconds < 1e9 ? last.after + .nanoseconds(Int64(seconds * 1e9)) : nil
    }
}

extension UsageCurve: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// The same amount all along.
    public init(floatLiteral amount: Double) { self.init(amount) }

    /// The same amount all along.
    public init(integerLiteral amount: Int) { self.init(Double(amount)) }
}
