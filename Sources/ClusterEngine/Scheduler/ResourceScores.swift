/// The scores of a node for its resources (`NodeResourcesFit` with `LeastAllocated`, and `NodeResourcesBalancedAllocation`),
/// kept until the node's own amounts change.
///
/// Most pods ask for the same amounts as the pod before, and between two turns hardly any node has changed: what is left for
/// each candidate is a look at an array instead of four divisions.
struct ResourceScores: Sendable {
    /// What the scores depend on besides the node.
    private struct Amounts: Hashable, Sendable {
        var milliCPU: Int64
        var memory: Int64
        var scoringMilliCPU: Int64
        var scoringMemory: Int64
    }

    private var numbers: [Amounts: Int] = [:]
    /// For each of the amounts the score of every row; `unknown` where it has to be computed.
    private var scores: [[Int16]] = []

    private static let unknown: Int16 = -1
    /// Amounts that are kept at once: enough for what a roll-out creates, and little memory at 5,000 nodes.
    private static let limit = 32

    /// Forgets the scores of a row, whose node has changed.
    mutating func forget(row: Int) {
        for index in scores.indices where row < scores[index].count { scores[index][row] = Self.unknown }
    }

    /// Appends the score of each of `rows` for the pod.
    mutating func append(_ rows: [Int], _ pod: PodInfo, nodes: [NodeNumbers], to result: inout [Int64]) {
        let number = number(of: pod, rowCount: nodes.count)
        // Taken out, so that the array is changed where it is.
        var known: [Int16] = []
        swap(&known, &scores[number])
        for row in rows {
            var score = known[row]
            if score == Self.unknown {
                score = Int16(Self.leastAllocated(nodes[row], pod) + Self.balancedAllocation(nodes[row], pod))
                known[row] = score
            }
            result.append(Int64(score))
        }
        swap(&known, &scores[number])
    }

    private mutating func number(of pod: PodInfo, rowCount: Int) -> Int {
        let amounts = Amounts(
            milliCPU: pod.requests.milliCPU, memory: pod.requests.memory, scoringMilliCPU: pod.scoringMilliCPU,
            scoringMemory: pod.scoringMemory)
        if let number = numbers[amounts] {
            let missing = rowCount - scores[number].count
            if missing > 0 { scores[number].append(contentsOf: repeatElement(Self.unknown, count: missing)) }
            return number
        }
        if scores.count == Self.limit {
            numbers = [:]
            scores = []
        }
        numbers[amounts] = scores.count
        scores.append([Int16](repeating: Self.unknown, count: rowCount))
        return scores.count - 1
    }

    private static func leastAllocated(_ numbers: NodeNumbers, _ pod: PodInfo) -> Int64 {
        func free(_ allocatable: Int64, _ used: Int64) -> Int64 {
            allocatable <= 0 || used > allocatable ? 0 : (allocatable - used) * 100 / allocatable
        }
        return
            (free(numbers.allocatableMilliCPU, numbers.scoringMilliCPU + pod.scoringMilliCPU)
            + free(numbers.allocatableMemory, numbers.scoringMemory + pod.scoringMemory)) / 2
    }

    private static func balancedAllocation(_ numbers: NodeNumbers, _ pod: PodInfo) -> Int64 {
        // A pod without requests cannot unbalance anything (the plugin skips it).
        if pod.requests.milliCPU == 0, pod.requests.memory == 0 { return 0 }
        func fraction(_ used: Int64, _ allocatable: Int64) -> Double {
            allocatable <= 0 ? 1 : min(1, Double(used) / Double(allocatable))
        }
        let cpu = fraction(numbers.requestedMilliCPU + pod.requests.milliCPU, numbers.allocatableMilliCPU)
        let memory = fraction(numbers.requestedMemory + pod.requests.memory, numbers.allocatableMemory)
        return Int64((1 - abs(cpu - memory) / 2) * 100)
    }
}
