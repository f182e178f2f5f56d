import ClusterEngine
import KubeObjects
import KubeSchema

/// What a platform's own admission refuses, as its profile lists it.
struct PlatformAdmission: AdmissionPlugin {
    let name = "PlatformAdmission"

    private let facts: AdmissionFacts
    private let rules: [RuleCheck]
    private let blocksExternalIPs: Bool
    private let level: PodSecurityStandard.Level?

    init(_ platform: Platform) {
        facts = platform.admission
        rules = platform.admission.rules.map(RuleCheck.init)
        blocksExternalIPs = platform.network.blocksExternalIPs
        level = PodSecurityStandard.Level(rawValue: platform.admission.podSecurityLevel)
    }

    func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        try checkNamespace(request, in: cluster)
        guard request.subresource == nil, request.operation != .delete else { return }
        try checkExternalAddresses(request)
        guard !isExempt(request.key.namespace) else { return }
        var violations: [(id: String, messages: [String])] = []
        if request.kind == .pod, request.operation == .create {
            violations += securityViolations(of: request.object) + limitViolations(of: request.object, request.key)
        }
        for rule in rules where rule.looksAt(request) {
            let messages = rule.messages(for: request, in: cluster)
            guard !messages.isEmpty else { continue }
            if rule.enforcement == .warn {
                request.warnings += messages.map { "[\(rule.id)] \($0)" }
            } else {
                violations.append((rule.id, messages))
            }
        }
        guard !violations.isEmpty else { return }
        throw StatusError(.forbidden, refusal(violations, user: request.user))
    }

    // MARK: Refusals

    private func refusal(_ violations: [(id: String, messages: [String])], user: String) -> String {
        let isList = facts.violation.contains("{messages}")
        let texts = violations.sorted { $0.id < $1.id }.flatMap { violation -> [String] in
            guard isList else {
                return violation.messages.map {
                    NamePattern(["id": violation.id, "message": $0]).fill(facts.violation)
                }
            }
            let quoted = violation.messages.map { JSONWriter.text(.string($0)) }.joined(separator: ",")
            return [NamePattern(["id": violation.id, "messages": quoted]).fill(facts.violation)]
        }
        let words = [
            "webhook": facts.webhook ?? "", "violations": texts.joined(separator: isList ? "," : "\n"),
            "user": user, "groups": Self.groups(of: user),
        ]
        return NamePattern(words).fill(facts.refusal)
    }

    /// The groups the API server gives a user (serviceaccount.MakeGroupNames).
    private static func groups(of user: String) -> String {
        let parts = user.split(separator: ":")
        guard parts.count == 4, parts[1] == "serviceaccount" else { return "system:authenticated" }
        return "system:serviceaccounts,system:serviceaccounts:\(parts[2]),system:authenticated"
    }

    // MARK: Namespaces and addresses

    private func isExempt(_ namespace: String) -> Bool {
        facts.exemptNamespaces.contains { pattern in
            pattern.hasSuffix("*") ? namespace.hasPrefix(pattern.dropLast()) : namespace == pattern
        }
    }

    private func checkNamespace(_ request: AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        let isDeletedNamespace = request.kind == .namespace && request.operation == .delete
        let namespace = isDeletedNamespace ? request.key.name : request.key.namespace
        guard facts.manages(namespace: namespace), !Self.isSystem(request.user) else { return }
        let verb = request.operation.rawValue.lowercased()
        let type = cluster.schema.resource(request.kind)
        let resource = type?.resourceName ?? request.kind.name.lowercased()
        let subject = request.operation == .create ? resource : "\(resource) \"\(request.key.name)\""
        let message = NamePattern(["namespace": namespace, "verb": verb]).fill(facts.managedNamespaceMessage)
        throw StatusError(
            .forbidden,
            "\(subject) is forbidden: User \"\(request.user)\" cannot \(verb) resource \"\(type?.plural ?? resource)\" in API group \"\(request.kind.group)\" in the namespace \"\(namespace)\": \(message)"
        )
    }

    /// Whether the user is a part of the cluster itself.
    private static func isSystem(_ user: String) -> Bool {
        user == "system:masters" || user.hasPrefix("system:node:") || user.hasPrefix("system:kube-")
            || user.hasPrefix("system:serviceaccount:kube-system:")
            || !user.contains(":") && user.hasSuffix("-controller")
    }

    private func checkExternalAddresses(_ request: AdmissionRequest) throws(StatusError) {
        guard blocksExternalIPs, request.kind == .service else { return }
        let old = request.old[.spec]["externalIPs"].elements
        let isNew = request.object[.spec]["externalIPs"].elements.contains { !old.contains($0) }
        guard isNew else { return }
        throw StatusError(
            .forbidden,
            "services \"\(request.key.name)\" is forbidden: Use of external IPs is denied by admission control")
    }

    // MARK: Pods

    private func securityViolations(of pod: Value) -> [(id: String, messages: [String])] {
        guard let level, level != .privileged else { return [] }
        let violations = PodSecurityStandard.violations(of: pod, level: level)
        guard !violations.isEmpty else { return [] }
        return [("pod-security-\(level.rawValue)", violations.map(\.description))]
    }

    private func limitViolations(of pod: Value, _ key: ObjectKey) -> [(id: String, messages: [String])] {
        guard let mutation = facts.mutation, let rule = mutation.maximumRule else { return [] }
        let messages: [String] = mutation.maximum.members.compactMap { member in
            guard let limit = Quantity(member.value) else { return nil }
            let sum = PodRequests.sum(of: pod, member.key)
            guard sum > limit else { return nil }
            return NamePattern([
                "name": key.name, "resource": member.key.text, "value": sum.description,
                "allowed": limit.description,
            ]).fill(rule.message)
        }
        return messages.isEmpty ? [] : [(rule.id, messages)]
    }
}

/// What the containers of a pod ask for together.
enum PodRequests {
    /// The sum over containers and sidecars, or the largest init container's where that is more.
    static func sum(of pod: Value, _ resource: Key) -> Quantity {
        func request(_ container: Value) -> Quantity {
            Quantity(container[.resources][.requests][resource]) ?? .zero
        }
        let sidecars = pod[.spec][.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        let running = (pod[.spec][.containers].elements + sidecars).map(request).reduce(.zero, +)
        let starting = pod[.spec][.initContainers].elements.map(request).max() ?? .zero
        return max(running, starting)
    }
}
