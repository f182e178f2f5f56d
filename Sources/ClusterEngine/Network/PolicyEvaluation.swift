import KubeObjects

/// One end of a connection, as NetworkPolicies see it.
public enum NetworkPeer: Sendable {
    /// A pod on the pod network.
    case pod(Value)
    /// A node, or a pod on its network: policies see the node's address.
    case node(address: String)
    /// An address outside the cluster, such as a user's, a load balancer's or a cloud service's.
    case outside(address: String)

    /// The address of this end; empty for a pod that has none yet.
    public var address: String {
        switch self {
        case .pod(let pod): pod.podAddress ?? ""
        case .node(let address), .outside(let address): address
        }
    }
}

/// What the NetworkPolicies say of a connection.
public struct PolicyVerdict: Sendable, Equatable {
    /// Which way the connection is looked at.
    public enum Direction: String, Sendable {
        case ingress
        case egress
    }

    /// Whether the connection may be made.
    public var isAllowed: Bool
    /// The policies that select the pod in this direction; empty where none does, which allows everything.
    public var policies: [ObjectKey]
    /// The direction that decided.
    public var direction: Direction
    /// The pod whose policies decided.
    public var pod: String

    /// A sentence for people, such as `NetworkPolicy/shop/default-deny allows no egress from shop/api to port 5432`.
    public func reason(port: Int) -> String {
        let names = policies.map(\.description).joined(separator: ", ")
        if isAllowed { return policies.isEmpty ? "no NetworkPolicy selects \(pod)" : "allowed by \(names)" }
        return
            "\(names) \(policies.count == 1 ? "allows" : "allow") no \(direction == .egress ? "egress from" : "ingress to") \(pod) on port \(port)"
    }
}

extension Cluster {
    /// What the policies written say of a connection, whether or not anything enforces them.
    ///
    /// - Parameters:
    ///   - port: the port on the pod that is connected to, after any Service.
    ///   - transport: `TCP`, `UDP` or `SCTP`.
    ///   - service: the Service the client used, for network plug-ins that look at it.
    public func policyVerdict(
        from source: NetworkPeer, to destination: NetworkPeer, port: Int, transport: String = "TCP",
        service: Value? = nil
    ) -> PolicyVerdict {
        if case .pod(let pod) = source {
            let verdict = verdict(
                .egress, of: pod, peer: destination, port: port, portOwner: destination, transport: transport,
                service: service)
            if !verdict.isAllowed { return verdict }
        }
        if case .pod(let pod) = destination {
            // The node may always reach its own pods: kubelet's probes depend on it.
            if case .node(let address) = source, address == pod[.status][.hostIP].string {
                return PolicyVerdict(isAllowed: true, policies: [], direction: .ingress, pod: pod.podName)
            }
            return verdict(
                .ingress, of: pod, peer: source, port: port, portOwner: destination, transport: transport, service: nil)
        }
        return PolicyVerdict(isAllowed: true, policies: [], direction: .egress, pod: "")
    }

    private func verdict(
        _ direction: PolicyVerdict.Direction, of pod: Value, peer: NetworkPeer, port: Int, portOwner: NetworkPeer,
        transport: String, service: Value?
    ) -> PolicyVerdict {
        let policies = objects(.networkPolicy, namespace: pod.objectNamespace).filter {
            $0.policySelects(pod, direction)
        }
        let keys = policies.compactMap { key(of: $0) }
        if policies.isEmpty {
            return PolicyVerdict(isAllowed: true, policies: [], direction: direction, pod: pod.podName)
        }
        let rules: Key = direction == .ingress ? "ingress" : "egress"
        let peers: Key = direction == .ingress ? "from" : "to"
        for policy in policies {
            for rule in policy[.spec][rules].elements {
                guard portsAllow(rule[.ports], port: port, transport: transport, owner: portOwner, service: service)
                else { continue }
                let listed = rule[peers].elements
                if listed.isEmpty
                    || listed.contains(where: {
                        matches($0, peer, policyNamespace: pod.objectNamespace, service: service)
                    })
                {
                    return PolicyVerdict(
                        isAllowed: true, policies: key(of: policy).map { [$0] } ?? [], direction: direction,
                        pod: pod.podName)
                }
            }
        }
        return PolicyVerdict(isAllowed: false, policies: keys, direction: direction, pod: pod.podName)
    }

