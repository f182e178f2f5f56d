import KubeObjects

/// The numbers the scheduler compares for every node. Only plain numbers, so that looking at thousands of nodes is cheap.
struct NodeNumbers: Sendable {
    var allocatableMilliCPU: Int64 = 0
    var allocatableMemory: Int64 = 0
    var allocatableEphemeralStorage: Int64 = 0
    var allocatablePods: Int64 = 0
    var requestedMilliCPU: Int64 = 0
    var requestedMemory: Int64 = 0
    var requestedEphemeralStorage: Int64 = 0
    var scoringMilliCPU: Int64 = 0
    var scoringMemory: Int64 = 0
    var podCount: Int64 = 0
    /// Whether the node exists; rows of deleted nodes stay behind.
    var exists = false
    var isUnschedulable = false
    /// Whether it has taints that forbid scheduling.
    var hasHardTaints = false
    /// Whether it has taints that discourage scheduling.
    var hasSoftTaints = false

    /// Whether the node takes any pod for which it has room, and has it.
    func isOpenWithRoom(for pod: PodInfo) -> Bool {
        exists && !isUnschedulable && !hasHardTaints && podCount < allocatablePods
            && Self.fits(pod.requests.milliCPU, allocatableMilliCPU - requestedMilliCPU)
            && Self.fits(pod.requests.memory, allocatableMemory - requestedMemory)
            && Self.fits(pod.requests.ephemeralStorage, allocatableEphemeralStorage - requestedEphemeralStorage)
    }

    /// Whether an amount fits what is free; who asks for nothing fits even where too much is taken.
    static func fits(_ wanted: Int64, _ free: Int64) -> Bool { wanted == 0 || wanted <= free }
}

/// What else the scheduler knows of a node.
struct NodeInfo: Sendable {
    var name: String
    var labels: Value = .null
    var taints: [Taint] = []
    var allocatableScalars: [Key: Int64] = [:]
    var requestedScalars: [Key: Int64] = [:]
    var usedPorts: [PodInfo.HostPort] = []
    /// Pods on the node, bound or about to be.
    var pods: Set<ObjectKey> = []
    /// How many of the pods have each priority; few priorities, however many pods.
    var podCountByPriority: [Int: Int] = [:]
    /// Claims in use on the node, with the number of pods that use each.
    var claims: [ObjectKey: Int] = [:]

    init(name: String) {
        self.name = name
    }

    /// Whether a pod of this priority would find anyone to preempt here.
    func hasPods(belowPriority priority: Int) -> Bool {
        podCountByPriority.keys.contains { $0 < priority }
    }
}

/// The scheduler's picture of all nodes, by row number in the order they joined.
struct NodeTable: Sendable {
    var numbers: [NodeNumbers] = []
    var infos: [NodeInfo] = []
    private var rows: [String: Int] = [:]
    private(set) var count = 0
    /// Nodes with taints that discourage scheduling.
    private(set) var softlyTaintedCount = 0
    private var domainsByKey: [Key: Domains] = [:]
    private var resourceScores = ResourceScores()

    /// The domains of one topology key: for each row the number of its domain, -1 where the node has no such label.
    struct Domains: Sendable {
        var byRow: [Int32] = []
        var count = 0
    }

    /// The domains of a topology key; kept until a node comes or changes its labels.
    mutating func domains(of key: Key) -> Domains {
        if let known = domainsByKey[key], known.byRow.count == infos.count { return known }
        var domains = Domains()
        var numbersByValue: [String: Int32] = [:]
        domains.byRow.reserveCapacity(infos.count)
        for info in infos {
            guard let value = info.labels[key].string else {
                domains.byRow.append(-1)
                continue
            }
            let number = numbersByValue[value] ?? Int32(numbersByValue.count)
            numbersByValue[value] = number
            domains.byRow.append(number)
        }
        domains.count = numbersByValue.count
        domainsByKey[key] = domains
        return domains
    }

    /// Appends the score for its resources of each of `rows`.
    mutating func appendResourceScores(of rows: [Int], for pod: PodInfo, to scores: inout [Int64]) {
        resourceScores.append(rows, pod, nodes: numbers, to: &scores)
    }

