import ClusterEngine
import KubeObjects

/// What a Gateway and its routes are told of each other.
struct GatewayStatus {
    private let gateway: Value
    private let key: ObjectKey
    private let facts: GatewayController

    init(_ gateway: Value, key: ObjectKey, facts: GatewayController) {
        self.gateway = gateway
        self.key = key
        self.facts = facts
    }

    /// Writes the conditions of the Gateway, its listeners and the routes that name it.
    func write(in cluster: Cluster) {
        let now = cluster.now
        let routes = self.routes(in: cluster)
        for route in routes { write(route, in: cluster) }
        let generation = gateway[.metadata][.generation]
        cluster.modifyStatus(key) { status in
            status[.conditions].setCondition(
                "Accepted", status: "True", reason: "Accepted", message: "The Gateway is accepted by its controller",
                at: now, extra: [.observedGeneration: generation])
            let old = status["listeners"]
            status["listeners"] = .array(
                gateway[.spec]["listeners"].elements.map { listener in
                    let before = old.elements.first { $0[.name] == listener[.name] } ?? .null
                    return self.status(of: listener, before: before, routes: routes, in: cluster)
                })
        }
    }

    // MARK: Listeners

    private func status(of listener: Value, before: Value, routes: [Value], in cluster: Cluster) -> Value {
        let generation: Value = [.observedGeneration: gateway[.metadata][.generation]]
        var conditions = before[.conditions]
        let problem = certificateProblem(of: listener, in: cluster)
        conditions.setCondition(
            "Accepted", status: "True", reason: "Accepted", message: "Listener has been successfully translated",
            at: cluster.now, extra: generation)
        conditions.setCondition(
            "Programmed", status: problem == nil ? "True" : "False", reason: problem == nil ? "Programmed" : "Invalid",
            message: problem ?? "Sending translated listener configuration to the data plane", at: cluster.now,
            extra: generation)
        conditions.setCondition(
            "ResolvedRefs", status: problem == nil ? "True" : "False",
            reason: problem == nil ? "ResolvedRefs" : "InvalidCertificateRef",
            message: problem ?? "Listener references have been resolved", at: cluster.now, extra: generation)
        let attached = routes.filter { attachment(of: $0, to: listener, in: cluster) == nil }.count
        return [
            .name: listener[.name], "attachedRoutes": Value(attached), .conditions: conditions,
            "supportedKinds": .array(
                kinds(of: listener).map { ["group": .string(RouteKind.group), .kind: .string($0)] }),
        ]
    }

    private func certificateProblem(of listener: Value, in cluster: Cluster) -> String? {
        guard facts.usesTLSSecrets else { return nil }
        for reference in listener["tls"]["certificateRefs"].elements {
            let namespace = reference[.namespace].string ?? key.namespace
            let name = reference[.name].string ?? ""
            if cluster.object(ObjectKey(.secret, namespace: namespace, name: name)) == nil {
                return "Secret \(namespace)/\(name) does not exist."
            }
            if namespace != key.namespace,
                !isGranted(from: ("Gateway", key.namespace), to: ("Secret", namespace, name), in: cluster)
            {
                return "Certificate ref to Secret \(namespace)/\(name) not permitted by any ReferenceGrant."
            }
        }
        return nil
    }

    private func kinds(of listener: Value) -> [String] {
        let allowed = listener["allowedRoutes"]["kinds"].elements.compactMap { $0[.kind].string }
        let possible: [String] =
            switch listener[.protocol].string ?? "" {
            case "HTTP", "HTTPS": ["HTTPRoute", "GRPCRoute"]
            case "TLS": ["TLSRoute"]
            case "TCP": ["TCPRoute"]
            default: ["UDPRoute"]
            }
        return possible.filter { facts.routes.contains($0) && (allowed.isEmpty || allowed.contains($0)) }
    }

    // MARK: Routes

    private func routes(in cluster: Cluster) -> [Value] {
        RouteKind.all.flatMap { kind in
            cluster.objects(kind).filter { route in
                route[.spec]["parentRefs"].elements.contains { isParent($0, of: route) }
            }
        }
    }

    private func isParent(_ reference: Value, of route: Value) -> Bool {
        (reference[.kind].string ?? "Gateway") == "Gateway" && reference[.name].string == key.name
            && (reference[.namespace].string ?? route.objectNamespace) == key.namespace
    }

    private func write(_ route: Value, in cluster: Cluster) {
        guard let routeKey = cluster.key(of: route) else { return }
        let now = cluster.now
        let extra: Value = [.observedGeneration: route[.metadata][.generation]]
        let references = referenceProblem(of: route, in: cluster)
        cluster.modifyStatus(routeKey) { status in
            var parents = status["parents"].elements
            for reference in route[.spec]["parentRefs"].elements where isParent(reference, of: route) {
                let refusal = refusal(of: route, parent: reference, in: cluster)
                let index = parents.firstIndex {
                    $0["parentRef"] == reference && $0["controllerName"].string == facts.name
                }
                var parent: Value = index.map { parents[$0] } ?? [:]
                parent["parentRef"] = reference
                parent["controllerName"] = .string(facts.name)
                parent[.conditions].setCondition(
                    "Accepted", status: refusal == nil ? "True" : "False", reason: refusal?.reason ?? "Accepted",
                    message: refusal?.message ?? "Route is accepted", at: now, extra: extra)
                parent[.conditions].setCondition(
                    "ResolvedRefs", status: references == nil ? "True" : "False",
                    reason: references?.reason ?? "ResolvedRefs",
                    message: references?.message ?? "Resolved all the Object references for the Route", at: now,
                    extra: extra)
                if let index { parents[index] = parent } else { parents.append(parent) }
            }
            status["parents"] = .array(parents)
        }
    }

