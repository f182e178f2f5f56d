import KubeObjects

/// What of a node's resources a platform keeps for the kubelet and the system: the formula, as data.
public struct Reservation: Sendable {
    /// A slice of processors or memory, and how much of it is reserved.
    struct Tier: Sendable {
        /// The slice ends here (cores or bytes); `nil` for all above.
        let upTo: Double?
        /// The share of the slice that is reserved, from 0 to 1.
        let share: Double
    }

    let cpuTiers: [Tier]
    let memoryTiers: [Tier]
    let memoryBase: Quantity
    let memoryPerPod: Quantity
    /// Never more than this share of memory.
    let memoryShareLimit: Double
    /// Memory below which a fixed amount is reserved instead.
    let smallMemory: (below: Quantity, reserved: Quantity)?
    let ephemeralStorage: Quantity
    /// What `memory.available` must not fall below; also kept from pods.
    let evictionMemory: Quantity

    init(_ node: ProfileNode) throws(PlatformError) {
        cpuTiers = try Self.tiers(node["cpu"]["tiers"]) { node throws(PlatformError) in try node.number() }
        let memory = node["memory"]
        memoryTiers = try Self.tiers(memory["tiers"]) { node throws(PlatformError) in
            Double(try node.quantity().intValue)
        }
        memoryBase = try memory["base"].optionalQuantity() ?? .zero
        memoryPerPod = try memory["perPod"].optionalQuantity() ?? .zero
        memoryShareLimit = try memory["atMostShare"].number(or: 1)
        smallMemory =
            memory["below"].isPresent
            ? (try memory["below"]["limit"].quantity(), try memory["below"]["reserved"].quantity()) : nil
        ephemeralStorage = try node["ephemeralStorage"].optionalQuantity() ?? .zero
        evictionMemory = try node["evictionHard"]["memory.available"].optionalQuantity() ?? .zero
    }

    private static func tiers(
        _ node: ProfileNode, bound: (ProfileNode) throws(PlatformError) -> Double
    ) throws(PlatformError) -> [Tier] {
        var tiers: [Tier] = []
        for tier in try node.list() {
            let upTo = tier["upTo"].isPresent ? try bound(tier["upTo"]) : nil
            if let upTo, let last = tiers.last, upTo <= (last.upTo ?? .infinity) {
                throw tier.error("must end above the tier before it")
            }
            let share = try tier["share"].number()
            guard (0...1).contains(share) else { throw tier["share"].error("must be between 0 and 1") }
            tiers.append(Tier(upTo: upTo, share: share))
        }
        return tiers
    }

    /// The processors reserved on a machine with `cpu`, in thousandths.
    public func reservedMillicores(of cpu: Quantity) -> Int64 {
        // Rounded down, as the platforms' own integer arithmetic does.
        Int64(Self.sum(cpuTiers, amount: Double(cpu.milliValue) / 1_000) * 1_000 + 1e-6)
    }

    /// The bytes of memory reserved on a machine with `memory` that runs up to `maxPods` pods, without the eviction
    /// threshold.
    public func reservedMemory(of memory: Quantity, maxPods: Int) -> Int64 {
        let bytes = memory.intValue
        if let smallMemory, bytes < smallMemory.below.intValue { return smallMemory.reserved.intValue }
        let perPod = Double(memoryPerPod.intValue) * Double(maxPods)
        let tiers = Self.sum(memoryTiers, amount: Double(bytes))
        let reserved = min(Double(memoryBase.intValue) + perPod + tiers, Double(bytes) * memoryShareLimit)
        // Whole MiB, as kubelets are started with.
        return (Int64(reserved) >> 20) << 20
    }

    /// What pods may use of a node of `type`, as `status.allocatable` says it.
    public func allocatable(of type: NodeType) -> (cpuMillicores: Int64, memory: Int64, ephemeralStorage: Int64) {
        let memory = type.memory.intValue - reservedMemory(of: type.memory, maxPods: type.maxPods)
        return (
            max(0, type.cpu.milliValue - reservedMillicores(of: type.cpu)),
            max(0, memory - evictionMemory.intValue),
            max(0, type.ephemeralStorage.intValue - ephemeralStorage.intValue)
        )
    }

    private static func sum(_ tiers: [Tier], amount: Double) -> Double {
        var reserved = 0.0
        var start = 0.0
        for tier in tiers where amount > start {
            let end = min(amount, tier.upTo ?? .infinity)
            reserved += (end - start) * tier.share
            start = end
        }
        return reserved
    }
}
