import KubeObjects
import KubeSchema

/// One look at a Job: counting what ended, deciding whether the Job has, creating what is missing (`syncJob`).
struct JobSync {
    /// A verdict on the whole Job.
    struct Verdict {
        var type: String
        var reason: String
        var message: String
    }

    static let control = PodControl(component: "job-controller")

    let cluster: Cluster
    let key: ObjectKey
    let job: Value
    let pods: [Value]
    var status: Value
    var active: [Value]
    var terminating: Int
    var ready: Int
    var succeededCount = 0
    var failedCount = 0
    var succeededIndexes = CompletionIndexes([])
    var failedIndexes = CompletionIndexes([])
    /// When to look again, though nothing may have changed.
    var delays: [Duration] = []

    init(_ key: ObjectKey, _ job: Value, pods: [Value], in cluster: Cluster) {
        self.cluster = cluster
        self.key = key
        self.job = job
        self.pods = pods
        status = job[.status]
        active = pods.filter(\.isActivePod)
        terminating = pods.count { $0.isBeingDeleted && !$0.isFinishedPod }
        ready = active.count { $0.isReadyPod }
    }

    var now: Instant { cluster.now }
    var completions: Int? { job[.spec][.completions].integer }
    var parallelism: Int { job[.spec][.parallelism].integer ?? 1 }
    var isIndexed: Bool { job[.spec]["completionMode"].string == "Indexed" }
    var isSuspended: Bool { job[.spec][.suspend].bool == true }
    var limitPerIndex: Int? { job[.spec][.backoffLimitPerIndex].integer }
    var replacesOnlyFailed: Bool { job[.spec]["podReplacementPolicy"].string == "Failed" }

    // MARK: The look

    mutating func run(_ prototypes: inout PodPrototypes) throws(StatusError) -> [Duration] {
        noteStart()
        countPods()
        var verdict = try judge()
        var failure: StatusError?
        if verdict != nil {
            try deleteActivePods()
        } else if !job.isBeingDeleted {
            do throws(StatusError) {
                try manage(&prototypes)
            } catch {
                failure = error
            }
            if isComplete {
                verdict = Verdict(
                    type: "SuccessCriteriaMet", reason: "CompletionsReached",
                    message: "Reached expected number of succeeded pods")
            } else {
                noteSuspension()
            }
        }
        try finish(verdict)
        if let failure, !failure.isNamespaceTerminating { throw failure }
        return delays
    }

    private mutating func noteStart() {
        if status[.startTime].isNull, !isSuspended { status[.startTime] = .string(now.timestamp) }
    }

    private var isComplete: Bool {
        guard let completions else { return succeededCount > 0 && active.isEmpty }
        return succeededCount >= completions && active.isEmpty
    }

    // MARK: Counting

    /// Whether a pod has failed, or never will say: a deleted one counts as failed unless only failed ones are replaced.
    func hasFailed(_ pod: Value) -> Bool {
        let phase = pod[.status][.phase].string
        if phase == "Failed" { return true }
        return !replacesOnlyFailed && pod.isBeingDeleted && phase != "Succeeded"
    }

    func index(of pod: Value) -> Int? {
        let index = pod.annotation(.completionIndex).flatMap { Int($0) }
        return index.flatMap { $0 >= 0 && $0 < (completions ?? 0) ? $0 : nil }
    }

    private mutating func countPods() {
        let fresh = pods.filter(\.isTrackedByJob)
        let succeeded = fresh.filter { $0[.status][.phase].string == "Succeeded" }
        let failed = fresh.filter { hasFailed($0) }
        failedCount = (status[.failed].integer ?? 0) + failed.count { countsAsFailure($0) }
        succeededCount = (status[.succeeded].integer ?? 0) + succeeded.count
        guard isIndexed else { return }
        let known = CompletionIndexes(text: status["completedIndexes"].string ?? "", below: completions ?? 0)
        succeededIndexes = CompletionIndexes(known.sorted + succeeded.compactMap { index(of: $0) })
        succeededCount = succeededIndexes.count
        if let limit = limitPerIndex {
            let before = CompletionIndexes(text: status["failedIndexes"].string ?? "", below: completions ?? 0)
            let now = failed.filter { exhaustsIndex($0, limit: limit) }.compactMap { index(of: $0) }
            failedIndexes = CompletionIndexes((before.sorted + now).filter { !succeededIndexes.contains($0) })
        }
    }

    /// Whether a failed pod counts against the limits; those a policy ignores do not.
    func countsAsFailure(_ pod: Value) -> Bool {
        let policy = job[.spec][.podFailurePolicy]
        guard !policy.isNull else { return true }
        return PodFailureVerdict.of(policy, on: pod)?.action != .ignore
    }

