import KubeObjects

/// What a probe is for.
enum ProbeKind: String, Sendable {
    case startup, readiness, liveness

    var key: Key {
        switch self {
        case .startup: .startupProbe
        case .readiness: .readinessProbe
        case .liveness: .livenessProbe
        }
    }

    /// The word that begins its events.
    var title: String {
        switch self {
        case .startup: "Startup"
        case .readiness: "Readiness"
        case .liveness: "Liveness"
        }
    }
}

/// What a probe was answered.
enum ProbeAnswer: Sendable, Equatable {
    case success
    case failure(String)
    /// The probe itself could not be made.
    case unknown(String)
    /// No answer within the time limit; the kubelet hears nothing before it has passed.
    case timeout(String)
}

/// The kubelet's worker for one probe of one container (`prober.worker`).
///
/// It ticks on a fixed grid. While the answer is known to stay the same and has been acted on, ticks are left out; they
/// are taken up again, on the same grid, when the answer may have changed.
struct ProbeWorker: Sendable {
    let kind: ProbeKind
    /// The grid of ticks.
    var phase: Instant
    var period: Duration
    var initialDelay: Duration
    var successThreshold: Int
    var failureThreshold: Int
    var timeout: Duration

    /// The next tick; `nil` while nothing can change.
    var nextTick: Instant?
    var lastWasSuccess: Bool?
    var run = 0
    /// Whether the answer that counts is success; `nil` before there was any.
    var result: Bool?
    /// No more probing until the container is restarted.
    var isOnHold = false
    /// Whether a probe is under way that will not be answered in time.
    var isWaitingForTimeout = false

    init(_ kind: ProbeKind, _ probe: Value, phase: Instant) {
        self.kind = kind
        self.phase = phase
        // Defaults as the API server sets them (`SetDefaults_Probe`).
        period = .bounded(seconds: max(1, probe[.periodSeconds].integer ?? 10))
        initialDelay = .bounded(seconds: probe[.initialDelaySeconds].integer ?? 0)
        successThreshold = max(1, probe[.successThreshold].integer ?? 1)
        failureThreshold = max(1, probe[.failureThreshold].integer ?? 3)
        timeout = .bounded(seconds: max(1, probe[.timeoutSeconds].integer ?? 1))
    }

    /// The first tick at or after `instant`.
    func tick(atOrAfter instant: Instant) -> Instant {
        let age = (instant - phase).nanoseconds
        guard age > 0 else { return phase }
        let step = period.nanoseconds
        return phase + .nanoseconds((age + step - 1) / step * step)
    }

    /// All answers of the present instance are forgotten; the next regular probe comes within a period, by chance.
    mutating func forget(at now: Instant) {
        phase = now
        lastWasSuccess = nil
        run = 0
        result = kind == .liveness ? true : nil
        isOnHold = false
        isWaitingForTimeout = false
        nextTick = now + period
    }

    /// A new instance of the container starts.
    mutating func reset(startedAt: Instant) {
        lastWasSuccess = nil
        run = 0
        result = kind == .liveness ? true : kind == .readiness ? false : nil
        isOnHold = false
        nextTick = tick(atOrAfter: startedAt + initialDelay)
    }
}
