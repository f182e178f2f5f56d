import AppSources
import KubeObjects

/// A NetworkPolicy as rules read it.
struct PolicyView: Sendable {
    enum Direction: String, CaseIterable, Sendable {
        case ingress = "Ingress"
        case egress = "Egress"
    }

    /// One element of `spec.ingress` or `spec.egress`.
    struct Rule: Sendable {
        /// Where it stands.
        let path: FieldPath
        /// Whom it allows; empty for everyone.
        let peers: [Value]
        /// Which ports it allows; empty for all.
        let ports: [Value]

        /// Whether it allows a port, by number, name and protocol.
        func allows(port number: Int, name: String? = nil, protocol transport: String = "TCP") -> Bool {
            ports.isEmpty
                || ports.contains { port in
                    guard (port[.protocol].string ?? "TCP") == transport else { return false }
                    if let text = port[.port].string { return text == name }
                    guard let first = port[.port].integer else { return true }
                    return (first...max(first, port["endPort"].integer ?? first)).contains(number)
                }
        }

        /// Whether it names port 53, rather than allow it among all others.
        var isAboutDNS: Bool {
            !ports.isEmpty && (allows(port: 53, name: "dns", protocol: "UDP") || allows(port: 53, name: "dns-tcp"))
        }

        /// The ranges it allows.
        var ranges: [String] { peers.compactMap { $0["ipBlock"]["cidr"].string } }

        /// Whether it allows pods by selectors.
        var selectsPods: Bool { peers.contains { !$0["podSelector"].isNull || !$0["namespaceSelector"].isNull } }
    }

    let manifest: Manifest
    private let selector: LabelSelector?

    init(_ manifest: Manifest) {
        self.manifest = manifest
        selector = try? LabelSelector(manifest.object[.spec]["podSelector"])
    }

    var name: String { manifest.key.name }

    /// Whether it is about the pods of `workload`.
    func selects(_ workload: Workload) -> Bool {
        workload.key.namespace == manifest.key.namespace && selector?.matches(workload.labels) == true
    }

    /// Whether pods are closed in a direction, but for what rules allow.
    func isolates(_ direction: Direction) -> Bool {
        let types = manifest.object[.spec]["policyTypes"].elements.compactMap(\.string)
        if types.isEmpty {
            // Without `policyTypes` a policy is about ingress, and about egress where it has such rules.
            return direction == .ingress || !manifest.object[.spec]["egress"].elements.isEmpty
        }
        return types.contains(direction.rawValue)
    }

    /// The rules of a direction.
    func rules(_ direction: Direction) -> [Rule] {
        let list: Key = direction == .ingress ? "ingress" : "egress"
        let peers: Key = direction == .ingress ? "from" : "to"
        return manifest.object[.spec][list].elements.enumerated().map { index, rule in
            Rule(
                path: FieldPath(keys: [.spec, list]).appending(index), peers: rule[peers].elements,
                ports: rule[.ports].elements)
        }
    }
}

/// A selector as texts show it, such as `k8s-app=kube-dns`.
enum SelectorText {
    static func of(_ selector: Value) -> String {
        let labels = selector[.matchLabels].stringMembers.map { "\($0.key)=\($0.value)" }
        let expressions = selector[.matchExpressions].elements.map { expression in
            let values = expression[.values].elements.compactMap(\.string).joined(separator: ",")
            return "\(expression[.key].string ?? "") \(expression[.operator].string ?? "")"
                + (values.isEmpty ? "" : " (\(values))")
        }
        let parts = labels + expressions
        return parts.isEmpty ? "*" : parts.joined(separator: ",")
    }

    /// A peer of a policy, such as `k8s-app=kube-dns in kubernetes.io/metadata.name=kube-system`.
    static func of(peer: Value) -> String {
        let pods = peer["podSelector"].isNull ? nil : of(peer["podSelector"])
        let namespaces = peer["namespaceSelector"].isNull ? nil : of(peer["namespaceSelector"])
        return [pods, namespaces.map { pods == nil ? $0 : "in \($0)" }].compactMap { $0 }.joined(separator: " ")
    }
}
