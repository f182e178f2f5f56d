import KubeObjects

extension Cluster {
    /// Whether a pod reaches a server by name, under the NetworkPolicies and the name service in force.
    func reach(_ host: String, port: Int?, from pod: Value) -> Reachability {
        let result = connection(to: host, port: port, from: pod)
        switch result.outcome {
        case .connected: return .connected
        case .unresolved: return .unknownHost
        case .timedOut: return .blocked
        case .refused:
            // A headless Service without ready pods has no address at all.
            let isHeadless = result.service.flatMap { object($0) }?[.spec][.clusterIP].string == "None"
            return isHeadless ? .unknownHost : .refused
        }
    }

    /// What becomes of a connection from a pod to a server that it needs; without a port, to the Service's first.
    func connection(to host: String, port: Int?, from pod: Value) -> ConnectionResult {
        let service = serviceKey(of: host, from: pod.objectNamespace).flatMap { object($0) }
        let number = port ?? service?[.spec][.ports][0][.port].integer ?? 443
        return connect(fromPod: pod, toHost: host, port: number)
    }

    /// Whether a pod can look up a name.
    func canResolve(_ host: String, from pod: Value) -> Bool {
        switch resolve(host, inNamespace: pod.objectNamespace) {
        case .unknown: false
        case .address: true
        default: nameServiceProblem(for: peer(of: pod)) == nil
        }
    }

    /// The Service that a host name means inside a namespace; `nil` for names outside the cluster.
    func serviceKey(of host: String, from namespace: String) -> ObjectKey? {
        var labels = host.split(separator: ".").map(String.init)
        if labels.suffix(2) == ["cluster", "local"] { labels.removeLast(2) }
        switch labels.count {
        case 1: return ObjectKey(.service, namespace: namespace, name: labels[0])
        case 2:
            // `name.namespace`, unless it is some other domain.
            guard object(ObjectKey(.namespace, name: labels[1])) != nil else { return nil }
            return ObjectKey(.service, namespace: labels[1], name: labels[0])
        case 3 where labels[2] == "svc": return ObjectKey(.service, namespace: labels[1], name: labels[0])
        case 4 where labels[3] == "svc":
            // A pod of a headless Service: `db-0.db.shop.svc`.
            return ObjectKey(.service, namespace: labels[2], name: labels[1])
        default: return nil
        }
    }
}

/// A server that a pod needs and does not reach.
public struct UnmetDependency: Sendable {
    /// The name as the container knows it.
    public var host: String
    /// The port.
    public var port: Int
    /// Where the container names it, such as `env DATABASE_URL`.
    public var source: String
    /// What becomes of the connection.
    public var result: ConnectionResult
}

extension Cluster {
    /// The servers that the containers of a pod need and do not reach now.
    public func unmetDependencies(of pod: Value) -> [UnmetDependency] {
        guard let node = pod.boundNode else { return [] }
        let initContainers = pod[.spec][.initContainers].elements
        let containers = initContainers + pod[.spec][.containers].elements
        var unmet: [UnmetDependency] = []
        for (index, manifest) in containers.enumerated() {
            let behaviour = behaviour(
                of: manifest, index: index, isInit: index < initContainers.count, in: pod, on: node)
            var needed = behaviour.dependencies
            if needed.isEmpty, behaviour.script != nil {
                needed = dependencies(
                    of: manifest, ContainerEnvironment(of: manifest, in: pod, cluster: self, node: node), in: pod)
            }
            for dependency in self.unmet(needed, from: pod)
            where !unmet.contains(where: { $0.host == dependency.host && $0.port == dependency.port }) {
                unmet.append(dependency)
            }
        }
        return unmet
    }

    /// The servers for want of which a container of a pod ends; none where it would end just so if every server answered.
    public func unmetDependencies(ending name: String, of pod: Value) -> [UnmetDependency] {
        let initContainers = pod[.spec][.initContainers].elements
        let containers = initContainers + pod[.spec][.containers].elements
        guard let node = pod.boundNode, let index = containers.firstIndex(where: { $0[.name].string == name }) else {
            return []
        }
        let behaviour = behaviour(
            of: containers[index], index: index, isInit: index < initContainers.count, in: pod, on: node)
        if behaviour.failsToStart { return [] }
        guard let script = behaviour.script else {
            // Only what does one thing, and would do it well, ends for want of a server.
            guard behaviour.runDuration != nil, behaviour.exitCode == 0 else { return [] }
            return unmet(behaviour.dependencies, from: pod)
        }
        var world = ShellWorld(
            cluster: self, pod: pod, manifest: containers[index], node: node, now: now,
            environment: behaviour.environment, files: [:])
        var kinder = world
        kinder.isEverythingReached = true
        func end(in world: inout ShellWorld) -> ShellMachine.Result {
            var machine = ShellMachine(script, at: now)
            return machine.runToEnd(in: &world, limit: .seconds(3_600))
        }
        let result = end(in: &world)
        guard result.status != 0, !result.isTimeout, !world.unreached.isEmpty else { return [] }
        let best = end(in: &kinder)
        return best.status == 0 || best.isTimeout ? unmet(world.unreached, from: pod) : []
    }

    private func unmet(_ needed: [Dependency], from pod: Value) -> [UnmetDependency] {
        var unmet: [UnmetDependency] = []
        for dependency in needed {
            let result = connection(to: dependency.host, port: dependency.port, from: pod)
            guard !result.isConnected,
                !unmet.contains(where: { $0.host == dependency.host && $0.port == result.port })
            else { continue }
            unmet.append(
                UnmetDependency(
                    host: dependency.host, port: dependency.port ?? result.port, source: dependency.source,
                    result: result))
        }
        return unmet
    }
}

/// Which pods to wake when a Service they depend on changes.
struct DependencyIndex: Sendable {
    private var services: [ObjectKey: [ObjectKey]] = [:]
    private var pods: [ObjectKey: [ObjectKey]] = [:]

    /// The pods whose probes may be answered otherwise after a change, in a fixed order.
    func affected(by change: ObjectChange) -> [ObjectKey] {
        if pods.isEmpty { return [] }
        switch change.kind {
        case .service: return services[change.key] ?? []
        case .endpointSlice:
            guard let name = change.new.label(Self.serviceName) else { return [] }
            // Without the name service no name resolves.
            if name == "kube-dns", change.key.namespace == "kube-system" { return pods.keys.sorted() }
            return services[ObjectKey(.service, namespaceKey: change.key.namespaceKey, name: name)] ?? []
        default: return pods.keys.sorted()
        }
    }

    private static let serviceName = Key("kubernetes.io/service-name")

    mutating func update(_ key: ObjectKey, worker: PodWorker) {
        guard worker.hasDependencies, pods[key] == nil else { return }
        let needed = Set(worker.dependencyKeys).sorted()
        pods[key] = needed
        for service in needed { services[service, default: []].append(key) }
    }

    mutating func remove(_ key: ObjectKey) {
        guard !pods.isEmpty, let needed = pods.removeValue(forKey: key) else { return }
        for service in needed { services[service]?.removeAll { $0 == key } }
    }
}
