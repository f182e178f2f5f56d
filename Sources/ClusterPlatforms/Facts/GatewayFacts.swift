import KubeObjects

/// A GatewayClass that exists from the start.
public struct GatewayClassFacts: Sendable {
    /// The class's name.
    public let name: String
    /// The controller it names.
    public let controller: String
    /// Who can reach its Gateways.
    public let scheme: Scheme
    /// What its load balancer is, for people.
    public let product: String?

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        controller = try node["controller"].string()
        scheme = try node["scheme"].word(or: .external)
        product = try node["product"].optionalString()
    }
}

/// A controller that serves Gateways.
public struct GatewayController: Sendable {
    /// The name in `GatewayClass.spec.controllerName`.
    public let name: String
    /// The class people usually name it by, where none exists from the start.
    public let usualClass: String?
    /// The kinds of route it accepts.
    public let routes: [String]
    /// HTTPRoute filters and fields it does not know, such as `RequestMirror` or `timeouts`.
    public let unsupported: [String]
    /// Filters and fields whose support is not claimed, without proof that they fail.
    public let unclaimed: [String]
    /// Whether routes of different kinds can share a Gateway.
    public let mixesRouteKinds: Bool
    /// The scheme where the class says none.
    public let defaultScheme: Scheme
    /// The kind of object that sets the scheme and certificates, by `parametersRef`; `nil` where there is none.
    public let parametersKind: String?
    /// The field of that object that says the scheme.
    public let schemeField: String?
    /// What that field holds, by scheme.
    public let schemeValues: [Scheme: String]
    /// The field of that object that says the type of the Service in front of the proxies.
    public let serviceTypeField: String?
    /// The field of ``parametersKind`` that holds a patch of the proxies' Service, such as its node ports.
    public let servicePatchField: String?
    /// Which address the Gateway's status holds.
    public let addressKind: AddressKind
    /// A host name's pattern, or the range addresses are taken from.
    public let addressPattern: String
    /// How long it takes until the Gateway is programmed.
    public let provisioningTime: Duration
    /// Where its proxies stand.
    public let dataPlane: ProxyPlacement
    /// The namespace of its proxy pods; `nil` for the Gateway's own, or where there are no pods.
    public let proxyNamespace: String?
    /// The labels of its proxy pods; patterns allowed.
    public let proxyLabels: Value
    /// The pattern of the name of the proxy's Deployment and Service.
    public let proxyName: String
    /// The image of the proxy pods.
    public let proxyImage: String
    /// What each proxy pod requests, by resource.
    public let proxyRequests: Value
    /// The Deployment and Service that serve every Gateway, where the controller makes none for each.
    public let sharedProxy: String?
    /// The type of the Service in front of its proxy pods.
    public let proxyServiceType: String
    /// The ranges its connections come from, where they are no pods.
    public let sourceRanges: [String]
    /// Whether certificates of listeners are taken from Secrets.
    public let usesTLSSecrets: Bool
    /// The annotation of a Gateway that names certificates of the provider; `nil` where there is none.
    public let certificateAnnotation: String?
    /// The field of ``parametersKind`` that names certificates of the provider; `nil` where there is none.
    public let certificateField: String?
    /// The field of ``parametersKind`` that holds annotations of the proxies' Service.
    public let serviceAnnotationsField: String?
    /// How it sends to backends without further objects.
    public let targetType: TargetType
    /// The kind of object that sets the target type; `nil` where there is none.
    public let targetTypeKind: String?
    /// The field of that object that says the target type.
    public let targetTypeField: String?
    /// Whether a ClusterIP Service can be a backend of instance targets.
    public let allowsClusterIPWithInstanceTargets: Bool
    /// How it checks backends.
    public let healthCheck: HealthCheck

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        usualClass = try node["usualClass"].optionalString()
        routes = try node["routes"].strings()
        unsupported = try node["unsupported"].strings()
        unclaimed = try node["unclaimed"].strings()
        mixesRouteKinds = try node["mixesRouteKinds"].bool(or: true)
        defaultScheme = try node["defaultScheme"].word(or: .external)
        parametersKind = try node["parametersKind"].optionalString()
        schemeField = try node["schemeField"].optionalString()
        var values: [Scheme: String] = [:]
        for scheme in Scheme.allCases {
            values[scheme] = try node["schemeValues"][Key(scheme.rawValue)].optionalString()
        }
        schemeValues = values
        serviceTypeField = try node["serviceTypeField"].optionalString()
        servicePatchField = try node["servicePatchField"].optionalString()
        addressKind = try node["addressKind"].word(or: .ip)
        addressPattern = try node["addressPattern"].optionalString() ?? ""
        provisioningTime = try node["provisioningTime"].optionalDuration() ?? .zero
        dataPlane = try node["dataPlane"].word()
        proxyNamespace = try node["proxyNamespace"].optionalString()
        proxyLabels = try node["proxyLabels"].texts()
        proxyName = try node["proxyName"].optionalString() ?? "{name}-{class}"
        proxyImage = try node["proxyImage"].optionalString() ?? "registry.k8s.io/gateway-proxy:v1"
        proxyRequests = try node["proxyRequests"].texts()
        sharedProxy = try node["sharedProxy"].optionalString()
        proxyServiceType = try node["proxyServiceType"].optionalString() ?? "LoadBalancer"
        sourceRanges = try node["sourceRanges"].strings()
        usesTLSSecrets = try node["usesTLSSecrets"].bool(or: true)
        certificateAnnotation = try node["certificateAnnotation"].optionalString()
        certificateField = try node["certificateField"].optionalString()
        serviceAnnotationsField = try node["serviceAnnotationsField"].optionalString()
        targetType = try node["targetType"].word(or: .ip)
        targetTypeKind = try node["targetTypeKind"].optionalString()
        targetTypeField = try node["targetTypeField"].optionalString()
        allowsClusterIPWithInstanceTargets = try node["allowsClusterIPWithInstanceTargets"].bool(or: true)
        healthCheck = try HealthCheck(node["healthCheck"])
    }
}

