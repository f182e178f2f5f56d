import KubeObjects

/// A controller that serves Ingresses.
public struct IngressController: Sendable {
    /// How an Ingress chooses this controller.
    public enum Selection: String, CaseIterable, Sendable {
        /// By `spec.ingressClassName` and an IngressClass.
        case className
        /// By the annotation `kubernetes.io/ingress.class` only; a class name alone is ignored.
        case annotation
    }

    /// The controller's name in IngressClasses, such as `ingress.k8s.aws/alb`.
    public let name: String
    /// The IngressClasses that exist for it.
    public let classes: [String]
    /// Which of them is the default class; `nil` for none.
    public let defaultClass: String?
    /// How it is chosen.
    public let selection: Selection
    /// Values of the annotation it answers to, each with the scheme it makes.
    public let annotationSchemes: [(value: String, scheme: Scheme)]
    /// Whether an Ingress that names nothing is served.
    public let servesBareIngress: Bool
    /// The scheme without an annotation.
    public let defaultScheme: Scheme
    /// The annotation that sets the scheme, and its values by scheme.
    public let schemeAnnotations: [Scheme: Value]
    /// Which address the status holds.
    public let addressKind: AddressKind
    /// A host name's pattern, or the range addresses are taken from.
    public let addressPattern: String
    /// How long it takes until the address is there.
    public let provisioningTime: Duration
    /// Where its proxies stand.
    public let dataPlane: ProxyPlacement
    /// The namespace of its proxy pods; `nil` where there are none.
    public let proxyNamespace: String?
    /// The labels of its proxy pods.
    public let proxyLabels: Value
    /// The ranges its connections come from, where they are no pods.
    public let sourceRanges: [String]
    /// How it sends to backends without an annotation.
    public let targetType: TargetType
    /// The annotation that sets the target type; `nil` where there is none.
    public let targetTypeAnnotation: String?
    /// Whether a ClusterIP Service can be a backend of instance targets.
    public let allowsClusterIPWithInstanceTargets: Bool
    /// What the controller says of a backend it cannot use with instance targets; a pattern.
    public let backendProblem: String?
    /// Whether TLS Secrets of the Ingress are used.
    public let usesTLSSecrets: Bool
    /// The annotation that names a certificate of the provider; `nil` where there is none.
    public let certificateAnnotation: String?
    /// Prefixes of the annotations it reads.
    public let annotationPrefixes: [String]
    /// How it checks backends.
    public let healthCheck: HealthCheck

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        classes = try node["classes"].strings()
        defaultClass = try node["defaultClass"].optionalString()
        selection = try node["selection"].word(or: .className)
        var schemes: [(value: String, scheme: Scheme)] = []
        for (value, scheme) in try node["annotationSchemes"].entries() {
            schemes.append((value, try scheme.word()))
        }
        annotationSchemes = schemes
        servesBareIngress = try node["servesBareIngress"].bool(or: false)
        defaultScheme = try node["defaultScheme"].word(or: .external)
        var annotations: [Scheme: Value] = [:]
        for scheme in Scheme.allCases {
            let texts = try node["schemeAnnotations"][Key(scheme.rawValue)].texts()
            if !texts.isEmpty { annotations[scheme] = texts }
        }
        schemeAnnotations = annotations
        addressKind = try node["addressKind"].word(or: .ip)
        addressPattern = try node["addressPattern"].optionalString() ?? ""
        provisioningTime = try node["provisioningTime"].optionalDuration() ?? .zero
        dataPlane = try node["dataPlane"].word()
        proxyNamespace = try node["proxyNamespace"].optionalString()
        proxyLabels = try node["proxyLabels"].texts()
        sourceRanges = try node["sourceRanges"].strings()
        targetType = try node["targetType"].word(or: .ip)
        targetTypeAnnotation = try node["targetTypeAnnotation"].optionalString()
        allowsClusterIPWithInstanceTargets = try node["allowsClusterIPWithInstanceTargets"].bool(or: true)
        backendProblem = try node["backendProblem"].optionalString()
        usesTLSSecrets = try node["usesTLSSecrets"].bool(or: true)
        certificateAnnotation = try node["certificateAnnotation"].optionalString()
        annotationPrefixes = try node["annotationPrefixes"].strings()
        healthCheck = try HealthCheck(node["healthCheck"])
    }
}

/// The Ingress controllers of a platform.
public struct IngressFacts: Sendable {
    /// The controllers that run.
    public let controllers: [IngressController]
    /// The class or annotation value to move an Ingress to; `nil` where there is nothing to name.
    public let recommendedClass: String?
    /// The add-on that brings it; `nil` where it is built in.
    public let addOn: String?

    init(_ node: ProfileNode) throws(PlatformError) {
        var controllers: [IngressController] = []
        for (name, entry) in try node["controllers"].entries() {
            controllers.append(try IngressController(name: name, entry))
        }
        self.controllers = controllers
        recommendedClass = try node["recommendedClass"].optionalString()
        addOn = try node["addOn"].optionalString()
    }
}
