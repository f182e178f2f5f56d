import KubeObjects

/// The sync of a pod: report, then act.
extension PodWorker {
    mutating func sync(_ pod: Value, in cluster: Cluster) {
        syncCount += 1
        didAct = false
        syncFailure = nil
        if containers.isEmpty { prepare(pod, in: cluster) }
        for index in containers.indices { containers[index].wasKilledInSync = false }
        switch phase {
        case .terminated: return
        case .terminating:
            writeStatus(pod, in: cluster)
            continueTerminating(pod, in: cluster)
            return
        case .syncing: break
        }
        if pod.isBeingDeleted {
            beginTerminating(pod, in: cluster)
            return
        }
        if verdict == nil, syncCount == 1, let refusal = admissionRefusal(of: pod, in: cluster) {
            refuse(pod, refusal, in: cluster)
            return
        }
        checkDeadline(pod, in: cluster)
        writeStatus(pod, in: cluster)
        if verdict != nil || hasEnded(pod) {
            beginTerminating(pod, in: cluster)
            return
        }
        triggerReadinessProbes(in: cluster)
        act(pod, in: cluster)
    }

    /// The first look at a pod.
    private mutating func prepare(_ pod: Value, in cluster: Cluster) {
        cluster.registerMachine(of: node)
        isHollow = cluster.machines.machines[node]?.hollow != nil
        startTime = cluster.now
        initCount = pod[.spec][.initContainers].elements.count
        let count = initCount + pod[.spec][.containers].elements.count
        containers = Array(repeating: ContainerRuntime(), count: count)
        adopt(pod)
    }

    /// Containers that a status already tells of: the pod was here before this kubelet looked.
    private mutating func adopt(_ pod: Value) {
        for index in containers.indices {
            let name = manifest(index, of: pod)[.name].string
            let list = index < initCount ? pod[.status][.initContainerStatuses] : pod[.status][.containerStatuses]
            let known = list.elements.first { $0[.name].string == name }
            containers[index].restartCount = known?[.restartCount].integer ?? 0
        }
    }

    private mutating func act(_ pod: Value, in cluster: Cluster) {
        guard sandbox == .ready else {
            if containers.contains(where: { !$0.containerID.isEmpty }) {
                record(
                    .normal, "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.", pod,
                    in: cluster)
            }
            startSandbox(pod, in: cluster)
            return
        }
        let actions = nextActions(pod)
        startQueue = actions.start
        if actions.kill.isEmpty {
            continueStarting(pod, in: cluster)
        } else {
            for index in actions.kill { beginKilling(index, cause: .probe, pod, in: cluster) }
            operation = .killing
            operationEnd = .distantFuture
            advanceKillings(pod, in: cluster)
        }
    }

    private mutating func startSandbox(_ pod: Value, in cluster: Cluster) {
        switch mountVolumes(pod, in: cluster) {
        case .ready: begin(.creatingSandbox, for: cluster.configuration.node.sandboxDuration, in: cluster)
        case .waiting(let instant):
            operation = .mounting
            operationEnd = instant
        case .failed:
            fail()
            finishSync(in: cluster)
        }
    }

    /// Goes on where a blocking step of a sync has ended.
    mutating func finish(_ step: Operation, _ pod: Value, in cluster: Cluster) {
        operation = nil
        switch step {
        case .mounting:
            if pod.isBeingDeleted {
                requestSync(at: cluster.now)
            } else {
                startSandbox(pod, in: cluster)
            }
        case .creatingSandbox: sandboxCreated(pod, in: cluster)
        case .pulling(let index): pullEnded(index, pod, in: cluster)
        case .creating(let index): containerCreated(index, pod, in: cluster)
        case .starting(let index): containerStarted(index, pod, in: cluster)
        case .postStart(let index): postStartEnded(index, pod, in: cluster)
        case .killing: break
        case .stoppingSandbox: sandboxStopped(pod, in: cluster)
        case .cleaning: podCleaned(pod, in: cluster)
        }
    }

    private mutating func sandboxCreated(_ pod: Value, in cluster: Cluster) {
        sandbox = .ready
        didAct = true
        address = cluster.takeAddress(for: pod, on: node)
        markReadyToStartContainers(pod, in: cluster)
        for index in containers.indices { startProbeWorkers(index, pod, in: cluster) }
        startQueue = nextActions(pod).start
        continueStarting(pod, in: cluster)
    }

