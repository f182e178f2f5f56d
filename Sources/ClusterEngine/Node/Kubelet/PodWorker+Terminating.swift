import KubeObjects

/// The killing of one container: preStop hook, SIGTERM, SIGKILL.
struct Killing: Sendable {
    enum Cause: Sendable { case podEnd, probe, postStart }

    var index: Int
    var cause: Cause
    /// When the preStop hook is over and the process is told to end.
    var signalAt: Instant
    /// When the process is killed.
    var killAt: Instant
    var isSignalled = false

    var nextDue: Instant { isSignalled ? killAt : signalAt }
}

/// Stopping: single containers that failed a probe, and whole pods.
extension PodWorker {
    /// Begins to stop a running container.
    mutating func beginKilling(_ index: Int, cause: Killing.Cause, _ pod: Value, in cluster: Cluster) {
        guard containers[index].isRunning, !killings.contains(where: { $0.index == index }) else { return }
        let manifest = manifest(index, of: pod)
        let name = manifest[.name].string ?? ""
        var grace = gracePeriod(of: pod)
        switch cause {
        case .podEnd:
            record(.normal, "Killing", "Stopping container \(name)", container: index, pod, in: cluster)
        case .probe:
            let kind = containers[index].killedBy ?? .liveness
            record(
                .normal, "Killing", "Container \(name) failed \(kind.rawValue) probe, will be restarted",
                container: index, pod, in: cluster)
            let probe = kind == .startup ? manifest[.startupProbe] : manifest[.livenessProbe]
            grace = probe[.terminationGracePeriodSeconds].integer ?? grace
            containers[index].wasKilledInSync = true
        case .postStart:
            record(.normal, "Killing", "FailedPostStartHook", container: index, pod, in: cluster)
        }
        let hook = manifest[.lifecycle][.preStop]
        let hookTime = hook.isNull ? Duration.zero : hookDuration(hook, index, pod, in: cluster)
        if !hook.isNull, let problem = hookProblem(hook, index, pod, in: cluster) {
            _ = problem
            record(.warning, "FailedPreStopHook", "PreStopHook failed", container: index, pod, in: cluster)
        }
        // The hook counts against the grace period, but at least two seconds are left (`minimumGracePeriodInSeconds`).
        let limit = Duration.bounded(seconds: grace)
        let signalAt = cluster.now + min(hookTime, limit)
        let rest = grace == 0 ? Duration.zero : max(limit - hookTime, .bounded(seconds: min(grace, 2)))
        killings.append(Killing(index: index, cause: cause, signalAt: signalAt, killAt: signalAt + rest))
    }

    private func gracePeriod(of pod: Value) -> Int {
        if pod.isBeingDeleted, let seconds = pod[.metadata][.deletionGracePeriodSeconds].integer { return seconds }
        return pod[.spec][.terminationGracePeriodSeconds].integer ?? 30
    }

    /// Signals processes whose time has come, and goes on when all are gone.
    mutating func advanceKillings(_ pod: Value, in cluster: Cluster) {
        guard !killings.isEmpty else { return }
        for position in killings.indices {
            let killing = killings[position]
            guard containers[killing.index].isRunning else { continue }
            if !killing.isSignalled, killing.signalAt <= cluster.now {
                killings[position].isSignalled = true
                signalTermination(killing.index, pod, in: cluster)
            }
            if killings[position].isSignalled, killing.killAt <= cluster.now {
                end(
                    killing.index, ProcessExit(instant: cluster.now, code: 137), pod: pod, in: cluster)
            } else if let exit = containers[killing.index].process.exit, exit.instant <= cluster.now {
                end(killing.index, exit, pod: pod, in: cluster)
            }
        }
        let count = killings.count
        killings.removeAll { !containers[$0.index].isRunning }
        if killings.count < count { didAct = true }
        guard killings.isEmpty, case .killing? = operation else { return }
        operation = nil
        if phase == .syncing {
            continueStarting(pod, in: cluster)
        } else {
            continueTerminating(pod, in: cluster)
        }
    }

