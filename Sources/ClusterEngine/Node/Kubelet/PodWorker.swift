import KubeObjects

/// The kubelet's worker for one pod.
struct PodWorker: Sendable {
    enum Phase: Sendable {
        /// The pod is being kept running.
        case syncing
        /// Its containers are being stopped for good.
        case terminating
        /// All containers ended; volumes and sandbox are being cleaned up.
        case terminated
    }

    enum Sandbox: Sendable { case absent, ready, stopped }

    /// What the worker is doing; a sync that is under way blocks the next.
    enum Operation: Sendable {
        case mounting
        case creatingSandbox
        case pulling(Int)
        case creating(Int)
        case starting(Int)
        case postStart(Int)
        case killing
        case stoppingSandbox
        case cleaning
    }

    let key: ObjectKey
    let uid: String
    let node: String

    var phase = Phase.syncing
    var sandbox = Sandbox.absent
    var address: String?
    var operation: Operation?
    var operationEnd = Instant(nanoseconds: 0)
    /// When a sync is wanted.
    var syncDue: Instant? = Instant(nanoseconds: 0)
    /// When a failed sync is tried again; each sync decides anew.
    var retryDue: Instant?
    /// Init containers first, then the regular ones, as the pod lists them.
    var containers: [ContainerRuntime] = []
    var initCount = 0
    /// Containers this sync has still to start.
    var startQueue: [Int] = []
    var killings: [Killing] = []
    /// What went wrong in this sync: how long to wait for the next at least; `nil` while nothing did.
    var syncFailure: SyncFailure?
    /// Whether this sync changed the sandbox or any container.
    var didAct = false
    var hasInitialized = false
    /// Whether the node's runtime runs nothing.
    var isHollow = false
    var syncCount = 0
    var startTime = Instant(nanoseconds: 0)
    /// When `activeDeadlineSeconds` have passed.
    var deadline: Instant?
    var mounts = MountProgress()
    /// What of the machine is kept for the pod.
    var reserved: Reservation?
    /// Why the pod is ended by the kubelet itself: `Evicted`, `DeadlineExceeded`, admission.
    var verdict: Verdict?
    var isDone = false
    /// Whether something the containers' answers depend on may have changed.
    var areAnswersStale = false

    struct SyncFailure: Sendable {
        /// The longest wait until the failed step may succeed; `nil` for no such limit.
        var retryAfter: Duration?
    }

    struct Verdict: Sendable {
        var reason: String
        var message: String
    }

    init(key: ObjectKey, uid: String, node: String) {
        self.key = key
        self.uid = uid
        self.node = node
    }

    mutating func requestSync(at instant: Instant) {
        syncDue = min(syncDue ?? instant, instant)
    }

    // MARK: Time

    /// Does everything that is due now. Returns when the next thing is.
    mutating func run(in cluster: Cluster) -> Instant? {
        guard let pod = cluster.object(key), pod.uid == uid else {
            isDone = true
            return nil
        }
        if areAnswersStale { refreshAnswers(in: cluster) }
        // A bound, so that no behaviour can hold the clock: more steps than this at one instant wait for the next.
        for _ in 0..<256 {
            guard !isDone, let due = nextDue, due <= cluster.now else { break }
            step(cluster.object(key) ?? pod, in: cluster)
        }
        return isDone ? nil : nextDue
    }

    var nextDue: Instant? {
        var due: Instant?
        func consider(_ instant: Instant?) {
            guard let instant else { return }
            if let earliest = due, earliest <= instant { return }
            due = instant
        }
        if operation != nil {
            consider(operationEnd)
        } else {
            consider(syncDue)
            consider(retryDue)
            if phase == .syncing { consider(deadline) }
        }
        for killing in killings { consider(killing.nextDue) }
        for container in containers where container.isRunning {
            consider(container.process.nextEvent)
            for probe in container.probes { consider(probe.nextTick) }
        }
        return due
    }

    private mutating func step(_ pod: Value, in cluster: Cluster) {
        advanceProcesses(pod, in: cluster)
        runProbes(pod, in: cluster)
        advanceKillings(pod, in: cluster)
        if let operation {
            if operationEnd <= cluster.now { finish(operation, pod, in: cluster) }
        } else if let due = [syncDue, retryDue, phase == .syncing ? deadline : nil].compactMap({ $0 }).min(),
            due <= cluster.now
        {
            syncDue = nil
            retryDue = nil
            deadline = nil
            sync(pod, in: cluster)
        }
    }

    /// Lets processes go on up to now; those that ended are seen at the next relist.
    private mutating func advanceProcesses(_ pod: Value, in cluster: Cluster) {
        for index in containers.indices where containers[index].isRunning {
            var rounds = 0
            while let instant = containers[index].process.nextEvent, instant <= cluster.now, rounds < 1_000 {
                rounds += 1
                guard let exit = advanceProcess(index, to: instant, pod: pod, in: cluster) else { continue }
                end(index, exit, pod: pod, in: cluster)
                requestSync(at: Self.relist(after: exit.instant, in: cluster))
                break
            }
        }
    }

    /// The next time the kubelet looks at what its containers do.
    static func relist(after instant: Instant, in cluster: Cluster) -> Instant {
        let period = cluster.configuration.node.relistPeriod.nanoseconds
        let remainder = instant.nanoseconds % period
        return remainder == 0 ? instant : Instant(nanoseconds: instant.nanoseconds - remainder + period)
    }

    mutating func begin(_ next: Operation, for duration: Duration, in cluster: Cluster) {
        operation = next
        operationEnd = cluster.now + duration
    }

    // MARK: Containers of the pod

    /// The manifest of a container.
    func manifest(_ index: Int, of pod: Value) -> Value {
        index < initCount ? pod[.spec][.initContainers][index] : pod[.spec][.containers][index - initCount]
    }

    func isSidecar(_ index: Int, of pod: Value) -> Bool {
        index < initCount && manifest(index, of: pod)[.restartPolicy].string == "Always"
    }

    /// `spec.containers{web}`, as events name a container.
    func fieldPath(_ index: Int, of pod: Value) -> String {
        let name = manifest(index, of: pod)[.name].string ?? ""
        return index < initCount ? "spec.initContainers{\(name)}" : "spec.containers{\(name)}"
    }

    func record(
        _ type: EventType, _ reason: String, _ message: String, container index: Int? = nil, _ pod: Value,
        in cluster: Cluster
    ) {
        if isHollow { return }
        cluster.record(
            EventReport(
                type, reason: reason, message: message, component: "kubelet", host: node,
                fieldPath: index.map { fieldPath($0, of: pod) }), about: pod)
    }

    /// A factor by which the kubelet stretches waits; different for each pod and try, the same in each run.
    func jitter(_ range: ClosedRange<Double>) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in uid.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ UInt64(syncCount)) &* 0x9E37_79B9_7F4A_7C15
        return range.lowerBound + Double(hash >> 33) / Double(1 << 31) * (range.upperBound - range.lowerBound)
    }
}
