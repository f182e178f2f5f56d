import KubeObjects
import KubeSchema

/// The pods of a Job: which to create, which to delete, and how long to wait after a failure.
extension JobSync {
    /// `MaxPodCreateDeletePerSync`
    private static let burst = 500
    /// `DefaultJobPodFailureBackOff`, `MaxJobPodFailureBackOff`
    private static let backOff = Duration.seconds(10)
    private static let longestBackOff = Duration.seconds(600)

    // MARK: Deleting

    mutating func deleteActivePods() throws(StatusError) {
        try delete(active)
    }

    private mutating func delete(_ surplus: [Value]) throws(StatusError) {
        for pod in surplus {
            try Self.control.delete(pod, for: job, in: cluster)
            active.removeAll { $0.uid == pod.uid }
            terminating += 1
            if pod.isReadyPod { ready -= 1 }
        }
    }

    /// Which active pods to give up (`activePodsForRemoval`): of an indexed Job those whose index is not wanted or is
    /// taken twice go first.
    private func podsToRemove(_ count: Int) -> [Value] {
        guard count > 0 || isIndexed else { return [] }
        var surplus: [Value] = []
        var rest = active
        if isIndexed {
            var seen: Set<Int> = []
            rest = []
            for pod in active {
                if let index = index(of: pod), seen.insert(index).inserted {
                    rest.append(pod)
                } else {
                    surplus.append(pod)
                }
            }
            rest.sort { (index(of: $0) ?? 0) < (index(of: $1) ?? 0) }
            return surplus + rest.suffix(max(0, count - surplus.count))
        }
        return PodDeletionOrder.first(count, of: rest, related: [], at: now)
    }

    // MARK: Creating

    /// `manageJob`
    mutating func manage(_ prototypes: inout PodPrototypes) throws(StatusError) {
        if isSuspended {
            try deleteActivePods()
            return
        }
        let surplus = podsToRemove(max(0, active.count - wantedActive)).prefix(Self.burst)
        if !surplus.isEmpty {
            try delete(Array(surplus))
            return
        }
        let missing = wantedActive - active.count - (replacesOnlyFailed ? terminating : 0)
        guard missing > 0 else { return }
        if limitPerIndex == nil {
            let wait = remainingBackOff
            if wait > .zero {
                delays.append(wait)
                return
            }
        }
        let indexes = isIndexed ? indexesToCreate(missing) : []
        let count = min(isIndexed ? indexes.count : missing, Self.burst)
        guard count > 0 else { return }
        try create(count, indexes, prototypes.pod(for: job, template: job[.spec][.template], in: cluster))
    }

    private var wantedActive: Int {
        guard let completions else { return succeededCount > 0 ? active.count : parallelism }
        let open = isIndexed ? completions - succeededCount - failedIndexes.count : completions - succeededCount
        return max(0, min(open, parallelism))
    }