    private func exhaustsIndex(_ pod: Value, limit: Int) -> Bool {
        let verdict = PodFailureVerdict.of(job[.spec][.podFailurePolicy], on: pod)
        if verdict?.action == .failIndex { return true }
        if verdict?.action == .ignore { return false }
        return (pod.annotation(.indexFailureCount).flatMap { Int($0) } ?? 0) >= limit
    }

    // MARK: Judging

    private func failed(_ reason: String, _ message: String) -> Verdict {
        Verdict(type: "FailureTarget", reason: reason, message: message)
    }

    /// Whether the Job has ended, and why; `nil` while it goes on.
    private mutating func judge() throws(StatusError) -> Verdict? {
        for type in ["SuccessCriteriaMet", "FailureTarget"] {
            let known = status[.conditions].condition(type)
            if known[.status].string == "True" {
                return Verdict(type: type, reason: known[.reason].string ?? "", message: known[.message].string ?? "")
            }
        }
        if let message = policyFailure { return failed("PodFailurePolicy", message) }
        let limit = job[.spec][.backoffLimit].integer ?? 6
        if failedCount > limit || isPastLimitByRestarts(limit) {
            return failed("BackoffLimitExceeded", "Job has reached the specified backoff limit")
        }
        if let left = timeToDeadline {
            if left <= .zero { return failed("DeadlineExceeded", "Job was active longer than specified deadline") }
            delays.append(left)
        }
        return isIndexed ? judgeIndexes() : nil
    }

    private var policyFailure: String? {
        let policy = job[.spec][.podFailurePolicy]
        guard !policy.isNull else { return nil }
        for pod in pods where hasFailed(pod) {
            if let verdict = PodFailureVerdict.of(policy, on: pod), verdict.action == .failJob {
                return verdict.message
            }
        }
        return nil
    }

    /// `pastBackoffLimitOnFailure`: pods that restart in place count by their restarts.
    private func isPastLimitByRestarts(_ limit: Int) -> Bool {
        guard job[.spec][.template][.spec][.restartPolicy].string == "OnFailure" else { return false }
        var restarts = 0
        for pod in pods where ["Running", "Pending"].contains(pod[.status][.phase].string) {
            for list in [Key.initContainerStatuses, .containerStatuses] {
                restarts += pod[.status][list].elements.reduce(0) { $0 + ($1[.restartCount].integer ?? 0) }
            }
        }
        return limit == 0 ? restarts > 0 : restarts >= limit
    }

    private var timeToDeadline: Duration? {
        guard let seconds = job[.spec][.activeDeadlineSeconds].integer, !isSuspended,
            let start = status.instant(.startTime)
        else { return nil }
        return start + .seconds(seconds) - now
    }

    private func judgeIndexes() -> Verdict? {
        if let message = metSuccessRule {
            return Verdict(type: "SuccessCriteriaMet", reason: "SuccessPolicy", message: message)
        }
        guard limitPerIndex != nil else { return nil }
        if let most = job[.spec]["maxFailedIndexes"].integer, failedIndexes.count > most {
            return failed(
                "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes")
        }
        if failedIndexes.count > 0, failedIndexes.count + succeededIndexes.count >= completions ?? 0 {
            return failed("FailedIndexes", "Job has failed indexes")
        }
        return nil
    }

    /// `matchSuccessPolicy`
    private var metSuccessRule: String? {
        for (number, rule) in job[.spec]["successPolicy"]["rules"].elements.enumerated() {
            let wanted = rule["succeededIndexes"].string.map { CompletionIndexes(text: $0, below: completions ?? 0) }
            let met =
                wanted.map { wanted in wanted.sorted.count { succeededIndexes.contains($0) } } ?? succeededIndexes.count
            if met >= rule["succeededCount"].integer ?? wanted?.count ?? Int.max {
                return "Matched rules at index \(number)"
            }
        }
        return nil
    }

    // MARK: Suspension

    private mutating func noteSuspension() {
        let known = status[.conditions].condition("Suspended")[.status].string
        if isSuspended, known != "True" {
            setCondition("Suspended", "True", "JobSuspended", "Job suspended")
            report(.normal, "Suspended", "Job suspended")
        } else if !isSuspended, known == "True" {
            setCondition("Suspended", "False", "JobResumed", "Job resumed")
            report(.normal, "Resumed", "Job resumed")
            status[.startTime] = .string(now.timestamp)
            if let seconds = job[.spec][.activeDeadlineSeconds].integer { delays.append(.seconds(seconds)) }
        }
    }

