import KubeObjects

/// Which of its two addresses a load balancer writes into a status.
public enum AddressKind: String, CaseIterable, Sendable {
    case ip
    case hostname
}

/// Who can reach an address.
public enum Scheme: String, CaseIterable, Sendable {
    /// The internet.
    case external
    /// The platform's private network.
    case `internal`
    /// The machine the cluster runs on.
    case host
}

/// Where a proxy stands whose connections arrive at pods.
public enum ProxyPlacement: String, CaseIterable, Sendable {
    /// It runs as pods that policies can select.
    case pods
    /// It is the platform's, outside the cluster: no selector matches it.
    case outside
    /// It runs on the nodes, in the data plane of the network plug-in.
    case nodes
}

/// How a load balancer sends to its backends.
public enum TargetType: String, CaseIterable, Sendable {
    /// To the node port of nodes.
    case instance
    /// Straight to pods.
    case ip
}

/// How a platform's load balancer asks whether a backend is well.
public struct HealthCheck: Sendable {
    /// What decides the path that is asked.
    public enum Origin: String, CaseIterable, Sendable {
        /// The default, unless an annotation or policy object says otherwise.
        case fixed
        /// The container's readiness probe, where it is an HTTP one.
        case readinessProbe
        /// Nothing is asked: endpoints that are ready get traffic.
        case endpoints
        /// A connection is opened, nothing is asked.
        case tcp
    }

    /// What decides the path.
    public let origin: Origin
    /// The path asked when nothing else is said.
    public let path: String
    /// The status code that counts as well.
    public let status: Int
    /// How often it is asked.
    public let interval: Duration
    /// Failures in a row after which a backend is out.
    public let unhealthyThreshold: Int
    /// Successes in a row after which a backend is in.
    public let healthyThreshold: Int
    /// The annotation of Service or Ingress that sets the path; `nil` where there is none.
    public let pathAnnotation: String?
    /// The kind of object that sets the path, such as `HealthCheckPolicy`; `nil` where there is none.
    public let policyKind: String?
    /// The field of that object that holds the path.
    public let pathField: String?
    /// Values of a port's `appProtocol` that turn a TCP check into an HTTP one of ``path``.
    public let httpAppProtocols: [String]

    init(_ node: ProfileNode) throws(PlatformError) {
        origin = try node["origin"].word(or: .endpoints)
        path = try node["path"].optionalString() ?? "/"
        status = try node["status"].integer(or: 200)
        interval = try node["interval"].optionalDuration() ?? .seconds(10)
        unhealthyThreshold = try node["unhealthyThreshold"].integer(or: 2)
        healthyThreshold = try node["healthyThreshold"].integer(or: 2)
        pathAnnotation = try node["pathAnnotation"].optionalString()
        policyKind = try node["policyKind"].optionalString()
        pathField = try node["pathField"].optionalString()
        httpAppProtocols = try node["httpAppProtocols"].strings()
    }
}

/// What a Service of type `LoadBalancer` gets.
public struct LoadBalancerFacts: Sendable {
    /// What becomes of an address asked for in `spec.loadBalancerIP`.
    public enum RequestedAddress: String, CaseIterable, Sendable {
        /// It is given.
        case used
        /// It is ignored; another is given.
        case ignored
        /// It is looked up among the owner's reserved addresses; one that is not there leaves the Service pending.
        case mustBeOwned
    }

    /// Whether anything answers at all; where not, the address stays pending.
    public let isAvailable: Bool
    /// What is made, for people.
    public let product: String
    /// `spec.loadBalancerClass` values that are served besides none.
    public let classes: [String]
    /// The class that is written into new Services that name none; `nil` where none is.
    public let assignedClass: String?
    /// Which address the status holds.
    public let addressKind: AddressKind
    /// A host name's pattern, or the range addresses are taken from.
    public let addressPattern: String
    /// The range internal addresses are taken from.
    public let internalAddressPattern: String
    /// A kind of object without which no address is given, such as `IPAddressPool`; `nil` for none.
    public let requiredKind: String?
    /// The scheme without an annotation.
    public let defaultScheme: Scheme
    /// Annotations that ask for a scheme, by scheme.
    public let schemeAnnotations: [Scheme: Value]
    /// How long it takes until the address is there.
    public let provisioningTime: Duration
    /// What becomes of `spec.loadBalancerIP`.
    public let requestedAddress: RequestedAddress
    /// Whether pods see the client's address.
    public let preservesClientAddress: Bool
    /// How it sends to backends.
    public let targetType: TargetType
    /// How it checks backends.
    public let healthCheck: HealthCheck
    /// Where connections come from, as pods see them.
    public let dataPlane: ProxyPlacement
    /// The ranges health checks and proxies come from.
    public let sourceRanges: [String]

    init(_ node: ProfileNode) throws(PlatformError) {
        isAvailable = try node["available"].bool()
        product = try node["product"].string()
        classes = try node["classes"].strings()
        assignedClass = try node["assignedClass"].optionalString()
        addressKind = try node["addressKind"].word(or: .ip)
        addressPattern = try node["addressPattern"].optionalString() ?? ""
        internalAddressPattern = try node["internalAddressPattern"].optionalString() ?? addressPattern
        requiredKind = try node["requiresKind"].optionalString()
        defaultScheme = try node["defaultScheme"].word(or: .external)
        var annotations: [Scheme: Value] = [:]
        for scheme in Scheme.allCases {
            let texts = try node["schemeAnnotations"][Key(scheme.rawValue)].texts()
            if !texts.isEmpty { annotations[scheme] = texts }
        }
        schemeAnnotations = annotations
        provisioningTime = try node["provisioningTime"].optionalDuration() ?? .zero
        requestedAddress = try node["requestedAddress"].word(or: .ignored)
        preservesClientAddress = try node["preservesClientAddress"].bool(or: false)
        targetType = try node["targetType"].word(or: .instance)
        healthCheck = try HealthCheck(node["healthCheck"])
        dataPlane = try node["dataPlane"].word(or: .outside)
        sourceRanges = try node["sourceRanges"].strings()
    }
}