    /// Ends a sync: when the next is due depends on what it did and whether all went well.
    mutating func finishSync(in cluster: Cluster) {
        let node = cluster.configuration.node
        if let failure = syncFailure {
            let limit = failure.retryAfter.map { min($0, node.syncPeriod) } ?? node.retryPeriod
            // The work queue is looked at once a second.
            let wait = limit * jitter(node.retryJitter)
            retryDue = Self.relist(after: cluster.now + wait, in: cluster)
            if didAct { requestSync(at: Self.relist(after: cluster.now + .milliseconds(1), in: cluster)) }
        } else if didAct {
            requestSync(at: cluster.now + node.relistLatency)
        }
        didAct = false
        syncFailure = nil
    }

    mutating func fail(retryAfter: Duration? = nil) {
        guard let earlier = syncFailure else {
            syncFailure = SyncFailure(retryAfter: retryAfter)
            return
        }
        if let first = earlier.retryAfter, let second = retryAfter {
            syncFailure = SyncFailure(retryAfter: min(first, second))
        } else {
            syncFailure = SyncFailure(retryAfter: nil)
        }
    }

    // MARK: What to do next (kuberuntime `computePodActions`)

    struct Actions: Sendable {
        var kill: [Int] = []
        var start: [Int] = []
    }

    func nextActions(_ pod: Value) -> Actions {
        var actions = Actions()
        if !hasInitialized {
            if let waiting = nextInitAction(pod) { return waiting }
        }
        for index in 0..<initCount where isSidecar(index, of: pod) {
            consider(index, restarts: true, &actions)
        }
        let policy = pod[.spec][.restartPolicy].string ?? "Always"
        for index in initCount..<containers.count {
            consider(index, restarts: Self.restarts(containers[index], policy: policy), &actions)
        }
        return actions
    }

    private func consider(_ index: Int, restarts: Bool, _ actions: inout Actions) {
        let container = containers[index]
        switch container.state {
        case .absent, .created: actions.start.append(index)
        case .exited: if restarts { actions.start.append(index) }
        case .running:
            guard container.killedBy != nil, container.killedBy != .readiness else { return }
            actions.kill.append(index)
            if restarts { actions.start.append(index) }
        }
    }

    /// Whether a container that is not running is to run again (`ShouldContainerBeRestarted`).
    static func restarts(_ container: ContainerRuntime, policy: String) -> Bool {
        switch policy {
        case "Never": container.state == .absent || container.state == .created
        case "OnFailure": container.termination?.exitCode != 0 || container.state != .exited
        default: true
        }
    }

    /// What the initialisation still needs; `nil` once it is over.
    private func nextInitAction(_ pod: Value) -> Actions? {
        for index in 0..<initCount {
            let container = containers[index]
            if isSidecar(index, of: pod) {
                switch container.state {
                case .running where container.killedBy != nil: return Actions(kill: [index], start: [index])
                case .running: if !container.isStarted { return Actions() }
                default: return Actions(start: [index])
                }
            } else {
                switch container.state {
                case .running: return Actions()
                case .exited where container.termination?.exitCode == 0: continue
                case .exited where pod[.spec][.restartPolicy].string == "Never": return Actions()
                default: return Actions(start: [index])
                }
            }
        }
        return nil
    }

    /// Whether the initialisation is over: all init containers ended well, all sidecars started.
    func isInitialized(_ pod: Value) -> Bool { hasInitialized || nextInitAction(pod) == nil }

    /// Whether all containers have ended and none will be started again.
    func hasEnded(_ pod: Value) -> Bool {
        let policy = pod[.spec][.restartPolicy].string ?? "Always"
        if policy == "Never", !hasInitialized {
            for index in 0..<initCount where !isSidecar(index, of: pod) {
                if containers[index].state == .exited, containers[index].termination?.exitCode != 0 { return true }
            }
        }
        guard policy != "Always" else { return false }
        for index in initCount..<containers.count {
            if containers[index].state != .exited || Self.restarts(containers[index], policy: policy) { return false }
        }
        return true
    }

    // MARK: Deadlines

    /// kubelet `active_deadline.go`.
    private mutating func checkDeadline(_ pod: Value, in cluster: Cluster) {
        guard verdict == nil, let seconds = pod[.spec][.activeDeadlineSeconds].integer else { return }
        let end = startTime + .bounded(seconds: seconds)
        if cluster.now >= end {
            let message = "Pod was active on the node longer than the specified deadline"
            record(.normal, "DeadlineExceeded", message, pod, in: cluster)
            verdict = Verdict(reason: "DeadlineExceeded", message: message)
        } else {
            deadline = Self.relist(after: end, in: cluster)
        }
    }
}

extension Instant {
    /// Later than anything that happens.
    static let distantFuture = Instant(nanoseconds: .max)
}