    private typealias Problem = (reason: String, message: String)

    /// Why the route is not taken up by the Gateway; `nil` where it is.
    private func refusal(of route: Value, parent: Value, in cluster: Cluster) -> Problem? {
        let listeners = gateway[.spec]["listeners"].elements.filter { listener in
            (parent["sectionName"].isNull || parent["sectionName"] == listener[.name])
                && (parent[.port].isNull || parent[.port] == listener[.port])
        }
        guard !listeners.isEmpty else {
            return ("NoMatchingParent", "No listeners match this parent ref")
        }
        let refusals = listeners.map { attachment(of: route, to: $0, in: cluster) }
        if !refusals.contains(where: { $0 == nil }), let first = refusals.first, let first { return first }
        for rule in route[.spec][.rules].elements {
            for part in parts(of: rule) where facts.unsupported.contains(part) {
                return ("UnsupportedValue", "\(part) is not supported by \(facts.name)")
            }
        }
        return nil
    }

    /// The filters and fields of a rule, by the names profiles use.
    private func parts(of rule: Value) -> [String] {
        var parts = rule["filters"].elements.compactMap { $0[.type].string }
        for backend in rule["backendRefs"].elements {
            parts += backend["filters"].elements.compactMap { $0[.type].string }
        }
        if !rule["timeouts"].isNull { parts.append("timeouts") }
        if !rule["retry"].isNull { parts.append("retry") }
        return parts
    }

    /// Why a listener does not take the route; `nil` where it does.
    private func attachment(of route: Value, to listener: Value, in cluster: Cluster) -> Problem? {
        guard kinds(of: listener).contains(route[.kind].string ?? "") else {
            return ("NotAllowedByListeners", "No listeners included by this parent ref allowed this attachment.")
        }
        let allowed = listener["allowedRoutes"]["namespaces"]
        let isAllowed: Bool =
            switch allowed["from"].string ?? "Same" {
            case "All": true
            case "Selector":
                (try? LabelSelector(allowed[.selector]))?.matches(
                    cluster.object(ObjectKey(.namespace, name: route.objectNamespace))?[.metadata][.labels] ?? .null)
                    ?? false
            case "None": false
            default: route.objectNamespace == key.namespace
            }
        guard isAllowed else {
            return ("NotAllowedByListeners", "No listeners included by this parent ref allowed this attachment.")
        }
        let hosts = route[.spec]["hostnames"].elements.compactMap(\.string)
        guard let pattern = listener["hostname"].string, !hosts.isEmpty else { return nil }
        guard !hosts.contains(where: { Self.intersects($0, pattern) }) else { return nil }
        return (
            "NoMatchingListenerHostname",
            "There were no hostname intersections between the HTTPRoute and this parent ref's Listener(s)."
        )
    }

    private static func intersects(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        if b.hasPrefix("*."), a.hasSuffix(b.dropFirst()) { return true }
        return a.hasPrefix("*.") && b.hasSuffix(a.dropFirst())
    }

    /// What is wrong with the backends a route names; `nil` where nothing is.
    private func referenceProblem(of route: Value, in cluster: Cluster) -> Problem? {
        let kind = route[.kind].string ?? ""
        for rule in route[.spec][.rules].elements {
            for reference in rule["backendRefs"].elements where (reference[.kind].string ?? "Service") == "Service" {
                let namespace = reference[.namespace].string ?? route.objectNamespace
                let name = reference[.name].string ?? ""
                if namespace != route.objectNamespace,
                    !isGranted(from: (kind, route.objectNamespace), to: ("Service", namespace, name), in: cluster)
                {
                    return (
                        "RefNotPermitted",
                        "Backend ref to Service \(namespace)/\(name) not permitted by any ReferenceGrant."
                    )
                }
                guard let service = cluster.object(ObjectKey(.service, namespace: namespace, name: name)) else {
                    return ("BackendNotFound", "Service \(namespace)/\(name) not found")
                }
                if let port = reference[.port].integer,
                    !service[.spec][.ports].elements.contains(where: { $0[.port].integer == port })
                {
                    return ("BackendNotFound", "TCP Port \(port) not found on Service \(namespace)/\(name)")
                }
            }
        }
        return nil
    }

    private func isGranted(
        from: (kind: String, namespace: String), to: (kind: String, namespace: String, name: String),
        in cluster: Cluster
    ) -> Bool {
        cluster.objects(.referenceGrant, namespace: to.namespace).contains { grant in
            grant[.spec]["from"].elements.contains {
                $0[.kind].string == from.kind && $0[.namespace].string == from.namespace
            }
                && grant[.spec]["to"].elements.contains {
                    $0[.kind].string == to.kind && ($0[.name].string.map { $0 == to.name || $0.isEmpty } ?? true)
                }
        }
    }
}
