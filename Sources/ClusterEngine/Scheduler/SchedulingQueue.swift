import KubeObjects

/// The pods that wait to be scheduled: by priority, then in the order they came.
struct SchedulingQueue: Sendable {
    struct Waiting: Sendable {
        var priority: Int
        var sequence: Int
        var key: ObjectKey
    }

    /// A pod that was tried and failed.
    struct Failed: Sendable {
        var filters: Set<SchedulingFilter>
        var sequence: Int
        /// Before this instant it is not tried again (1 s doubling to 10 s).
        var earliest: Instant
    }

    private var heap: [Waiting] = []
    private var active: Set<ObjectKey> = []
    private(set) var failed: [ObjectKey: Failed] = [:]
    private var attempts: [ObjectKey: Int] = [:]
    private var nextSequence = 0

    var isEmpty: Bool { heap.isEmpty }

    /// Puts a pod in line, unless it stands there.
    mutating func push(_ key: ObjectKey, priority: Int) {
        guard active.insert(key).inserted else { return }
        failed.removeValue(forKey: key)
        nextSequence += 1
        heap.append(Waiting(priority: priority, sequence: nextSequence, key: key))
        var index = heap.count - 1
        while index > 0, Self.isBefore(heap[index], heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func popFirst() -> ObjectKey? {
        while let first = heap.first {
            let last = heap.removeLast()
            if !heap.isEmpty {
                heap[0] = last
                siftDown()
            }
            // A pod that was taken out of line stays in the heap until its turn.
            if active.remove(first.key) != nil { return first.key }
        }
        return nil
    }

    private mutating func siftDown() {
        var index = 0
        while true {
            var child = index * 2 + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, Self.isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard Self.isBefore(heap[child], heap[index]) else { return }
            heap.swapAt(index, child)
            index = child
        }
    }

    private static func isBefore(_ a: Waiting, _ b: Waiting) -> Bool {
        a.priority != b.priority ? a.priority > b.priority : a.sequence < b.sequence
    }

    /// Notes a failed attempt; returns when the pod may be tried again at the earliest.
    mutating func fail(_ key: ObjectKey, filters: Set<SchedulingFilter>, at now: Instant) -> Instant {
        let attempt = attempts[key, default: 0] + 1
        attempts[key] = attempt
        // kube-scheduler podInitialBackoffSeconds 1, podMaxBackoffSeconds 10
        let earliest = now + .seconds(min(10, 1 << min(attempt - 1, 4)))
        nextSequence += 1
        failed[key] = Failed(filters: filters, sequence: nextSequence, earliest: earliest)
        return earliest
    }

    /// Forgets a pod that is placed or gone.
    mutating func forget(_ key: ObjectKey) {
        active.remove(key)
        failed.removeValue(forKey: key)
        attempts.removeValue(forKey: key)
    }

    /// The failed pods that one of the filters rejected, in the order they failed.
    func failed(by filters: Set<SchedulingFilter>) -> [(key: ObjectKey, earliest: Instant)] {
        failed.filter { !$0.value.filters.isDisjoint(with: filters) }
            .sorted { $0.value.sequence < $1.value.sequence }
            .map { ($0.key, $0.value.earliest) }
    }
}
