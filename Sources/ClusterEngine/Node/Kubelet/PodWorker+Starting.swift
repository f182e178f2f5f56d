import KubeObjects

/// Starting containers, one after the other: image, configuration, create, start, postStart hook.
extension PodWorker {
    /// Starts the next container of this sync, or ends the sync when there is none.
    mutating func continueStarting(_ pod: Value, in cluster: Cluster) {
        while operation == nil, !startQueue.isEmpty {
            let index = startQueue[0]
            if isInBackOff(index, pod, in: cluster) {
                startQueue.removeFirst()
                continue
            }
            pullImage(index, pod, in: cluster)
        }
        if operation == nil {
            if !hasInitialized, isInitialized(pod) { hasInitialized = true }
            finishSync(in: cluster)
        }
    }

    /// kuberuntime `doBackOff`.
    private mutating func isInBackOff(_ index: Int, _ pod: Value, in cluster: Cluster) -> Bool {
        guard let end = backOffStart(index) else { return false }
        let range = cluster.configuration.node.restartBackOff
        if let entry = containers[index].restartBackOff,
            entry.isWaiting(since: end, at: cluster.now, limit: range.upperBound)
        {
            let name = manifest(index, of: pod)[.name].string ?? ""
            let podText = "\(key.name)_\(key.namespace)(\(uid))"
            record(
                .warning, "BackOff", "Back-off restarting failed container \(name) in pod \(podText)",
                container: index, pod, in: cluster)
            wait(
                index, "CrashLoopBackOff",
                "back-off \(entry.delay.goText) restarting failed container=\(name) pod=\(podText)")
            fail(retryAfter: entry.remaining(since: end, at: cluster.now))
            return true
        }
        containers[index].restartBackOff = BackOff.next(
            containers[index].restartBackOff, event: end, at: cluster.now, range: range)
        return false
    }

    /// When the instance ended whose end the back-off counts from: where a container was killed in this very sync, the kubelet still
    /// looks at the instance before it.
    private func backOffStart(_ index: Int) -> Instant? {
        if containers[index].wasKilledInSync { return containers[index].lastTermination?.finishedAt }
        return containers[index].state == .exited ? containers[index].termination?.finishedAt : nil
    }

    /// Remembers why a container does not run.
    mutating func wait(_ index: Int, _ reason: String, _ message: String?) {
        containers[index].waiting = WaitingReason(reason: reason, message: message)
        containers[index].hasNews = true
    }

    /// Gives up on a container for this sync.
    mutating func giveUp(_ index: Int, _ reason: String, _ message: String?, retryAfter: Duration? = nil) {
        wait(index, reason, message)
        fail(retryAfter: retryAfter)
        startQueue.removeAll { $0 == index }
        // An init container that cannot start holds back all that follow.
        if index < initCount { startQueue.removeAll() }
    }

    /// The image is there: checks the configuration and creates the container.
    mutating func imageReady(_ index: Int, _ pod: Value, in cluster: Cluster) {
        let manifest = manifest(index, of: pod)
        if let problem = configurationProblem(of: manifest, in: pod, cluster) {
            record(.warning, "Failed", "Error: \(problem)", container: index, pod, in: cluster)
            giveUp(index, "CreateContainerConfigError", problem)
            return
        }
        begin(.creating(index), for: cluster.configuration.node.createDuration, in: cluster)
    }

    /// Why a container cannot be configured, in the kubelet's words; `nil` where it can.
    private func configurationProblem(of manifest: Value, in pod: Value, _ cluster: Cluster) -> String? {
        let (own, shared) = (manifest[.securityContext], pod[.spec][.securityContext])
        if own[.runAsNonRoot].bool ?? shared[.runAsNonRoot].bool == true {
            let name = manifest[.name].string ?? ""
            let place = "(pod: \"\(key.name)_\(key.namespace)(\(uid))\", container: \(name))"
            if let user = own[.runAsUser].integer ?? shared[.runAsUser].integer {
                if user == 0 { return "container's runAsUser breaks non-root policy \(place)" }
            } else if cluster.imageUser(manifest[.image].string ?? "") == 0 {
                return "container has runAsNonRoot and image will run as root \(place)"
            }
        }
        if manifest[.env].isEmpty, manifest[.envFrom].isEmpty { return nil }
        return ContainerEnvironment(of: manifest, in: pod, cluster: cluster, node: node).problem
    }

    mutating func containerCreated(_ index: Int, _ pod: Value, in cluster: Cluster) {
        if containers[index].state == .exited {
            containers[index].restartCount += 1
            containers[index].lastTermination = containers[index].termination
            containers[index].previousLog = containers[index].log
        }
        containers[index].log = ContainerLog()
        containers[index].termination = nil
        containers[index].state = .created
        containers[index].wasKilledInSync = false
        containers[index].killedBy = nil
        containers[index].containerID = newContainerID(index, pod, in: cluster)
        didAct = true
        record(.normal, "Created", "Container created", container: index, pod, in: cluster)
        begin(.starting(index), for: cluster.configuration.node.startDuration, in: cluster)
    }

    private func newContainerID(_ index: Int, _ pod: Value, in cluster: Cluster) -> String {
        let runtime = cluster.machines.machines[node]?.runtimeName ?? cluster.configuration.node.runtimeName
        guard isHollow else { return cluster.newContainerID(of: runtime) }
        return HollowRuntime.containerID(
            runtime: runtime, pod: pod, container: manifest(index, of: pod)[.name].string ?? "",
            restarts: containers[index].restartCount)
    }

