import KubeObjects

/// How one instance of a container ended.
struct Termination: Sendable, Equatable {
    var exitCode: Int
    var reason: String
    var message: String?
    /// `nil` where it never ran.
    var startedAt: Instant?
    var finishedAt: Instant
    var containerID: String
}

/// Why a container does not run, as the kubelet remembers it from its last try (its reason cache).
struct WaitingReason: Sendable, Equatable {
    var reason: String
    var message: String?
}

/// client-go `flowcontrol.Backoff` for one key.
struct BackOff: Sendable {
    private(set) var delay: Duration
    private var lastUpdate: Instant

    /// Whether an attempt after `event` has to wait still.
    func isWaiting(since event: Instant, at now: Instant, limit: Duration) -> Bool {
        !hasExpired(event, limit: limit) && now - event < delay
    }

    /// How long an attempt after `event` has to wait still.
    func remaining(since event: Instant, at now: Instant) -> Duration { max(.zero, delay - (now - event)) }

    /// The entry after one more failure at `event`.
    static func next(_ entry: BackOff?, event: Instant, at now: Instant, range: ClosedRange<Duration>) -> BackOff {
        guard let entry, !entry.hasExpired(event, limit: range.upperBound) else {
            return BackOff(delay: range.lowerBound, lastUpdate: now)
        }
        return BackOff(delay: min(entry.delay * 2, range.upperBound), lastUpdate: now)
    }

    private func hasExpired(_ event: Instant, limit: Duration) -> Bool { event - lastUpdate > limit * 2 }
}

/// A container of a pod on its node: the present instance and what is remembered of earlier ones.
struct ContainerRuntime: Sendable {
    enum State: Sendable { case absent, created, running, exited }

    var state = State.absent
    var process = ContainerProcess.none
    /// Of the present instance, once it has ended.
    var termination: Termination?
    /// Of the instance before the present one.
    var lastTermination: Termination?
    var restartCount = 0
    var containerID = ""
    var imageID = ""
    var startedAt = Instant(nanoseconds: 0)
    var waiting: WaitingReason?
    var restartBackOff: BackOff?
    var pullBackOff: BackOff?
    var pullError = ""
    var pull: ImagePull?
    var lastPull = Instant(nanoseconds: 0)
    var probes: [ProbeWorker] = []
    /// Whether the startup probe, if any, has succeeded, and the postStart hook has run.
    var isStarted = false
    /// Whether the readiness probe, if any, says so.
    var isReady = false
    /// The probe whose failure asks for the container to be killed.
    var killedBy: ProbeKind?
    /// Whether the kubelet killed the present instance in the sync that is under way.
    var wasKilledInSync = false
    var log = ContainerLog()
    var previousLog = ContainerLog()

    var isRunning: Bool { state == .running }

    /// Whether the kubelet's view of the container was changed since the status was last written.
    var hasNews = true

    /// The latest ended instance that the runtime still knows, as the back-off of restarts looks for it.
    var latestEnd: Instant? { state == .exited ? termination?.finishedAt : lastTermination?.finishedAt }

    mutating func markExited(_ end: Termination) {
        state = .exited
        termination = end
        isStarted = false
        isReady = false
        process = .none
        hasNews = true
    }
}

/// The lines a container wrote, the latest ones only.
struct ContainerLog: Sendable {
    struct Line: Sendable {
        var instant: Instant
        var text: String
    }

    private(set) var lines: [Line] = []

    mutating func append(_ text: String, at instant: Instant, limit: Int) {
        if lines.count >= limit * 2 { lines.removeFirst(lines.count - limit) }
        lines.append(Line(instant: instant, text: text))
    }
}
