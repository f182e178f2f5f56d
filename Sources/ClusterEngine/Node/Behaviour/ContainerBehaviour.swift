import KubeObjects

/// How a container behaves once it runs.
public struct ContainerBehaviour: Sendable {
    /// What it does on SIGTERM.
    public enum Termination: Sendable, Equatable {
        /// Ends with an exit code after a while.
        case exits(Int, after: Duration)
        /// Does not heed it: it is killed when the grace period is over.
        case ignores
    }

    /// A time in which a probe is answered otherwise than usual, counted from the start of the container.
    public struct ProbeWindow: Sendable {
        /// Which probes: `readiness`, `liveness` or `startup`; `nil` for all.
        public var probe: String?
        /// From when.
        public var from: Duration
        /// Until when; `nil` for ever.
        public var until: Duration?
        /// Whether the probe succeeds in it.
        public var succeeds: Bool

        /// A window of other answers.
        public init(probe: String? = nil, from: Duration, until: Duration? = nil, succeeds: Bool) {
            self.probe = probe
            self.from = from
            self.until = until
            self.succeeds = succeeds
        }
    }

    /// From the start of the process until it serves.
    public var startupDuration: Duration = .milliseconds(300)
    /// How long it runs, for containers that do one thing; `nil` for those that serve.
    public var runDuration: Duration?
    /// The exit code after ``runDuration``.
    public var exitCode = 0
    /// The memory it uses, in bytes.
    public var memory: UsageCurve = 32_000_000
    /// The processor time it uses, in cores.
    public var cpu: UsageCurve = 0.01
    /// The ports it listens on; `nil` where that is not known, so that it listens wherever it is asked.
    public var ports: [Int]?
    /// HTTP status codes by path; every other path is answered by ``otherStatus``.
    public var httpStatus: [String: Int] = [:]
    /// The HTTP status code of paths that ``httpStatus`` does not name.
    public var otherStatus = 200
    /// Times in which probes are answered otherwise.
    public var probeWindows: [ProbeWindow] = []
    /// What it writes, by the time since its start.
    public var logLines: [(after: Duration, text: String)] = []
    /// What it does on SIGTERM.
    public var termination = Termination.exits(0, after: .milliseconds(50))
    /// The servers it needs to be ready, or, for a container that does one thing, to succeed.
    public var dependencies: [Dependency] = []

    /// Whether the manifest keeps it from working at all: a missing program, another architecture, an unusable disk.
    var failsToStart = false
    /// Why the runtime cannot start it.
    var startError: String?
    /// What it runs, where its command is a script the simulation understands.
    var script: ShellScript?
    var environment: [String: String] = [:]
    var secrets: [String] = []

    /// A server that runs until it is told to end.
    public init() {}
}

/// A server that a container needs.
public struct Dependency: Hashable, Sendable {
    /// The name as the container knows it.
    public var host: String
    /// The port; `nil` for the first port of the Service.
    public var port: Int?
    /// Where it is named, such as `env DATABASE_URL`; never its value.
    public var source: String

    /// A server needed.
    public init(host: String, port: Int? = nil, source: String) {
        self.host = host
        self.port = port
        self.source = source
    }
}

/// Whether a server can be reached.
enum Reachability: Sendable, Equatable {
    case connected
    case refused
    case unknownHost
    case blocked
}
