import KubeObjects

/// A platform's addresses and its cluster DNS.
public struct NetworkFacts: Sendable {
    /// The range of Service addresses.
    public let serviceCIDR: String
    /// The range of pod addresses.
    public let podCIDR: String
    /// The range of node addresses.
    public let nodeCIDR: String
    /// The length of the prefix each node gets out of ``podCIDR``; `nil` where pods get single addresses.
    public let nodePodPrefix: Int?
    /// What connects the pods, for people.
    public let cni: String
    /// Cluster DNS.
    public let dns: DNSFacts
    /// Whether `spec.externalIPs` of Services are refused.
    public let blocksExternalIPs: Bool
    /// Whether a NodePort of a node can be reached from outside the cluster's network as the platform comes.
    public let nodePortsReachable: Bool

    init(_ node: ProfileNode) throws(PlatformError) {
        serviceCIDR = try node["serviceCIDR"].string()
        podCIDR = try node["podCIDR"].string()
        nodeCIDR = try node["nodeCIDR"].string()
        nodePodPrefix = node["nodePodPrefix"].isPresent ? try node["nodePodPrefix"].integer() : nil
        cni = try node["cni"].string()
        dns = try DNSFacts(node["dns"])
        blocksExternalIPs = try node["blocksExternalIPs"].bool(or: false)
        nodePortsReachable = try node["nodePortsReachable"].bool(or: false)
    }
}

/// Who answers names in the cluster.
public struct DNSFacts: Sendable {
    /// `CoreDNS`, `kube-dns`, `Cloud DNS`.
    public let implementation: String
    /// The address of the Service `kube-dns`.
    public let serviceIP: String
    /// The nameserver in the pods' `resolv.conf`.
    public let nameserver: String
    /// Whether pods answer that a NetworkPolicy can select; `false` where the resolver runs on the node or outside.
    public let answersFromPods: Bool
    /// The labels of those pods.
    public let podLabels: Value
    /// Addresses of the resolver that no pod selector matches; empty where queries go straight to pods.
    public let nodeLocalAddresses: [String]
    /// The ranges an egress rule must allow besides the pods.
    public let egressCIDRs: [String]
    /// The cluster's domain.
    public let clusterDomain: String

    init(_ node: ProfileNode) throws(PlatformError) {
        implementation = try node["implementation"].string()
        serviceIP = try node["serviceIP"].string()
        nameserver = try node["nameserver"].optionalString() ?? serviceIP
        answersFromPods = try node["answersFromPods"].bool()
        podLabels = try node["podLabels"].texts()
        nodeLocalAddresses = try node["nodeLocalAddresses"].strings()
        egressCIDRs = try node["egressCIDRs"].strings()
        clusterDomain = try node["clusterDomain"].optionalString() ?? "cluster.local"
    }
}
