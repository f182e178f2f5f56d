import KubeObjects

/// What a way into the app reaches.
public struct RouteReport: Sendable, Equatable {
    /// The address a user would open, such as `http://shop.example/api`.
    public var entry: String
    /// The objects on the way, from the outside in.
    public var via: [ObjectKey]
    /// The Service at the end; `nil` where the way ends before one.
    public var backend: ObjectKey?
    /// Whether a user gets an answer from the app.
    public var isReachable: Bool
    /// Why, or why not.
    public var why: String
}

extension Cluster {
    /// Every way into the objects of some namespaces, and what it reaches now: HTTPRoutes, Ingresses, Services of type
    /// LoadBalancer and NodePort.
    public func routes(inNamespaces namespaces: [String]) -> [RouteReport] {
        var reports: [RouteReport] = []
        for namespace in namespaces {
            for route in objects(.httpRoute, namespace: namespace) { reports += reportsOf(route: route) }
            for ingress in objects(.ingress, namespace: namespace) { reports += reportsOf(ingress: ingress) }
            for service in objects(.service, namespace: namespace) {
                switch service[.spec][.type].string {
                case "LoadBalancer": reports += reportsOf(loadBalancer: service)
                case "NodePort": reports += reportsOf(nodePort: service)
                default: break
                }
            }
        }
        return reports
    }

    // MARK: Gateway API

    private func reportsOf(route: Value) -> [RouteReport] {
        let routeKey = ObjectKey(.httpRoute, namespace: route.objectNamespace, name: route.objectName)
        var reports: [RouteReport] = []
        // What hangs on a Service is for a mesh, no way in for users.
        for parent in route[.spec]["parentRefs"].elements
        where (parent[.kind].string ?? "Gateway") == "Gateway" {
            let gatewayKey = ObjectKey(
                .gateway, namespace: parent[.namespace].string ?? route.objectNamespace,
                name: parent[.name].string ?? "")
            let gateway = object(gatewayKey)
            let hosts = hostnames(of: route, gateway: gateway ?? .null, section: parent["sectionName"].string)
            for rule in route[.spec][.rules].elements {
                let path = rule["matches"].elements.first?["path"][.value].string ?? "/"
                for listener in listeners(of: gateway ?? .null, section: parent["sectionName"].string) {
                    let scheme = listener["protocol"].string == "HTTPS" ? "https" : "http"
                    for host in hosts.isEmpty ? ["*"] : hosts {
                        let entry = "\(scheme)://\(host == "*" ? dataPlaneHost(gatewayKey) : host)\(path)"
                        let redirect = rule["filters"].elements.first { $0[.type].string == "RequestRedirect" }
                        var report = RouteReport(
                            entry: entry, via: [gatewayKey, routeKey], backend: nil, isReachable: false, why: "")
                        if let problem = gatewayProblem(gateway, gatewayKey, route: route, listener: listener) {
                            report.why = problem
                        } else if rule["backendRefs"].isEmpty {
                            report.isReachable = redirect != nil
                            report.why = redirect != nil ? "answered with a redirect" : "the rule has no backend"
                        } else {
                            follow(
                                rule["backendRefs"][0], from: gatewayKey, namespace: route.objectNamespace, path: path,
                                report: &report)
                        }
                        if !reports.contains(report) { reports.append(report) }
                    }
                }
            }
        }
        return reports
    }

    private func listeners(of gateway: Value, section: String?) -> [Value] {
        let all = gateway[.spec]["listeners"].elements
        let chosen = section.map { name in all.filter { $0[.name].string == name } } ?? all
        return chosen.isEmpty ? [.null] : chosen
    }

    private func hostnames(of route: Value, gateway: Value, section: String?) -> [String] {
        let own = route[.spec]["hostnames"].elements.compactMap(\.string)
        if !own.isEmpty { return own }
        var hosts: [String] = []
        for listener in listeners(of: gateway, section: section) {
            if let host = listener["hostname"].string, !hosts.contains(host) { hosts.append(host) }
        }
        return hosts
    }

    private func dataPlaneHost(_ key: ObjectKey) -> String {
        network.dataPlanes[key]?.address ?? "<no address>"
    }

