import KubeObjects

/// Which pods go first when there are too many (`controller.ActivePodsWithRanks`).
struct PodDeletionOrder {
    private struct Candidate {
        var pod: Value
        var isUnbound: Bool
        var phaseRank: Int
        var isReady: Bool
        var cost: Int
        var neighbours: Int
        var readyAge: Int
        var restarts: Int
        var age: Int
        var uid: String
    }

    /// The first `count` of `pods` in the order in which they should be deleted.
    ///
    /// - Parameters:
    ///   - related: all active pods of the same application, which tell how crowded each node is.
    static func first(_ count: Int, of pods: [Value], related: [Value], at now: Instant) -> [Value] {
        if count >= pods.count { return pods }
        var crowd: [String: Int] = [:]
        for pod in related {
            if let node = pod.boundNode { crowd[node, default: 0] += 1 }
        }
        let candidates = pods.map { pod in
            let ready = pod[.status][.conditions].condition("Ready")
            let isReady = ready[.status].string == "True"
            return Candidate(
                pod: pod, isUnbound: pod.boundNode == nil,
                phaseRank: phaseRanks[pod[.status][.phase].string ?? "", default: 0], isReady: isReady,
                cost: pod.annotation(.podDeletionCost).flatMap { Int($0) } ?? 0,
                neighbours: pod.boundNode.flatMap { crowd[$0] } ?? 0,
                readyAge: isReady ? logarithmicAge(ready.instant(.lastTransitionTime), at: now) : -1,
                restarts: restarts(of: pod),
                age: logarithmicAge(pod.creationInstant, at: now), uid: pod.uid)
        }
        return candidates.sorted(by: goesBefore).prefix(count).map(\.pod)
    }

    private static let phaseRanks = ["Pending": 0, "Unknown": 1, "Running": 2]

    private static func goesBefore(_ a: Candidate, _ b: Candidate) -> Bool {
        if a.isUnbound != b.isUnbound { return a.isUnbound }
        if a.phaseRank != b.phaseRank { return a.phaseRank < b.phaseRank }
        if a.isReady != b.isReady { return !a.isReady }
        if a.cost != b.cost { return a.cost < b.cost }
        if a.neighbours != b.neighbours { return a.neighbours > b.neighbours }
        if a.isReady, a.readyAge != b.readyAge { return a.readyAge < b.readyAge }
        if a.restarts != b.restarts { return a.restarts > b.restarts }
        if a.age != b.age { return a.age < b.age }
        return a.uid < b.uid
    }

    /// Feature LogarithmicScaleDown: ages that differ by less than a factor of two count as equal.
    private static func logarithmicAge(_ since: Instant?, at now: Instant) -> Int {
        guard let since else { return -1 }
        let nanoseconds = (now - since).nanoseconds
        return nanoseconds <= 0 ? -1 : 63 - nanoseconds.leadingZeroBitCount
    }

    /// The highest number of restarts among the containers.
    private static func restarts(of pod: Value) -> Int {
        pod[.status][.containerStatuses].elements.map { $0[.restartCount].integer ?? 0 }.max() ?? 0
    }
}
