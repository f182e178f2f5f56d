import KubeObjects

/// Probing the containers of a pod.
extension PodWorker {
    /// Sets up a container's probes, before it runs: their ticks count from here.
    mutating func startProbeWorkers(_ index: Int, _ pod: Value, in cluster: Cluster) {
        guard !isHollow, index >= initCount || isSidecar(index, of: pod) else { return }
        let manifest = manifest(index, of: pod)
        var probes: [ProbeWorker] = []
        for kind in [ProbeKind.startup, .readiness, .liveness] {
            let probe = manifest[kind.key]
            if !probe.isNull { probes.append(ProbeWorker(kind, probe, phase: cluster.now)) }
        }
        containers[index].probes = probes
    }

    /// A container has started: what it counts as before any probe has been answered.
    mutating func resetProbes(_ index: Int, _ manifest: Value) {
        for position in containers[index].probes.indices {
            containers[index].probes[position].reset(startedAt: containers[index].startedAt)
        }
        containers[index].isStarted = isHollow || manifest[.startupProbe].isNull
        containers[index].isReady = isHollow || (manifest[.startupProbe].isNull && manifest[.readinessProbe].isNull)
        if !containers[index].isStarted { holdUntilStarted(index) }
    }

    /// The kubelet was started anew: what was answered is forgotten. A container that must be probed to be ready counts as it did
    /// before, as far as its pod was ready (`setReadyStateOnKubeletRestart`).
    mutating func forgetProbes(_ pod: Value, at now: Instant) {
        let wasReady = pod[.status][.conditions].condition("Ready")[.status].string == "True"
        for index in containers.indices where containers[index].isRunning && containers[index].isStarted {
            for position in containers[index].probes.indices where containers[index].probes[position].kind != .startup {
                containers[index].probes[position].forget(at: now)
                if containers[index].probes[position].kind == .readiness { containers[index].isReady = wasReady }
            }
            containers[index].hasNews = true
        }
    }

    /// While the startup probe has not succeeded, the other probes wait.
    private mutating func holdUntilStarted(_ index: Int) {
        for position in containers[index].probes.indices where containers[index].probes[position].kind != .startup {
            containers[index].probes[position].nextTick = nil
        }
    }

    /// A sync that finds a container started but not ready probes its readiness at once (`probeManager.UpdatePodStatus`).
    mutating func triggerReadinessProbes(in cluster: Cluster) {
        for index in containers.indices {
            guard containers[index].isRunning, containers[index].isStarted, !containers[index].isReady else { continue }
            for position in containers[index].probes.indices {
                guard containers[index].probes[position].kind == .readiness else { continue }
                let soonest = containers[index].startedAt + containers[index].probes[position].initialDelay
                guard soonest <= cluster.now else { continue }
                // A probe by hand moves the grid: the next regular one is a period later.
                containers[index].probes[position].phase = cluster.now
                containers[index].probes[position].nextTick = cluster.now
            }
        }
    }

    /// Makes the probes that are due.
    mutating func runProbes(_ pod: Value, in cluster: Cluster) {
        for index in containers.indices where containers[index].isRunning {
            for position in containers[index].probes.indices {
                guard let tick = containers[index].probes[position].nextTick, tick <= cluster.now,
                    containers[index].isRunning
                else { continue }
                probe(index, position, pod, in: cluster)
            }
        }
    }

    private mutating func probe(_ index: Int, _ position: Int, _ pod: Value, in cluster: Cluster) {
        let worker = containers[index].probes[position]
        guard !worker.isOnHold, phase == .syncing else {
            containers[index].probes[position].nextTick = nil
            return
        }
        if worker.kind != .startup, !containers[index].isStarted {
            containers[index].probes[position].nextTick = nil
            return
        }
        let (answer, stableUntil) = self.answer(worker.kind, index, pod, in: cluster)
        var tick = worker.tick(atOrAfter: cluster.now + .nanoseconds(1))
        if case .timeout = answer, worker.isWaitingForTimeout != true {
            // The answer is that none came; it is known only when the time limit has passed.
            containers[index].probes[position].isWaitingForTimeout = true
            containers[index].probes[position].nextTick = cluster.now + worker.timeout
            return
        }
        containers[index].probes[position].isWaitingForTimeout = false
        tick = containers[index].probes[position].tick(atOrAfter: cluster.now + .nanoseconds(1))
        containers[index].probes[position].nextTick = tick
        take(answer, index, position, pod, in: cluster)
        settle(index, position, answer, stableUntil: stableUntil, now: cluster.now)
    }