/// The Gateway API of a platform.
public struct GatewayFacts: Sendable {
    /// Whether the CRDs of the Gateway API are there.
    public let hasCRDs: Bool
    /// The version of their bundle, such as `1.4.1`; empty where there are none.
    public let version: String
    /// `standard` or `experimental`.
    public let channel: String
    /// The classes that exist.
    public let classes: [GatewayClassFacts]
    /// The controllers that run.
    public let controllers: [GatewayController]
    /// The class to move a Gateway to.
    public let recommendedClass: String?
    /// The controller of ``recommendedClass``.
    public let recommendedController: String?
    /// The add-on that brings CRDs and controller; `nil` where they are built in.
    public let addOn: String?

    init(_ node: ProfileNode) throws(PlatformError) {
        hasCRDs = try node["crds"]["installed"].bool()
        version = try node["crds"]["version"].optionalString() ?? ""
        channel = try node["crds"]["channel"].optionalString() ?? "standard"
        var classes: [GatewayClassFacts] = []
        for (name, entry) in try node["classes"].entries() {
            classes.append(try GatewayClassFacts(name: name, entry))
        }
        self.classes = classes
        var controllers: [GatewayController] = []
        for (name, entry) in try node["controllers"].entries() {
            controllers.append(try GatewayController(name: name, entry))
        }
        self.controllers = controllers
        recommendedClass = try node["recommended"]["class"].optionalString()
        recommendedController = try node["recommended"]["controller"].optionalString()
        addOn = try node["recommended"]["addOn"].optionalString()
    }

    /// The controller behind `controllerName`, or `nil` where none runs.
    public func controller(named name: String) -> GatewayController? {
        controllers.first { $0.name == name }
    }
}
