import KubeObjects

/// What the scheduler needs to know of a pod, read once from its spec.
///
/// Immutable, and a class so that lists of pods are cheap to copy.
final class PodInfo: Sendable {
    let key: ObjectKey
    let uid: String
    let labels: Value
    let requests: ResourceAmounts
    /// Requests with a little counted for containers that ask for nothing; used by scores.
    let scoringMilliCPU: Int64
    let scoringMemory: Int64
    let priority: Int
    let nodeSelector: NodeSelector
    let preferredNodeTerms: [(weight: Int64, term: NodeSelector.Term)]
    let tolerations: [Toleration]
    let hostPorts: [HostPort]
    let affinity: [PodTerm]
    let antiAffinity: [PodTerm]
    let preferredAffinity: [PodTerm]
    let spreadConstraints: [SpreadConstraint]
    let claims: [String]
    let neverPreempts: Bool
    let ownerUID: String
    /// Whether it is being deleted.
    let isLeaving: Bool

    struct HostPort: Sendable, Hashable {
        var address: String
        var number: Int
        var transport: String

        func conflicts(with other: HostPort) -> Bool {
            guard number == other.number, transport == other.transport else { return false }
            return address == other.address || address == "0.0.0.0" || other.address == "0.0.0.0"
        }
    }

    init(_ pod: Value, key: ObjectKey) {
        self.key = key
        uid = pod.uid
        labels = pod[.metadata][.labels]
        let spec = pod[.spec]
        requests = .requests(ofPodSpec: spec)
        let scoring = ResourceAmounts.requests(ofPodSpec: spec, countsDefaults: true)
        scoringMilliCPU = scoring.milliCPU
        scoringMemory = scoring.memory
        priority = spec[.priority].integer ?? 0
        nodeSelector = NodeSelector(podSpec: spec)
        tolerations = spec[.tolerations].elements.map(Toleration.init)
        hostPorts = Self.hostPorts(spec)
        claims = spec[.volumes].elements.compactMap { volume in
            if let name = volume[.persistentVolumeClaim][.claimName].string { return name }
            // An ephemeral volume's claim is named after the pod and the volume.
            guard !volume["ephemeral"].isNull, let name = volume[.name].string else { return nil }
            return "\(key.name)-\(name)"
        }
        neverPreempts = spec[.preemptionPolicy].string == "Never"
        ownerUID = pod.controllerReference[.uid].string ?? ""
        isLeaving = pod.isBeingDeleted
        let affinity = spec[.affinity]
        if affinity.isNull {
            preferredNodeTerms = []
            self.affinity = []
            antiAffinity = []
            preferredAffinity = []
        } else {
            preferredNodeTerms = affinity[.nodeAffinity][.preferred].elements.map {
                (Int64($0[.weight].integer ?? 0), NodeSelector.Term($0[.preference]))
            }
            self.affinity = affinity[.podAffinity][.required].elements.map {
                PodTerm($0, podKey: key, podLabels: pod[.metadata][.labels])
            }
            antiAffinity = affinity[.podAntiAffinity][.required].elements.map {
                PodTerm($0, podKey: key, podLabels: pod[.metadata][.labels])
            }
            preferredAffinity =
                affinity[.podAffinity][.preferred].elements.map {
                    PodTerm(
                        $0[.podAffinityTerm], podKey: key, podLabels: pod[.metadata][.labels],
                        weight: Int64($0[.weight].integer ?? 0))
                }
                + affinity[.podAntiAffinity][.preferred].elements.map {
                    PodTerm(
                        $0[.podAffinityTerm], podKey: key, podLabels: pod[.metadata][.labels],
                        weight: -Int64($0[.weight].integer ?? 0))
                }
        }
        spreadConstraints = spec[.topologySpreadConstraints].elements.map {
            SpreadConstraint($0, podKey: key, podLabels: pod[.metadata][.labels])
        }
    }

    /// The same pod as it counts for others now. What its own terms took from its labels stays.
    init(_ pod: PodInfo, labels: Value, isLeaving: Bool) {
        self.isLeaving = isLeaving
        key = pod.key
        uid = pod.uid
        self.labels = labels
        requests = pod.requests
        scoringMilliCPU = pod.scoringMilliCPU
        scoringMemory = pod.scoringMemory
        priority = pod.priority
        nodeSelector = pod.nodeSelector
        preferredNodeTerms = pod.preferredNodeTerms
        tolerations = pod.tolerations
        hostPorts = pod.hostPorts
        affinity = pod.affinity
        antiAffinity = pod.antiAffinity
        preferredAffinity = pod.preferredAffinity
        spreadConstraints = pod.spreadConstraints
        claims = pod.claims
        neverPreempts = pod.neverPreempts
        ownerUID = pod.ownerUID
    }

