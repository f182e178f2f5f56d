import ClusterEngine
import KubeObjects
import KubeSchema

/// An Ingress controller: takes up the Ingresses that choose it and gives them an address.
struct IngressSimulation: Controller {
    let name: String
    let watchedKinds: [Kind] = [.ingress, .ingressClass, .service]

    private let facts: IngressController
    private let region: String
    private var started: [ObjectKey: Instant] = [:]
    private var addresses = AddressBook(first: 180)

    private static let classAnnotation = Key("kubernetes.io/ingress.class")

    init(_ facts: IngressController, region: String) {
        self.facts = facts
        self.region = region
        name = "ingress-controller \(facts.name)"
    }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .ingress {
            if change.isDeletion { forget(change.key, in: cluster) } else { queue.add(change.key) }
            return
        }
        for ingress in cluster.objects(.ingress) {
            guard let key = cluster.key(of: ingress) else { continue }
            if change.kind == .ingressClass || key.namespace == change.key.namespace || facts.proxyNamespace != nil {
                queue.add(key)
            }
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let ingress = cluster.object(key), !ingress.isBeingDeleted, let scheme = scheme(of: ingress, in: cluster)
        else {
            if started[key] != nil { forget(key, in: cluster) }
            return
        }
        guard let start = started[key] else {
            started[key] = cluster.now
            queue.add(key, after: facts.provisioningTime)
            return
        }
        guard cluster.now >= start + facts.provisioningTime else {
            queue.add(key, after: start + facts.provisioningTime - cluster.now)
            return
        }
        if let problem = backendProblem(of: ingress, key: key, in: cluster) {
            cluster.record(
                EventReport(.warning, reason: "FailedBuildModel", message: problem, component: name), about: ingress)
            return
        }
        guard let entry = entry(for: ingress, key: key, scheme: scheme, in: cluster) else { return }
        cluster.network.dataPlanes[key] = plane(
            for: ingress, key: key, scheme: scheme, address: entry["ip"].string ?? entry["hostname"].string ?? "",
            in: cluster)
        cluster.modifyStatus(key) { $0["loadBalancer"]["ingress"] = [entry] }
    }

    // MARK: Selection

    /// The scheme of the load balancer for an Ingress that chooses this controller; `nil` for others.
    private func scheme(of ingress: Value, in cluster: Cluster) -> Scheme? {
        let annotation = ingress.annotation(Self.classAnnotation) ?? ""
        let className = ingress[.spec]["ingressClassName"].string
        let wished = Scheme.asked(by: ingress, facts.schemeAnnotations, fallback: facts.defaultScheme)
        if let entry = facts.annotationSchemes.first(where: { $0.value == annotation }) { return entry.scheme }
        if annotation.isEmpty, className == nil { return facts.servesBareIngress ? wished : nil }
        guard facts.selection == .className else { return nil }
        let name = className ?? annotation
        let object = cluster.object(ObjectKey(.ingressClass, name: name))
        return object?[.spec][.controller].string == facts.name ? wished : nil
    }

    // MARK: Backends

    private func services(of ingress: Value, in cluster: Cluster) -> [Value] {
        var names: [String] = []
        let backends =
            [ingress[.spec]["defaultBackend"]]
            + ingress[.spec][.rules].elements.flatMap { $0["http"]["paths"].elements.map { $0["backend"] } }
        for backend in backends {
            if let name = backend["service"][.name].string, !names.contains(name) { names.append(name) }
        }
        return names.compactMap {
            cluster.object(ObjectKey(.service, namespace: ingress.objectNamespace, name: $0))
        }
    }

    private func usesNodePorts(_ object: Value) -> Bool? {
        guard let annotation = facts.targetTypeAnnotation, let value = object.annotation(Key(annotation)) else {
            return nil
        }
        return value == TargetType.instance.rawValue
    }

    private func backendProblem(of ingress: Value, key: ObjectKey, in cluster: Cluster) -> String? {
        guard let pattern = facts.backendProblem, !facts.allowsClusterIPWithInstanceTargets else { return nil }
        let fallback = usesNodePorts(ingress) ?? (facts.targetType == .instance)
        let isUnusable = services(of: ingress, in: cluster).contains { service in
            (usesNodePorts(service) ?? fallback) && (service[.spec][.type].string ?? "ClusterIP") == "ClusterIP"
        }
        guard isUnusable else { return nil }
        return NamePattern(["namespace": key.namespace, "name": key.name]).fill(pattern)
    }

    // MARK: Address

    /// The status entry; `nil` while the Service in front of the proxies has no address yet.
    private mutating func entry(for ingress: Value, key: ObjectKey, scheme: Scheme, in cluster: Cluster) -> Value? {
        if !facts.addressPattern.isEmpty {
            let known = cluster.network.dataPlanes[key]?.address
            let address =
                known
                ?? addresses.address(
                    pattern: facts.addressPattern, kind: facts.addressKind, key: key, uid: ingress.uid, region: region)
            return AddressBook.entry(address, kind: facts.addressKind)
        }
        return proxyService(in: cluster)?[.status]["loadBalancer"]["ingress"].elements.first
    }

    private func proxyService(in cluster: Cluster) -> Value? {
        guard let namespace = facts.proxyNamespace else { return nil }
        return cluster.objects(.service, namespace: namespace).first {
            $0[.spec][.selector] == facts.proxyLabels && $0[.spec][.type].string == "LoadBalancer"
        }
    }

    private func plane(
        for ingress: Value, key: ObjectKey, scheme: Scheme, address: String, in cluster: Cluster
    ) -> DataPlane {
        var isPublic = scheme.isPublic
        var source = DataPlane.Source.outside(
            addresses: SourceAddresses.of(facts.sourceRanges, preservesClient: false))
        if facts.dataPlane == .pods, let namespace = facts.proxyNamespace {
            source = .pods(namespace: namespace, labels: facts.proxyLabels)
            if facts.addressPattern.isEmpty, let service = proxyService(in: cluster),
                let serviceKey = cluster.key(of: service)
            {
                isPublic = cluster.network.dataPlanes[serviceKey]?.isPublic ?? isPublic
            }
        }
        var plane = DataPlane(
            source: source, isPublic: isPublic, address: address,
            healthCheckPath: facts.healthCheck.path(for: ingress),
            usesNodePorts: usesNodePorts(ingress) ?? (facts.targetType == .instance),
            usesTLSSecrets: facts.usesTLSSecrets,
            hasProviderCertificate: facts.certificateAnnotation.map { ingress.annotation(Key($0)) != nil } ?? false)
        for service in services(of: ingress, in: cluster) {
            guard let serviceKey = cluster.key(of: service) else { continue }
            let annotated = facts.healthCheck.pathAnnotation.flatMap { service.annotation(Key($0)) }
            let nodePorts = usesNodePorts(service)
            guard annotated != nil || nodePorts != nil else { continue }
            plane.backends[serviceKey] = DataPlane.Backend(
                healthCheckPath: annotated ?? plane.healthCheckPath, usesNodePorts: nodePorts ?? plane.usesNodePorts)
        }
        return plane
    }

    private mutating func forget(_ key: ObjectKey, in cluster: Cluster) {
        guard started.removeValue(forKey: key) != nil else { return }
        cluster.network.dataPlanes.removeValue(forKey: key)
        cluster.modifyStatus(key) { $0["loadBalancer"] = .emptyObject }
    }
}
