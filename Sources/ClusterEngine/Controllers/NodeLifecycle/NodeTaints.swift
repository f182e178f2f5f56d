import KubeObjects
import KubeSchema

/// The taints that the node lifecycle controller sets and takes away.
enum NodeTaints {
    static let notReady = "node.kubernetes.io/not-ready"
    static let unreachable = "node.kubernetes.io/unreachable"
    static let unschedulable = "node.kubernetes.io/unschedulable"
    static let outOfService = "node.kubernetes.io/out-of-service"

    /// Which state of which condition is told by which taint (`nodeConditionToTaintKeyStatusMap`).
    private static let byCondition: [(type: String, status: String, taint: String)] = [
        ("Ready", "False", notReady), ("Ready", "Unknown", unreachable),
        ("MemoryPressure", "True", "node.kubernetes.io/memory-pressure"),
        ("DiskPressure", "True", "node.kubernetes.io/disk-pressure"),
        ("NetworkUnavailable", "True", "node.kubernetes.io/network-unavailable"),
        ("PIDPressure", "True", "node.kubernetes.io/pid-pressure"),
    ]

    private static let noScheduleKeys = Set(byCondition.map(\.taint) + [unschedulable])

    /// The keys of the NoSchedule taints a node should have for its conditions and its `spec.unschedulable`.
    private static func wanted(_ node: Value) -> [String] {
        var keys: [String] = []
        for condition in node[.status][.conditions].elements {
            for rule in byCondition
            where condition[.type].string == rule.type && condition[.status].string == rule.status {
                keys.append(rule.taint)
            }
        }
        if node[.spec][.unschedulable].bool == true { keys.append(unschedulable) }
        return keys
    }

    /// The node's taints with those of its conditions brought up to date; `nil` where they are.
    static func updatedForConditions(_ node: Value, at now: Instant) -> [Value]? {
        let taints = node[.spec][.taints].elements
        let wanted = wanted(node)
        func isManaged(_ taint: Value) -> Bool {
            taint[.effect].string == "NoSchedule" && noScheduleKeys.contains(taint[.key].string ?? "")
        }
        let kept = taints.filter { !isManaged($0) || wanted.contains($0[.key].string ?? "") }
        let present = Set(kept.filter(isManaged).compactMap { $0[.key].string })
        let missing = wanted.filter { !present.contains($0) }
        if missing.isEmpty, kept.count == taints.count { return nil }
        return kept + missing.map { taint($0, "NoSchedule", at: now) }
    }

    /// The node's taints with `key` as the only NoExecute taint for its health, or none; `nil` where they are so.
    ///
    /// - Parameter renews: whether a taint that is there gets the present time.
    static func updatedForEviction(
        _ node: Value, to key: String?, renews: Bool = false, at now: Instant
    ) -> [Value]? {
        let taints = node[.spec][.taints].elements
        var kept = taints.filter { taint in
            guard taint[.effect].string == "NoExecute" else { return true }
            let present = taint[.key].string
            return present == key || present != notReady && present != unreachable
        }
        guard let key else { return kept.count == taints.count ? nil : kept }
        guard let index = kept.firstIndex(where: { isEviction($0, key) }) else {
            return kept + [taint(key, "NoExecute", at: now)]
        }
        if renews { kept[index] = taint(key, "NoExecute", at: now) }
        return renews || kept.count != taints.count ? kept : nil
    }

    /// Whether the node's health drives pods off it already.
    static func isEvicting(_ node: Value) -> Bool {
        node[.spec][.taints].elements.contains { isEviction($0, notReady) || isEviction($0, unreachable) }
    }

    private static func isEviction(_ taint: Value, _ key: String) -> Bool {
        taint[.key].string == key && taint[.effect].string == "NoExecute"
    }

    private static func taint(_ key: String, _ effect: String, at now: Instant) -> Value {
        [.key: .string(key), .effect: .string(effect), .timeAdded: .string(now.timestamp)]
    }

    static func write(_ taints: [Value], to node: ObjectKey, in cluster: Cluster) throws(StatusError) {
        try cluster.modify(node, .controller(NodeLifecycleController.component)) {
            $0[.spec][.taints] = taints.isEmpty ? .null : .array(taints)
        }
    }
}

extension Key {
    static let timeAdded = Key("timeAdded")
}
