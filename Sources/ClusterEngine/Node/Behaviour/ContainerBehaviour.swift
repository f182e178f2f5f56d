import KubeObjects

/// How a container behaves once it runs.
public struct ContainerBehaviour: Sendable {
    /// Why the runtime cannot start it.
    var startError: String?

    /// A server that runs until it is told to end.
    public init() {}
}

/// How a process ended.
struct ProcessExit: Sendable {
    var instant: Instant
    var code: Int
    var isOutOfMemory = false
    var terminationMessage: String?
}

/// The process of a running container.
struct ContainerProcess: Sendable {
    static let none = ContainerProcess()
    private(set) var exit: ProcessExit?

    private init() {}

    init(_ behaviour: ContainerBehaviour, at instant: Instant) {}

    /// When it does something next of its own accord.
    var nextEvent: Instant? { exit?.instant }

    /// It is sent SIGTERM.
    mutating func terminate(at instant: Instant) {
        exit = ProcessExit(instant: instant + .milliseconds(50), code: 0)
    }

    mutating func refresh(at instant: Instant) {}
}

extension Cluster {
    func behaviour(of manifest: Value, index: Int, in pod: Value, on node: String) -> ContainerBehaviour {
        ContainerBehaviour()
    }

    func configurationProblem(of manifest: Value, in pod: Value) -> String? { nil }
}

struct DependencyIndex: Sendable {
    func affected(by change: ObjectChange) -> [ObjectKey] { [] }
    mutating func update(_ key: ObjectKey, worker: PodWorker) {}
    mutating func remove(_ key: ObjectKey) {}
}

struct MountProgress: Sendable {}
enum MountResult { case ready, waiting(Instant) }
extension PodWorker {
    mutating func mountVolumes(_ pod: Value, in cluster: Cluster) -> MountResult { .ready }
    func answer(_ kind: ProbeKind, _ index: Int, _ pod: Value, in cluster: Cluster) -> (ProbeAnswer, Instant?) {
        (.success, nil)
    }
    func hookDuration(_ hook: Value, _ index: Int, _ pod: Value, in cluster: Cluster) -> Duration {
        .seconds(hook[.sleep][.seconds].integer ?? 0)
    }
    func hookProblem(_ hook: Value, _ index: Int, _ pod: Value, in cluster: Cluster) -> String? { nil }
    mutating func advanceProcess(_ index: Int, to instant: Instant, pod: Value, in cluster: Cluster) -> ProcessExit? {
        containers[index].process.exit
    }
    func admissionRefusal(of pod: Value, in cluster: Cluster) -> Verdict? { nil }
    mutating func refuse(_ pod: Value, _ refusal: Verdict, in cluster: Cluster) { verdict = refusal }
}
