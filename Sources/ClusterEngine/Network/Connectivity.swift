import KubeObjects

/// What becomes of an attempt to connect.
public struct ConnectionResult: Sendable, Equatable {
    /// How it ended.
    public enum Outcome: String, Sendable {
        /// A pod, or something outside the cluster, answers.
        case connected
        /// Nobody listens: no ready endpoint, or another port.
        case refused
        /// Packets vanish: a policy in force, or an address nobody has.
        case timedOut
        /// The name has no address.
        case unresolved
    }

    /// How it ended.
    public var outcome: Outcome
    /// A sentence that says why, with the objects that decided.
    public var why: String
    /// The pod that answers, or that was kept from it; `nil` where no pod is involved.
    public var pod: ObjectKey?
    /// The Service on the way; `nil` where there is none.
    public var service: ObjectKey?
    /// The port on the pod.
    public var port: Int

    /// Whether the connection stands.
    public var isConnected: Bool { outcome == .connected }

    static func unresolved(_ why: String, port: Int) -> ConnectionResult {
        ConnectionResult(outcome: .unresolved, why: why, pod: nil, service: nil, port: port)
    }
}

extension Cluster {
    /// What would become of a connection from a pod to a name or an address, under what is enforced now.
    ///
    /// - Parameters:
    ///   - source: where the connection starts.
    ///   - namespace: the namespace in which short names are looked up.
    ///   - host: a Service name (`db`, `db.shop`, `db.shop.svc.cluster.local`), a pod's name under a headless Service, a name outside, or an address.
    public func connect(
        from source: NetworkPeer, inNamespace namespace: String, toHost host: String, port: Int,
        transport: String = "TCP"
    ) -> ConnectionResult {
        switch resolve(host, inNamespace: namespace) {
        case .address(let address):
            return connect(from: source, toAddress: address, port: port, transport: transport)
        case .unknown(let why):
            return .unresolved(why, port: port)
        case .service(let service):
            if let problem = nameServiceProblem(for: source) { return .unresolved(problem, port: port) }
            return connect(from: source, to: service, port: port, transport: transport)
        case .pod(let pod):
            if let problem = nameServiceProblem(for: source) { return .unresolved(problem, port: port) }
            return connect(from: source, toPod: pod, port: port, transport: transport, service: nil)
        case .outside(let name):
            if let problem = nameServiceProblem(for: source) { return .unresolved(problem, port: port) }
            return connect(
                from: source, toAddress: Self.addressOfOutsideNames, port: port, transport: transport, name: name)
        }
    }

    /// A connection from a pod; short names are looked up in its namespace.
    public func connect(fromPod pod: Value, toHost host: String, port: Int, transport: String = "TCP")
        -> ConnectionResult
    {
        // A pod's own address needs neither names nor policies.
        if host == "localhost" || host.hasPrefix("127.") || host == "::1" {
            return connectToItself(pod, port: port, transport: transport)
        }
        return connect(
            from: peer(of: pod), inNamespace: pod.objectNamespace, toHost: host, port: port, transport: transport)
    }

    /// A pod as an end of a connection: pods on the node's network count as the node.
    public func peer(of pod: Value) -> NetworkPeer {
        pod[.spec][.hostNetwork].bool == true ? .node(address: pod[.status][.hostIP].string ?? "") : .pod(pod)
    }

    /// A public address that stands for everything outside the cluster whose address is not known (RFC 5737).
    public static let addressOfOutsideNames = "203.0.113.10"

    // MARK: Names

    enum Resolution {
        case address(String)
        case service(Value)
        case pod(Value)
        case outside(String)
        case unknown(String)
    }

    func resolve(_ host: String, inNamespace namespace: String) -> Resolution {
        if Address(host) != nil { return .address(host) }
        var name = host.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        let suffix = ".svc.\(configuration.network.clusterDomain)"
        var isClusterName = false
        if name.hasSuffix(suffix) {
            name.removeLast(suffix.count)
            isClusterName = true
        } else if name.hasSuffix(".svc") {
            name.removeLast(4)
            isClusterName = true
        }
        let parts = name.split(separator: ".").map(String.init)
        if parts.count == 1, let service = object(ObjectKey(.service, namespace: namespace, name: parts[0])),
            !isClusterName
        {
            return resolution(of: service)
        }
        if parts.count == 2, let service = object(ObjectKey(.service, namespace: parts[1], name: parts[0])) {
            return resolution(of: service)
        }
        if parts.count == 2 || parts.count == 3 {
            let podNamespace = parts.count == 3 ? parts[2] : namespace
            if object(ObjectKey(.service, namespace: podNamespace, name: parts[1])) != nil,
                let pod = objects(.pod, namespace: podNamespace).first(where: {
                    ($0[.spec]["hostname"].string ?? "") == parts[0] && $0[.spec]["subdomain"].string == parts[1]
                })
            {
                return .pod(pod)
            }
        }
        if isClusterName || parts.count < 2 {
            return .unknown("no Service answers to the name \"\(host)\" in namespace \(namespace)")
        }
        return .outside(host)
    }

