import KubeObjects

extension Cluster {
    /// Whether a pod reaches a server by name, under the policies and the name service in force.
    ///
    /// Names outside the cluster are taken to answer where policies let packets through: what they do is not simulated.
    func reach(_ host: String, port: Int?, from pod: Value) -> Reachability {
        var number = port
        if number == nil, let key = serviceKey(of: host, from: pod.objectNamespace) {
            number = object(key)?[.spec][.ports][0][.port].integer
        }
        switch connect(fromPod: pod, toHost: host, port: number ?? 443).outcome {
        case .connected: return .connected
        case .refused: return .refused
        case .timedOut: return .blocked
        case .unresolved: return .unknownHost
        }
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
