import ClusterEngine
import KubeObjects
import KubeSchema

/// A Gateway controller: accepts the classes that name it, gives their Gateways an address, and tells routes what became
/// of them.
struct GatewaySimulation: Controller {
    let name: String
    let watchedKinds: [Kind]

    let facts: GatewayController
    private let classes: [GatewayClassFacts]
    private let region: String
    private let nodePortsReachable: Bool
    private var started: [ObjectKey: Instant] = [:]
    private var addresses = AddressBook(first: 100)

    init(
        _ facts: GatewayController, classes: [GatewayClassFacts], region: String, nodePortsReachable: Bool
    ) {
        self.facts = facts
        self.classes = classes
        self.region = region
        self.nodePortsReachable = nodePortsReachable
        name = "gateway-controller \(facts.name)"
        watchedKinds = [.gatewayClass, .gateway, .service, .secret, .referenceGrant] + Self.policyKinds + RouteKind.all
    }

    /// Kinds of object that change how a controller treats a backend or a Gateway.
    private static let policyKinds = [
        Kind(group: "networking.gke.io", name: "HealthCheckPolicy"),
        Kind(group: "alb.networking.azure.io", name: "HealthCheckPolicy"),
        Kind(group: "gateway.k8s.aws", name: "TargetGroupConfiguration"),
        Kind(group: "gateway.k8s.aws", name: "LoadBalancerConfiguration"),
        Kind(group: "gateway.envoyproxy.io", name: "EnvoyProxy"),
        Kind(group: "gateway.nginx.org", name: "NginxProxy"),
    ]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .gatewayClass:
            queue.add(change.key)
            queueGateways(&queue, in: cluster) { $0[.spec]["gatewayClassName"].string == change.key.name }
        case .gateway:
            if change.isDeletion { forget(change.key, in: cluster) } else { queue.add(change.key) }
        case .secret where !facts.usesTLSSecrets:
            break
        default:
            queueGateways(&queue, in: cluster) { _ in true }
        }
    }

    private func queueGateways(_ queue: inout WorkQueue, in cluster: Cluster, where condition: (Value) -> Bool) {
        guard cluster.count(.gateway) > 0 else { return }
        for gateway in cluster.objects(.gateway) where condition(gateway) {
            if let key = cluster.key(of: gateway) { queue.add(key) }
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .gatewayClass {
            accept(class: key, in: cluster)
            return
        }
        guard let gateway = cluster.object(key), !gateway.isBeingDeleted,
            let gatewayClass = myClass(of: gateway, in: cluster)
        else {
            forget(key, in: cluster)
            return
        }
        let settings = GatewaySettings(gateway, class: gatewayClass, facts: facts, classes: classes, in: cluster)
        GatewayStatus(gateway, key: key, facts: facts).write(in: cluster)
        if facts.dataPlane == .pods, facts.sharedProxy == nil {
            try GatewayProxy(gateway, key: key, facts: facts, settings: settings).apply(in: cluster)
        }
        guard let start = started[key] else {
            started[key] = cluster.now
            setProgrammed(key, gateway, address: nil, in: cluster)
            queue.add(key, after: facts.provisioningTime)
            return
        }
        guard cluster.now >= start + facts.provisioningTime else {
            queue.add(key, after: start + facts.provisioningTime - cluster.now)
            return
        }
        program(key, gateway, settings, in: cluster)
    }

    // MARK: Classes

    private func accept(class key: ObjectKey, in cluster: Cluster) {
        guard let object = cluster.object(key), object[.spec]["controllerName"].string == facts.name else { return }
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "Accepted", status: "True", reason: "Accepted", message: "Valid GatewayClass", at: now,
                extra: [.observedGeneration: object[.metadata][.generation]])
        }
    }

    private func myClass(of gateway: Value, in cluster: Cluster) -> Value? {
        let name = gateway[.spec]["gatewayClassName"].string ?? ""
        guard let object = cluster.object(ObjectKey(.gatewayClass, name: name)),
            object[.spec]["controllerName"].string == facts.name
        else { return nil }
        return object
    }

    // MARK: Addresses

    private mutating func program(
        _ key: ObjectKey, _ gateway: Value, _ settings: GatewaySettings, in cluster: Cluster
    ) {
        let found: (address: String, isPublic: Bool)?
        if facts.dataPlane == .pods {
            found = GatewayProxy(gateway, key: key, facts: facts, settings: settings)
                .address(nodePortsReachable: nodePortsReachable, in: cluster)
        } else {
            let known = cluster.network.dataPlanes[key]?.address
            let address =
                known
                ?? addresses.address(
                    pattern: facts.addressPattern, kind: facts.addressKind, key: key, uid: gateway.uid, region: region)
            found = (address, settings.scheme.isPublic)
        }
        guard let found else {
            cluster.network.dataPlanes.removeValue(forKey: key)
            setProgrammed(key, gateway, address: nil, in: cluster)
            return
        }
        cluster.network.dataPlanes[key] = plane(
            for: gateway, key: key, settings, address: found.address, isPublic: found.isPublic, in: cluster)
        setProgrammed(key, gateway, address: found.address, in: cluster)
    }

    private func plane(
        for gateway: Value, key: ObjectKey, _ settings: GatewaySettings, address: String, isPublic: Bool,
        in cluster: Cluster
    ) -> DataPlane {
        let source: DataPlane.Source =
            facts.dataPlane == .pods
            ? .pods(
                namespace: facts.proxyNamespace ?? key.namespace,
                labels: GatewayProxy(gateway, key: key, facts: facts, settings: settings).labels)
            : .outside(addresses: SourceAddresses.of(facts.sourceRanges, preservesClient: false))
        var plane = DataPlane(
            source: source, isPublic: isPublic, address: address,
            healthCheckPath: facts.healthCheck.path(for: gateway),
            usesNodePorts: facts.targetType == .instance && !facts.allowsClusterIPWithInstanceTargets,
            usesTLSSecrets: facts.usesTLSSecrets, hasProviderCertificate: settings.hasProviderCertificate)
        plane.backends = BackendSettings(facts).backends(of: plane, in: cluster)
        return plane
    }

    private func setProgrammed(_ key: ObjectKey, _ gateway: Value, address: String?, in cluster: Cluster) {
        let now = cluster.now
        let kind = facts.addressKind == .hostname ? "Hostname" : "IPAddress"
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "Programmed", status: address == nil ? "False" : "True",
                reason: address == nil ? "AddressNotAssigned" : "Programmed",
                message: address == nil
                    ? "No addresses have been assigned to the Gateway" : "Address assigned to the Gateway", at: now,
                extra: [.observedGeneration: gateway[.metadata][.generation]])
            status[.addresses] = address.map { [[.type: .string(kind), .value: .string($0)]] } ?? .null
        }
    }

    private mutating func forget(_ key: ObjectKey, in cluster: Cluster) {
        guard started.removeValue(forKey: key) != nil else { return }
        cluster.network.dataPlanes.removeValue(forKey: key)
    }
}

/// The kinds of route of the Gateway API.
enum RouteKind {
    static let group = "gateway.networking.k8s.io"
    static let all = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"].map {
        Kind(group: group, name: $0)
    }
}

extension Kind {
    static let referenceGrant = Kind(group: RouteKind.group, name: "ReferenceGrant")
}
