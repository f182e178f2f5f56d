import AppSources
import ClusterPlatforms
import KubeObjects

/// A way by which users reach Services: a route of the Gateway API, or an Ingress.
struct Route: Sendable {
    /// A Service that the route sends to.
    struct Backend: Sendable {
        /// The Service's key.
        let key: ObjectKey
        /// The Service, where the app brings it.
        let service: Manifest?
        /// The port it is reached by, where it is a number.
        let port: Int?
        /// The paths that lead there; empty for all.
        let paths: [String]
        /// Where it is written.
        let field: FieldPath

        /// Whether the request `/` of a user comes here.
        var receivesRoot: Bool { paths.isEmpty || paths.contains("/") }
    }

    /// The route or Ingress.
    let manifest: Manifest
    /// The Gateways it hangs on; none for an Ingress.
    let gateways: [Manifest]
    /// What stands before the pods; `nil` where nothing is known of it.
    let front: Front?
    /// Where it sends to.
    let backends: [Backend]

    /// The host names it is for.
    var hosts: [String] {
        let spec = manifest.object[.spec]
        return spec["hostnames"].elements.compactMap(\.string) + spec[.rules].elements.compactMap { $0["host"].string }
    }

    static func routes(of app: App, target: Platform, managed: Platform) -> [Route] {
        app.manifests.compactMap { manifest in
            if manifest.kind == .ingress { return ingress(manifest, app: app, managed: managed) }
            guard manifest.kind.group == Kind.gateway.group, manifest.kind.name.hasSuffix("Route") else { return nil }
            return route(manifest, app: app, target: target, managed: managed)
        }
    }

    private static func route(_ manifest: Manifest, app: App, target: Platform, managed: Platform) -> Route {
        let parents = manifest.object[.spec]["parentRefs"].elements.filter {
            ($0[.kind].string ?? "Gateway") == "Gateway"
        }
        let gateways = parents.compactMap { parent in
            let namespace = parent[.namespace].string ?? manifest.key.namespace
            return parent[.name].string.flatMap { app[ObjectKey(.gateway, namespace: namespace, name: $0)] }
        }
        let front = gateways.lazy.compactMap {
            GatewayChoice($0.object, app: app, target: target, managed: managed).front
        }.first
        return Route(
            manifest: manifest, gateways: gateways, front: front, backends: routeBackends(of: manifest, app: app))
    }

    private static func routeBackends(of manifest: Manifest, app: App) -> [Backend] {
        manifest.object[.spec][.rules].elements.enumerated().flatMap { ruleIndex, rule in
            let paths = rule["matches"].elements.compactMap { $0["path"][.value].string }
            let rulePath = FieldPath(keys: [.spec, .rules]).appending(ruleIndex).appending("backendRefs")
            return rule["backendRefs"].elements.enumerated().compactMap { index, reference -> Backend? in
                guard (reference[.kind].string ?? "Service") == "Service", let name = reference[.name].string else {
                    return nil
                }
                let namespace = reference[.namespace].string ?? manifest.key.namespace
                let key = ObjectKey(.service, namespace: namespace, name: name)
                return Backend(
                    key: key, service: app[key], port: reference[.port].integer, paths: paths,
                    field: rulePath.appending(index))
            }
        }
    }

    private static func ingress(_ manifest: Manifest, app: App, managed: Platform) -> Route {
        var backends: [Backend] = []
        func add(_ backend: Value, paths: [String], at field: FieldPath) {
            guard let name = backend["service"][.name].string else { return }
            let key = ObjectKey(.service, namespace: manifest.key.namespace, name: name)
            backends.append(
                Backend(
                    key: key, service: app[key], port: backend["service"][.port]["number"].integer, paths: paths,
                    field: field.appending("service")))
        }
        let spec = manifest.object[.spec]
        add(spec["defaultBackend"], paths: [], at: FieldPath(keys: [.spec, "defaultBackend"]))
        for (ruleIndex, rule) in spec[.rules].elements.enumerated() {
            let list = FieldPath(keys: [.spec, .rules]).appending(ruleIndex).appending(
                FieldPath(keys: ["http", "paths"]))
            for (index, path) in rule["http"]["paths"].elements.enumerated() {
                add(
                    path["backend"], paths: path["path"].string.map { [$0] } ?? [],
                    at: list.appending(index).appending("backend"))
            }
        }
        let choice = IngressChoice(manifest.object, app: app, managed: managed)
        return Route(manifest: manifest, gateways: [], front: choice.front, backends: backends)
    }
}

extension Move {
    /// The routes that lead to a workload, each with the backend that selects its pods.
    func routes(to workload: Workload) -> [(route: Route, backend: Route.Backend)] {
        routes.flatMap { route in
            route.backends.compactMap { backend in
                guard let service = backend.service,
                    workloads(selectedBy: service).contains(where: { $0.key == workload.key })
                else { return nil }
                return (route, backend)
            }
        }
    }

    /// Each Service that routes lead to, once, with the first backend and all routes.
    var routedServices: [(service: Manifest, uses: [(route: Route, backend: Route.Backend)])] {
        var order: [ObjectKey] = []
        var uses: [ObjectKey: [(route: Route, backend: Route.Backend)]] = [:]
        for route in routes {
            for backend in route.backends where backend.service != nil {
                if uses[backend.key] == nil { order.append(backend.key) }
                uses[backend.key, default: []].append((route, backend))
            }
        }
        return order.compactMap { key in self[key].map { ($0, uses[key] ?? []) } }
    }
}