    private static func hostPorts(_ spec: Value) -> [HostPort] {
        var ports: [HostPort] = []
        let sidecars = spec[.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        for container in spec[.containers].elements + sidecars {
            for port in container[.ports].elements {
                guard let number = port[.hostPort].integer, number > 0 else { continue }
                let address = port[.hostIP].string ?? ""
                ports.append(
                    HostPort(
                        address: address.isEmpty ? "0.0.0.0" : address, number: number,
                        transport: port[.protocol].string ?? "TCP"))
            }
        }
        return ports
    }

    func tolerates(_ taint: Taint) -> Bool { tolerations.contains { $0.tolerates(taint) } }

    var labelPairs: [HashedSelector.Pivot] {
        labels.members.compactMap { member in
            member.value.string.map { HashedSelector.Pivot(key: member.key, value: $0) }
        }
    }

    /// Whether the pod has anything to say about other pods.
    var hasPodTerms: Bool { !affinity.isEmpty || !antiAffinity.isEmpty || !preferredAffinity.isEmpty }
}

/// A set of pods: those in some namespaces whose labels match. Equal sets are counted together.
struct PodSet: Sendable, Hashable {
    /// The namespaces; `nil` for all.
    var namespaces: [Key]?
    /// Namespaces by label, in canonical text; `nil` where not used.
    var namespaceSelector: HashedSelector?
    var selector: HashedSelector
    /// Whether pods that are being deleted are no longer of the set: spreading leaves them out, affinity does not.
    var ignoresLeaving = false

    func matches(_ pod: PodInfo, namespaceLabels: (Key) -> Value) -> Bool {
        if ignoresLeaving, pod.isLeaving { return false }
        guard selector.matches(pod.labels) else { return false }
        if let namespaces, namespaces.contains(pod.key.namespaceKey) { return true }
        if let namespaceSelector { return namespaceSelector.matches(namespaceLabels(pod.key.namespaceKey)) }
        return namespaces == nil
    }
}

/// A label selector that is equal to another when it is written the same.
struct HashedSelector: Sendable, Hashable {
    let text: String
    private let selector: LabelSelector?
    /// A label that every match must carry, where there is one: `(key, value)`.
    let pivot: Pivot?

    struct Pivot: Hashable, Sendable {
        var key: Key
        var value: String
    }

    /// `null` selects nothing, an empty selector everything.
    init(_ value: Value, adding extra: [(Key, String)] = []) {
        var value = value
        for (key, text) in extra { value[.matchLabels][key] = .string(text) }
        text = value.isNull ? "" : JSONWriter.text(value, indented: false, sortedKeys: true)
        selector = value.isNull ? nil : try? LabelSelector(value)
        pivot = value[.matchLabels].members.first.flatMap { member in
            member.value.string.map { Pivot(key: member.key, value: $0) }
        }
    }

    func matches(_ labels: Value) -> Bool { selector?.matches(labels) ?? false }

    static func == (a: HashedSelector, b: HashedSelector) -> Bool { a.text == b.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// One term of pod affinity or anti-affinity.
struct PodTerm: Sendable, Hashable {
    var pods: PodSet
    var topologyKey: Key
    /// For preferred terms; negative for anti-affinity.
    var weight: Int64

    init(_ term: Value, podKey: ObjectKey, podLabels: Value, weight: Int64 = 0) {
        topologyKey = Key(term[.topologyKey].string ?? "")
        self.weight = weight
        var extra: [(Key, String)] = []
        for key in term[.matchLabelKeys].elements.compactMap({ $0.string.map { Key($0) } }) {
            if let text = podLabels[key].string { extra.append((key, text)) }
        }
        let listed = term[.namespaces].elements.compactMap { $0.string.map { Key($0) } }
        let namespaceSelector = term[.namespaceSelector]
        if namespaceSelector.isNull {
            pods = PodSet(
                namespaces: listed.isEmpty ? [podKey.namespaceKey] : listed, namespaceSelector: nil,
                selector: HashedSelector(term[.labelSelector], adding: extra))
        } else {
            pods = PodSet(
                namespaces: listed, namespaceSelector: HashedSelector(namespaceSelector),
                selector: HashedSelector(term[.labelSelector], adding: extra))
        }
    }
}

/// One topology spread constraint.
struct SpreadConstraint: Sendable {
    var pods: PodSet
    var topologyKey: Key
    var maxSkew: Int64
    var minDomains: Int64
    var isRequired: Bool
    var honoursAffinity: Bool
    var honoursTaints: Bool

    init(_ constraint: Value, podKey: ObjectKey, podLabels: Value) {
        topologyKey = Key(constraint[.topologyKey].string ?? "")
        maxSkew = Int64(constraint[.maxSkew].integer ?? 1)
        minDomains = Int64(constraint[.minDomains].integer ?? 1)
        isRequired = constraint[.whenUnsatisfiable].string != "ScheduleAnyway"
        honoursAffinity = constraint[.nodeAffinityPolicy].string != "Ignore"
        honoursTaints = constraint[.nodeTaintsPolicy].string == "Honor"
        var extra: [(Key, String)] = []
        for key in constraint[.matchLabelKeys].elements.compactMap({ $0.string.map { Key($0) } }) {
            if let text = podLabels[key].string { extra.append((key, text)) }
        }
        pods = PodSet(
            namespaces: [podKey.namespaceKey], namespaceSelector: nil,
            selector: HashedSelector(constraint[.labelSelector], adding: extra), ignoresLeaving: true)
    }

    init(pods: PodSet, topologyKey: Key, maxSkew: Int64) {
        self.pods = pods
        self.pods.ignoresLeaving = true
        self.topologyKey = topologyKey
        self.maxSkew = maxSkew
        minDomains = 1
        isRequired = false
        honoursAffinity = true
        honoursTaints = false
    }
}
