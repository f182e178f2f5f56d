import ClusterEngine
import KubeObjects

/// What a Gateway's class, annotations and parameter objects ask for.
struct GatewaySettings {
    /// Who can reach it.
    let scheme: Scheme
    /// The type of the Service in front of proxy pods.
    let serviceType: String
    /// The node ports that are asked for it, by port.
    let nodePorts: [Int: Int]
    /// Annotations of that Service.
    let serviceAnnotations: Value
    /// Whether a certificate of the provider is attached.
    let hasProviderCertificate: Bool

    init(
        _ gateway: Value, class gatewayClass: Value, facts: GatewayController, classes: [GatewayClassFacts],
        in cluster: Cluster
    ) {
        let parameters = Self.parameters(of: gateway, class: gatewayClass, kind: facts.parametersKind, in: cluster)
        let said = facts.schemeField.flatMap { parameters[FieldPath($0)].string }
        let known = classes.first { $0.name == gatewayClass.objectName }?.scheme ?? facts.defaultScheme
        scheme = said.map { text in Scheme.allCases.first { facts.schemeValues[$0] == text } ?? known } ?? known
        serviceType =
            facts.serviceTypeField.flatMap { parameters[FieldPath($0)].string } ?? facts.proxyServiceType
        let patch: Value = facts.servicePatchField.map { parameters[FieldPath($0)] } ?? .null
        nodePorts = Dictionary(
            patch[.spec][.ports].elements.compactMap { entry in
                entry[.port].integer.flatMap { port in entry[.nodePort].integer.map { (port, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        var annotations = gateway[.spec]["infrastructure"][.annotations]
        if let field = facts.serviceAnnotationsField {
            for member in (parameters[FieldPath(field)] as Value).members { annotations[member.key] = member.value }
        }
        serviceAnnotations = annotations
        let annotated = facts.certificateAnnotation.map { gateway.annotation(Key($0)) != nil } ?? false
        let configured = facts.certificateField.map { !WildcardPath($0).matches(in: parameters).isEmpty } ?? false
        hasProviderCertificate = annotated || configured
    }

    /// The object that the Gateway, or else its class, names as parameters; ``Value/null`` for none.
    private static func parameters(
        of gateway: Value, class gatewayClass: Value, kind: String?, in cluster: Cluster
    ) -> Value {
        guard let kind else { return .null }
        let own = gateway[.spec]["infrastructure"]["parametersRef"]
        let general = gatewayClass[.spec]["parametersRef"]
        for (reference, namespace) in [(own, gateway.objectNamespace), (general, general[.namespace].string ?? "")]
        where reference[.kind].string == kind {
            let key = ObjectKey(
                Kind(group: reference["group"].string ?? "", name: kind), namespace: namespace,
                name: reference[.name].string ?? "")
            if let object = cluster.object(key) { return object }
        }
        return .null
    }
}

/// What policy objects say of single backends.
struct BackendSettings {
    private let facts: GatewayController

    init(_ facts: GatewayController) {
        self.facts = facts
    }

    /// The Services for which a policy object changes health check or target type.
    func backends(of plane: DataPlane, in cluster: Cluster) -> [ObjectKey: DataPlane.Backend] {
        var backends: [ObjectKey: DataPlane.Backend] = [:]
        func change(_ key: ObjectKey, _ edit: (inout DataPlane.Backend) -> Void) {
            let fallback = DataPlane.Backend(
                healthCheckPath: plane.healthCheckPath, usesNodePorts: plane.usesNodePorts)
            edit(&backends[key, default: fallback])
        }
        for (object, service) in objects(of: facts.healthCheck.policyKind, in: cluster) {
            guard let field = facts.healthCheck.pathField, let path = object[FieldPath(field)].string else { continue }
            change(service) { $0.healthCheckPath = path }
        }
        for (object, service) in objects(of: facts.targetTypeKind, in: cluster) {
            guard let field = facts.targetTypeField, let type = object[FieldPath(field)].string else { continue }
            change(service) {
                $0.usesNodePorts = type == TargetType.instance.rawValue && !facts.allowsClusterIPWithInstanceTargets
            }
        }
        return backends
    }

    /// The objects of a policy kind and the Services they are attached to.
    private func objects(of kindName: String?, in cluster: Cluster) -> [(object: Value, service: ObjectKey)] {
        guard let kindName else { return [] }
        var found: [(object: Value, service: ObjectKey)] = []
        for kind in cluster.kinds where kind.name == kindName {
            for object in cluster.objects(kind) {
                let single = [object[.spec]["targetRef"], object[.spec]["targetReference"]]
                for target in single + object[.spec]["targetRefs"].elements {
                    guard let name = target[.name].string, target[.kind].string ?? "Service" == "Service" else {
                        continue
                    }
                    found.append((object, ObjectKey(.service, namespace: object.objectNamespace, name: name)))
                }
            }
        }
        return found
    }
}
