import AppSources
import ClusterPlatforms
import KubeObjects

/// B02: the only way to port 53 is a pod selector, and the resolver is not a pod.
struct DNSRuleMissesNodeResolver: Rule {
    let id = "dns-rule-misses-node-resolver"

    func matches(in move: Move) -> [Match] {
        let dns = move.managed.network.dns
        let ranges = dns.egressCIDRs.isEmpty ? dns.nodeLocalAddresses.map { $0 + "/32" } : dns.egressCIDRs
        let resolvers = ranges.compactMap { AddressRange($0) }
        let closed = move.workloads.filter { !reachesResolver($0, resolvers: resolvers, in: move) }
        let isCertain = move.isCertain("network.dns.answersFromPods", on: move.managed)
        return move.policies.compactMap { policy in
            let pods = closed.filter(policy.selects)
            guard policy.isolates(.egress), !pods.isEmpty,
                let rule = policy.rules(.egress).first(where: { $0.isAboutDNS && $0.selectsPods })
            else { return nil }
            let addresses = dns.nodeLocalAddresses.map { ", " + $0 }.joined()
            return Match(
                policy.manifest, rule.path, severity: isCertain ? move.policySeverity : .warning,
                [
                    "name": LocalizedText(verbatim: policy.name),
                    "selector": .codes(rule.peers.map { SelectorText.of(peer: $0) }),
                    "resolver": (move.managed.fact("network.dns.implementation").map(FactTexts.localized) ?? .empty)
                        + .say(addresses, addresses),
                    "ranges": .codes(ranges), "pods": .workloads(pods),
                ])
        }
    }

    /// Whether some policy opens port 53 to the resolver, or none closes egress.
    private func reachesResolver(_ workload: Workload, resolvers: [AddressRange], in move: Move) -> Bool {
        let policies = move.policies(selecting: workload, isolating: .egress)
        guard !policies.isEmpty else { return true }
        return policies.flatMap { $0.rules(.egress) }.contains { rule in
            guard rule.allows(port: 53, protocol: "UDP") else { return false }
            if rule.peers.isEmpty { return true }
            let allowed = rule.ranges.compactMap { AddressRange($0) }
            return !resolvers.isEmpty
                && resolvers.contains { resolver in allowed.contains { $0.overlaps(resolver) } }
        }
    }
}
