import KubeObjects

/// Counts, for sets of pods that somebody asks about, how many pods of the set are on each node.
///
/// kube-scheduler counts anew for every pod; here a set's counts are kept up to date once it has been asked for, and a pod
/// finds the sets it may belong to by its labels. So the cost per pod does not grow with the number of pods.
struct PodCounters: Sendable {
    private struct Counter: Sendable {
        var set: PodSet
        /// Pods of the set by row of their node.
        var byRow: [Int: Int] = [:]
    }

    private var counters: [Counter] = []
    private var numbers: [PodSet: Int] = [:]
    private var byPivot: [HashedSelector.Pivot: [Int]] = [:]
    private var withoutPivot: [Int] = []

    /// How many pods of `set` are on each node, by row. Nodes without any are left out.
    ///
    /// - Parameter pods: the pods on nodes that carry a label, or all of them for `nil`; asked once per set.
    mutating func counts(
        of set: PodSet, among pods: (HashedSelector.Pivot?) -> [Scheduler.Placed], namespaceLabels: (Key) -> Value
    ) -> [Int: Int] {
        if let number = numbers[set] { return counters[number].byRow }
        var counter = Counter(set: set)
        for placed in pods(set.selector.pivot) where set.matches(placed.pod, namespaceLabels: namespaceLabels) {
            counter.byRow[placed.row, default: 0] += 1
        }
        let number = counters.count
        counters.append(counter)
        numbers[set] = number
        if let pivot = set.selector.pivot {
            byPivot[pivot, default: []].append(number)
        } else {
            withoutPivot.append(number)
        }
        return counter.byRow
    }

    mutating func add(_ pod: PodInfo, row: Int, namespaceLabels: (Key) -> Value) {
        change(pod, row: row, by: 1, namespaceLabels: namespaceLabels)
    }

    mutating func remove(_ pod: PodInfo, row: Int, namespaceLabels: (Key) -> Value) {
        change(pod, row: row, by: -1, namespaceLabels: namespaceLabels)
    }

    private mutating func change(_ pod: PodInfo, row: Int, by difference: Int, namespaceLabels: (Key) -> Value) {
        if counters.isEmpty { return }
        for number in withoutPivot {
            change(number, pod, row: row, by: difference, namespaceLabels: namespaceLabels)
        }
        for member in pod.labels.members {
            guard let text = member.value.string,
                let numbers = byPivot[HashedSelector.Pivot(key: member.key, value: text)]
            else { continue }
            for number in numbers {
                change(number, pod, row: row, by: difference, namespaceLabels: namespaceLabels)
            }
        }
    }

    private mutating func change(
        _ number: Int, _ pod: PodInfo, row: Int, by difference: Int, namespaceLabels: (Key) -> Value
    ) {
        guard counters[number].set.matches(pod, namespaceLabels: namespaceLabels) else { return }
        let count = counters[number].byRow[row, default: 0] + difference
        counters[number].byRow[row] = count > 0 ? count : nil
    }
}

/// Terms that pods on nodes hold against, or in favour of, newcomers: required anti-affinity, and what is preferred.
struct StandingTerms: Sendable {
    struct Standing: Sendable {
        var term: PodTerm
        /// How many pods with this term are on each node, by row.
        var byRow: [Int: Int] = [:]
    }

    private var standing: [Standing] = []
    private var numbers: [PodTerm: Int] = [:]
    private var byPivot: [HashedSelector.Pivot: [Int]] = [:]
    private var withoutPivot: [Int] = []

    var isEmpty: Bool { standing.isEmpty }

    mutating func change(_ term: PodTerm, row: Int, by difference: Int) {
        let number: Int
        if let known = numbers[term] {
            number = known
        } else {
            number = standing.count
            numbers[term] = number
            standing.append(Standing(term: term))
            if let pivot = term.pods.selector.pivot {
                byPivot[pivot, default: []].append(number)
            } else {
                withoutPivot.append(number)
            }
        }
        let count = standing[number].byRow[row, default: 0] + difference
        standing[number].byRow[row] = count > 0 ? count : nil
    }

    /// The terms that apply to a newcomer, in the order they were first seen.
    func applying(to pod: PodInfo, namespaceLabels: (Key) -> Value) -> [Standing] {
        if standing.isEmpty { return [] }
        var candidates = withoutPivot
        for member in pod.labels.members {
            guard let text = member.value.string else { continue }
            candidates.append(contentsOf: byPivot[HashedSelector.Pivot(key: member.key, value: text)] ?? [])
        }
        candidates.sort()
        return candidates.map { standing[$0] }.filter {
            !$0.byRow.isEmpty && $0.term.pods.matches(pod, namespaceLabels: namespaceLabels)
        }
    }
}
