import AppSources
import ClusterPlatforms
import KubeObjects

/// B38: a kind of route that the managed gateway does not serve.
struct RouteKindUnsupported: Rule {
    let id = "route-kind-unsupported"

    func matches(in move: Move) -> [Match] {
        move.gatewayRoutes.compactMap { route, controller in
            let kind = route.manifest.kind.name
            guard !controller.routes.isEmpty, !controller.routes.contains(kind) else { return nil }
            return Match(
                route.manifest, .init(keys: [.kind]),
                [
                    "kind": LocalizedText(verbatim: kind), "name": LocalizedText(verbatim: route.manifest.key.name),
                    "served": .codes(controller.routes),
                ])
        }
    }
}

/// B38: a filter or field that the managed gateway lacks, or does not claim to have.
struct RouteFeatureUnsupported: Rule {
    let id = "route-feature-unsupported"

    func matches(in move: Move) -> [Match] {
        move.gatewayRoutes.flatMap { route, controller in
            RouteFeature.features(of: route.manifest.object).compactMap { feature -> Match? in
                let lacks = feature.names.contains { controller.unsupported.contains($0) }
                guard lacks || feature.names.contains(where: { controller.unclaimed.contains($0) }) else { return nil }
                let platform = move.target.displayName
                return Match(
                    route.manifest, feature.field, severity: lacks ? .error : .warning,
                    [
                        "kind": LocalizedText(verbatim: route.manifest.kind.name),
                        "name": LocalizedText(verbatim: route.manifest.key.name), "feature": .code(feature.label),
                        "certainty": lacks
                            ? .say(
                                "the gateway of \(platform) does not have it", "\(platform) のゲートウェイにはありません")
                            : .say(
                                "the gateway of \(platform) does not claim to support it, which is no proof that it fails",
                                "\(platform) のゲートウェイは対応を表明していません（失敗する証明ではありません）"),
                    ])
            }
        }
    }
}

/// B38: routes of both sorts on one Gateway.
struct RouteProtocolsMixed: Rule {
    let id = "route-protocols-mixed"

    private static let requestKinds = ["HTTPRoute", "GRPCRoute"]

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .gateway).compactMap { gateway in
            let choice = GatewayChoice(gateway.object, app: move.app, target: move.target, managed: move.managed)
            guard let controller = choice.controller, !controller.mixesRouteKinds else { return nil }
            let routes = move.routes.filter { $0.gateways.contains { $0.key == gateway.key } }.map(\.manifest)
            guard routes.contains(where: { Self.requestKinds.contains($0.kind.name) }),
                let other = routes.first(where: { !Self.requestKinds.contains($0.kind.name) })
            else { return nil }
            return Match(
                gateway, "spec.listeners",
                [
                    "name": LocalizedText(verbatim: gateway.key.name), "kind": LocalizedText(verbatim: other.kind.name),
                    "route": LocalizedText(verbatim: other.key.name),
                ])
        }
    }
}

extension Move {
    /// The routes of the Gateway API that a controller of the platform will serve, each with it.
    fileprivate var gatewayRoutes: [(route: Route, controller: GatewayController)] {
        routes.compactMap { route in
            guard let gateway = route.gateways.first else { return nil }
            let choice = GatewayChoice(gateway.object, app: app, target: target, managed: managed)
            guard let controller = choice.controller, !runsController(choice.controllerName) else { return nil }
            return (route, controller)
        }
    }
}

/// Something a route asks for that not every gateway has.
private struct RouteFeature {
    /// What the texts call it.
    let label: String
    /// What profiles call it.
    let names: [String]
    let field: FieldPath

    static func features(of route: Value) -> [RouteFeature] {
        route[.spec][.rules].elements.enumerated().flatMap { index, rule in
            let path = FieldPath(keys: [.spec, .rules]).appending(index)
            return filters(of: rule, at: path) + fields(of: rule, at: path)
        }
    }

    private static func filters(of rule: Value, at path: FieldPath) -> [RouteFeature] {
        rule["filters"].elements.enumerated().compactMap { index, filter in
            guard let type = filter[.type].string else { return nil }
            var names = [type]
            switch type {
            case "URLRewrite":
                if !filter["urlRewrite"]["path"].isNull { names.append("URLRewritePath") }
                if !filter["urlRewrite"]["hostname"].isNull { names.append("HostRewrite") }
            case "RequestRedirect":
                if !filter["requestRedirect"][.port].isNull { names.append("PortRedirect") }
                if !filter["requestRedirect"]["path"].isNull { names.append("PathRedirect") }
            default: break
            }
            return RouteFeature(label: type, names: names, field: path.appending("filters").appending(index))
        }
    }

    private static func fields(of rule: Value, at path: FieldPath) -> [RouteFeature] {
        var features: [RouteFeature] = []
        if !rule["timeouts"].isNull {
            features.append(
                RouteFeature(
                    label: "timeouts", names: ["timeouts"],
                    field: path.appending("timeouts")))
        }
        if !rule["retry"].isNull {
            features.append(
                RouteFeature(label: "retry", names: ["retry"], field: path.appending("retry")))
        }
        if !rule["sessionPersistence"].isNull {
            features.append(
                RouteFeature(
                    label: "sessionPersistence", names: ["sessionPersistence"],
                    field: path.appending("sessionPersistence")))
        }
        for (index, match) in rule["matches"].elements.enumerated() where match["method"].string != nil {
            features.append(
                RouteFeature(
                    label: "matches[].method", names: ["MethodMatching"],
                    field: path.appending("matches").appending(index).appending("method")))
        }
        return features
    }
}