    private mutating func create(_ count: Int, _ indexes: [Int], _ prototype: Value) throws(StatusError) {
        var pod = prototype
        pod[.metadata][.finalizers].elements.append(.string(Value.jobTracking))
        var remaining = count
        var batch = 1
        var position = 0
        while remaining > 0 {
            var failure: StatusError?
            for _ in 0..<min(batch, remaining) {
                let wanted = isIndexed ? numbered(pod, indexes[position]) : pod
                position += 1
                do throws(StatusError) {
                    active.append(try Self.control.create(wanted, for: job, in: cluster))
                } catch {
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
            remaining -= batch
            batch *= 2
        }
    }

    /// Gives a pod of an indexed Job its index: name, host name, annotation, label and environment.
    private func numbered(_ prototype: Value, _ index: Int) -> Value {
        var pod = prototype
        let name = "\(job.objectName)-\(index)"
        pod[.metadata][.generateName] = .string(name + "-")
        pod[.metadata][.annotations][.completionIndex] = .string(String(index))
        pod[.metadata][.labels][.completionIndex] = .string(String(index))
        if limitPerIndex != nil {
            let count = failures(ofIndex: index)
            pod[.metadata][.annotations][.indexFailureCount] = .string(String(count.counted))
            if count.ignored > 0 {
                pod[.metadata][.annotations][.ignoredFailureCount] = .string(String(count.ignored))
            }
        }
        pod[.spec]["hostname"] = .string(name)
        for list in [Key.initContainers, .containers] {
            for position in pod[.spec][list].elements.indices {
                let environment = pod[.spec][list][position][.env].elements
                if environment.contains(where: { $0[.name].string == "JOB_COMPLETION_INDEX" }) { continue }
                pod[.spec][list].elements[position][.env] = .array(environment + [Self.indexVariable])
            }
        }
        return pod
    }

    private static let indexVariable: Value = [
        .name: "JOB_COMPLETION_INDEX",
        .valueFrom: [
            "fieldRef": [
                .apiVersion: "v1", "fieldPath": "metadata.labels['batch.kubernetes.io/job-completion-index']",
            ]
        ],
    ]

    /// The lowest indexes that have neither ended nor run; those of an own back-off limit also wait for it.
    private mutating func indexesToCreate(_ count: Int) -> [Int] {
        let running = Set(active.compactMap { index(of: $0) })
        let leaving = Set(
            replacesOnlyFailed
                ? pods.filter { $0.isBeingDeleted && !$0.isFinishedPod }.compactMap { index(of: $0) } : [])
        var indexes: [Int] = []
        for index in 0..<(completions ?? 0) where indexes.count < count {
            if running.contains(index) || leaving.contains(index) || succeededIndexes.contains(index)
                || failedIndexes.contains(index)
            {
                continue
            }
            if limitPerIndex != nil {
                let wait = remainingBackOff(ofIndex: index)
                if wait > .zero {
                    delays.append(wait)
                    continue
                }
            }
            indexes.append(index)
        }
        return indexes
    }

    // MARK: Back-off

    /// When a pod ended: its last container's end, else its deletion (`getFinishedTime`).
    private func end(of pod: Value) -> Instant {
        let ends = pod[.status][.containerStatuses].elements.compactMap { status in
            status[.state][.terminated].instant(.finishedAt)
        }
        if let last = ends.max() { return last }
        let ready = pod[.status][.conditions].condition("Ready").instant(.lastTransitionTime)
        return ready ?? pod[.metadata].instant(.deletionTimestamp) ?? pod.creationInstant ?? now
    }

    private static func delay(afterFailures count: Int) -> Duration {
        count <= 0 ? .zero : min(longestBackOff, backOff * (1 << min(count - 1, 10)))
    }

    /// How long to wait yet after the failures since the last success.
    private var remainingBackOff: Duration {
        let ended = pods.filter { hasFailed($0) || $0[.status][.phase].string == "Succeeded" }
            .map { (end: end(of: $0), hasFailed: hasFailed($0)) }
        let lastSuccess = ended.filter { !$0.hasFailed }.map(\.end).max()
        let failures = ended.filter { $0.hasFailed && $0.end > lastSuccess ?? Instant(nanoseconds: 0) }.map(\.end)
        guard let last = failures.max() else { return .zero }
        return last + Self.delay(afterFailures: failures.count) - now
    }

    /// The failed pods of an index that go on being tracked, so that the next pod can say how many failures it follows.
    var delayedPods: Set<String> {
        guard limitPerIndex != nil else { return [] }
        let running = Set(active.compactMap { index(of: $0) })
        var latest: [Int: Value] = [:]
        for pod in pods where pod.isTrackedByJob && hasFailed(pod) {
            guard let index = index(of: pod), !running.contains(index), !failedIndexes.contains(index) else { continue }
            if let known = latest[index], end(of: known) > end(of: pod) { continue }
            latest[index] = pod
        }
        return Set(latest.values.map(\.uid))
    }

    private func lastFailure(ofIndex index: Int) -> Value? {
        pods.filter { $0.isTrackedByJob && hasFailed($0) && self.index(of: $0) == index }
            .max { end(of: $0) < end(of: $1) }
    }

    private func failures(ofIndex index: Int) -> (counted: Int, ignored: Int) {
        guard let pod = lastFailure(ofIndex: index) else { return (0, 0) }
        let counted = pod.annotation(.indexFailureCount).flatMap { Int($0) } ?? 0
        let ignored = pod.annotation(.ignoredFailureCount).flatMap { Int($0) } ?? 0
        return countsAsFailure(pod) ? (counted + 1, ignored) : (counted, ignored + 1)
    }

    private func remainingBackOff(ofIndex index: Int) -> Duration {
        guard let pod = lastFailure(ofIndex: index) else { return .zero }
        let count = failures(ofIndex: index)
        return end(of: pod) + Self.delay(afterFailures: count.counted + count.ignored) - now
    }
}
