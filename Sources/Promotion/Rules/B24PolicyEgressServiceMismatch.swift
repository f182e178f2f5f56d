import AppSources
import ClusterPlatforms
import KubeObjects

/// B24: an engine that opens a Service's address only where Service and policy agree on labels and port.
struct PolicyEgressServiceMismatch: Rule {
    let id = "policy-egress-service-mismatch"

    func matches(in move: Move) -> [Match] {
        let facts = move.managed.networkPolicy
        guard facts.requiresEqualServicePort || facts.requiresServiceSelectorMatch else { return [] }
        return move.policies.flatMap { policy in
            guard policy.isolates(.egress) else { return [Match]() }
            return policy.rules(.egress).flatMap { rule in
                rule.isAboutDNS ? [] : matches(of: rule, in: policy, move)
            }
        }
    }

    private func matches(of rule: PolicyView.Rule, in policy: PolicyView, _ move: Move) -> [Match] {
        let facts = move.managed.networkPolicy
        return move.services.compactMap { service in
            guard service.object[.spec][.clusterIP].string != "None",
                let workload = move.workloads(selectedBy: service).first,
                let peer = rule.peers.first(where: {
                    PeerMatching.admits(
                        $0, podLabels: workload.labels, namespace: workload.key.namespace, policy: policy, move: move)
                }), !peer["podSelector"].isEmpty
            else { return nil }
            for entry in service.object[.spec][.ports].elements {
                guard let port = entry[.port].integer,
                    let target = ServicePort.targets(of: port, in: service, workload: workload).first,
                    rule.allows(port: target.number, name: target.name)
                else { continue }
                let mismatch: LocalizedText?
                if facts.requiresEqualServicePort, port != target.number {
                    mismatch = .say(
                        "whose port \(port) is \(target.number) in the pods",
                        "その \(port) 番ポートは Pod では \(target.number) 番です")
                } else if facts.requiresServiceSelectorMatch, let selector = try? LabelSelector(peer["podSelector"]),
                    !selector.matches(service.object[.spec][.selector])
                {
                    mismatch = .say("whose selector lacks the policy's labels", "その selector にはポリシーのラベルがありません")
                } else {
                    mismatch = nil
                }
                guard let mismatch else { continue }
                return Match(
                    policy.manifest, rule.path,
                    [
                        "name": LocalizedText(verbatim: policy.name),
                        "selector": .code(SelectorText.of(peer: peer)),
                        "port": "\(target.number)", "service": LocalizedText(verbatim: service.key.name),
                        "mismatch": mismatch,
                    ])
            }
            return nil
        }
    }
}
