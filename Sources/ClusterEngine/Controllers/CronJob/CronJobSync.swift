import KubeObjects
import KubeSchema

/// One look at a CronJob: clearing away what ended, noting what runs, starting what is due (`syncCronJob`).
struct CronJobSync {
    private static let component = "cronjob-controller"
    /// `nextScheduleDelta`: the controller comes this long after the minute has begun.
    private static let delta = Duration.milliseconds(100)
    /// From so many missed starts on the controller warns.
    private static let manyMissed = 100

    private let cluster: Cluster
    private let key: ObjectKey
    private let cronJob: Value
    private var jobs: [Value]
    private var status: Value

    init(_ key: ObjectKey, _ cronJob: Value, jobs: [Value], in cluster: Cluster) {
        self.cluster = cluster
        self.key = key
        self.cronJob = cronJob
        self.jobs = jobs
        status = cronJob[.status]
    }

    private var now: Instant { cluster.now }

    /// - Returns: after how long to look again; `nil` where only a change is a reason to.
    mutating func run() throws(StatusError) -> Duration? {
        try cleanUp()
        noteJobs()
        noteMissing()
        var delay: Duration?
        var failure: StatusError?
        do throws(StatusError) {
            delay = try start()
        } catch {
            failure = error
        }
        let final = status
        cluster.modifyStatus(key) { $0 = final }
        if let failure { throw failure }
        return delay
    }

    private func report(_ type: EventType, _ reason: String, _ message: String) {
        cluster.record(EventReport(type, reason: reason, message: message, component: Self.component), about: cronJob)
    }

    // MARK: Jobs that are there

    /// Deletes the oldest finished Jobs beyond the history limits.
    private mutating func cleanUp() throws(StatusError) {
        for (limit, type) in [("successfulJobsHistoryLimit", "Complete"), ("failedJobsHistoryLimit", "Failed")] {
            guard let limit = cronJob[.spec][Key(limit)].integer else { continue }
            let finished = jobs.filter { $0[.status][.conditions].condition(type)[.status].string == "True" }
            guard finished.count > limit else { continue }
            let byStart = finished.enumerated().sorted { a, b in
                let x = a.element[.status].instant(.startTime) ?? now
                let y = b.element[.status].instant(.startTime) ?? now
                return x != y ? x < y : a.offset < b.offset
            }
            for (_, job) in byStart.prefix(finished.count - limit) { try delete(job) }
        }
    }

    private mutating func delete(_ job: Value) throws(StatusError) {
        let jobKey = ObjectKey(.job, namespaceKey: key.namespaceKey, name: job.objectName)
        do throws(StatusError) {
            try cluster.delete(jobKey, DeleteOptions(user: WriteOptions.controller(Self.component).user))
        } catch  where error.reason != .notFound {
            report(.warning, "FailedDelete", "Deleted job: \(error.message)")
            throw error
        } catch {}
        removeActive(job.uid)
        jobs.removeAll { $0.uid == job.uid }
        report(.normal, "SuccessfulDelete", "Deleted job \(job.objectName)")
    }

    private func isActive(_ uid: String) -> Bool {
        status[.active].elements.contains { $0[.uid].string == uid }
    }

    private mutating func removeActive(_ uid: String) {
        let rest = status[.active].elements.filter { $0[.uid].string != uid }
        status[.active] = rest.isEmpty ? .null : .array(rest)
    }

    private mutating func noteJobs() {
        for job in jobs {
            let isKnown = isActive(job.uid)
            if !job.isFinishedJob {
                if !isKnown {
                    report(
                        .warning, "UnexpectedJob",
                        "Saw a job that the controller did not create or forgot: \(job.objectName)")
                }
                continue
            }
            let hasSucceeded = job[.status][.conditions].condition("Complete")[.status].string == "True"
            if isKnown {
                removeActive(job.uid)
                report(
                    .normal, "SawCompletedJob",
                    "Saw completed job: \(job.objectName), condition: \(hasSucceeded ? "Complete" : "Failed")")
            }
            if hasSucceeded, let end = job[.status].instant(.completionTime),
                status.instant("lastSuccessfulTime").map({ $0 < end }) ?? true
            {
                status["lastSuccessfulTime"] = job[.status][.completionTime]
            }
        }
    }

    private mutating func noteMissing() {
        let known = Set(jobs.map(\.uid))
        for reference in status[.active].elements where !known.contains(reference[.uid].string ?? "") {
            report(.normal, "MissingJob", "Active job went missing: \(reference[.name].string ?? "")")
            removeActive(reference[.uid].string ?? "")
        }
    }

    // MARK: Jobs that are due

