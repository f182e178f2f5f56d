import ClusterEngine
import ClusterPlatforms
import KubeObjects

/// Which add-ons of a platform bring what an object waits for in vain.
struct AddOnHints {
    let platform: Platform

    /// The names of the add-ons, in alphabetical order; empty where the cause is another.
    func addOns(for item: RunReport.NotReady, _ object: Value?) -> [String] {
        guard let brings = need(of: item, object) else { return [] }
        return platform.offeredAddOns.map(\.id).filter { !platform.addOns.contains($0) }.filter { id in
            guard let with = try? platform.adding([id]) else { return false }
            return brings(with) && !brings(platform)
        }.sorted()
    }

    /// What the platform would have to have; `nil` where no add-on can help.
    private func need(of item: RunReport.NotReady, _ object: Value?) -> ((Platform) -> Bool)? {
        switch item.cause.reason {
        case "NoMatchForKind":
            let kind = item.object.kind
            return { platform in
                platform.system.customResources.contains { $0.kind == kind }
                    || kind.group == Kind.gateway.group && platform.gateway.hasCRDs
            }
        case "IngressClassMissing":
            guard let object else { return nil }
            let className =
                object[.spec]["ingressClassName"].string ?? object.annotation("kubernetes.io/ingress.class")
            return { platform in
                platform.ingress.controllers.contains { controller in
                    className.map { controller.classes.contains($0) } ?? controller.servesBareIngress
                }
            }
        case "GatewayClassMissing":
            guard let className = object?[.spec]["gatewayClassName"].string else { return nil }
            return { $0.gateway.classes.contains { $0.name == className } }
        case "MetricsAPIMissing":
            return { $0.system.hasMetricsServer }
        default: return nil
        }
    }
}