    private func gatewayProblem(_ gateway: Value?, _ key: ObjectKey, route: Value, listener: Value) -> String? {
        guard let gateway else { return "\(key) does not exist" }
        guard let plane = network.dataPlanes[key] else {
            let className = gateway[.spec]["gatewayClassName"].string ?? ""
            if object(ObjectKey(.gatewayClass, name: className)) == nil {
                return "\(key) waits for ever: GatewayClass \"\(className)\" does not exist"
            }
            let condition = gateway[.status][.conditions].condition("Programmed")
            let accepted = gateway[.status][.conditions].condition("Accepted")
            let said = [condition, accepted].compactMap { $0[.message].string }.first { !$0.isEmpty }
            return "\(key) has no address: \(said ?? "no controller has taken up GatewayClass \"\(className)\"")"
        }
        if listener["protocol"].string == "HTTPS", !plane.usesTLSSecrets, !plane.hasProviderCertificate {
            return "the listener serves no certificate: this load balancer does not read the Secrets in certificateRefs"
        }
        for parent in route[.status]["parents"].elements where parent["parentRef"][.name].string == key.name {
            let accepted = parent[.conditions].condition("Accepted")
            if accepted[.status].string == "False" {
                return
                    "HTTPRoute/\(route.objectNamespace)/\(route.objectName) is not accepted: \(accepted[.message].string ?? accepted[.reason].string ?? "")"
            }
            let resolved = parent[.conditions].condition("ResolvedRefs")
            if resolved[.status].string == "False" {
                return
                    "HTTPRoute/\(route.objectNamespace)/\(route.objectName): \(resolved[.message].string ?? resolved[.reason].string ?? "")"
            }
        }
        return nil
    }

    // MARK: Ingress

    private func reportsOf(ingress: Value) -> [RouteReport] {
        let key = ObjectKey(.ingress, namespace: ingress.objectNamespace, name: ingress.objectName)
        var reports: [RouteReport] = []
        func add(host: String?, path: String, backend: Value) {
            let isSecure = ingress[.spec]["tls"].elements.contains { tls in
                host == nil || tls["hosts"].isEmpty || tls["hosts"].elements.contains { $0.string == host }
            }
            let scheme = isSecure ? "https" : "http"
            let entry = "\(scheme)://\(host ?? dataPlaneHost(key))\(path)"
            var report = RouteReport(entry: entry, via: [key], backend: nil, isReachable: false, why: "")
            if let plane = network.dataPlanes[key] {
                if isSecure, !plane.usesTLSSecrets, !plane.hasProviderCertificate {
                    report.why = "no certificate is served: this load balancer does not read the Secrets in spec.tls"
                } else {
                    let reference: Value = [
                        .name: backend["service"][.name], .port: backend["service"][.port]["number"],
                        "portName": backend["service"][.port][.name],
                    ]
                    follow(reference, from: key, namespace: key.namespace, path: path, report: &report)
                }
            } else {
                let className =
                    ingress[.spec]["ingressClassName"].string ?? ingress.annotation("kubernetes.io/ingress.class")
                report.why =
                    className.map { "\(key) has no address: no controller has taken up class \"\($0)\"" }
                    ?? "\(key) has no address: it names no class and no controller takes such Ingresses"
            }
            reports.append(report)
        }
        if !ingress[.spec]["defaultBackend"].isNull {
            add(host: nil, path: "/", backend: ingress[.spec]["defaultBackend"])
        }
        for rule in ingress[.spec][.rules].elements {
            for path in rule["http"]["paths"].elements {
                add(host: rule["host"].string, path: path["path"].string ?? "/", backend: path["backend"])
            }
        }
        return reports
    }

    // MARK: Services

    private func reportsOf(loadBalancer service: Value) -> [RouteReport] {
        let key = ObjectKey(.service, namespace: service.objectNamespace, name: service.objectName)
        return service[.spec][.ports].elements.map { port in
            let number = port[.port].integer ?? 0
            let plane = network.dataPlanes[key]
            var report = RouteReport(
                entry: "tcp://\(plane?.address ?? "<pending>"):\(number)", via: [key], backend: key, isReachable: false,
                why: "")
            if plane == nil {
                report.why = "\(key) has no address: nothing provides load balancers here, or it is still being made"
                return report
            }
            follow(
                [.name: .string(key.name), .port: Value(number)], from: key, namespace: key.namespace, path: "/",
                report: &report)
            return report
        }
    }

    private func reportsOf(nodePort service: Value) -> [RouteReport] {
        let key = ObjectKey(.service, namespace: service.objectNamespace, name: service.objectName)
        // A load balancer's own Service is no way in of its own.
        return service[.spec][.ports].elements.compactMap { port in
            guard let nodePort = port[.nodePort].integer, let number = port[.port].integer else { return nil }
            var report = RouteReport(
                entry: "tcp://<node>:\(nodePort)", via: [key], backend: key, isReachable: false, why: "")
            guard configuration.network.nodePortsAreReachableFromOutside else {
                report.why =
                    "node ports are closed from outside on this platform: nodes are private or behind a firewall"
                return report
            }
            let result = connect(from: .outside(address: Self.addressOfOutsideNames), to: service, port: number)
            report.isReachable = result.isConnected
            report.why = result.why
            return report
        }
    }

    // MARK: From the data plane to the pods

    private func follow(
        _ reference: Value, from origin: ObjectKey, namespace: String, path: String, report: inout RouteReport
    ) {
        guard let plane = network.dataPlanes[origin] else { return }
        let key = ObjectKey(
            .service, namespace: reference[.namespace].string ?? namespace, name: reference[.name].string ?? "")
        report.backend = key
        guard let service = object(key) else {
            report.why = "\(key) does not exist"
            return
        }
        let port =
            reference[.port].integer
            ?? service[.spec][.ports].elements.first { $0[.name] == reference["portName"] }?[.port].integer ?? 0
        let backend = plane.backends[key]
        let usesNodePorts = backend?.usesNodePorts ?? plane.usesNodePorts
        if usesNodePorts, !["NodePort", "LoadBalancer"].contains(service[.spec][.type].string ?? "") {
            report.why =
                "the load balancer reaches pods through node ports, and \(key) is of type \(service[.spec][.type].string ?? "ClusterIP")"
            return
        }
        let results = sources(of: plane).map { connect(from: $0, to: service, port: port) }
        guard let worst = results.first(where: { !$0.isConnected }) ?? results.first else {
            report.why = "no pod of the gateway is running"
            return
        }
        guard worst.isConnected else {
            report.why = worst.why
            return
        }
        let checkedPath = backend == nil ? plane.healthCheckPath : backend?.healthCheckPath
        if let healthPath = checkedPath, let podKey = worst.pod, let pod = object(podKey),
            !answersOK(pod, port: worst.port, path: healthPath)
        {
            report.why =
                "the load balancer's health check GET \(healthPath) on \(podKey) does not answer 200, so it sends no traffic"
            return
        }
        guard plane.isPublic else {
            report.why = "the load balancer is internal: its name resolves to private addresses"
            return
        }
        report.isReachable = true
        report.why = "answered by \(worst.pod?.description ?? key.description)"
    }

    private func sources(of plane: DataPlane) -> [NetworkPeer] {
        switch plane.source {
        case .outside(let addresses): return addresses.map { .outside(address: $0) }
        case .pods(let namespace, let labels):
            return objects(.pod, namespace: namespace).filter { pod in
                pod.isReadyPod && labels.members.allSatisfy { pod[.metadata][.labels][$0.key] == $0.value }
            }.prefix(1).map { peer(of: $0) }
        }
    }

    /// Whether a pod answers an HTTP GET with 200, as far as its manifest lets one tell.
    ///
    /// A path that one of its HTTP probes asks for does. Where the probes ask for other paths only, `/` is taken not to;
    /// where there are no HTTP probes, nothing speaks against it.
    public func answersOK(_ pod: Value, port: Int, path: String) -> Bool {
        var probed: [String] = []
        for container in pod[.spec][.containers].elements {
            for probe in [Key.readinessProbe, .livenessProbe, .startupProbe] {
                let get = container[probe]["httpGet"]
                if get.isNull { continue }
                let number = get[.port].integer ?? get[.port].string.flatMap { pod.containerPort(named: $0) }
                if number == port { probed.append(get["path"].string ?? "/") }
            }
        }
        return probed.isEmpty || probed.contains { $0.prefix { $0 != "?" } == path }
    }
}
