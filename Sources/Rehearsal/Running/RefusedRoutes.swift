import ClusterEngine
import KubeObjects

/// The ways in that a person wrote, but that the cluster did not even accept: users find nothing there.
struct RefusedRoutes {
    private let refusals: [ObjectKey: Cause]

    init(_ refusals: [Application.Refusal]) {
        self.refusals = Dictionary(refusals.map { ($0.object, $0.cause) }, uniquingKeysWith: { first, _ in first })
    }

    func routes(of objects: [Value]) -> [RunReport.Route] {
        objects.flatMap { object -> [RunReport.Route] in
            guard let key = object.objectKey, let cause = refusals[key] else { return [] }
            switch key.kind {
            case .httpRoute: return ofRoute(object, key, cause)
            case .ingress: return ofIngress(object, key, cause)
            default: return []
            }
        }
    }

    private func ofRoute(_ route: Value, _ key: ObjectKey, _ cause: Cause) -> [RunReport.Route] {
        let hosts = route[.spec]["hostnames"].elements.compactMap(\.string)
        guard !route.isMeshRoute else { return [] }
        let parents = route[.spec]["parentRefs"].elements.filter(\.isGatewayReference).map {
            ObjectKey(.gateway, namespace: $0[.namespace].string ?? key.namespace, name: $0[.name].string ?? "")
        }
        return route[.spec][.rules].elements.flatMap { rule in
            (hosts.isEmpty ? ["*"] : hosts).map { host in
                let path = rule["matches"][0]["path"][.value].string ?? "/"
                return RunReport.Route(
                    entry: "http://\(host)\(path)", via: parents.prefix(1) + [key],
                    backend: backend(rule["backendRefs"][0][.name].string, in: key), isReachable: false,
                    why: cause.message)
            }
        }
    }

    private func ofIngress(_ ingress: Value, _ key: ObjectKey, _ cause: Cause) -> [RunReport.Route] {
        ingress[.spec][.rules].elements.flatMap { rule in
            rule["http"]["paths"].elements.map { path in
                RunReport.Route(
                    entry: "http://\(rule["host"].string ?? "*")\(path["path"].string ?? "/")", via: [key],
                    backend: backend(path["backend"]["service"][.name].string, in: key), isReachable: false,
                    why: cause.message)
            }
        }
    }

    private func backend(_ name: String?, in key: ObjectKey) -> ObjectKey? {
        name.map { ObjectKey(.service, namespace: key.namespace, name: $0) }
    }
}
