import ClusterEngine
import KubeObjects

/// The addresses that the platform gave to an app's ways in, as the status of each says.
struct AddressFinder {
    private let cluster: Cluster
    private let namespaces: [String]

    init(cluster: Cluster, namespaces: [String]) {
        self.cluster = cluster
        self.namespaces = namespaces
    }

    /// The addresses by object and address; whatever waits for one has an entry without.
    ///
    /// - Parameter routes: the ways in; a NodePort is an address where one of them leads through it.
    func addresses(for routes: [RunReport.Route]) -> [RunReport.Address] {
        let found = namespaces.flatMap { namespace in
            cluster.objects(.gateway, namespace: namespace).flatMap(ofGateway)
                + cluster.objects(.ingress, namespace: namespace).flatMap(ofIngress)
                + cluster.objects(.service, namespace: namespace).flatMap { ofService($0, routes: routes) }
        }
        return found.sorted {
            ($0.object.kind.name, $0.object.namespace, $0.object.name, $0.address ?? "", $0.ports.lexicographic)
                < ($1.object.kind.name, $1.object.namespace, $1.object.name, $1.address ?? "", $1.ports.lexicographic)
        }
    }

    // MARK: Kinds

    private func ofGateway(_ gateway: Value) -> [RunReport.Address] {
        let key = ObjectKey(.gateway, namespace: gateway.objectNamespace, name: gateway.objectName)
        var ports: [Int] = []
        for listener in gateway[.spec]["listeners"].elements {
            if let port = listener[.port].integer, !ports.contains(port) { ports.append(port) }
        }
        let addresses = gateway[.status][.addresses].elements.compactMap { $0[.value].string }
        guard let proxy = nodePortService(of: key) else { return all(addresses, of: key, ports: ports.sorted()) }
        // Users of a proxy behind node ports come by those, whatever the listeners say.
        let numbers = proxy[.spec][.ports].elements.compactMap { $0[.nodePort].integer }.sorted()
        return all(addresses, of: key, ports: numbers, isNodePort: true)
    }

    private func ofIngress(_ ingress: Value) -> [RunReport.Address] {
        let key = ObjectKey(.ingress, namespace: ingress.objectNamespace, name: ingress.objectName)
        return all(ofLoadBalancer(ingress), of: key, ports: ingress[.spec]["tls"].isEmpty ? [80] : [80, 443])
    }

    private func ofService(_ service: Value, routes: [RunReport.Route]) -> [RunReport.Address] {
        let key = ObjectKey(.service, namespace: service.objectNamespace, name: service.objectName)
        let ports = service[.spec][.ports].elements
        // What a controller put in front of a Gateway's proxies has the Gateway's address.
        guard service.controllerReference[.kind].string != "Gateway" else { return [] }
        switch service[.spec][.type].string {
        case "LoadBalancer":
            return all(ofLoadBalancer(service), of: key, ports: ports.compactMap { $0[.port].integer })
        case "NodePort":
            guard cluster.configuration.network.nodePortsAreReachableFromOutside,
                routes.contains(where: { $0.via.first == key })
            else { return [] }
            return all(
                nodeAddress.map { [$0] } ?? [], of: key, ports: ports.compactMap { $0[.nodePort].integer },
                isNodePort: true)
        default: return []
        }
    }

    private func all(_ addresses: [String], of key: ObjectKey, ports: [Int], isNodePort: Bool = false)
        -> [RunReport.Address]
    {
        let given: [String?] = addresses.isEmpty ? [nil] : addresses
        return given.map { RunReport.Address(object: key, address: $0, ports: ports, isNodePort: isNodePort) }
    }

    // MARK: Parts

    private func ofLoadBalancer(_ object: Value) -> [String] {
        object[.status]["loadBalancer"]["ingress"].elements.compactMap { $0["hostname"].string ?? $0["ip"].string }
    }

    /// The Service in front of a Gateway's proxies, where it is one of type NodePort.
    private func nodePortService(of gateway: ObjectKey) -> Value? {
        guard case .pods(let namespace, let labels) = cluster.network.dataPlanes[gateway]?.source else { return nil }
        return cluster.objects(.service, namespace: namespace).first {
            $0[.spec][.selector] == labels && $0[.spec][.type].string == "NodePort"
        }
    }

    private var nodeAddress: String? {
        cluster.objects(.node).first?[.status][.addresses].elements.first { $0[.type] == "InternalIP" }?["address"]
            .string
    }
}

extension [Int] {
    /// Numbers as a text that sorts as they do.
    fileprivate var lexicographic: String {
        map { String(repeating: "0", count: Swift.max(0, 5 - String($0).count)) + String($0) }.joined(separator: ",")
    }
}
