import ClusterEngine
import KubeObjects
import KubeSchema

/// Writes and raises the resources of containers, as platforms do that pay by request.
struct ResourceMutator: AdmissionPlugin {
    let name = "ResourceMutator"

    private let rules: ResourceMutation
    private let exempt: [String]

    /// - Parameter exempt: namespaces that are left alone; `*` at the end stands for anything.
    init(_ rules: ResourceMutation, exempt: [String]) {
        self.rules = rules
        self.exempt = exempt
    }

    func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        let namespace = request.key.namespace
        let isExempt = exempt.contains { $0.hasSuffix("*") ? namespace.hasPrefix($0.dropLast()) : $0 == namespace }
        guard request.subresource == nil, request.operation != .delete, !isExempt,
            request.kind != .pod || request.operation == .create, let place = Self.template(of: request.kind)
        else { return }
        let isDaemon =
            request.kind == .daemonSet || request.object.controllerReference[.kind].string == "DaemonSet"
        var pod: Value = request.object[place]
        guard !pod[.spec][.containers].isEmpty else { return }
        let defaulted = writeDefaults(&pod, isDaemon: isDaemon)
        let before = pod
        raise(&pod)
        writeLimits(&pod)
        request.object[place] = pod
        let isManaged = !request.object.controllerReference.isNull
        guard !isManaged else { return }
        let adjusted = zip(pod[.spec][.containers].elements, before[.spec][.containers].elements)
            .filter { $0[.resources] != $1[.resources] }.compactMap { $0.0[.name].string }
        warn(&request, defaulted, rules.warning)
        if defaulted.isEmpty { warn(&request, adjusted, rules.adjustedWarning) }
    }

    /// Where a kind holds its pod template; `nil` for kinds without one.
    private static func template(of kind: Kind) -> FieldPath? {
        switch kind {
        case .pod: .root
        case .deployment, .replicaSet, .statefulSet, .daemonSet, .job, .replicationController: "spec.template"
        case .cronJob: "spec.jobTemplate.spec.template"
        default: nil
        }
    }

    private func warn(_ request: inout AdmissionRequest, _ containers: [String], _ pattern: String?) {
        guard !containers.isEmpty, let pattern else { return }
        let words = [
            "kind": request.kind.name, "namespace": request.key.namespace, "name": request.key.name,
            "containers": containers.joined(separator: " "),
        ]
        request.warnings.append(NamePattern(words).fill(pattern))
    }

    // MARK: Requests

    /// Gives every container the requests it lacks; returns the containers that lacked some.
    private func writeDefaults(_ pod: inout Value, isDaemon: Bool) -> [String] {
        let defaults = isDaemon && !rules.daemonSetDefaults.isEmpty ? rules.daemonSetDefaults : rules.defaults
        var changed: [String] = []
        for list in [Key.initContainers, .containers] where !pod[.spec][list].isEmpty {
            for index in pod[.spec][list].elements.indices {
                let container = pod[.spec][list][index]
                var requests = container[.resources][.requests]
                for member in defaults.members where requests[member.key].isNull {
                    // A limit alone stands for its request (core/v1 SetDefaults_Pod).
                    let limit = container[.resources][.limits][member.key]
                    requests[member.key] = limit.isNull ? member.value : limit
                }
                guard requests != container[.resources][.requests] else { continue }
                pod[.spec][list].elements[index][.resources][.requests] = requests
                if let name = container[.name].string { changed.append(name) }
            }
        }
        return changed
    }

    /// Raises requests to the minimum and the ratio of memory to processors.
    private func raise(_ pod: inout Value) {
        if rules.isMinimumPerContainer {
            for index in pod[.spec][.containers].elements.indices {
                for member in rules.minimum.members {
                    let request = pod[.spec][.containers][index][.resources][.requests][member.key]
                    guard let least = Quantity(member.value), (Quantity(request) ?? .zero) < least else { continue }
                    pod[.spec][.containers].elements[index][.resources][.requests][member.key] = member.value
                }
            }
        } else {
            for member in rules.minimum.members {
                if let least = Quantity(member.value) { raise(&pod, member.key, to: least) }
            }
        }
        if let least = rules.antiAffinityMinimumCPU, !pod[.spec][.affinity]["podAntiAffinity"].isEmpty {
            raise(&pod, .cpu, to: least)
        }
        guard let ratio = rules.memoryPerCPU else { return }
        let cpu = Double(PodRequests.sum(of: pod, .cpu).milliValue) / 1_000
        let memory = Double(PodRequests.sum(of: pod, .memory).intValue) / Self.gibibyte
        if memory < cpu * ratio.lowerBound {
            raise(&pod, .memory, to: Self.memory(gibibytes: cpu * ratio.lowerBound))
        } else if memory > cpu * ratio.upperBound {
            raise(&pod, .cpu, to: Self.cpu(memory / ratio.upperBound))
        }
    }

    /// Gives the first container what the pod lacks of `least`.
    private func raise(_ pod: inout Value, _ resource: Key, to least: Quantity) {
        let sum = PodRequests.sum(of: pod, resource)
        guard sum < least else { return }
        let first = Quantity(pod[.spec][.containers][0][.resources][.requests][resource]) ?? .zero
        pod[.spec][.containers].elements[0][.resources][.requests][resource] =
            .string((first + (least - sum)).description)
    }

    private static let gibibyte = 1_073_741_824.0

    private static func memory(gibibytes: Double) -> Quantity {
        Quantity("\(Int64((gibibytes * 1_024).rounded(.up)))Mi") ?? .zero
    }

    /// Rounded up to whole steps of a hundredth of a processor.
    private static func cpu(_ cores: Double) -> Quantity {
        Quantity("\(Int64((cores * 100).rounded(.up)) * 10)m") ?? .zero
    }

    // MARK: Limits

    private func writeLimits(_ pod: inout Value) {
        for list in [Key.initContainers, .containers] where !pod[.spec][list].isEmpty {
            for index in pod[.spec][list].elements.indices {
                var resources = pod[.spec][list][index][.resources]
                if rules.setsLimitsToRequests { resources[.limits] = resources[.requests] }
                for member in rules.limitDefaults.members where resources[.limits][member.key].isNull {
                    let request = resources[.requests][member.key]
                    let isLarger = (Quantity(request) ?? .zero) > (Quantity(member.value) ?? .zero)
                    resources[.limits][member.key] = isLarger ? request : member.value
                }
                for member in resources[.limits].members {
                    // A request above its limit would be refused: the limit follows.
                    let request = resources[.requests][member.key]
                    if (Quantity(request) ?? .zero) > (Quantity(member.value) ?? .zero) {
                        resources[.limits][member.key] = request
                    }
                }
                pod[.spec][list].elements[index][.resources] = resources
            }
        }
    }
}
