import KubeObjects

/// What the containers of a pod do: their processes, probes' answers, hooks and commands.
extension PodWorker {
    func world(_ index: Int, _ pod: Value, in cluster: Cluster, at now: Instant) -> ShellWorld {
        let behaviour = containers[index].process.behaviour
        return ShellWorld(
            cluster: cluster, pod: pod, manifest: manifest(index, of: pod), node: node, now: now,
            environment: behaviour.environment, files: [:], process: containers[index].process,
            secrets: behaviour.secrets)
    }

    /// Lets a process go on up to an instant; returns how it ended, where it has.
    mutating func advanceProcess(_ index: Int, to instant: Instant, pod: Value, in cluster: Cluster) -> ProcessExit? {
        var world = world(index, pod, in: cluster, at: instant)
        let exit = containers[index].process.advance(in: &world)
        take(world.output, index, in: cluster)
        return exit
    }

    mutating func take(_ lines: [ContainerLog.Line], _ index: Int, in cluster: Cluster) {
        for line in lines {
            containers[index].log.append(line.text, at: line.instant, limit: cluster.configuration.node.logLimit)
        }
    }

    mutating func signalTermination(_ index: Int, _ pod: Value, in cluster: Cluster) {
        var world = world(index, pod, in: cluster, at: cluster.now)
        containers[index].process.terminate(in: &world)
        take(world.output, index, in: cluster)
    }

    /// Runs a command in a container.
    mutating func execute(
        _ command: [String], _ index: Int, _ pod: Value, in cluster: Cluster, limit: Duration
    ) -> ShellMachine.Result {
        var world = world(index, pod, in: cluster, at: cluster.now)
        return containers[index].process.execute(command, in: &world, limit: limit)
    }

    // MARK: Dependencies

    var hasDependencies: Bool {
        containers.contains { $0.isRunning && !$0.process.behaviour.dependencies.isEmpty }
    }

    /// The Services the containers depend on.
    var dependencyKeys: [ObjectKey] {
        containers.flatMap { container in
            container.process.behaviour.dependencies.compactMap { Self.serviceKey($0.host, key.namespace) }
        }
    }

    private static func serviceKey(_ host: String, _ namespace: String) -> ObjectKey? {
        let labels = host.split(separator: ".").map(String.init)
        guard let name = labels.first else { return nil }
        return ObjectKey(.service, namespace: labels.count > 1 ? labels[1] : namespace, name: name)
    }

    /// Whether all servers a container needs can be reached.
    private func isSupplied(_ index: Int, _ pod: Value, in cluster: Cluster) -> Bool {
        containers[index].process.behaviour.dependencies.allSatisfy {
            cluster.reach($0.host, port: $0.port, from: pod) == .connected
        }
    }

    // MARK: Probes

    /// What a probe is answered now, and until when that stays so if nothing outside changes.
    mutating func answer(
        _ kind: ProbeKind, _ index: Int, _ pod: Value, in cluster: Cluster
    ) -> (ProbeAnswer, Instant?) {
        let manifest = manifest(index, of: pod)
        let probe = manifest[kind.key]
        let process = containers[index].process
        let behaviour = process.behaviour
        let now = cluster.now
        let stable = process.stableUntil(after: now)
        let age = now - process.startedAt
        var forced: Bool?
        for window in behaviour.probeWindows where window.probe == nil || window.probe == kind.rawValue {
            if age >= window.from, window.until.map({ age < $0 }) ?? true { forced = window.succeeds }
        }
        if forced == true { return (.success, stable) }
        let isSupplied = kind != .readiness || isSupplied(index, pod, in: cluster)
        let timeout = Duration.bounded(seconds: max(1, probe[.timeoutSeconds].integer ?? 1))
        if !probe[.exec].isNull {
            let command = probe[.exec][.command].elements.compactMap(\.string)
            return (answerExec(command, index, pod, in: cluster, timeout, forced, isSupplied), stable)
        }
        let host = probe[.httpGet][.host].string ?? probe[.tcpSocket][.host].string ?? address ?? "127.0.0.1"
        let action = [probe[.httpGet], probe[.tcpSocket], probe[.grpc]].first { !$0.isNull } ?? .null
        let port = Self.port(action[.port], of: manifest)
        let target = "\(host):\(port)"
        let listens = process.listens(on: port, at: now)
        if !probe[.httpGet].isNull {
            return (answerHTTP(probe[.httpGet], target, listens, behaviour, forced, isSupplied), stable)
        }
        if !probe[.tcpSocket].isNull {
            return (
                listens && forced == nil ? .success : .failure("dial tcp \(target): connect: connection refused"),
                stable
            )
        }
        if listens, forced == nil, isSupplied { return (.success, stable) }
        return listens
            ? (.failure("service unhealthy (responded with \"NOT_SERVING\")"), stable)
            : (
                .failure(
                    "timeout: failed to connect service \"\(target)\" within \(timeout.goText): context deadline exceeded"
                ),
                stable
            )
    }

