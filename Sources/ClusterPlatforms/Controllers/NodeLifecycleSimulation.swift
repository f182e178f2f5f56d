import ClusterEngine
import KubeObjects
import KubeSchema

/// What a platform does with its machines: repairs those that stay NotReady, adds some for pods that do not fit.
struct NodeLifecycleSimulation: Controller {
    let name = "cloud-node-manager"
    let watchedKinds: [Kind] = [.node, .pod]

    private let platform: Platform
    private let system: SystemObjects
    private var factory: NodeFactory
    private var unhealthySince: [String: Instant] = [:]
    private var scaleUpAt: Instant?
    private var served: Set<String> = []

    private static let scaleUp = ObjectKey(.pod, name: "scale-up")

    init(_ platform: Platform, factory: NodeFactory, version: String) {
        self.platform = platform
        self.factory = factory
        system = SystemObjects(platform, version: version)
    }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .node {
            if platform.nodes.repairsNodes { queue.add(change.key) }
        } else if platform.nodes.addsNodes, change.isDeletion {
            served.remove(change.new.uid)
        } else if platform.nodes.addsNodes, Self.waitsForRoom(change.new), !served.contains(change.new.uid) {
            queue.add(Self.scaleUp)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key == Self.scaleUp {
            try addNodes(&queue, in: cluster)
        } else {
            try repair(key, &queue, in: cluster)
        }
    }

    // MARK: Repair

    private mutating func repair(
        _ key: ObjectKey, _ queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        guard let node = cluster.object(key), let after = platform.nodes.repairAfter else {
            unhealthySince.removeValue(forKey: key.name)
            return
        }
        guard node[.status][.conditions].condition("Ready")[.status].string != "True" else {
            unhealthySince.removeValue(forKey: key.name)
            return
        }
        let since = unhealthySince[key.name] ?? cluster.now
        unhealthySince[key.name] = since
        let due = since + after + (platform.nodes.repairTakes ?? .zero)
        guard cluster.now >= due else {
            queue.add(key, after: due - cluster.now)
            return
        }
        unhealthySince.removeValue(forKey: key.name)
        switch platform.nodes.repairMethod {
        case .restart:
            cluster.startMachine(key.name)
        case .replace:
            let zone = node.label("topology.kubernetes.io/zone")
            try cluster.delete(key, DeleteOptions(user: "system:\(name)"))
            try add(zone: zone, type: factory.nodeType, labels: .null, in: cluster)
        }
    }

    private mutating func add(zone: String?, type: NodeType, labels: Value, in cluster: Cluster) throws(StatusError) {
        var node = factory.worker(inZone: zone, type: type, at: cluster.now)
        for label in labels.members { node[.metadata][.labels][label.key] = label.value }
        let user = WriteOptions(user: "system:masters")
        let stored = try cluster.create(node, user)
        try cluster.create(system.csiNode(of: stored, type: type), user)
    }

    // MARK: Room

    /// Whether the scheduler found no node for the pod, and a new node could help.
    private static func waitsForRoom(_ pod: Value) -> Bool {
        let condition = pod[.status][.conditions].condition("PodScheduled")
        guard condition[.status].string == "False", condition[.reason].string == "Unschedulable",
            let message = condition[.message].string, pod.boundNode == nil, !pod.isBeingDeleted
        else { return false }
        return roomProblems.contains { message.contains($0) }
    }

    /// Parts of the scheduler's messages that a new node can cure.
    private static let roomProblems = [
        "Insufficient ", "Too many pods", "didn't match pod anti-affinity rules",
        "didn't match pod topology spread constraints", "didn't match Pod's node affinity/selector",
        "node(s) exceed max volume count", "didn't have free ports",
    ]

    private mutating func addNodes(_ queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        let waiting = cluster.objects(.pod).filter { Self.waitsForRoom($0) && !served.contains($0.uid) }
        guard !waiting.isEmpty else {
            scaleUpAt = nil
            return
        }
        guard let due = scaleUpAt else {
            let delay = platform.nodes.newNodeTakes ?? .seconds(120)
            scaleUpAt = cluster.now + delay
            queue.add(Self.scaleUp, after: delay)
            for pod in waiting { report(pod, in: cluster) }
            return
        }
        guard cluster.now >= due else {
            queue.add(Self.scaleUp, after: due - cluster.now)
            return
        }
        scaleUpAt = nil
        var room = NodeRoom(platform)
        for pod in waiting {
            served.insert(pod.uid)
            room.place(pod)
        }
        for node in room.nodes {
            try add(zone: node.zone, type: node.type, labels: node.labels, in: cluster)
        }
    }

    private func report(_ pod: Value, in cluster: Cluster) {
        let count = cluster.count(.node)
        cluster.record(
            EventReport(
                .normal, reason: "TriggeredScaleUp",
                message: "pod triggered scale-up: [{\(platform.nodes.pool) \(count)->\(count + 1) (max: 1000)}]",
                component: "cluster-autoscaler"), about: pod)
    }
}

/// Packs pods that wait onto nodes to be made.
struct NodeRoom {
    /// A node to be made.
    struct Planned {
        let type: NodeType
        let zone: String?
        let labels: Value
        var cpu: Int64
        var memory: Int64
        var pods: Int
    }

    private let platform: Platform
    private let daemons: (cpu: Int64, memory: Int64, pods: Int)
    private(set) var nodes: [Planned] = []

    init(_ platform: Platform) {
        self.platform = platform
        let workloads = platform.system.workloads.filter { $0.form == .daemonSet }
        func sum(_ resource: Key) -> Quantity {
            workloads.map { Quantity($0.requests[resource]) ?? .zero }.reduce(.zero, +)
        }
        daemons = (sum(.cpu).milliValue, sum(.memory).intValue, workloads.count)
    }

    /// Finds room for a pod on a node planned already, or plans one; nothing for a pod no machine can hold.
    mutating func place(_ pod: Value) {
        let cpu = PodRequests.sum(of: pod, .cpu).milliValue
        let memory = PodRequests.sum(of: pod, .memory).intValue
        let selector = pod[.spec][.nodeSelector]
        let zone = selector["topology.kubernetes.io/zone"].string
        let isSpread =
            !pod[.spec][.affinity]["podAntiAffinity"].isEmpty || !pod[.spec][.topologySpreadConstraints].isEmpty
        let spot = platform.nodes.spotSelector
        let wantsSpot = !spot.isEmpty && spot.members.allSatisfy { selector[$0.key] == $0.value }
        let labels: Value = wantsSpot ? spot : .null
        if !isSpread,
            let index = nodes.firstIndex(where: {
                $0.cpu >= cpu && $0.memory >= memory && $0.pods > 0 && $0.zone == zone && $0.labels == labels
            })
        {
            nodes[index].cpu -= cpu
            nodes[index].memory -= memory
            nodes[index].pods -= 1
            return
        }
        let wanted = selector["node.kubernetes.io/instance-type"].string
        let types = platform.nodes.types.filter { type in
            wanted.map { $0 == type.name } ?? (type.architecture == (selector["kubernetes.io/arch"].string ?? "amd64"))
        }
        let preferred = types.filter { $0.name == platform.nodes.defaultType } + types
        for type in preferred {
            let free = platform.nodes.reservation.allocatable(of: type)
            let planned = Planned(
                type: type, zone: zone, labels: labels, cpu: free.cpuMillicores - daemons.cpu - cpu,
                memory: free.memory - daemons.memory - memory, pods: type.maxPods - daemons.pods - 1)
            guard planned.cpu >= 0, planned.memory >= 0, planned.pods >= 0 else { continue }
            nodes.append(planned)
            return
        }
    }
}