    private func portsAllow(_ ports: Value, port: Int, transport: String, owner: NetworkPeer, service: Value?) -> Bool {
        let listed = ports.elements
        if listed.isEmpty { return true }
        return listed.contains { allowed in
            guard (allowed[.protocol].string ?? "TCP") == transport else { return false }
            if allowed[.port].isNull { return true }
            if let number = allowed[.port].integer {
                return (number...max(number, allowed["endPort"].integer ?? number)).contains(port)
            }
            guard let name = allowed[.port].string, case .pod(let pod) = owner else { return false }
            return pod.containerPort(named: name, transport: transport) == port
        }
    }

    private func matches(_ peer: Value, _ other: NetworkPeer, policyNamespace: String, service: Value?) -> Bool {
        let block = peer["ipBlock"]
        if !block.isNull {
            if case .outside = other {} else if !configuration.network.policy.addressBlocksSelectPods { return false }
            return block.blockContains(other.address)
        }
        guard case .pod(let pod) = other else { return false }
        let namespaceSelector = peer["namespaceSelector"]
        if namespaceSelector.isNull {
            guard pod.objectNamespace == policyNamespace else { return false }
        } else {
            let labels = object(ObjectKey(.namespace, name: pod.objectNamespace))?[.metadata][.labels] ?? .null
            guard let selector = try? LabelSelector(namespaceSelector), selector.matches(labels) else { return false }
        }
        let podSelector = peer["podSelector"]
        if podSelector.isNull { return true }
        guard let selector = try? LabelSelector(podSelector), selector.matches(pod[.metadata][.labels]) else {
            return false
        }
        if let service, configuration.network.policy.comparesServiceSelectors {
            return selector.matches(service[.spec][.selector])
        }
        return true
    }

    /// Whether the policies in force let a connection through: what is enforced, and from when.
    func isLetThrough(_ verdict: PolicyVerdict, source: NetworkPeer, destination: NetworkPeer) -> Bool {
        if verdict.isAllowed { return true }
        let policy = configuration.network.policy
        guard policy.isEnforced else { return true }
        let decided = verdict.direction == .egress ? source : destination
        guard case .pod(let pod) = decided else { return false }
        if policy.sparesStandalonePods, pod.controllerReference.isNull { return true }
        if policy.startGap > .zero, let start = pod[.status][.startTime].string.flatMap({ Instant(timestamp: $0) }),
            now < start + policy.startGap
        {
            return true
        }
        return false
    }
}

extension Value {
    fileprivate var podName: String { "\(objectNamespace)/\(objectName)" }

    /// Whether a NetworkPolicy selects a pod in a direction. Without `policyTypes` a policy is about ingress, and about
    /// egress where it has egress rules.
    func policySelects(_ pod: Value, _ direction: PolicyVerdict.Direction) -> Bool {
        let types = self[.spec]["policyTypes"].elements.compactMap(\.string)
        let word = direction == .ingress ? "Ingress" : "Egress"
        let isAbout = types.isEmpty ? direction == .ingress || !self[.spec]["egress"].isNull : types.contains(word)
        guard isAbout, let selector = try? LabelSelector(self[.spec]["podSelector"]) else { return false }
        return selector.matches(pod[.metadata][.labels])
    }

    fileprivate func blockContains(_ address: String) -> Bool {
        guard let block = AddressBlock(self["cidr"].string ?? ""), block.contains(address) else { return false }
        return !self["except"].elements.contains { AddressBlock($0.string ?? "")?.contains(address) == true }
    }

    /// The number of a named container port of a pod.
    public func containerPort(named name: String, transport: String = "TCP") -> Int? {
        let sidecars = self[.spec][.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        for container in self[.spec][.containers].elements + sidecars {
            for port in container[.ports].elements
            where port[.name].string == name && (port[.protocol].string ?? "TCP") == transport {
                return port[.containerPort].integer
            }
        }
        return nil
    }
}
