import AppSources
import ClusterPlatforms
import KubeObjects

/// B12: a load balancer that goes through node ports, and a Service that has none.
struct LoadBalancerInstanceTargets: Rule {
    let id = "load-balancer-instance-targets"

    func matches(in move: Move) -> [Match] {
        move.routedServices.compactMap { service, uses in
            guard (service.object[.spec][.type].string ?? "ClusterIP") == "ClusterIP",
                let use = uses.first(where: { use in
                    guard let front = use.route.front else { return false }
                    return front.targetType == .instance && !front.allowsClusterIPWithInstanceTargets
                        && !isSet(front, service: service, route: use.route, move)
                }), let front = use.route.front
            else { return nil }
            let setting = front.targetTypeSetting ?? "targetType"
            return Match(
                service, service.object[.spec][.type].isNull ? "spec" : "spec.type",
                severity: front.isNamedByApp ? .error : .warning,
                [
                    "routes": .list(uses.map { .object($0.route.manifest) }),
                    "service": LocalizedText(verbatim: service.key.name),
                    "remedy": front.isGateway
                        ? .say("a `\(setting)` with `targetType: ip`", "`targetType: ip` の `\(setting)`")
                        : .code("\(setting): ip"),
                ])
        }
    }

    private func isSet(_ front: Front, service: Manifest, route: Route, _ move: Move) -> Bool {
        guard let setting = front.targetTypeSetting else { return false }
        if front.isGateway { return move.app.manifests(named: setting).contains { $0.targets(service) } }
        let key = Key(setting)
        return [route.manifest, service].contains { $0.object.annotation(key) == "ip" }
    }
}
