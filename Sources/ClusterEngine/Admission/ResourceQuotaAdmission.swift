import KubeObjects
import KubeSchema

/// Refuses what would exceed a namespace's quotas, and counts what is admitted (plug-in `ResourceQuota`).
public struct ResourceQuotaAdmission: AdmissionPlugin {
    /// `ResourceQuota`
    public let name = "ResourceQuota"

    private static let computeResources: Set<String> = [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
        "limits.cpu", "limits.memory", "limits.ephemeral-storage",
    ]

    /// Creates the plug-in.
    public init() {}

    /// Checks creations and updates against every quota of the namespace.
    public func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.operation != .delete, request.subresource == nil, request.kind != .event,
            !request.key.namespace.isEmpty
        else { return }
        let quotas = cluster.objects(.resourceQuota, namespace: request.key.namespace)
        if quotas.isEmpty { return }
        var accepted: [(ObjectKey, Value)] = []
        let wanted = QuotaUsage.amounts(of: request.object, kind: request.kind, in: cluster)
        let before = request.old.isNull ? [:] : QuotaUsage.amounts(of: request.old, kind: request.kind, in: cluster)
        for quota in quotas where QuotaUsage.covers(quota, request.object, kind: request.kind) {
            let hard = quota[.spec][.hard].members.filter { wanted[$0.key] != nil }.map(\.key)
            try checkCompleteness(request, quota: quota, in: cluster)
            guard !hard.isEmpty else { continue }
            let used = usage(of: quota, in: cluster)
            var status = quota[.status]
            var exceeded: [(name: String, requested: Quantity, used: Quantity, limited: Quantity)] = []
            for key in hard {
                let delta = (wanted[key] ?? .zero) - (before[key] ?? .zero)
                guard delta > .zero, let limit = Quantity(quota[.spec][.hard][key]) else { continue }
                let present = used[key] ?? .zero
                if present + delta > limit { exceeded.append((key.text, delta, present, limit)) }
                status[.used][key] = .string((present + delta).description)
            }
            guard exceeded.isEmpty else { throw refusal(request, quota: quota, exceeded, in: cluster) }
            if let key = cluster.key(of: quota) { accepted.append((key, status)) }
        }
        for (key, status) in accepted {
            cluster.modifyStatus(key) { $0 = status }
        }
    }

    private func usage(of quota: Value, in cluster: Cluster) -> [Key: Quantity] {
        let recorded = quota[.status][.used]
        if recorded.isNull { return QuotaUsage.used(by: quota, in: cluster) }
        var used: [Key: Quantity] = [:]
        for member in recorded.members { used[member.key] = Quantity(member.value) }
        return used
    }

    /// A quota on compute resources obliges every container to say what it asks for.
    private func checkCompleteness(_ request: AdmissionRequest, quota: Value, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create else { return }
        var missing: [String] = []
        for member in quota[.spec][.hard].members.sortedByKey where Self.computeResources.contains(member.key.text) {
            let text = member.key.text
            let list: Key = text.hasPrefix("limits.") ? .limits : .requests
            let name = Key(text.split(separator: ".").last.map(String.init) ?? text)
            let containers =
                (request.object[.spec][.initContainers].elements + request.object[.spec][.containers].elements)
                .filter { $0[.resources][list][name].isNull }
                .compactMap { $0[.name].string }
            if !containers.isEmpty { missing.append("\(text) for: \(containers.sorted().joined(separator: ","))") }
        }
        guard !missing.isEmpty else { return }
        throw request.forbidden(
            "failed quota: \(quota.objectName): must specify \(missing.joined(separator: "; "))", in: cluster)
    }

    private func refusal(
        _ request: AdmissionRequest, quota: Value,
        _ exceeded: [(name: String, requested: Quantity, used: Quantity, limited: Quantity)], in cluster: Cluster
    ) -> StatusError {
        let sorted = exceeded.sorted { $0.name < $1.name }
        func list(_ amount: (Int) -> Quantity) -> String {
            sorted.indices.map { "\(sorted[$0].name)=\(amount($0))" }.joined(separator: ",")
        }
        return request.forbidden(
            "exceeded quota: \(quota.objectName), requested: \(list { sorted[$0].requested }), used: \(list { sorted[$0].used }), limited: \(list { sorted[$0].limited })",
            in: cluster)
    }
}
