import ClusterEngine
import KubeObjects

/// Makes the Node objects of a platform, one after the other.
struct NodeFactory: Sendable {
    private let platform: Platform
    private let version: String
    private let type: NodeType
    /// The zones nodes are spread over, in turn.
    let zones: [String]
    /// How many nodes have been made.
    private(set) var made = 0

    init(_ platform: Platform, plan: ClusterPlan) {
        self.platform = platform
        version = plan.version
        type = plan.type
        zones = plan.zones
    }

    /// The machine type its nodes are of.
    var nodeType: NodeType { type }

    /// The next worker node, in `zone` or in the next one in turn.
    mutating func worker(inZone zone: String? = nil, type: NodeType? = nil, at now: Instant) -> Value {
        let index = made
        made += 1
        let workers = index - (platform.nodes.controlPlane == nil ? 0 : 1)
        let zone = zone ?? (zones.isEmpty ? nil : zones[index % zones.count])
        return node(
            pattern: platform.nodes.namePattern, index: index, ordinal: workers < 1 ? "" : String(workers + 1),
            zone: zone, type: type ?? self.type, labels: .null, taints: platform.nodes.taints, at: now)
    }

    /// The control plane's node; `nil` where the platform shows none.
    ///
    /// - Parameter isAlone: whether it is the only node and has to run everything.
    mutating func controlPlane(isAlone: Bool, at now: Instant) -> Value? {
        guard let facts = platform.nodes.controlPlane else { return nil }
        let index = made
        made += 1
        var labels = facts.labels
        if isAlone { labels["node.kubernetes.io/exclude-from-external-load-balancers"] = .null }
        return node(
            pattern: facts.name, index: index, ordinal: "", zone: zones.first, type: type, labels: labels,
            taints: isAlone ? [] : facts.taints, at: now)
    }

    private func node(
        pattern: String, index: Int, ordinal: String, zone: String?, type: NodeType, labels: Value, taints: [Value],
        at now: Instant
    ) -> Value {
        let address = address(index: index, zone: zone)
        let nodes = platform.nodes
        var words = [
            "cluster": nodes.clusterName, "pool": nodes.pool, "region": nodes.region, "zone": zone ?? "",
            "index": String(index), "ordinal": ordinal, "ip": address.replacing(".", with: "-"),
            "architecture": type.architecture, "type": type.name, "project": "project",
            "zoneNumber": String((zone.flatMap { zones.firstIndex(of: $0) } ?? 0) + 1),
        ]
        let group = "\(nodes.clusterName)/\(nodes.pool)"
        let name = NamePattern(words, seed: "\(group)/\(index)", group: group).fill(pattern)
        words["name"] = name
        let filled = NamePattern(words, seed: name, group: group)
        var all = filled.fill(nodes.labels)
        for label in labels.members { all[label.key] = label.value }
        var spec: Value = [
            "providerID": .string(filled.fill(nodes.providerIDPattern)),
            .taints: taints.isEmpty ? .null : .array(taints),
        ]
        if let prefix = platform.network.nodePodPrefix,
            let range = AddressRange(platform.network.podCIDR)?.part(index, prefix: prefix)
        {
            spec["podCIDR"] = .string(range)
            spec["podCIDRs"] = [.string(range)]
        }
        return [
            .apiVersion: "v1", .kind: "Node", .metadata: [.name: .string(name), .labels: all], .spec: spec,
            .status: status(of: type, name: name, address: address, at: now),
        ]
    }

    /// Nodes of a zone follow each other in an eighth of the range of nodes.
    private func address(index: Int, zone: String?) -> String {
        guard let range = AddressRange(platform.network.nodeCIDR) else { return "" }
        let zoneIndex = zone.flatMap { zones.firstIndex(of: $0) } ?? 0
        return range.address(zoneIndex * (range.count / 8) + 4 + index)
    }

    private func status(of type: NodeType, name: String, address: String, at now: Instant) -> Value {
        let timestamp = Value.string(now.timestamp)
        let conditions: [Value] = Self.healthyConditions.map { condition in
            [
                .type: .string(condition.type), .status: .string(condition.status), "lastHeartbeatTime": timestamp,
                .lastTransitionTime: timestamp, .reason: .string(condition.reason),
                .message: .string(condition.message),
            ]
        }
        return [
            .capacity: [
                .cpu: .string(type.cpu.description), "ephemeral-storage": .string(type.ephemeralStorage.description),
                "hugepages-1Gi": "0", "hugepages-2Mi": "0", .memory: .string(Self.kibibytes(type.memory.intValue)),
                "pods": .string(String(type.maxPods)),
            ],
            .allocatable: allocatable(of: type),
            .conditions: .array(conditions),
            .addresses: [
                [.type: "InternalIP", "address": .string(address)], [.type: "Hostname", "address": .string(name)],
            ],
            "nodeInfo": [
                "architecture": .string(type.architecture),
                "containerRuntimeVersion": .string(platform.nodes.containerRuntime), "kernelVersion": "6.12.0",
                "kubeletVersion": .string("v\(version).0"), "kubeProxyVersion": "", "operatingSystem": "linux",
                "osImage": .string(platform.nodes.osImage), "bootID": "", "machineID": "", "systemUUID": "",
            ],
        ]
    }

    private func allocatable(of type: NodeType) -> Value {
        let free = platform.nodes.reservation.allocatable(of: type)
        let cpu = free.cpuMillicores % 1_000 == 0 ? String(free.cpuMillicores / 1_000) : "\(free.cpuMillicores)m"
        return [
            .cpu: .string(cpu), "ephemeral-storage": .string(String(free.ephemeralStorage)), "hugepages-1Gi": "0",
            "hugepages-2Mi": "0", .memory: .string(Self.kibibytes(free.memory)), "pods": .string(String(type.maxPods)),
        ]
    }

    private static func kibibytes(_ bytes: Int64) -> String { "\(bytes / 1_024)Ki" }

    /// kubelet `nodestatus/setters.go`.
    private static let healthyConditions: [(type: String, status: String, reason: String, message: String)] = [
        ("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
        ("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        ("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
    ]
}
