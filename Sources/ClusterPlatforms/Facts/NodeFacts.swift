import KubeObjects

/// The machines of a platform and what it does with them.
public struct NodeFacts: Sendable {
    /// A control-plane node that is visible as a `Node`.
    public struct ControlPlane: Sendable {
        /// The pattern of its name.
        public let name: String
        /// Labels it carries besides those of every node.
        public let labels: Value
        /// Its taints, unless it is the only node.
        public let taints: [Value]
    }

    /// What happens when a drain during an upgrade does not end in time.
    public enum DrainTimeoutOutcome: String, CaseIterable, Sendable {
        /// The upgrade fails; pods stay.
        case upgradeFails
        /// The pods are removed in spite of their disruption budgets.
        case podsAreRemoved
        /// Nothing is drained.
        case neverDrains
    }

    /// How a platform mends a broken node.
    public enum RepairMethod: String, CaseIterable, Sendable {
        /// The machine is started anew and keeps its name.
        case restart
        /// Another machine with another name takes its place.
        case replace
    }

    /// The cluster's name in the names of its nodes.
    public let clusterName: String
    /// The node pool's name in names and labels.
    public let pool: String
    /// `status.nodeInfo.osImage`.
    public let osImage: String
    /// `status.nodeInfo.containerRuntimeVersion`.
    public let containerRuntime: String
    /// How many nodes a cluster has when none are asked for, visible control-plane nodes included.
    public let count: Int
    /// The region in names and labels.
    public let region: String
    /// The zones nodes are spread over, in this order; empty where the platform knows none.
    public let zones: [String]
    /// The zones a cluster gets when none are asked for: the first of ``zones``.
    public let defaultZoneCount: Int
    /// The machines to choose from, smallest first.
    public let types: [NodeType]
    /// The name of the machine used when none is asked for.
    public let defaultType: String
    /// The control plane's node, where it is visible.
    public let controlPlane: ControlPlane?
    /// The pattern of node names; `{index}` and other words in braces are filled in.
    public let namePattern: String
    /// The pattern of `spec.providerID`.
    public let providerIDPattern: String
    /// Labels of every node; values may hold patterns.
    public let labels: Value
    /// Taints of every node.
    public let taints: [Value]
    /// What is kept for the system.
    public let reservation: Reservation
    /// Eviction thresholds by signal (kubelet `evictionHard`).
    public let evictionHard: Value
    /// Whether the platform repairs or replaces broken nodes by itself.
    public let repairsNodes: Bool
    /// How long a node is unhealthy before repair begins; `nil` where nothing repairs it.
    public let repairAfter: Duration?
    /// How long repairing takes until a node is back; `nil` where nothing repairs it.
    public let repairTakes: Duration?
    /// What repairing does.
    public let repairMethod: RepairMethod
    /// How long a drain may take in an upgrade; `nil` where nothing drains.
    public let drainTimeout: Duration?
    /// What happens after ``drainTimeout``.
    public let afterDrainTimeout: DrainTimeoutOutcome
    /// How long before a spot machine is taken it is announced; `nil` where there are none.
    public let spotNotice: Duration?
    /// The longest grace period an ordinary pod gets when its spot machine is taken.
    public let spotPodGrace: Duration?
    /// Labels by which pods choose spot machines.
    public let spotSelector: Value
    /// Whether nodes are added for pods that do not fit, without an add-on.
    public let addsNodes: Bool
    /// How long a new node takes; `nil` where none are added.
    public let newNodeTakes: Duration?

    init(_ node: ProfileNode) throws(PlatformError) {
        clusterName = try node["clusterName"].optionalString() ?? "main"
        pool = try node["pool"].optionalString() ?? "default"
        osImage = try node["osImage"].optionalString() ?? "Linux"
        containerRuntime = try node["containerRuntime"].optionalString() ?? "containerd://2.1.5"
        count = try node["count"].integer()
        region = try node["region"].string()
        zones = try node["zones"].strings()
        defaultZoneCount = try node["zoneCount"].integer(or: zones.count)
        var types: [NodeType] = []
        for (name, type) in try node["types"].entries() {
            types.append(try NodeType(name: name, type, defaults: node["typeDefaults"], limit: node["maxPodsPerNode"]))
        }
        self.types = types
        defaultType = try node["defaultType"].string()
        controlPlane = try Self.controlPlane(node["controlPlane"])
        namePattern = try node["namePattern"].string()
        providerIDPattern = try node["providerID"].string()
        labels = try node["labels"].texts()
        taints = try Self.taints(node["taints"])
        reservation = try Reservation(node["reserved"])
        evictionHard = try node["reserved"]["evictionHard"].texts()
        let repair = node["repair"]
        repairsNodes = try repair["enabled"].bool(or: false)
        repairAfter = try repair["after"].optionalDuration()
        repairMethod = try repair["method"].word(or: .restart)
        repairTakes = try repair["takes"].optionalDuration()
        drainTimeout = try node["upgrade"]["drainTimeout"].optionalDuration()
        afterDrainTimeout = try node["upgrade"]["afterDrainTimeout"].word(or: .neverDrains)
        spotNotice = try node["spot"]["notice"].optionalDuration()
        spotPodGrace = try node["spot"]["podGrace"].optionalDuration()
        spotSelector = try node["spot"]["selector"].texts()
        addsNodes = try node["autoscaling"]["builtIn"].bool(or: false)
        newNodeTakes = try node["autoscaling"]["newNodeTakes"].optionalDuration()
        guard types.contains(where: { $0.name == defaultType }) else {
            throw node["defaultType"].error("is \(defaultType), which nodes.types does not hold")
        }
        guard count > 0 else { throw node["count"].error("must be at least 1") }
        guard defaultZoneCount <= zones.count else { throw node["zoneCount"].error("is more than nodes.zones holds") }
    }

    /// The machine named `name`, or `nil`.
    public func type(named name: String) -> NodeType? {
        types.first { $0.name == name }
    }

    private static func controlPlane(_ node: ProfileNode) throws(PlatformError) -> ControlPlane? {
        guard node.isPresent else { return nil }
        return ControlPlane(
            name: try node["name"].string(), labels: try node["labels"].texts(), taints: try taints(node["taints"]))
    }

    private static func taints(_ node: ProfileNode) throws(PlatformError) -> [Value] {
        var taints: [Value] = []
        for taint in try node.list() {
            taints.append([
                .key: .string(try taint["key"].string()), .value: Value(try taint["value"].optionalString()),
                .effect: .string(try taint["effect"].string()),
            ])
        }
        return taints
    }
}
