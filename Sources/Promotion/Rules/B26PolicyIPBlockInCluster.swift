import AppSources
import ClusterPlatforms
import KubeObjects

/// B26: an `ipBlock` that means pods or nodes, on an engine where it selects neither.
struct PolicyIPBlockInCluster: Rule {
    let id = "policy-ip-block-in-cluster"

    func matches(in move: Move) -> [Match] {
        let facts = move.managed.networkPolicy
        guard !facts.ipBlockMatchesPods || !facts.ipBlockMatchesNodes else { return [] }
        var inside: [String] = []
        for platform in [move.origin, move.managed] {
            if !facts.ipBlockMatchesPods { inside.append(platform.network.podCIDR) }
            if !facts.ipBlockMatchesNodes { inside.append(platform.network.nodeCIDR) }
        }
        let ranges = inside.compactMap { AddressRange($0) }
        let isCertain = move.isCertain("networkPolicy.ipBlockMatchesPods", on: move.managed)
        return move.policies.flatMap { policy in
            PolicyView.Direction.allCases.filter(policy.isolates).flatMap { policy.rules($0) }.compactMap { rule in
                // A peer beside it that selects pods shows that the range is meant for what is outside.
                guard !rule.peers.isEmpty, !rule.selectsPods, !rule.isAboutDNS,
                    let cidr = rule.ranges.first(where: { text in
                        AddressRange(text).map { range in range.prefix > 0 && ranges.contains { $0.overlaps(range) } }
                            ?? false
                    })
                else { return nil }
                return Match(
                    policy.manifest, rule.path,
                    severity: !isCertain ? .info : move.policiesAreEnforced ? .error : .warning,
                    ["name": LocalizedText(verbatim: policy.name), "cidr": .code(cidr)])
            }
        }
    }
}
