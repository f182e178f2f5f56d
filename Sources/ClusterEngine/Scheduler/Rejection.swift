import KubeObjects

/// The filters, in the order kube-scheduler's default profile runs them.
enum SchedulingFilter: Int, Sendable, CaseIterable {
    case nodeUnschedulable, nodeName, taintToleration, nodeAffinity, nodePorts, nodeResourcesFit, volumeRestrictions
    case nodeVolumeLimits, volumeBinding, volumeZone, podTopologySpread, interPodAffinity
}

/// Why a node, or every node, is not for a pod.
struct Rejection: Error, Sendable, Equatable {
    var filter: SchedulingFilter
    var reasons: [String]
    /// Whether taking pods away from the node could help (`Unschedulable` rather than `UnschedulableAndUnresolvable`).
    var isResolvable: Bool

    init(_ filter: SchedulingFilter, _ reasons: [String], isResolvable: Bool = false) {
        self.filter = filter
        self.reasons = reasons
        self.isResolvable = isResolvable
    }

    init(_ filter: SchedulingFilter, _ reason: String, isResolvable: Bool = false) {
        self.init(filter, [reason], isResolvable: isResolvable)
    }
}

/// Why a pod could not be placed at all.
struct FitFailure: Sendable {
    /// What rules out every node at once, before any is looked at.
    typealias Overall = Rejection

    var nodeCount: Int
    /// Why each node was rejected, by row; empty where ``overall`` says it for all.
    var rejections: [(row: Int, rejection: Rejection)] = []
    /// What rules out every node at once.
    var overall: Rejection?

    /// The filters that rejected at least one node.
    var filters: Set<SchedulingFilter> {
        var filters = Set(rejections.map(\.rejection.filter))
        if let overall { filters.insert(overall.filter) }
        return filters
    }

    /// The sentence of a FailedScheduling event, as kube-scheduler's `FitError` prints it.
    ///
    /// - Parameter preemption: what preemption had to say; `nil` where it found victims.
    func message(preemption: String?) -> String {
        var text = "0/\(nodeCount) nodes are available"
        if let overall {
            text += ": \(overall.reasons.joined(separator: ", "))."
            return preemption == nil ? text : text + " not found"
        }
        text += Self.summary(rejections.flatMap(\.rejection.reasons)) + "."
        guard let preemption else { return text }
        // The claim allocator of dynamic resources speaks first, whether or not the pod has claims.
        return text + " no new claims to deallocate, preemption: \(preemption)"
    }

    /// `: 1 Insufficient cpu, 2 node(s) had untolerated taint(s)`, in the order of the texts.
    static func summary(_ reasons: [String]) -> String {
        var counts: [String: Int] = [:]
        for reason in reasons { counts[reason, default: 0] += 1 }
        let texts = counts.map { "\($0.value) \($0.key)" }.sorted()
        return texts.isEmpty ? "" : ": " + texts.joined(separator: ", ")
    }
}
