import KubeObjects

/// What the simulated network remembers: Service addresses and node ports in use.
public struct NetworkState: Sendable {
    var serviceAddresses: [String: ObjectKey] = [:]
    var nodePorts: [Int: ObjectKey] = [:]
    /// What stands behind each programmed Gateway, Ingress and load-balanced Service. Their controllers write it.
    public var dataPlanes: [ObjectKey: DataPlane] = [:]

    /// Nothing in use.
    public init() {}
}

/// How the simulated network is built.
public struct NetworkConfiguration: Sendable {
    /// The range of Service addresses (kubeadm's default).
    public var serviceCIDR = "10.96.0.0/12"
    /// The range of pod addresses.
    public var podCIDR = "10.244.0.0/16"
    /// How many bits of ``podCIDR`` name a node's own range (kube-controller-manager `--node-cidr-mask-size`); `nil` where nodes
    /// get no range from Kubernetes (`--allocate-node-cidrs=false`).
    public var nodeCIDRMaskSize: Int?
    /// The suffix of cluster names.
    public var clusterDomain = "cluster.local"
    /// Which NetworkPolicies are enforced, and how.
    public var policy = PolicyEnforcement()
    /// How names are resolved.
    public var nameService = NameService()
    /// Whether a node port can be reached from outside the cluster.
    public var nodePortsAreReachableFromOutside = true

    /// kubeadm's defaults.
    public init() {}

    /// What the network plug-in does with NetworkPolicies.
    public struct PolicyEnforcement: Sendable {
        /// Whether anything enforces NetworkPolicies. Where nothing does, the API accepts them all the same.
        public var isEnforced = true
        /// The name of what enforces, or would.
        public var engine = "network plug-in"
        /// Whether an `ipBlock` can select pods and nodes (it cannot with Cilium).
        public var addressBlocksSelectPods = true
        /// Whether traffic through a Service is allowed only where the Service's selector satisfies the policy's peer and its port is
        /// the pod's (a limit of the VPC CNI).
        public var comparesServiceSelectors = false
        /// Whether policies spare pods that no controller owns (a documented limit of the VPC CNI).
        public var sparesStandalonePods = false
        /// How long a new pod is open before its policies hold.
        public var startGap = Duration.zero

        /// Everything enforced, without limits.
        public init() {}
    }

    /// Who answers name queries.
    public struct NameService: Sendable {
        /// The address in the pods' resolv.conf; empty for the tenth address of the Service range.
        public var serviceAddress = ""
        /// Addresses on the node that answer in place of the pods, such as a node-local cache's. Empty where pods answer.
        public var nodeAddresses: [String] = []
        /// Whether pods labelled `k8s-app: kube-dns` answer at all; `false` where the platform resolves names itself.
        public var isServedByPods = true

        /// CoreDNS pods behind the Service `kube-dns`.
        public init() {}
    }
}

/// What carries traffic from users to pods for a Gateway, an Ingress or a Service of type LoadBalancer.
public struct DataPlane: Sendable {
    /// Where pods see the traffic come from.
    public enum Source: Sendable {
        /// Proxies in pods of a namespace, with these labels.
        case pods(namespace: String, labels: Value)
        /// Machines outside the cluster with these addresses.
        case outside(addresses: [String])
    }

    /// Where pods see the traffic come from.
    public var source: Source
    /// Whether users on the internet reach it; `false` for an address inside the provider's network.
    public var isPublic: Bool
    /// Its address or name, as `status` shows it.
    public var address: String
    /// The path of a health check of its own that must answer 200; `nil` where readiness of the pods decides.
    public var healthCheckPath: String?
    /// Whether it reaches pods through node ports, for which a Service must be of type NodePort or LoadBalancer.
    public var usesNodePorts: Bool
    /// Whether it serves HTTPS with the Secrets that listeners name.
    public var usesTLSSecrets: Bool
    /// Whether HTTPS works although it reads no Secrets: a certificate of the provider is attached.
    public var hasProviderCertificate: Bool

    /// What differs for single backends, by Service.
    public var backends: [ObjectKey: Backend] = [:]

    /// How a data plane treats one of its backends.
    public struct Backend: Sendable {
        /// The path of the health check; `nil` where readiness of the pods decides.
        public var healthCheckPath: String?
        /// Whether the pods are reached through node ports.
        public var usesNodePorts: Bool

        /// Creates settings of a backend.
        public init(healthCheckPath: String?, usesNodePorts: Bool) {
            self.healthCheckPath = healthCheckPath
            self.usesNodePorts = usesNodePorts
        }
    }

    /// Creates a data plane.
    public init(
        source: Source, isPublic: Bool, address: String, healthCheckPath: String? = nil, usesNodePorts: Bool = false,
        usesTLSSecrets: Bool = true, hasProviderCertificate: Bool = false
    ) {
        self.source = source
        self.isPublic = isPublic
        self.address = address
        self.healthCheckPath = healthCheckPath
        self.usesNodePorts = usesNodePorts
        self.usesTLSSecrets = usesTLSSecrets
        self.hasProviderCertificate = hasProviderCertificate
    }
}
