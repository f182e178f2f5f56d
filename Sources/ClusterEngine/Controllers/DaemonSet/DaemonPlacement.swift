import KubeObjects

/// Which nodes a daemon pod belongs on, and how it is pinned to one.
struct DaemonPlacement {
    /// Whether the node should get a pod, and whether one that it has may stay.
    struct Answer {
        var shouldRun: Bool
        var shouldStay: Bool
    }

    private let nodeName: String?
    private let nodeSelector: Members
    private let terms: Value
    private let tolerations: [Value]

    /// A placement for pods like `pod`, which has the tolerations of a daemon.
    init(template: Value, pod: Value) {
        let spec = template[.spec]
        nodeName = spec[.nodeName].string.flatMap { $0.isEmpty ? nil : $0 }
        nodeSelector = spec[.nodeSelector].members
        terms = spec[.affinity]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"]
        tolerations = pod[.spec][.tolerations].elements
    }

    /// `NodeShouldRunDaemonPod`.
    func answer(for node: Value) -> Answer {
        if let nodeName, nodeName != node.objectName { return Answer(shouldRun: false, shouldStay: false) }
        let labels = node[.metadata][.labels]
        guard nodeSelector.allSatisfy({ labels[$0.key] == $0.value }), matchesTerms(node) else {
            return Answer(shouldRun: false, shouldStay: false)
        }
        var shouldRun = true
        var shouldStay = true
        for taint in node[.spec][.taints].elements where !isTolerated(taint) {
            switch taint[.effect].string {
            case "NoSchedule": shouldRun = false
            case "NoExecute":
                shouldRun = false
                shouldStay = false
            default: break
            }
        }
        return Answer(shouldRun: shouldRun, shouldStay: shouldStay)
    }

    private func isTolerated(_ taint: Value) -> Bool { tolerations.contains { Self.tolerates($0, taint) } }

    /// Whether a toleration is one of a taint (`ToleratesTaint`).
    static func tolerates(_ toleration: Value, _ taint: Value) -> Bool {
        if let effect = toleration[.effect].string, !effect.isEmpty, effect != taint[.effect].string { return false }
        let key = toleration[.key].string ?? ""
        let exists = toleration[.operator].string == "Exists"
        if key.isEmpty { return exists }
        guard key == taint[.key].string else { return false }
        return exists || (toleration[.value].string ?? "") == (taint[.value].string ?? "")
    }

    private func matchesTerms(_ node: Value) -> Bool {
        if terms.isNull { return true }
        return terms.elements.contains { term in
            let expressions = term[.matchExpressions].elements
            let fields = term["matchFields"].elements
            if expressions.isEmpty, fields.isEmpty { return false }
            return expressions.allSatisfy {
                Self.matches($0, node[.metadata][.labels][Key($0[.key].string ?? "")].string)
            }
                && fields.allSatisfy { Self.matches($0, node.objectName) }
        }
    }

    /// A node selector requirement, which besides the operators of label selectors knows `Gt` and `Lt`.
    private static func matches(_ requirement: Value, _ value: String?) -> Bool {
        let values = requirement[.values].elements.compactMap(\.string)
        switch requirement[.operator].string {
        case "In": return value.map { values.contains($0) } ?? false
        case "NotIn": return value.map { !values.contains($0) } ?? true
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        case "Gt", "Lt":
            guard let number = value.flatMap({ Int($0) }), let bound = values.first.flatMap({ Int($0) }) else {
                return false
            }
            return requirement[.operator].string == "Gt" ? number > bound : number < bound
        default: return false
        }
    }

    // MARK: Pods

    /// What daemon pods tolerate besides what their template says (`AddOrUpdateDaemonPodTolerations`).
    private static let ownTolerations: [(key: String, effect: String)] = [
        ("node.kubernetes.io/not-ready", "NoExecute"), ("node.kubernetes.io/unreachable", "NoExecute"),
        ("node.kubernetes.io/disk-pressure", "NoSchedule"), ("node.kubernetes.io/memory-pressure", "NoSchedule"),
        ("node.kubernetes.io/pid-pressure", "NoSchedule"), ("node.kubernetes.io/unschedulable", "NoSchedule"),
    ]

    /// The pod that a set asks for, with its labels and tolerations, but not yet a node.
    static func prepared(_ prototype: Value, for set: Value, hash: String) -> Value {
        var pod = prototype
        if let generation = set.annotation(.templateGeneration) {
            pod[.metadata][.labels]["pod-template-generation"] = .string(generation)
        }
        pod[.metadata][.labels][.controllerRevisionHash] = .string(hash)
        var own = ownTolerations
        if pod[.spec][.hostNetwork].bool == true {
            own.append(("node.kubernetes.io/network-unavailable", "NoSchedule"))
        }
        var tolerations = pod[.spec][.tolerations].elements
        for (key, effect) in own {
            let toleration: Value = [.key: .string(key), .operator: "Exists", .effect: .string(effect)]
            tolerations.removeAll {
                $0[.key] == toleration[.key] && $0[.effect] == toleration[.effect]
                    && ($0[.operator].string ?? "Equal") == "Exists"
            }
            tolerations.append(toleration)
        }
        pod[.spec][.tolerations] = .array(tolerations)
        return pod
    }

    /// A prepared pod, pinned to a node so that the scheduler binds it there and nowhere else.
    static func pinned(_ prepared: Value, to node: String) -> Value {
        var pod = prepared
        pod[.spec][.affinity]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"] = [
            "nodeSelectorTerms": [
                ["matchFields": [[.key: "metadata.name", .operator: "In", .values: [.string(node)]]]]
            ]
        ]
        return pod
    }

    /// The node a daemon pod is on or pinned to (`GetTargetNodeName`).
    static func node(of pod: Value) -> String? {
        if let node = pod.boundNode { return node }
        let terms = pod[.spec][.affinity]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][
            "nodeSelectorTerms"]
        for term in terms.elements {
            for field in term["matchFields"].elements where field[.key].string == "metadata.name" {
                return field[.values][0].string
            }
        }
        return nil
    }
}

extension Key {
    static let templateGeneration = Key("deprecated.daemonset.template.generation")
}
