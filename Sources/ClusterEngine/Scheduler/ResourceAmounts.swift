import KubeObjects

/// Amounts of resources: what a pod asks for, or what a node has. CPU in thousandths of a core, the rest in bytes or units.
public struct ResourceAmounts: Sendable, Equatable {
    /// Thousandths of a core.
    public var milliCPU: Int64 = 0
    /// Bytes.
    public var memory: Int64 = 0
    /// Bytes.
    public var ephemeralStorage: Int64 = 0
    /// Extended resources and huge pages by name, in units; empty for most pods.
    public var scalars: [Key: Int64] = [:]

    /// Nothing.
    public init() {}

    /// The amounts in a resource list such as `resources.requests` or `status.allocatable`. `pods` is left out.
    public init(_ list: Value) {
        for member in list.members {
            switch member.key {
            case .cpu: milliCPU = Quantity(member.value)?.milliValue ?? 0
            case .memory: memory = Quantity(member.value)?.intValue ?? 0
            case .ephemeralStorage: ephemeralStorage = Quantity(member.value)?.intValue ?? 0
            case .pods: break
            default: scalars[member.key] = Quantity(member.value)?.intValue ?? 0
            }
        }
    }

    /// Adds amounts.
    public static func += (a: inout ResourceAmounts, b: ResourceAmounts) {
        a.milliCPU += b.milliCPU
        a.memory += b.memory
        a.ephemeralStorage += b.ephemeralStorage
        for (name, amount) in b.scalars { a.scalars[name, default: 0] += amount }
    }

    /// Takes amounts away.
    public static func -= (a: inout ResourceAmounts, b: ResourceAmounts) {
        a.milliCPU -= b.milliCPU
        a.memory -= b.memory
        a.ephemeralStorage -= b.ephemeralStorage
        for (name, amount) in b.scalars { a.scalars[name, default: 0] -= amount }
    }

    /// The larger of the two amounts of each resource.
    mutating func formMaximum(_ other: ResourceAmounts) {
        milliCPU = max(milliCPU, other.milliCPU)
        memory = max(memory, other.memory)
        ephemeralStorage = max(ephemeralStorage, other.ephemeralStorage)
        for (name, amount) in other.scalars { scalars[name] = max(scalars[name] ?? 0, amount) }
    }
}

extension ResourceAmounts {
    /// What scheduling counts for a container that asks for nothing (`schedutil.DefaultMilliCPURequest`, 100m).
    static let defaultMilliCPU: Int64 = 100
    /// What scheduling counts for a container that asks for nothing (`schedutil.DefaultMemoryRequest`, 200 MiB).
    static let defaultMemory: Int64 = 200 << 20

    /// What a pod asks for (`resourcehelper.PodRequests`): its containers and sidecars together, or its largest moment of
    /// initialisation, plus its overhead.
    ///
    /// - Parameter countsDefaults: whether containers without a request count as asking for a little, as scoring does.
    public static func requests(ofPodSpec spec: Value, countsDefaults: Bool = false) -> ResourceAmounts {
        var total = ResourceAmounts()
        for container in spec[.containers].elements {
            total += requests(ofContainer: container, countsDefaults: countsDefaults)
        }
        let initContainers = spec[.initContainers].elements
        if !initContainers.isEmpty {
            var sidecars = ResourceAmounts()
            var largest = ResourceAmounts()
            for container in initContainers {
                let amounts = requests(ofContainer: container, countsDefaults: countsDefaults)
                if container[.restartPolicy].string == "Always" {
                    total += amounts
                    sidecars += amounts
                    largest.formMaximum(sidecars)
                } else {
                    var moment = sidecars
                    moment += amounts
                    largest.formMaximum(moment)
                }
            }
            total.formMaximum(largest)
        }
        if !spec[.resources].isNull {
            // Requests of the pod as a whole stand in for its containers' (pod-level resources).
            let whole = ResourceAmounts(spec[.resources][.requests])
            if whole.milliCPU > 0 { total.milliCPU = whole.milliCPU }
            if whole.memory > 0 { total.memory = whole.memory }
        }
        if !spec[.overhead].isNull { total += ResourceAmounts(spec[.overhead]) }
        return total
    }

    private static func requests(ofContainer container: Value, countsDefaults: Bool) -> ResourceAmounts {
        let list = container[.resources][.requests]
        var amounts = ResourceAmounts(list)
        if countsDefaults {
            if list[.cpu].isNull { amounts.milliCPU = defaultMilliCPU }
            if list[.memory].isNull { amounts.memory = defaultMemory }
        }
        return amounts
    }
}

extension Key {
    static let ephemeralStorage = Key("ephemeral-storage")
    static let pods = Key("pods")
    static let overhead = Key("overhead")
    static let unschedulable = Key("unschedulable")
    static let schedulingGates = Key("schedulingGates")
    static let preemptionPolicy = Key("preemptionPolicy")
    static let nominatedNodeName = Key("nominatedNodeName")
    static let labelSelector = Key("labelSelector")
    static let namespaceSelector = Key("namespaceSelector")
    static let namespaces = Key("namespaces")
    static let nodeAffinity = Key("nodeAffinity")
    static let podAffinity = Key("podAffinity")
    static let podAntiAffinity = Key("podAntiAffinity")
    static let required = Key("requiredDuringSchedulingIgnoredDuringExecution")
    static let preferred = Key("preferredDuringSchedulingIgnoredDuringExecution")
    static let nodeSelectorTerms = Key("nodeSelectorTerms")
    static let matchFields = Key("matchFields")
    static let weight = Key("weight")
    static let preference = Key("preference")
    static let podAffinityTerm = Key("podAffinityTerm")
    static let whenUnsatisfiable = Key("whenUnsatisfiable")
    static let maxSkew = Key("maxSkew")
    static let minDomains = Key("minDomains")
    static let nodeAffinityPolicy = Key("nodeAffinityPolicy")
    static let nodeTaintsPolicy = Key("nodeTaintsPolicy")
    static let matchLabelKeys = Key("matchLabelKeys")
}