    // MARK: Pods

    /// Begins to end a pod: it is being deleted, has run to its end, or the kubelet evicts it.
    mutating func beginTerminating(_ pod: Value, in cluster: Cluster) {
        phase = .terminating
        startQueue = []
        deadline = nil
        if pod.isBeingDeleted || verdict != nil {
            writeStatus(pod, in: cluster)
            continueTerminating(pod, in: cluster)
        } else {
            // The worker looks again once the relist has confirmed the end.
            requestSync(at: Self.relist(after: cluster.now + .milliseconds(1), in: cluster))
        }
    }

    /// Stops the regular containers together, then the sidecars in the reverse of their order, then the sandbox.
    mutating func continueTerminating(_ pod: Value, in cluster: Cluster) {
        let isAlive = containers.indices.filter { containers[$0].isRunning }
        let regular = isAlive.filter { !isSidecar($0, of: pod) }
        let next = regular.isEmpty ? Array(isAlive.suffix(1)) : regular
        if !next.isEmpty {
            for index in next { beginKilling(index, cause: .podEnd, pod, in: cluster) }
            operation = .killing
            operationEnd = .distantFuture
            advanceKillings(pod, in: cluster)
            return
        }
        begin(.stoppingSandbox, for: cluster.configuration.node.sandboxStopDuration, in: cluster)
    }

    /// All containers have ended and the sandbox is gone: the final status, then the volumes go.
    mutating func sandboxStopped(_ pod: Value, in cluster: Cluster) {
        sandbox = .stopped
        phase = .terminated
        // What it asked for is free for others from now on (`filterOutInactivePods`).
        giveReservationBack(in: cluster)
        for index in containers.indices {
            containers[index].waiting = nil
            containers[index].hasNews = true
        }
        writeStatus(pod, in: cluster)
        let end = max(
            Self.relist(after: cluster.now + .milliseconds(1), in: cluster),
            cluster.now + cluster.configuration.node.cleanupDuration)
        begin(.cleaning, for: end - cluster.now, in: cluster)
    }

    mutating func podCleaned(_ pod: Value, in cluster: Cluster) {
        giveAddressBack(pod, in: cluster)
        // The worker of a pod that ended by itself keeps its logs until the pod is deleted.
        if pod.isBeingDeleted {
            isDone = true
            try? cluster.delete(
                key, DeleteOptions(user: "system:node:\(node)", gracePeriodSeconds: 0, uid: uid))
        }
    }

    /// The object is gone before its containers were stopped (a forced deletion): they are stopped without a report.
    mutating func podVanished(_ pod: Value, in cluster: Cluster) {
        if phase == .syncing, !cluster.machines.isSilent(node) {
            for index in containers.indices where containers[index].isRunning {
                let name = manifest(index, of: pod)[.name].string ?? ""
                record(.normal, "Killing", "Stopping container \(name)", container: index, pod, in: cluster)
            }
        }
        giveAddressBack(pod, in: cluster)
        isDone = true
    }

    private mutating func giveAddressBack(_ pod: Value, in cluster: Cluster) {
        giveReservationBack(in: cluster)
        guard let taken = address, pod[.spec][.hostNetwork].bool != true else { return }
        address = nil
        cluster.releaseAddress(taken, on: node)
    }

    /// The machine was switched off: everything on it ended at once.
    mutating func machineStopped(at instant: Instant) {
        operation = nil
        killings = []
        startQueue = []
        if phase == .syncing { sandbox = .absent }
        for index in containers.indices where containers[index].isRunning {
            containers[index].markExited(
                Termination(
                    exitCode: 255, reason: "Unknown", message: nil, startedAt: containers[index].startedAt,
                    finishedAt: instant, containerID: containers[index].containerID))
        }
        requestSync(at: instant)
    }
}
