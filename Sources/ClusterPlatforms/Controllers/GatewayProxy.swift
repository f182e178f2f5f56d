import ClusterEngine
import KubeObjects
import KubeSchema

/// The proxy pods of a Gateway, and the Service in front of them.
struct GatewayProxy {
    private let gateway: Value
    private let key: ObjectKey
    private let facts: GatewayController
    private let settings: GatewaySettings

    init(_ gateway: Value, key: ObjectKey, facts: GatewayController, settings: GatewaySettings) {
        self.gateway = gateway
        self.key = key
        self.facts = facts
        self.settings = settings
    }

    private var pattern: NamePattern {
        let className = gateway[.spec]["gatewayClassName"].string ?? ""
        return NamePattern(
            ["namespace": key.namespace, "name": key.name, "class": className],
            seed: "\(key.namespace)/\(key.name)")
    }

    private var namespace: String { facts.proxyNamespace ?? key.namespace }
    private var name: String { facts.sharedProxy ?? pattern.fill(facts.proxyName) }

    /// The labels of the proxy pods.
    var labels: Value { pattern.fill(facts.proxyLabels) }

    /// Makes the Deployment and the Service, or brings them into line with the listeners.
    func apply(in cluster: Cluster) throws(StatusError) {
        let user = WriteOptions(user: "system:serviceaccount:\(namespace):\(facts.name)")
        if cluster.object(ObjectKey(.deployment, namespace: namespace, name: name)) == nil {
            try cluster.create(deployment, user)
        }
        let serviceKey = ObjectKey(.service, namespace: namespace, name: name)
        guard let service = cluster.object(serviceKey) else {
            try cluster.create(service, user)
            return
        }
        let known = service[.spec][.ports].elements.compactMap { $0[.port].integer }
        guard known != ports || service[.spec][.type].string != settings.serviceType else { return }
        try cluster.modify(serviceKey, user) { service in
            service[.spec][.type] = .string(settings.serviceType)
            service[.spec][.ports] = servicePorts
        }
    }

    /// Where users reach the proxies; `nil` while they cannot.
    func address(nodePortsReachable: Bool, in cluster: Cluster) -> (address: String, isPublic: Bool)? {
        let serviceKey = ObjectKey(.service, namespace: namespace, name: name)
        guard let service = cluster.object(serviceKey) else { return nil }
        switch service[.spec][.type].string {
        case "LoadBalancer":
            guard let plane = cluster.network.dataPlanes[serviceKey] else { return nil }
            return (plane.address, plane.isPublic)
        case "NodePort":
            let node = cluster.objects(.node).first
            let addresses = node?[.status][.addresses].elements ?? []
            guard let address = addresses.first(where: { $0[.type] == "InternalIP" })?["address"].string else {
                return nil
            }
            return (address, nodePortsReachable)
        default:
            return service[.spec][.clusterIP].string.map { ($0, false) }
        }
    }

    private var owner: Value {
        // An owner in another namespace would be collected; such proxies are kept by their controller.
        namespace == key.namespace ? [gateway.asControllerReference] : .null
    }

    private var ports: [Int] {
        var ports: [Int] = []
        for listener in gateway[.spec]["listeners"].elements {
            if let port = listener[.port].integer, !ports.contains(port) { ports.append(port) }
        }
        return ports
    }

    private var servicePorts: Value {
        // A node port belongs to a type of Service that has one.
        let nodePorts = settings.serviceType == "ClusterIP" ? [:] : settings.nodePorts
        return .array(
            ports.map { port in
                [
                    .name: .string("port-\(port)"), .port: Value(port), .targetPort: Value(port),
                    .nodePort: Value(nodePorts[port]),
                ]
            })
    }

    /// Proxies of today's gateways run without any privilege, so that namespaces of the level `restricted` admit them.
    private static let securityContext: Value = [
        "allowPrivilegeEscalation": false, "runAsNonRoot": true, "capabilities": ["drop": ["ALL"]],
        "seccompProfile": [.type: "RuntimeDefault"],
    ]

    private var deployment: Value {
        let requests = facts.proxyRequests
        let container: Value = [
            .name: "proxy", .image: .string(facts.proxyImage),
            .ports: .array(ports.map { [.containerPort: Value($0)] }),
            .resources: requests.isEmpty ? .null : [.requests: requests],
            .securityContext: Self.securityContext,
        ]
        return [
            .apiVersion: "apps/v1", .kind: "Deployment",
            .metadata: [
                .name: .string(name), .namespace: .string(namespace), .labels: labels, .ownerReferences: owner,
            ],
            .spec: [
                .replicas: 1, .selector: [.matchLabels: labels],
                .template: [.metadata: [.labels: labels], .spec: [.containers: [container]]],
            ],
        ]
    }

    private var service: Value {
        [
            .apiVersion: "v1", .kind: "Service",
            .metadata: [
                .name: .string(name), .namespace: .string(namespace), .labels: labels,
                .annotations: settings.serviceAnnotations, .ownerReferences: owner,
            ],
            .spec: [.type: .string(settings.serviceType), .selector: labels, .ports: servicePorts],
        ]
    }
}