    mutating func containerStarted(_ index: Int, _ pod: Value, in cluster: Cluster) {
        startQueue.removeAll { $0 == index }
        containers[index].hasNews = true
        let manifest = manifest(index, of: pod)
        let behaviour =
            isHollow
            ? HollowRuntime.behaviour
            : cluster.behaviour(of: manifest, index: index, isInit: index < initCount, in: pod, on: node)
        if let error = behaviour.startError {
            record(.warning, "Failed", "Error: \(error)", container: index, pod, in: cluster)
            containers[index].markExited(
                Termination(
                    exitCode: 128, reason: "StartError", message: error, startedAt: nil, finishedAt: cluster.now,
                    containerID: containers[index].containerID))
            giveUp(index, "RunContainerError", error)
            continueStarting(pod, in: cluster)
            return
        }
        containers[index].waiting = nil
        containers[index].state = .running
        containers[index].startedAt = cluster.now
        containers[index].process = ContainerProcess(
            behaviour, at: cluster.now,
            memoryLimit: Quantity(manifest[.resources][.limits][.memory]).map { Double($0.intValue) })
        resetProbes(index, manifest)
        record(.normal, "Started", "Container started", container: index, pod, in: cluster)
        let hook = manifest[.lifecycle][.postStart]
        if hook.isNull {
            continueStarting(pod, in: cluster)
        } else {
            begin(.postStart(index), for: hookDuration(hook, index, pod, in: cluster), in: cluster)
        }
    }

    mutating func postStartEnded(_ index: Int, _ pod: Value, in cluster: Cluster) {
        guard containers[index].isRunning else {
            continueStarting(pod, in: cluster)
            return
        }
        let hook = manifest(index, of: pod)[.lifecycle][.postStart]
        if let problem = hookProblem(hook, index, pod, in: cluster) {
            record(.warning, "FailedPostStartHook", "PostStartHook failed", container: index, pod, in: cluster)
            giveUp(index, "PostStartHookError", problem)
            beginKilling(index, cause: .postStart, pod, in: cluster)
            operation = .killing
            operationEnd = .distantFuture
            advanceKillings(pod, in: cluster)
        } else {
            continueStarting(pod, in: cluster)
        }
    }

    /// Ends the present instance of a container as its process did.
    mutating func end(_ index: Int, _ exit: ProcessExit, pod: Value, in cluster: Cluster) {
        let manifest = manifest(index, of: pod)
        var message = exit.terminationMessage
        if message == nil, exit.code != 0,
            manifest[.terminationMessagePolicy].string == "FallbackToLogsOnError"
        {
            // kubelet `MaxContainerTerminationMessageLogLength`: 2048 bytes or 80 lines.
            let lines = containers[index].log.lines.suffix(80).map(\.text)
            message = lines.isEmpty ? nil : String((lines.joined(separator: "\n") + "\n").suffix(2_048))
        }
        containers[index].markExited(
            Termination(
                exitCode: exit.code,
                reason: isHollow ? "" : exit.isOutOfMemory ? "OOMKilled" : exit.code == 0 ? "Completed" : "Error",
                message: message, startedAt: containers[index].startedAt, finishedAt: exit.instant,
                containerID: containers[index].containerID))
    }
}

extension Cluster {
    /// A new container id, as the runtime makes them: 64 hexadecimal digits.
    func newContainerID(of prefix: String) -> String {
        let words = (random.next(), random.next(), random.next(), random.next())
        return String(unsafeUninitializedCapacity: prefix.utf8.count + 67) { buffer in
            var position = 0
            for byte in prefix.utf8 {
                buffer[position] = byte
                position += 1
            }
            for byte in "://".utf8 {
                buffer[position] = byte
                position += 1
            }
            for word in [words.0, words.1, words.2, words.3] {
                for nibble in 0..<16 {
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble * 4) & 0xF)
                    buffer[position] = digit < 10 ? 48 + digit : 87 + digit
                    position += 1
                }
            }
            return position
        }
    }

    /// An address for a pod: the node's own for pods on the host network.
    func takeAddress(for pod: Value, on node: String) -> String? {
        if pod[.spec][.hostNetwork].bool == true { return machines.machines[node]?.hostAddress }
        if let hollow = machines.machines[node]?.hollow { return hollow.podAddress }
        if machines.machines[node]?.addresses.isEmpty == false { return machines.machines[node]?.addresses.take() }
        if machines.fallbackAddresses.isEmpty {
            machines.fallbackAddresses = AddressPool(range: configuration.network.podCIDR)
        }
        return machines.fallbackAddresses.take()
    }

    /// Gives a pod's address back once its sandbox is gone.
    func releaseAddress(_ address: String, on node: String) {
        if machines.machines[node]?.hollow != nil { return }
        if machines.machines[node]?.addresses.isEmpty == false {
            machines.machines[node]?.addresses.giveBack(address)
        } else {
            machines.fallbackAddresses.giveBack(address)
        }
    }
}

extension Duration {
    /// A time that a manifest gives, cut to what can be counted in nanoseconds beside an instant (a year is 3.2e7 s).
    static func bounded(seconds: Int) -> Duration { .seconds(min(max(seconds, 0), 1_000_000_000)) }

    /// The duration as Go prints it in whole seconds: `10s`, `1m20s`, `5m0s`.
    var goText: String {
        let seconds = nanoseconds / 1_000_000_000
        if seconds < 60 { return "\(seconds)s" }
        if seconds < 3_600 { return "\(seconds / 60)m\(seconds % 60)s" }
        return "\(seconds / 3_600)h\(seconds / 60 % 60)m\(seconds % 60)s"
    }
}
