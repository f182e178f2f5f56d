import KubeObjects

/// The pods that wait to be scheduled: those whose turn it is, by priority and then in the order they came, and those that failed
/// a moment ago, by when they may be tried again.
///
/// As in kube-scheduler since 1.33 (`SchedulerPopFromBackoffQ`) a back-off only makes a pod stand behind others: where nobody
/// else waits, it is tried at once.
struct SchedulingQueue: Sendable {
    private struct Waiting: Sendable {
        var priority: Int
        var sequence: Int
        /// The end of the back-off; `nil` for pods that have none.
        var ready: Instant?
        var key: ObjectKey

        static func isBefore(_ a: Waiting, _ b: Waiting) -> Bool {
            if let x = a.ready, let y = b.ready, x != y { return x < y }
            return a.priority != b.priority ? a.priority > b.priority : a.sequence < b.sequence
        }
    }

    /// A pod that was tried and failed, and that nothing has helped yet.
    private struct Failed: Sendable {
        var pod: PodInfo
        var filters: Set<SchedulingFilter>
        var claims: [ObjectKey]
        var sequence: Int
        /// Before this instant it stands behind others.
        var ready: Instant
    }

    private var active = WaitingLine()
    private var backingOff = WaitingLine()
    /// The sequence with which each pod stands in line; what the lines hold of others was taken out since.
    private var lined: [ObjectKey: Int] = [:]
    private var failed: [ObjectKey: Failed] = [:]
    private var failedByClaim: [ObjectKey: Set<ObjectKey>] = [:]
    private var attempts: [ObjectKey: Int] = [:]
    private var nextSequence = 0

    var isEmpty: Bool { active.isEmpty && backingOff.isEmpty }
    var hasFailed: Bool { !failed.isEmpty }

    /// Puts a pod in line, unless it stands there.
    mutating func push(_ key: ObjectKey, priority: Int, at now: Instant) {
        guard lined[key] == nil else { return }
        let ready = unfail(key)?.ready ?? now
        nextSequence += 1
        lined[key] = nextSequence
        let waiting = Waiting(priority: priority, sequence: nextSequence, ready: ready > now ? ready : nil, key: key)
        if waiting.ready == nil { active.push(waiting) } else { backingOff.push(waiting) }
    }

    mutating func popFirst(at now: Instant) -> ObjectKey? {
        while let first = backingOff.first, let ready = first.ready, ready <= now {
            var waiting = first
            backingOff.removeFirst()
            waiting.ready = nil
            active.push(waiting)
        }
        return take(from: \.active) ?? take(from: \.backingOff)
    }

    private mutating func take(from line: WritableKeyPath<Self, WaitingLine>) -> ObjectKey? {
        while let first = self[keyPath: line].first {
            self[keyPath: line].removeFirst()
            if lined[first.key] == first.sequence {
                lined[first.key] = nil
                return first.key
            }
        }
        return nil
    }

    /// Notes a failed attempt of a pod that uses some claims.
    mutating func fail(_ pod: PodInfo, filters: Set<SchedulingFilter>, claims: [ObjectKey], at now: Instant) {
        let key = pod.key
        let attempt = attempts[key, default: 0] + 1
        attempts[key] = attempt
        // kube-scheduler podInitialBackoffSeconds 1, podMaxBackoffSeconds 10; `backoffQOrderingWindowDuration` 1 s
        let ready = now + .seconds(min(10, 1 << min(attempt - 1, 4)))
        nextSequence += 1
        unfail(key)
        failed[key] = Failed(
            pod: pod, filters: filters, claims: claims, sequence: nextSequence,
            ready: ready.roundedDown(to: .seconds(1)))
        for claim in claims { failedByClaim[claim, default: []].insert(key) }
    }

    /// Forgets a pod that is placed or gone.
    mutating func forget(_ key: ObjectKey) {
        lined[key] = nil
        attempts[key] = nil
        if !failed.isEmpty { unfail(key) }
    }

    @discardableResult
    private mutating func unfail(_ key: ObjectKey) -> Failed? {
        guard let entry = failed.removeValue(forKey: key) else { return nil }
        for claim in entry.claims {
            failedByClaim[claim]?.remove(key)
            if failedByClaim[claim]?.isEmpty == true { failedByClaim[claim] = nil }
        }
        return entry
    }

    /// The failed pods that one of the filters rejected, in the order they failed; only those that use a claim where one is named.
    func failed(by filters: Set<SchedulingFilter>, using claim: ObjectKey? = nil) -> [ObjectKey] {
        let found: [(key: ObjectKey, sequence: Int)]
        if let claim {
            found = (failedByClaim[claim] ?? []).compactMap { key in
                failed[key].flatMap { $0.filters.isDisjoint(with: filters) ? nil : (key, $0.sequence) }
            }
        } else {
            found = failed.compactMap { $0.value.filters.isDisjoint(with: filters) ? nil : ($0.key, $0.value.sequence) }
        }
        return found.sorted { $0.sequence < $1.sequence }.map(\.key)
    }

    /// The failed pods that a change can help, in the order they failed.
    func failed(helpedBy hints: QueueingHints) -> [ObjectKey] {
        var found: [(key: ObjectKey, sequence: Int)] = []
        for (key, entry) in failed where entry.filters.contains(where: { hints.help(entry.pod, rejectedBy: $0) }) {
            found.append((key, entry.sequence))
        }
        return found.sorted { $0.sequence < $1.sequence }.map(\.key)
    }

    /// A heap of waiting pods.
    private struct WaitingLine: Sendable {
        private var heap: [Waiting] = []

        var isEmpty: Bool { heap.isEmpty }
        var first: Waiting? { heap.first }

        mutating func push(_ waiting: Waiting) {
            heap.append(waiting)
            var index = heap.count - 1
            while index > 0, Waiting.isBefore(heap[index], heap[(index - 1) / 2]) {
                heap.swapAt(index, (index - 1) / 2)
                index = (index - 1) / 2
            }
        }

        mutating func removeFirst() {
            let last = heap.removeLast()
            guard !heap.isEmpty else { return }
            heap[0] = last
            var index = 0
            while true {
                var child = index * 2 + 1
                guard child < heap.count else { return }
                if child + 1 < heap.count, Waiting.isBefore(heap[child + 1], heap[child]) { child += 1 }
                guard Waiting.isBefore(heap[child], heap[index]) else { return }
                heap.swapAt(index, child)
                index = child
            }
        }
    }
}
