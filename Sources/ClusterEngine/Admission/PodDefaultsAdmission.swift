import KubeObjects
import KubeSchema

/// Turns a pod's priority class into its priority (plug-in `Priority`).
public struct PriorityAdmission: AdmissionPlugin {
    /// `Priority`
    public let name = "Priority"

    /// The built-in classes (`scheduling.SystemPriorityClasses`).
    private static let system = ["system-node-critical": 2_000_001_000, "system-cluster-critical": 2_000_000_000]

    /// Creates the plug-in.
    public init() {}

    /// Sets `spec.priority` and `spec.preemptionPolicy`.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create, request.subresource == nil else { return }
        var className = request.object[.spec][.priorityClassName].string ?? ""
        var priority = 0
        var policy = "PreemptLowerPriority"
        if className.isEmpty {
            if let fallback = globalDefault(in: cluster) {
                className = fallback.objectName
                priority = fallback[.value].integer ?? 0
                policy = fallback["preemptionPolicy"].string ?? policy
                request.object[.spec][.priorityClassName] = .string(className)
            }
        } else if let object = cluster.object(ObjectKey(.priorityClass, name: className)) {
            priority = object[.value].integer ?? 0
            policy = object["preemptionPolicy"].string ?? policy
        } else if let known = Self.system[className] {
            priority = known
        } else {
            throw request.forbidden("no PriorityClass with name \(className) was found", in: cluster)
        }
        if let given = request.object[.spec][.priority].integer, given != priority {
            throw request.forbidden(
                "the integer value of priority (\(given)) must not be provided in pod spec; priority admission controller computed \(priority) from the given PriorityClass name",
                in: cluster)
        }
        request.object[.spec][.priority] = Value(priority)
        if request.object[.spec][.preemptionPolicy].isNull {
            request.object[.spec][.preemptionPolicy] = .string(policy)
        }
    }

    private func globalDefault(in cluster: Cluster) -> Value? {
        cluster.objects(.priorityClass).filter { $0["globalDefault"].bool == true }
            .min { ($0[.value].integer ?? 0) < ($1[.value].integer ?? 0) }
    }
}

/// Lets every pod stay 300 s on a node that is not ready or unreachable (plug-in `DefaultTolerationSeconds`).
public struct DefaultTolerationSeconds: AdmissionPlugin {
    /// `DefaultTolerationSeconds`
    public let name = "DefaultTolerationSeconds"

    /// kube-apiserver `--default-not-ready-toleration-seconds` and `--default-unreachable-toleration-seconds`.
    private static let seconds = 300

    /// Creates the plug-in.
    public init() {}

    /// Adds the two tolerations where the pod has none that covers them.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.subresource == nil, request.operation != .delete else { return }
        let tolerations = request.object[.spec][.tolerations].elements.map(Toleration.init)
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
            let isCovered = tolerations.contains {
                ($0.key == key || $0.key.isEmpty) && ($0.effect == .noExecute || $0.effect == nil)
            }
            if isCovered { continue }
            request.object[.spec][.tolerations].elements.append([
                .key: .string(key), .operator: "Exists", .effect: "NoExecute", "tolerationSeconds": Value(Self.seconds),
            ])
        }
    }
}

/// Adds the overhead and the placement of a pod's runtime class (plug-in `RuntimeClass`).
public struct RuntimeClassAdmission: AdmissionPlugin {
    /// `RuntimeClass`
    public let name = "RuntimeClass"

    /// Creates the plug-in.
    public init() {}

    /// Reads the class; refuses pods whose class does not exist.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create, request.subresource == nil,
            let className = request.object[.spec]["runtimeClassName"].string
        else { return }
        guard let object = cluster.object(ObjectKey(.runtimeClass, name: className)) else {
            throw request.forbidden("pod rejected: RuntimeClass \"\(className)\" not found", in: cluster)
        }
        if !object[.overhead]["podFixed"].isNull { request.object[.spec][.overhead] = object[.overhead]["podFixed"] }
        for member in object["scheduling"][.nodeSelector].members {
            request.object[.spec][.nodeSelector][member.key] = member.value
        }
        request.object[.spec][.tolerations].elements.append(contentsOf: object["scheduling"][.tolerations].elements)
        if request.object[.spec][.tolerations].isEmpty { request.object[.spec][.tolerations] = .null }
    }
}

/// Marks a new node not ready until its kubelet says otherwise (plug-in `TaintNodesByCondition`).
public struct TaintNodesByCondition: AdmissionPlugin {
    /// `TaintNodesByCondition`
    public let name = "TaintNodesByCondition"

    /// Creates the plug-in.
    public init() {}

    /// Adds the taint `node.kubernetes.io/not-ready:NoSchedule`.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .node, request.operation == .create else { return }
        if request.object[.status][.conditions].condition("Ready")[.status].string == "True" { return }
        let taint: Value = [.key: "node.kubernetes.io/not-ready", .effect: "NoSchedule"]
        if request.object[.spec][.taints].elements.contains(where: {
            $0[.key] == taint[.key] && $0[.effect] == taint[.effect]
        }) {
            return
        }
        request.object[.spec][.taints].elements.append(taint)
    }
}