    private func resolution(of service: Value) -> Resolution {
        if service[.spec][.type].string == "ExternalName" {
            return .outside(service[.spec]["externalName"].string ?? "")
        }
        return .service(service)
    }

    /// Why a peer cannot resolve names; `nil` where it can.
    func nameServiceProblem(for source: NetworkPeer) -> String? {
        guard case .pod(let pod) = source, configuration.network.policy.isEnforced else { return nil }
        let settings = configuration.network.nameService
        if !settings.nodeAddresses.isEmpty {
            let verdicts = settings.nodeAddresses.map { address in
                let destination = NetworkPeer.outside(address: address)
                let verdict = policyVerdict(from: source, to: destination, port: 53, transport: "UDP")
                return (verdict, isLetThrough(verdict, source: source, destination: destination))
            }
            if verdicts.contains(where: \.1) { return nil }
            let names = verdicts.first?.0.policies.map(\.description).joined(separator: ", ") ?? ""
            return
                "names do not resolve: the name service answers at \(settings.nodeAddresses.joined(separator: " and ")) on the node, and \(names) allows no egress to it on port 53"
        }
        guard settings.isServedByPods else { return nil }
        let service = object(ObjectKey(.service, namespace: "kube-system", name: "kube-dns"))
        let pods = objects(.pod, namespace: "kube-system").filter { $0.label("k8s-app") == "kube-dns" }
        if pods.isEmpty { return nil }
        let ready = pods.filter(\.isReadyPod)
        if ready.isEmpty { return "names do not resolve: no pod of the name service is ready" }
        var denied: PolicyVerdict?
        for server in ready {
            let verdict = policyVerdict(from: source, to: .pod(server), port: 53, transport: "UDP", service: service)
            if isLetThrough(verdict, source: source, destination: .pod(server)) { return nil }
            denied = verdict
        }
        let names = denied?.policies.map(\.description).joined(separator: ", ") ?? ""
        return
            "names do not resolve: \(names) allows no \(denied?.direction.rawValue ?? "egress") from \(pod.objectNamespace)/\(pod.objectName) to the name service on port 53"
    }

    // MARK: Addresses

    private func connect(
        from source: NetworkPeer, toAddress address: String, port: Int, transport: String, name: String? = nil
    ) -> ConnectionResult {
        if let key = network.serviceAddresses[address], let service = object(key) {
            return connect(from: source, to: service, port: port, transport: transport)
        }
        if let block = AddressBlock(configuration.network.podCIDR), block.contains(address) {
            if let pod = objects(.pod).first(where: { $0.podAddress == address }) {
                return connect(from: source, toPod: pod, port: port, transport: transport, service: nil)
            }
            return ConnectionResult(
                outcome: .timedOut, why: "no pod has the address \(address)", pod: nil, service: nil, port: port)
        }
        if let block = AddressBlock(configuration.network.serviceCIDR), block.contains(address) {
            return ConnectionResult(
                outcome: .timedOut, why: "no Service has the address \(address)", pod: nil, service: nil, port: port)
        }
        let destination = NetworkPeer.outside(address: address)
        let verdict = policyVerdict(from: source, to: destination, port: port, transport: transport)
        let shown = name ?? address
        if isLetThrough(verdict, source: source, destination: destination) {
            return ConnectionResult(
                outcome: .connected, why: "\(shown) is outside the cluster and taken to answer", pod: nil, service: nil,
                port: port)
        }
        return ConnectionResult(
            outcome: .timedOut, why: "\(verdict.reason(port: port)) to \(shown)", pod: nil, service: nil, port: port)
    }

