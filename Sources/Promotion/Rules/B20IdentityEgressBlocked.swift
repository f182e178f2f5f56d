import AppSources
import ClusterPlatforms
import KubeObjects

/// B20: pods that take an identity from the cloud are cut off from where they get it.
struct IdentityEgressBlocked: Rule {
    let id = "identity-egress-blocked"

    func matches(in move: Move) -> [Match] {
        move.workloads.compactMap { workload in
            guard let account = move.serviceAccount(of: workload),
                let mechanism = move.identityMechanism(of: account),
                let endpoint = mechanism.endpoints.first(where: { !reaches($0, workload, move) })
            else { return nil }
            let policies = move.policies(selecting: workload, isolating: .egress)
            return Match(
                workload.manifest, workload.specPath.appending(.serviceAccountName), severity: move.policySeverity,
                [
                    "workload": .workload(workload), "serviceAccount": LocalizedText(verbatim: account.key.name),
                    "policies": .list(policies.map { .object($0.manifest) }),
                    "endpoint": .pattern(Self.text(of: endpoint)),
                ])
        }
    }

    private func reaches(_ endpoint: IdentityMechanism.Endpoint, _ workload: Workload, _ move: Move) -> Bool {
        let policies = move.policies(selecting: workload, isolating: .egress)
        guard !policies.isEmpty else { return true }
        let rules = policies.flatMap { $0.rules(.egress) }
        return endpoint.ports.allSatisfy { port in
            rules.contains { rule in
                guard rule.allows(port: port) else { return false }
                if rule.peers.isEmpty { return true }
                let allowed = rule.ranges.compactMap { AddressRange($0) }
                // A host has whatever addresses its owner gives it: any range beyond the private ones may hold them.
                guard let range = endpoint.cidr.flatMap({ AddressRange($0) }) else {
                    return allowed.contains { !$0.isPrivate }
                }
                return allowed.contains { $0.contains(range) }
            }
        }
    }

    private static func text(of endpoint: IdentityMechanism.Endpoint) -> String {
        let ports = endpoint.ports.map(String.init).joined(separator: ", ")
        return [endpoint.cidr, endpoint.host].compactMap { $0 }.joined(separator: " ")
            + (ports.isEmpty ? "" : ":\(ports)")
    }
}

extension Move {
    /// The way by which a ServiceAccount asks for an identity in the target's cloud; `nil` where it asks for none.
    func identityMechanism(of account: Manifest) -> IdentityMechanism? {
        let annotations = account.object[.metadata][.annotations].stringMembers.map(\.key)
        return managed.identity.mechanisms.first { mechanism in
            annotations.contains { annotation in
                annotation == mechanism.annotation
                    || (mechanism.annotationPrefix.map { annotation.hasPrefix($0) } ?? false)
            }
        }
    }
}

extension AddressRange {
    /// Whether it lies in a range for private networks (RFC 1918) or link-local addresses (RFC 3927).
    var isPrivate: Bool {
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"]
            .compactMap { AddressRange($0) }.contains { $0.contains(self) }
    }
}