    func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(
            EventReport(type, reason: reason, message: message, component: Self.control.component), about: job)
    }

    // MARK: Ending

    mutating func setCondition(_ type: String, _ value: String, _ reason: String, _ message: String) {
        let time = Value.string(now.timestamp)
        let condition: Value = [
            .type: .string(type), .status: .string(value), .lastProbeTime: time, .lastTransitionTime: time,
            .reason: .string(reason), .message: .string(message),
        ]
        if let index = status[.conditions].elements.firstIndex(where: { $0[.type].string == type }) {
            status[.conditions].elements[index] = condition
        } else {
            status[.conditions].elements.append(condition)
        }
    }

    /// Writes what was counted, lets counted pods go, and ends the Job when nothing of it runs any more
    /// (`trackJobStatusAndRemoveFinalizers`, `enactJobFinished`).
    ///
    /// The uids of counted pods stand in the status until their finalizers are gone, so that none is counted twice.
    private mutating func finish(_ verdict: Verdict?) throws(StatusError) {
        let tally = tally(verdict)
        if isIndexed {
            status[.succeeded] = Value(countOrAbsent: succeededIndexes.count)
            status["completedIndexes"] = succeededIndexes.count == 0 ? .null : .string(succeededIndexes.text)
            if limitPerIndex != nil { status["failedIndexes"] = .string(failedIndexes.text) }
        }
        status[.active] = Value(countOrAbsent: active.count)
        status[.ready] = Value(ready)
        status["terminating"] = Value(terminating)
        if let verdict, status[.conditions].condition(verdict.type).isNull {
            setCondition(verdict.type, "True", verdict.reason, verdict.message)
        }
        status["uncountedTerminatedPods"] = tally.uncounted
        write()
        for pod in tally.pods {
            guard let podKey = cluster.key(of: pod) else { continue }
            try cluster.modify(podKey, .controller(Self.control.account)) { $0.removeFinalizer(Value.jobTracking) }
        }
        status["uncountedTerminatedPods"] = .emptyObject
        status[.succeeded] = Value(countOrAbsent: (status[.succeeded].integer ?? 0) + tally.succeeded.count)
        status[.failed] = Value(countOrAbsent: (status[.failed].integer ?? 0) + tally.failed.count)
        let isOver = endJob(verdict)
        write()
        if let verdict, isOver { reportEnd(verdict) }
    }

    private func write() {
        let wanted = status
        cluster.modifyStatus(key) { $0 = wanted }
    }

    /// The pods that ended and were not counted yet.
    private struct Tally {
        var pods: [Value] = []
        var succeeded: [String] = []
        var failed: [String] = []

        var uncounted: Value {
            var value = Value.emptyObject
            if !succeeded.isEmpty { value["succeeded"] = Value(succeeded) }
            if !failed.isEmpty { value["failed"] = Value(failed) }
            return value
        }
    }

    private func tally(_ verdict: Verdict?) -> Tally {
        let hasFailedWhole = verdict != nil && verdict?.type != "SuccessCriteriaMet"
        let delayed = verdict == nil && !job.isBeingDeleted ? delayedPods : []
        var tally = Tally()
        for pod in pods where pod.isTrackedByJob {
            let hasSucceeded = pod[.status][.phase].string == "Succeeded"
            let isFailure = hasFailed(pod)
            guard job.isBeingDeleted || isFailure || hasSucceeded || verdict != nil else { continue }
            if isFailure, delayed.contains(pod.uid) { continue }
            tally.pods.append(pod)
            if hasSucceeded {
                // Completed indexes are counted by themselves.
                if !isIndexed { tally.succeeded.append(pod.uid) }
            } else if isFailure || hasFailedWhole, countsAsFailure(pod) {
                tally.failed.append(pod.uid)
            }
        }
        return tally
    }

    /// Sets the final condition of a verdict once no pod is terminating any more.
    private mutating func endJob(_ verdict: Verdict?) -> Bool {
        guard let verdict, terminating == 0 else { return false }
        let isSuccess = verdict.type == "SuccessCriteriaMet"
        setCondition(isSuccess ? "Complete" : "Failed", "True", verdict.reason, verdict.message)
        if isSuccess { status[.completionTime] = .string(now.timestamp) }
        return true
    }

    private func reportEnd(_ verdict: Verdict) {
        if verdict.type == "SuccessCriteriaMet" {
            report(.normal, "Completed", "Job completed")
        } else {
            report(.warning, verdict.reason, verdict.message)
        }
    }
}
