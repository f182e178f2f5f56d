import AppSources
import ClusterPlatforms
import KubeObjects

extension RemedyScene {
    /// Opens port 53 to the resolver where it is no pod.
    func allowResolver(in draft: inout ChangeDraft) {
        let dns = move.managed.network.dns
        let ranges = dns.egressCIDRs.isEmpty ? dns.nodeLocalAddresses.map { $0 + "/32" } : dns.egressCIDRs
        let peers = ranges.map { Self.block($0) }
        let rule: Value = ["to": peers.isEmpty ? .null : .array(peers), .ports: Self.ports([53], ["UDP", "TCP"])]
        draft.append(rule, to: "spec.egress", of: key, answering: answer)
    }

    /// Opens a policy to the proxies of the platform's gateway.
    func allowGateway(in draft: inout ChangeDraft) {
        guard let manifest = move.app[key] else { return }
        let policy = PolicyView(manifest)
        for workload in move.workloads where policy.selects(workload) {
            for (route, _) in move.routes(to: workload) {
                guard let front = route.front else { continue }
                for peer in peers(of: front, route: route, draft: &draft) {
                    draft.append(peer, to: field.appending("from"), of: key, answering: answer)
                }
            }
        }
    }

    private func peers(of front: Front, route: Route, draft: inout ChangeDraft) -> [Value] {
        switch front.dataPlane {
        case .nodes: return []
        case .pods:
            let gateway = route.gateways.first?.key
            let namespace = front.proxyNamespace ?? gateway?.namespace ?? key.namespace
            var labels = Value.emptyObject
            for (label, value) in front.proxyLabels.stringMembers {
                labels[Key(label)] = .string(
                    value.replacing("{name}", with: gateway?.name ?? "").replacing("{namespace}", with: namespace))
            }
            letProxiesWork(labels, namespace: namespace, gateway: gateway?.name ?? "gateway", in: &draft)
            return [
                [
                    "namespaceSelector": [
                        .matchLabels: .object(
                            Members([.init(key: "kubernetes.io/metadata.name", value: .string(namespace))]))
                    ],
                    "podSelector": labels.isEmpty ? .null : [.matchLabels: labels],
                ]
            ]
        case .outside:
            let isOwners = front.sourceRanges.contains { AddressRange($0)?.isPrivate ?? false }
            guard isOwners else { return front.sourceRanges.map { Self.block($0) } }
            let chosen = draft.choices.loadBalancerRanges
            if chosen.isEmpty {
                leaveOpen(in: &draft, assumed: LocalizedText(verbatim: front.sourceRanges.joined(separator: ", ")))
            }
            return (chosen.isEmpty ? front.sourceRanges : chosen).map { Self.block($0) }
        }
    }

    /// Where proxies run among the app's pods, the app's policies hold for them too: one of their own lets traffic through.
    private func letProxiesWork(_ labels: Value, namespace: String, gateway: String, in draft: inout ChangeDraft) {
        let networkPolicy = Kind(group: "networking.k8s.io", name: "NetworkPolicy")
        let areHeld = move.app.manifests(of: networkPolicy).contains { manifest in
            guard manifest.key.namespace == namespace,
                let selector = try? LabelSelector(manifest.object[.spec]["podSelector"])
            else { return false }
            return selector.matches(labels)
        }
        guard areHeld, !labels.isEmpty else { return }
        draft.add(
            [
                .apiVersion: "networking.k8s.io/v1", .kind: "NetworkPolicy",
                .metadata: [.name: .string("\(gateway)-proxies"), .namespace: .string(namespace)],
                .spec: [
                    "podSelector": [.matchLabels: labels], "policyTypes": ["Ingress", "Egress"],
                    "ingress": [.emptyObject], "egress": [.emptyObject],
                ],
            ], answering: answer)
    }

    /// Lets pods fetch the token of their identity, by a policy of its own.
    func allowIdentity(in draft: inout ChangeDraft) {
        guard let manifest = move.app[key], let workload = Workload(manifest),
            let account = move.serviceAccount(of: workload), let mechanism = move.identityMechanism(of: account)
        else { return }
        let rules = mechanism.endpoints.map { endpoint -> Value in
            [
                "to": endpoint.cidr.map { [Self.block($0)] } ?? .null,
                .ports: endpoint.ports.isEmpty ? .null : Self.ports(endpoint.ports, ["TCP"]),
            ]
        }
        draft.add(
            [
                .apiVersion: "networking.k8s.io/v1", .kind: "NetworkPolicy",
                .metadata: [.name: .string(key.name + "-identity"), .namespace: .string(key.namespace)],
                .spec: [
                    "podSelector": [.matchLabels: workload.labels], "policyTypes": ["Egress"], "egress": .array(rules),
                ],
            ], answering: answer)
    }

    private static func block(_ range: String) -> Value { ["ipBlock": ["cidr": .string(range)]] }

    private static func ports(_ numbers: [Int], _ transports: [String]) -> Value {
        .array(
            numbers.flatMap { number in
                transports.map { [.protocol: .string($0), .port: .integer(Int64(number))] }
            })
    }
}