    private mutating func start() throws(StatusError) -> Duration? {
        if cronJob.isBeingDeleted { return nil }
        guard let schedule = readSchedule(), cronJob[.spec][.suspend].bool != true else { return nil }
        let times = scheduleTimes(schedule)
        let wait = schedule.next(after: times.latest ?? times.earliest).map { max($0 + Self.delta - now, .zero) }
        guard let due = times.latest else { return wait }
        if let deadline = cronJob[.spec]["startingDeadlineSeconds"].integer, due + .seconds(deadline) < now {
            report(.warning, "MissSchedule", "Missed scheduled time to start a job: \(RFC1123.text(due))")
            return wait
        }
        let name = "\(cronJob.objectName)-\(due.seconds / 60)"
        let isStarted = status[.active].elements.contains { $0[.name].string == name }
        if isStarted || status.instant("lastScheduleTime") == due { return wait }
        switch cronJob[.spec]["concurrencyPolicy"].string {
        case "Forbid" where !status[.active].isEmpty:
            report(
                .normal, "JobAlreadyActive",
                "Not starting job because prior execution is running and concurrency policy is Forbid")
            return wait
        case "Replace":
            let running = Set(status[.active].elements.compactMap { $0[.uid].string })
            for job in jobs where running.contains(job.uid) { try delete(job) }
        default: break
        }
        try create(name, due: due)
        return wait
    }

    private func readSchedule() -> CronSchedule? {
        let text = cronJob[.spec]["schedule"].string ?? ""
        do throws(CronError) {
            return try CronSchedule(text, timeZone: cronJob[.spec]["timeZone"].string)
        } catch {
            report(.warning, "UnparseableSchedule", "unparseable schedule: \"\(text)\" : \(error)")
            return nil
        }
    }

    /// From when on starts are counted, and the latest start that is due; `nil` while none is (`mostRecentScheduleTime`).
    private func scheduleTimes(_ schedule: CronSchedule) -> (earliest: Instant, latest: Instant?) {
        var earliest = status.instant("lastScheduleTime") ?? cronJob.creationInstant ?? now
        if let deadline = cronJob[.spec]["startingDeadlineSeconds"].integer {
            earliest = max(earliest, now - .seconds(deadline))
        }
        var latest: Instant?
        var count = 0
        var next = schedule.next(after: earliest)
        while let time = next, time <= now {
            latest = time
            count += 1
            next = schedule.next(after: time)
        }
        if count > Self.manyMissed {
            report(
                .warning, "TooManyMissedTimes",
                "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew")
        }
        return (earliest, latest)
    }

    private mutating func create(_ name: String, due: Instant) throws(StatusError) {
        let template = cronJob[.spec]["jobTemplate"]
        var annotations = template[.metadata][.annotations]
        annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"] = .string(due.timestamp)
        let job: Value = [
            .kind: "Job", .apiVersion: "batch/v1",
            .metadata: [
                .name: .string(name), .namespace: .string(key.namespace), .labels: template[.metadata][.labels],
                .annotations: annotations, .ownerReferences: [cronJob.asControllerReference],
            ],
            .spec: template[.spec],
        ]
        do throws(StatusError) {
            // Not trusted: a Job is defaulted and validated like one that a person sends.
            let created = try cluster.create(job, WriteOptions(user: WriteOptions.controller(Self.component).user))
            report(.normal, "SuccessfulCreate", "Created job \(name)")
            noteStart(of: created, due: due)
        } catch  where error.reason == .alreadyExists {
            let jobKey = ObjectKey(.job, namespaceKey: key.namespaceKey, name: name)
            guard let existing = cluster.object(jobKey), existing.isControlled(by: cronJob.uid) else { throw error }
            noteStart(of: existing, due: due)
        } catch  where error.isNamespaceTerminating {
            return
        } catch {
            report(.warning, "FailedCreate", "Error creating job: \(error.message)")
            throw error
        }
    }

    private mutating func noteStart(of job: Value, due: Instant) {
        status[.active].elements.append([
            .kind: "Job", .namespace: job[.metadata][.namespace], .name: job[.metadata][.name],
            .uid: job[.metadata][.uid], .apiVersion: "batch/v1",
            .resourceVersion: job[.metadata][.resourceVersion],
        ])
        status["lastScheduleTime"] = .string(due.timestamp)
    }
}

/// Times as `time.RFC1123Z` writes them: `Tue, 24 Nov 2026 00:25:00 +0000`.
enum RFC1123 {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func text(_ instant: Instant) -> String {
        let timestamp = instant.timestamp
        let parts = timestamp.dropLast().split(separator: "T")
        let date = parts.first?.split(separator: "-") ?? []
        guard parts.count == 2, date.count == 3, let month = Int(date[1]), months.indices.contains(month - 1) else {
            return timestamp
        }
        // The first day of the epoch was a Thursday.
        let day = days[Int(((instant.seconds / 86_400) % 7 + 7) % 7)]
        return "\(day), \(date[2]) \(months[month - 1]) \(date[0]) \(parts[1]) +0000"
    }
}
