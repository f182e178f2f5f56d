import KubeObjects

/// What can be chosen of a cluster; what is not chosen is as the platform has it.
public struct ClusterOptions: Sendable {
    /// The Kubernetes minor version, such as `1.35`.
    public var kubernetesVersion: String?
    /// How many nodes, a visible control plane's included.
    public var nodes: Int?
    /// Over how many zones they are spread.
    public var zones: Int?
    /// The machine's type.
    public var nodeType: String?
    /// Add-ons by name.
    public var addOns: [String]
    /// The source of all chance.
    public var seed: UInt64

    /// The most nodes a cluster can be asked to begin with (Kubernetes' own limit).
    public static let nodeLimit = 5_000

    /// Creates options.
    public init(
        kubernetesVersion: String? = nil, nodes: Int? = nil, zones: Int? = nil, nodeType: String? = nil,
        addOns: [String] = [], seed: UInt64 = 1
    ) {
        self.kubernetesVersion = kubernetesVersion
        self.nodes = nodes
        self.zones = zones
        self.nodeType = nodeType
        self.addOns = addOns
        self.seed = seed
    }
}

/// Options that a platform can meet.
struct ClusterPlan: Sendable {
    let version: String
    let nodeCount: Int
    let zones: [String]
    let type: NodeType

    init(_ options: ClusterOptions, on platform: Platform) throws(PlatformError) {
        let nodes = platform.nodes
        version = options.kubernetesVersion ?? platform.kubernetes.defaultVersion
        guard platform.kubernetes.versions.contains(version) else {
            let offered = platform.kubernetes.versions.joined(separator: ", ")
            throw PlatformError("\(platform.displayName) offers no Kubernetes \(version); it offers \(offered)")
        }
        nodeCount = options.nodes ?? nodes.count
        guard (1...ClusterOptions.nodeLimit).contains(nodeCount) else {
            throw PlatformError("a cluster has 1 to \(ClusterOptions.nodeLimit) nodes, not \(nodeCount)")
        }
        let zoneCount = options.zones ?? nodes.defaultZoneCount
        guard zoneCount >= min(1, nodes.zones.count), zoneCount <= nodes.zones.count else {
            let known = nodes.zones.isEmpty ? "no zones" : "1 to \(nodes.zones.count) zones"
            throw PlatformError("\(platform.displayName) has \(known) in \(nodes.region), not \(zoneCount)")
        }
        zones = Array(nodes.zones.prefix(zoneCount))
        let name = options.nodeType ?? nodes.defaultType
        guard let type = nodes.type(named: name) else {
            let known = nodes.types.map(\.name).joined(separator: ", ")
            throw PlatformError("\(platform.displayName) knows no node type \"\(name)\"; it knows \(known)")
        }
        self.type = type
    }
}
