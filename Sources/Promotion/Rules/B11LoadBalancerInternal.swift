import AppSources
import ClusterPlatforms
import KubeObjects

/// B11: a load balancer that only the private network reaches, because nothing was said.
struct LoadBalancerInternal: Rule {
    let id = "load-balancer-internal"

    func matches(in move: Move) -> [Match] {
        services(in: move) + ingresses(in: move) + gateways(in: move)
    }

    private func services(in move: Move) -> [Match] {
        let facts = move.managed.loadBalancer
        guard facts.defaultScheme == .internal else { return [] }
        return move.services.compactMap { service in
            guard service.object[.spec][.type].string == "LoadBalancer",
                !says(facts.schemeAnnotations, service.object)
            else { return nil }
            return match(service, "spec.type", remedy: text(of: facts.schemeAnnotations))
        }
    }

    private func ingresses(in move: Move) -> [Match] {
        move.app.manifests(of: .ingress).compactMap { ingress in
            let choice = IngressChoice(ingress.object, app: move.app, managed: move.managed)
            guard let controller = choice.controller, controller.defaultScheme == .internal,
                !says(controller.schemeAnnotations, ingress.object)
            else { return nil }
            return match(ingress, "metadata.annotations", remedy: text(of: controller.schemeAnnotations))
        }
    }

    private func gateways(in move: Move) -> [Match] {
        move.app.manifests(of: .gateway).compactMap { gateway in
            let choice = GatewayChoice(gateway.object, app: move.app, target: move.target, managed: move.managed)
            guard let controller = choice.controller, controller.defaultScheme == .internal else { return nil }
            let kind = controller.parametersKind ?? ""
            guard !parameters(of: gateway, kind: kind, move).contains(where: { !$0.object[.spec]["scheme"].isNull })
            else {
                return nil
            }
            return match(
                gateway, "spec",
                remedy: .say(
                    "`spec.scheme: internet-facing` in a `\(kind)` that the Gateway or its class names",
                    "Gateway またはそのクラスが参照する `\(kind)` の `spec.scheme: internet-facing`"))
        }
    }

    /// The parameter objects that a Gateway or its class refers to.
    private func parameters(of gateway: Manifest, kind: String, _ move: Move) -> [Manifest] {
        let name = gateway.object[.spec]["gatewayClassName"].string ?? ""
        let gatewayClass = move[ObjectKey(.gatewayClass, name: name)]
        let references = [
            gateway.object[.spec]["infrastructure"]["parametersRef"],
            gatewayClass?.object[.spec]["parametersRef"] ?? .null,
        ]
        return references.flatMap { reference in
            move.app.manifests(named: kind).filter { $0.key.name == reference[.name].string }
        }
    }

    private func says(_ annotations: [Scheme: Value], _ object: Value) -> Bool {
        Scheme.allCases.contains { scheme in
            annotations[scheme]?.members.contains { object.annotation($0.key) != nil } ?? false
        }
    }

    private func text(of annotations: [Scheme: Value]) -> LocalizedText {
        let members = annotations[.external]?.stringMembers ?? []
        return .codes(members.map { "\($0.key): \($0.value)" })
    }

    private func match(_ manifest: Manifest, _ field: FieldPath, remedy: LocalizedText) -> Match {
        Match(manifest, field, ["object": .object(manifest), "remedy": remedy])
    }
}
