import KubeObjects

/// A way by which a pod gets an identity in the cloud.
public struct IdentityMechanism: Sendable {
    /// Where a pod must be able to connect for its token.
    public struct Endpoint: Sendable {
        /// The range of its address, or `nil` where only a name is known.
        public let cidr: String?
        /// Its host name, or `nil` where only an address is known.
        public let host: String?
        /// Its ports.
        public let ports: [Int]
    }

    /// A short name, such as `irsa`.
    public let name: String
    /// The ServiceAccount annotation that asks for it; `nil` where none is needed.
    public let annotation: String?
    /// The prefix of ServiceAccount annotations that belong to it.
    public let annotationPrefix: String?
    /// Labels the pod itself must have.
    public let podLabels: Value
    /// Environment variables it adds to every container, with patterns for their values.
    public let environment: Value
    /// The name of the volume that holds the token.
    public let volumeName: String
    /// Where the token is mounted; `nil` where nothing is.
    public let tokenPath: String?
    /// The token's audience.
    public let audience: String?
    /// The token's lifetime.
    public let expiration: Duration?
    /// What egress the pod needs.
    public let endpoints: [Endpoint]
    /// Whether the platform has it switched on.
    public let isEnabled: Bool
    /// The add-on that brings it, where it is not switched on.
    public let addOn: String?

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        annotation = try node["annotation"].optionalString()
        annotationPrefix = try node["annotationPrefix"].optionalString()
        podLabels = try node["podLabels"].texts()
        environment = try node["environment"].texts()
        volumeName = try node["volumeName"].optionalString() ?? "\(name)-token"
        tokenPath = try node["tokenPath"].optionalString()
        audience = try node["audience"].optionalString()
        expiration = try node["expiration"].optionalDuration()
        isEnabled = try node["enabled"].bool()
        addOn = try node["addOn"].optionalString()
        var endpoints: [Endpoint] = []
        for endpoint in try node["endpoints"].list() {
            var ports: [Int] = []
            for port in try endpoint["ports"].list() {
                ports.append(try port.integer())
            }
            endpoints.append(
                Endpoint(
                    cidr: try endpoint["cidr"].optionalString(), host: try endpoint["host"].optionalString(),
                    ports: ports))
        }
        self.endpoints = endpoints
    }
}

/// Who people and pods are on a platform.
public struct IdentityFacts: Sendable {
    /// How pods get an identity in the cloud.
    public let mechanisms: [IdentityMechanism]
    /// Whether users may sign in with client certificates.
    public let acceptsClientCertificates: Bool
    /// What a subject of kind `User` is.
    public let userSubjects: String
    /// What a subject of kind `Group` is.
    public let groupSubjects: String
    /// The plug-in a kubeconfig runs to sign in; `nil` where it needs none.
    public let kubeconfigPlugin: String?

    init(_ node: ProfileNode) throws(PlatformError) {
        var mechanisms: [IdentityMechanism] = []
        for (name, entry) in try node["mechanisms"].entries() {
            mechanisms.append(try IdentityMechanism(name: name, entry))
        }
        self.mechanisms = mechanisms
        acceptsClientCertificates = try node["clientCertificates"].bool()
        userSubjects = try node["userSubjects"].string()
        groupSubjects = try node["groupSubjects"].string()
        kubeconfigPlugin = try node["kubeconfigPlugin"].optionalString()
    }
}

/// Where images come from.
public struct RegistryFacts: Sendable {
    /// The form of an image's name in the platform's registry.
    public let urlFormat: String
    /// The ending by which an image of this registry is known, such as `.azurecr.io`; `nil` where there is none.
    public let hostSuffix: String?
    /// How nodes are allowed to pull.
    public let pullAccess: String
    /// Whether images can be loaded into nodes, so that they need no registry.
    public let loadsImages: Bool

    init(_ node: ProfileNode) throws(PlatformError) {
        urlFormat = try node["urlFormat"].string()
        hostSuffix = try node["hostSuffix"].optionalString()
        pullAccess = try node["pullAccess"].string()
        loadsImages = try node["loadsImages"].bool(or: false)
    }
}