    /// A connection to a Service: to its port, then to one of its ready pods.
    public func connect(from source: NetworkPeer, to service: Value, port: Int, transport: String = "TCP")
        -> ConnectionResult
    {
        let key = ObjectKey(.service, namespace: service.objectNamespace, name: service.objectName)
        func failed(_ outcome: ConnectionResult.Outcome, _ why: String) -> ConnectionResult {
            ConnectionResult(outcome: outcome, why: why, pod: nil, service: key, port: port)
        }
        let isHeadless = service[.spec][.clusterIP].string == "None"
        let servicePort = service[.spec][.ports].elements.first {
            $0[.port].integer == port && ($0[.protocol].string ?? "TCP") == transport
        }
        guard isHeadless || servicePort != nil else {
            let known = service[.spec][.ports].elements.compactMap { $0[.port].integer.map(String.init) }
            return failed(.timedOut, "\(key) has no port \(port), only \(known.joined(separator: ", "))")
        }
        guard !service[.spec][.selector].isEmpty else {
            if object(ObjectKey(.endpoints, namespace: key.namespace, name: key.name)) != nil {
                return failed(.connected, "\(key) points at addresses outside the cluster, which are taken to answer")
            }
            return failed(.refused, "\(key) has no selector and no endpoints")
        }
        let backends = backends(of: service)
        guard !backends.isEmpty else { return failed(.refused, noBackends(of: service, key: key)) }
        var last: ConnectionResult?
        for pod in backends {
            let number = isHeadless ? port : targetPort(servicePort ?? .null, of: pod, transport: transport)
            guard let number else {
                last = failed(
                    .refused,
                    "\(key) points at port \"\(servicePort?[.targetPort].string ?? "")\", which no container of \(pod.objectNamespace)/\(pod.objectName) names"
                )
                continue
            }
            let result = connect(from: source, toPod: pod, port: number, transport: transport, service: service)
            if result.isConnected { return result }
            last = result
        }
        return last ?? failed(.refused, "\(key) has no endpoints")
    }

    /// The pods a Service sends traffic to: ready ones, or all where it publishes those that are not.
    public func backends(of service: Value) -> [Value] {
        let selector = service[.spec][.selector]
        guard !selector.isEmpty else { return [] }
        let publishesAll = service[.spec]["publishNotReadyAddresses"].bool == true
        return objects(.pod, namespace: service.objectNamespace).filter { pod in
            guard pod.podAddress != nil, !pod.isFinishedPod, !pod.isBeingDeleted || publishesAll else { return false }
            let labels = pod[.metadata][.labels]
            return selector.members.allSatisfy { labels[$0.key] == $0.value } && (publishesAll || pod.isReadyPod)
        }
    }

    private func noBackends(of service: Value, key: ObjectKey) -> String {
        let selector = service[.spec][.selector]
        let selected = objects(.pod, namespace: key.namespace).filter { pod in
            let labels = pod[.metadata][.labels]
            return selector.members.allSatisfy { labels[$0.key] == $0.value }
        }
        if selected.isEmpty {
            let text = selector.stringMembers.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            return "\(key) selects no pod (\(text))"
        }
        return
            "\(key) has no ready pod: none of \(selected.count) selected \(selected.count == 1 ? "pod is" : "pods is") ready"
    }

    /// The container port that a Service port leads to on a pod; `nil` where the pod has no port of that name.
    func targetPort(_ servicePort: Value, of pod: Value, transport: String) -> Int? {
        if let number = servicePort[.targetPort].integer { return number }
        if let name = servicePort[.targetPort].string { return pod.containerPort(named: name, transport: transport) }
        return servicePort[.port].integer
    }

    private func connectToItself(_ pod: Value, port: Int, transport: String) -> ConnectionResult {
        let key = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
        guard pod.declaresPort(port, transport: transport) else {
            return ConnectionResult(
                outcome: .refused, why: "no container of \(key) declares port \(port)", pod: key, service: nil,
                port: port)
        }
        return ConnectionResult(outcome: .connected, why: "its own address", pod: key, service: nil, port: port)
    }

    /// A connection to a pod's own address.
    public func connect(
        from source: NetworkPeer, toPod pod: Value, port: Int, transport: String, service: Value?
    ) -> ConnectionResult {
        let key = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
        let serviceKey = service.map { ObjectKey(.service, namespace: $0.objectNamespace, name: $0.objectName) }
        let destination = peer(of: pod)
        let verdict = policyVerdict(from: source, to: destination, port: port, transport: transport, service: service)
        guard isLetThrough(verdict, source: source, destination: destination) else {
            return ConnectionResult(
                outcome: .timedOut, why: verdict.reason(port: port), pod: key, service: serviceKey, port: port)
        }
        guard pod.declaresPort(port, transport: transport) else {
            return ConnectionResult(
                outcome: .refused, why: "no container of \(key) declares port \(port)", pod: key, service: serviceKey,
                port: port)
        }
        let why =
            verdict.policies.isEmpty || verdict.isAllowed
            ? verdict.reason(port: port) : "NetworkPolicies are not enforced here"
        return ConnectionResult(outcome: .connected, why: why, pod: key, service: serviceKey, port: port)
    }
}

extension Value {
    /// Whether a container of the pod declares a port. A pod that declares none may listen anywhere.
    fileprivate func declaresPort(_ number: Int, transport: String) -> Bool {
        let sidecars = self[.spec][.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        let ports = (self[.spec][.containers].elements + sidecars).flatMap { $0[.ports].elements }
            .filter { ($0[.protocol].string ?? "TCP") == transport }
        return ports.isEmpty || ports.contains { $0[.containerPort].integer == number }
    }
}
