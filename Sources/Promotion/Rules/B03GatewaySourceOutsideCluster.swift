import AppSources
import ClusterPlatforms
import KubeObjects

/// B03: a policy admits the gateway by selector, and on this platform the gateway's proxies match no selector.
struct GatewaySourceOutsideCluster: Rule {
    let id = "gateway-source-outside-cluster"

    func matches(in move: Move) -> [Match] {
        move.policies.compactMap { policy in
            guard policy.isolates(.ingress) else { return nil }
            var pods: [Workload] = []
            var routes: [Manifest] = []
            var field: FieldPath?
            var front: Front?
            for workload in move.workloads where policy.selects(workload) {
                for (route, backend) in move.routes(to: workload) {
                    guard let found = route.front, isShut(workload, backend: backend, route: route, front: found, move),
                        let rule = policy.rules(.ingress).first(where: {
                            $0.selectsPods && admits($0, backend, workload)
                        })
                    else { continue }
                    if !pods.contains(where: { $0.key == workload.key }) { pods.append(workload) }
                    if !routes.contains(where: { $0.key == route.manifest.key }) { routes.append(route.manifest) }
                    field = field ?? rule.path
                    front = front ?? found
                }
            }
            guard let field, let front else { return nil }
            return Match(
                policy.manifest, field, severity: move.policySeverity,
                [
                    "name": LocalizedText(verbatim: policy.name), "pods": .workloads(pods),
                    "routes": .list(routes.map { .object($0) }), "where": place(of: front, routes: routes),
                    "remedy": remedy(front),
                ])
        }
    }

    /// Whether policies shut a workload to the proxies of a route.
    private func isShut(
        _ workload: Workload, backend: Route.Backend, route: Route, front: Front, _ move: Move
    ) -> Bool {
        guard front.dataPlane != .nodes else { return false }
        let policies = move.policies(selecting: workload, isolating: .ingress)
        guard !policies.isEmpty else { return false }
        return !policies.contains { policy in
            policy.rules(.ingress).contains { rule in
                admits(rule, backend, workload) && matchesProxy(rule, of: route, front: front, policy: policy, move)
            }
        }
    }

    /// Whether a rule's ports let a backend's traffic in.
    private func admits(_ rule: PolicyView.Rule, _ backend: Route.Backend, _ workload: Workload) -> Bool {
        guard !rule.ports.isEmpty, let service = backend.service else { return true }
        return ServicePort.targets(of: backend.port, in: service, workload: workload).contains { target in
            rule.allows(port: target.number, name: target.name)
        }
    }

    private func matchesProxy(
        _ rule: PolicyView.Rule, of route: Route, front: Front, policy: PolicyView, _ move: Move
    ) -> Bool {
        if rule.peers.isEmpty { return true }
        switch front.dataPlane {
        case .nodes: return true
        case .outside:
            let sources = front.sourceRanges.compactMap { AddressRange($0) }
            let allowed = rule.ranges.compactMap { AddressRange($0) }
            // A range that only the owner of the network knows counts as the load balancer's.
            return !allowed.isEmpty
                && (sources.isEmpty || sources.contains { source in allowed.contains { $0.overlaps(source) } }
                    || allowed.contains { $0.isPrivate })
        case .pods:
            let namespace = front.proxyNamespace ?? route.gateways.first?.key.namespace ?? policy.manifest.key.namespace
            let gateway = route.gateways.first?.key.name ?? ""
            var labels = Value.emptyObject
            for (label, value) in front.proxyLabels.stringMembers {
                labels[Key(label)] = .string(
                    value.replacing("{name}", with: gateway).replacing("{namespace}", with: namespace))
            }
            return rule.peers.contains { peer in
                PeerMatching.admits(peer, podLabels: labels, namespace: namespace, policy: policy, move: move)
            }
        }
    }

    private func place(of front: Front, routes: [Manifest]) -> LocalizedText {
        guard front.dataPlane == .pods else {
            return .say("stands outside the cluster and is no pod", "クラスターの外にあり Pod ではありません")
        }
        let namespace = front.proxyNamespace
        return .say(
            namespace.map { "runs in namespace `\($0)`" } ?? "runs in the Gateway's own namespace",
            namespace.map { "名前空間 `\($0)` で動きます" } ?? "Gateway 自身の名前空間で動きます")
    }

    private func ranges(_ front: Front) -> String { front.sourceRanges.joined(separator: ", ") }

    private func remedy(_ front: Front) -> LocalizedText {
        switch front.dataPlane {
        case .pods:
            .say(
                "Add a peer for the namespace where the proxies run.", "プロキシが動く名前空間を許可する peer を追加してください。")
        case .outside, .nodes:
            front.sourceRanges.contains { AddressRange($0)?.isPrivate ?? false }
                // The ranges are the owner's own; the profile's are only an example.
                ? .say(
                    "Add the ranges of the load balancer's subnets as `ipBlock` sources beside the selectors (such as \(ranges(front))).",
                    "セレクターに加えて、ロードバランサーのサブネットの範囲（例: \(ranges(front))）を `ipBlock` の送信元に追加してください。")
                : .say(
                    "Add `ipBlock` sources beside the selectors: \(ranges(front)).",
                    "セレクターに加えて `ipBlock` の送信元を追加してください: \(ranges(front))。")
        }
    }
}

/// The ports of pods behind a Service's port.
enum ServicePort {
    /// The target ports of `port` (all, where it is `nil`) in the pods of `workload`.
    static func targets(of port: Int?, in service: Manifest, workload: Workload) -> [(number: Int, name: String?)] {
        let containerPorts = workload.containers.flatMap { $0.container[.ports].elements }
        return service.object[.spec][.ports].elements.compactMap { entry in
            guard port == nil || entry[.port].integer == port else { return nil }
            if let name = entry[.targetPort].string {
                let number = containerPorts.first { $0[.name].string == name }?[.containerPort].integer
                return number.map { ($0, name) }
            }
            guard let number = entry[.targetPort].integer ?? entry[.port].integer else { return nil }
            return (number, containerPorts.first { $0[.containerPort].integer == number }?[.name].string)
        }
    }
}

/// Whether a peer of a policy admits pods.
enum PeerMatching {
    static func admits(_ peer: Value, podLabels: Value, namespace: String, policy: PolicyView, move: Move) -> Bool {
        guard peer["ipBlock"].isNull else { return false }
        if peer["namespaceSelector"].isNull {
            guard namespace == policy.manifest.key.namespace else { return false }
        } else {
            guard let selector = try? LabelSelector(peer["namespaceSelector"]) else { return false }
            var labels = move.namespace(namespace)?.object[.metadata][.labels] ?? .emptyObject
            labels["kubernetes.io/metadata.name"] = .string(namespace)
            guard selector.matches(labels) else { return false }
        }
        guard !peer["podSelector"].isNull else { return true }
        guard let selector = try? LabelSelector(peer["podSelector"]) else { return false }
        return selector.isEmpty || selector.matches(podLabels)
    }
}