    func row(named name: String) -> Int? { rows[name] }

    /// Makes a row for a node, also for one that only pods name.
    mutating func rowOrNew(named name: String) -> Int {
        if let row = rows[name] { return row }
        let row = infos.count
        rows[name] = row
        infos.append(NodeInfo(name: name))
        numbers.append(NodeNumbers())
        return row
    }

    mutating func set(_ node: Value) {
        let row = rowOrNew(named: node.objectName)
        resourceScores.forget(row: row)
        if !numbers[row].exists { count += 1 }
        if numbers[row].hasSoftTaints { softlyTaintedCount -= 1 }
        let allocatable = ResourceAmounts(node[.status][.allocatable])
        numbers[row].exists = true
        numbers[row].allocatableMilliCPU = allocatable.milliCPU
        numbers[row].allocatableMemory = allocatable.memory
        numbers[row].allocatableEphemeralStorage = allocatable.ephemeralStorage
        numbers[row].allocatablePods = Quantity(node[.status][.allocatable][.pods])?.intValue ?? 0
        numbers[row].isUnschedulable = node[.spec][.unschedulable].bool == true
        if infos[row].labels != node[.metadata][.labels] {
            infos[row].labels = node[.metadata][.labels]
            domainsByKey = [:]
        }
        infos[row].allocatableScalars = allocatable.scalars
        infos[row].taints = node[.spec][.taints].elements.compactMap(Taint.init)
        numbers[row].hasHardTaints = infos[row].taints.contains { $0.effect != .preferNoSchedule }
        numbers[row].hasSoftTaints = infos[row].taints.contains { $0.effect == .preferNoSchedule }
        if numbers[row].hasSoftTaints { softlyTaintedCount += 1 }
    }

    mutating func remove(named name: String) {
        guard let row = rows[name], numbers[row].exists else { return }
        numbers[row].exists = false
        count -= 1
    }

    mutating func add(_ pod: PodInfo, toRow row: Int) {
        guard infos[row].pods.insert(pod.key).inserted else { return }
        account(pod, row: row, sign: 1)
        infos[row].podCountByPriority[pod.priority, default: 0] += 1
        infos[row].usedPorts.append(contentsOf: pod.hostPorts)
        for (name, amount) in pod.requests.scalars { infos[row].requestedScalars[name, default: 0] += amount }
        for claim in pod.claims {
            let key = ObjectKey(.persistentVolumeClaim, namespaceKey: pod.key.namespaceKey, name: claim)
            infos[row].claims[key, default: 0] += 1
        }
    }

    mutating func remove(_ pod: PodInfo, fromRow row: Int) {
        guard infos[row].pods.remove(pod.key) != nil else { return }
        account(pod, row: row, sign: -1)
        let ofItsPriority = (infos[row].podCountByPriority[pod.priority] ?? 1) - 1
        infos[row].podCountByPriority[pod.priority] = ofItsPriority > 0 ? ofItsPriority : nil
        for port in pod.hostPorts {
            if let index = infos[row].usedPorts.firstIndex(of: port) { infos[row].usedPorts.remove(at: index) }
        }
        for (name, amount) in pod.requests.scalars { infos[row].requestedScalars[name, default: 0] -= amount }
        for claim in pod.claims {
            let key = ObjectKey(.persistentVolumeClaim, namespaceKey: pod.key.namespaceKey, name: claim)
            let left = (infos[row].claims[key] ?? 1) - 1
            infos[row].claims[key] = left > 0 ? left : nil
        }
    }

    private mutating func account(_ pod: PodInfo, row: Int, sign: Int64) {
        resourceScores.forget(row: row)
        numbers[row].requestedMilliCPU += sign * pod.requests.milliCPU
        numbers[row].requestedMemory += sign * pod.requests.memory
        numbers[row].requestedEphemeralStorage += sign * pod.requests.ephemeralStorage
        numbers[row].scoringMilliCPU += sign * pod.scoringMilliCPU
        numbers[row].scoringMemory += sign * pod.scoringMemory
        numbers[row].podCount += sign
    }
}