    private mutating func take(
        _ answer: ProbeAnswer, _ index: Int, _ position: Int, _ pod: Value, in cluster: Cluster
    ) {
        let kind = containers[index].probes[position].kind
        let isSuccess: Bool
        switch answer {
        case .success: isSuccess = true
        case .failure(let message), .timeout(let message):
            isSuccess = false
            record(
                .warning, "Unhealthy", "\(kind.title) probe failed: \(message)", container: index, pod, in: cluster)
        case .unknown(let message):
            record(
                .warning, "Unhealthy", "\(kind.title) probe errored and resulted in unknown state: \(message)",
                container: index, pod, in: cluster)
            return
        }
        if containers[index].probes[position].lastWasSuccess == isSuccess {
            containers[index].probes[position].run += 1
        } else {
            containers[index].probes[position].lastWasSuccess = isSuccess
            containers[index].probes[position].run = 1
        }
        let worker = containers[index].probes[position]
        guard worker.run >= (isSuccess ? worker.successThreshold : worker.failureThreshold) else { return }
        if worker.result != isSuccess {
            containers[index].probes[position].result = isSuccess
            resultChanged(kind, index, isSuccess, in: cluster)
        }
        if !isSuccess, kind != .readiness {
            // The container will be killed: no more probing of this instance.
            containers[index].probes[position].isOnHold = true
            containers[index].probes[position].nextTick = nil
            containers[index].probes[position].run = 0
        }
    }

    private mutating func resultChanged(_ kind: ProbeKind, _ index: Int, _ isSuccess: Bool, in cluster: Cluster) {
        let soon = cluster.now + cluster.configuration.node.relistLatency
        switch kind {
        case .readiness:
            containers[index].isReady = isSuccess
            containers[index].hasNews = true
            requestSync(at: soon)
        case .liveness:
            if !isSuccess {
                containers[index].killedBy = .liveness
                requestSync(at: soon)
            }
        case .startup:
            guard isSuccess else {
                containers[index].killedBy = .startup
                requestSync(at: soon)
                return
            }
            containers[index].isStarted = true
            containers[index].hasNews = true
            var hasReadiness = false
            for position in containers[index].probes.indices {
                switch containers[index].probes[position].kind {
                case .startup: containers[index].probes[position].nextTick = nil
                case .readiness: hasReadiness = true
                case .liveness: break
                }
                if containers[index].probes[position].kind != .startup {
                    containers[index].probes[position].nextTick = containers[index].probes[position].tick(
                        atOrAfter: cluster.now + .nanoseconds(1))
                }
            }
            if !hasReadiness { containers[index].isReady = true }
            requestSync(at: soon)
        }
    }

    /// Leaves out the ticks that cannot change anything.
    private mutating func settle(
        _ index: Int, _ position: Int, _ answer: ProbeAnswer, stableUntil: Instant?, now: Instant
    ) {
        let worker = containers[index].probes[position]
        guard answer == .success, worker.result == true, worker.nextTick != nil else { return }
        if worker.kind == .startup {
            containers[index].probes[position].nextTick = nil
        } else {
            containers[index].probes[position].nextTick = stableUntil.map { worker.tick(atOrAfter: max($0, now)) }
        }
    }

    /// Something outside changed on which answers may depend: every probe is made again at its next tick.
    mutating func refreshAnswers(in cluster: Cluster) {
        areAnswersStale = false
        for index in containers.indices where containers[index].isRunning {
            for position in containers[index].probes.indices {
                let worker = containers[index].probes[position]
                guard worker.nextTick == nil, !worker.isOnHold, worker.kind != .startup,
                    containers[index].isStarted
                else { continue }
                containers[index].probes[position].nextTick = worker.tick(atOrAfter: cluster.now)
            }
        }
    }
}