    private func answerHTTP(
        _ action: Value, _ target: String, _ listens: Bool, _ behaviour: ContainerBehaviour, _ forced: Bool?,
        _ isSupplied: Bool
    ) -> ProbeAnswer {
        let path = action[.path].string ?? "/"
        let scheme = (action[.scheme].string ?? "HTTP").lowercased()
        guard listens else {
            return .failure("Get \"\(scheme)://\(target)\(path)\": dial tcp \(target): connect: connection refused")
        }
        var status = behaviour.httpStatus[path] ?? behaviour.otherStatus
        if forced == false || !isSupplied { status = 503 }
        return (200..<400).contains(status) ? .success : .failure("HTTP probe failed with statuscode: \(status)")
    }

    private mutating func answerExec(
        _ command: [String], _ index: Int, _ pod: Value, in cluster: Cluster, _ timeout: Duration, _ forced: Bool?,
        _ isSupplied: Bool
    ) -> ProbeAnswer {
        if forced == false { return .failure("") }
        if containers[index].process.behaviour.script == nil {
            // The server's own check tells whether the server is up, and whether it has what it needs.
            guard containers[index].process.isUp(at: cluster.now), isSupplied else { return .failure("") }
        }
        let result = execute(command, index, pod, in: cluster, limit: timeout)
        if result.isTimeout {
            return .timeout(
                "command timed out: \"\(command.joined(separator: " "))\" timed out after \(timeout.goText)")
        }
        return result.status == 0 ? .success : .failure(result.output)
    }

    static func port(_ port: Value, of manifest: Value) -> Int {
        if let number = port.integer { return number }
        return manifest[.ports].elements.first { $0[.name] == port }?[.containerPort].integer ?? 0
    }

    // MARK: Hooks

    mutating func hookDuration(_ hook: Value, _ index: Int, _ pod: Value, in cluster: Cluster) -> Duration {
        if let seconds = hook[.sleep][.seconds].integer { return .bounded(seconds: seconds) }
        guard !hook[.exec].isNull else { return .milliseconds(10) }
        let command = hook[.exec][.command].elements.compactMap(\.string)
        let result = execute(command, index, pod, in: cluster, limit: .seconds(3_600))
        return result.end - cluster.now
    }

    /// Why a hook failed; `nil` where it succeeded.
    mutating func hookProblem(_ hook: Value, _ index: Int, _ pod: Value, in cluster: Cluster) -> String? {
        if !hook[.exec].isNull {
            let command = hook[.exec][.command].elements.compactMap(\.string)
            let result = execute(command, index, pod, in: cluster, limit: .seconds(3_600))
            return result.status == 0
                ? nil : "command '\(command.joined(separator: " "))' exited with \(result.status): \(result.output)"
        }
        if !hook[.httpGet].isNull {
            let port = Self.port(hook[.httpGet][.port], of: manifest(index, of: pod))
            guard !containers[index].process.listens(on: port, at: cluster.now) else { return nil }
            return "Get \"http://\(address ?? ""):\(port)\(hook[.httpGet][.path].string ?? "/")\": connection refused"
        }
        return nil
    }
}
