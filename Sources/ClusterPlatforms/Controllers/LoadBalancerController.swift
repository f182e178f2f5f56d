import ClusterEngine
import KubeObjects
import KubeSchema

/// Gives Services of type LoadBalancer their address, as a cloud's controller does.
struct LoadBalancerController: Controller {
    let name = "service-controller"
    let watchedKinds: [Kind]

    private let facts: LoadBalancerFacts
    private let region: String
    private var started: [ObjectKey: Instant] = [:]
    private var addresses = AddressBook(first: 20)

    init(_ facts: LoadBalancerFacts, region: String) {
        self.facts = facts
        self.region = region
        watchedKinds = [.service] + (Self.pools[facts.requiredKind ?? ""].map { [$0] } ?? [])
    }

    /// Kinds that a provider needs an object of before it gives addresses.
    private static let pools = ["IPAddressPool": Kind(group: "metallb.io", name: "IPAddressPool")]

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .service else {
            for service in cluster.objects(.service) where isMine(service) {
                if let key = cluster.key(of: service) { queue.add(key) }
            }
            return
        }
        if change.isDeletion {
            forget(change.key, in: cluster)
        } else if isMine(change.new) || cluster.network.dataPlanes[change.key] != nil {
            queue.add(change.key)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let service = cluster.object(key) else { return }
        guard isMine(service) else {
            if started[key] != nil || cluster.network.dataPlanes[key] != nil {
                forget(key, in: cluster)
                cluster.modifyStatus(key) { $0["loadBalancer"] = .emptyObject }
            }
            return
        }
        guard facts.isAvailable, hasPool(in: cluster) else { return }
        guard let start = started[key] else {
            started[key] = cluster.now
            report(.normal, "EnsuringLoadBalancer", "Ensuring load balancer", service, in: cluster)
            queue.add(key, after: facts.provisioningTime)
            return
        }
        guard cluster.now >= start + facts.provisioningTime else {
            queue.add(key, after: start + facts.provisioningTime - cluster.now)
            return
        }
        if let problem = addressProblem(of: service) {
            report(.warning, "SyncLoadBalancerFailed", "Error syncing load balancer: \(problem)", service, in: cluster)
            return
        }
        let scheme = Scheme.asked(by: service, facts.schemeAnnotations, fallback: facts.defaultScheme)
        let known = cluster.network.dataPlanes[key]
        if let known, known.isPublic == scheme.isPublic {
            cluster.network.dataPlanes[key] = plane(for: service, scheme: scheme, address: known.address)
            return
        }
        let address = address(of: service, key: key, scheme: scheme)
        cluster.network.dataPlanes[key] = plane(for: service, scheme: scheme, address: address)
        let entry = AddressBook.entry(address, kind: facts.addressKind)
        cluster.modifyStatus(key) { $0["loadBalancer"]["ingress"] = [entry] }
        report(.normal, "EnsuredLoadBalancer", "Ensured load balancer", service, in: cluster)
    }

    private func isMine(_ service: Value) -> Bool {
        guard service[.spec][.type].string == "LoadBalancer", !service.isBeingDeleted else { return false }
        return service[.spec]["loadBalancerClass"].string.map(facts.classes.contains) ?? true
    }

    private func hasPool(in cluster: Cluster) -> Bool {
        guard let kind = Self.pools[facts.requiredKind ?? ""] else { return true }
        return !cluster.objects(kind).isEmpty
    }

    /// Why the address a Service asks for cannot be given; `nil` where it can, or none is asked for.
    private func addressProblem(of service: Value) -> String? {
        guard facts.requestedAddress == .mustBeOwned, let asked = service[.spec]["loadBalancerIP"].string,
            !asked.isEmpty
        else { return nil }
        let ranges = [facts.addressPattern, facts.internalAddressPattern].compactMap { AddressRange($0) }
        guard !ranges.contains(where: { $0.contains(asked) }) else { return nil }
        return
            "failed to ensure load balancer: requested ip \"\(asked)\" is neither static nor assigned to the load balancer"
    }

    private mutating func address(of service: Value, key: ObjectKey, scheme: Scheme) -> String {
        let asked = service[.spec]["loadBalancerIP"].string ?? ""
        if facts.requestedAddress != .ignored, !asked.isEmpty { return asked }
        let pattern = scheme == .internal ? facts.internalAddressPattern : facts.addressPattern
        return addresses.address(
            pattern: pattern, kind: facts.addressKind, key: key, uid: service.uid, region: region)
    }

    private func plane(for service: Value, scheme: Scheme, address: String) -> DataPlane {
        let protocols = service[.spec][.ports].elements.compactMap { $0["appProtocol"].string }
        return DataPlane(
            source: .outside(
                addresses: SourceAddresses.of(facts.sourceRanges, preservesClient: facts.preservesClientAddress)),
            isPublic: scheme.isPublic, address: address,
            healthCheckPath: facts.healthCheck.path(for: service, appProtocols: protocols))
    }

    private mutating func forget(_ key: ObjectKey, in cluster: Cluster) {
        started.removeValue(forKey: key)
        cluster.network.dataPlanes.removeValue(forKey: key)
    }

    private func report(_ type: EventType, _ reason: String, _ message: String, _ service: Value, in cluster: Cluster) {
        cluster.record(EventReport(type, reason: reason, message: message, component: name), about: service)
    }
}
