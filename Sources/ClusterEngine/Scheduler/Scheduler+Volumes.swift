import KubeObjects
import KubeSchema

/// What the scheduler does for the volumes of pods: plug-ins `VolumeBinding`, `VolumeRestrictions`, `VolumeZone` and
/// `NodeVolumeLimits`.
extension Scheduler {
    /// A pod with a node that waits for its volumes.
    struct Binding: Sendable {
        var node: String
        var claims: [ObjectKey]
        var deadline: Instant
    }

    /// The pods with a node that wait for their volumes.
    struct Bindings: Sendable {
        private var byPod: [ObjectKey: Binding] = [:]
        private var podsByClaim: [ObjectKey: [ObjectKey]] = [:]

        subscript(pod: ObjectKey) -> Binding? { byPod[pod] }

        func pods(using claim: ObjectKey) -> [ObjectKey] { podsByClaim[claim] ?? [] }

        mutating func add(_ pod: ObjectKey, _ binding: Binding) {
            remove(pod)
            byPod[pod] = binding
            for claim in binding.claims { podsByClaim[claim, default: []].append(pod) }
        }

        mutating func remove(_ pod: ObjectKey) {
            guard !byPod.isEmpty, let binding = byPod.removeValue(forKey: pod) else { return }
            for claim in binding.claims {
                podsByClaim[claim]?.removeAll { $0 == pod }
                if podsByClaim[claim]?.isEmpty == true { podsByClaim[claim] = nil }
            }
        }
    }

    /// How long volumes may take to be bound (`VolumeBindingArgs.bindTimeoutSeconds`).
    private static let bindTimeout = Duration.seconds(600)

    // MARK: Watching

    /// Wakes the pods that a change of storage may help, as the plug-ins' queueing hints tell.
    mutating func observeStorage(_ change: ObjectChange, work: inout WorkQueue) {
        let isNew = change.operation == .added
        switch change.kind {
        case .persistentVolumeClaim:
            for pod in binding.pods(using: change.key) { work.add(pod) }
            if change.isDeletion { return }
            let helped: Set<SchedulingFilter> =
                isNew
                ? [.volumeBinding, .volumeZone, .volumeRestrictions, .nodeVolumeLimits] : [.volumeBinding, .volumeZone]
            wake(helped, using: change.key, work: &work)
        case .persistentVolume:
            volumes.note(change)
            if change.isDeletion { return }
            let isMoved = isNew || change.old[.metadata][.labels] != change.new[.metadata][.labels]
            wake(isMoved ? [.volumeBinding, .volumeZone] : [.volumeBinding], work: &work)
        case .storageClass:
            if isNew {
                wake([.volumeBinding, .volumeZone], work: &work)
            } else if change.old["allowedTopologies"] != change.new["allowedTopologies"], !change.isDeletion {
                wake([.volumeBinding], work: &work)
            }
        default:
            if isNew {
                wake([.volumeBinding, .nodeVolumeLimits], work: &work)
            } else if change.old[.spec] != change.new[.spec], !change.isDeletion {
                wake([.nodeVolumeLimits], work: &work)
            }
        }
    }

    // MARK: Binding

    /// Asks for the volumes of a pod that has got its node, and waits for them.
    mutating func beginBinding(_ cycle: SchedulingCycle, on node: NodeInfo, work: inout WorkQueue, in cluster: Cluster)
    {
        let key = cycle.pod.key
        // The node is told in advance where binding takes its time (`NominatedNodeNameForExpectation`).
        cluster.modifyStatus(key) { $0[.nominatedNodeName] = .string(node.name) }
        for (claim, plan) in cycle.volumes.plan(on: node) ?? [] {
            switch plan {
            case .bind(let volume): reserve(volume, for: claim, in: cluster)
            case .provision:
                _ = try? cluster.modify(claim, .controller(name)) { claim in
                    claim[.metadata][.annotations][VolumeAnnotation.selectedNode] = .string(node.name)
                }
            }
        }
        let claims = cycle.volumes.waiting.map(\.claim)
        binding.add(key, Binding(node: node.name, claims: claims, deadline: cluster.now + Self.bindTimeout))
        work.add(key, after: Self.bindTimeout)
    }

    private func reserve(_ volume: String, for claim: ObjectKey, in cluster: Cluster) {
        guard let object = cluster.object(claim) else { return }
        _ = try? cluster.modify(ObjectKey(.persistentVolume, name: volume), .controller(name)) { volume in
            volume[.metadata][.annotations][VolumeAnnotation.boundByController] = "yes"
            volume[.spec][.claimRef] = object.asClaimReference
        }
    }

    /// Goes on with a pod whose claims have changed.
    mutating func continueBinding(_ key: ObjectKey, work: inout WorkQueue, in cluster: Cluster) {
        guard let waiting = binding[key] else { return }
        let claims = waiting.claims.map { (key: $0, claim: cluster.object($0)) }
        if claims.allSatisfy({ $0.claim?.isBoundClaim == true }) {
            binding.remove(key)
            bind(key, node: waiting.node, in: cluster)
            return
        }
        // A provisioner that gives up takes the chosen node back; then the pod is placed anew.
        let wasGivenUp = claims.contains { key, claim in
            guard let claim else { return true }
            return !claim.isBoundClaim && (claim[.spec][.volumeName].string ?? "").isEmpty
                && claim.annotation(VolumeAnnotation.selectedNode) != waiting.node && !volumes.isReserved(for: key)
        }
        guard wasGivenUp || cluster.now >= waiting.deadline else { return }
        binding.remove(key)
        if let placed = placedPods[key] { unplace(placed, in: cluster) }
        cluster.modifyStatus(key) { $0[.nominatedNodeName] = .null }
        guard let object = cluster.object(key) else { return }
        let pod = PodInfo(object, key: key)
        let reason =
            wasGivenUp
            ? "binding volumes: provisioning failed for PVC \"\(waiting.claims.first?.name ?? "")\""
            : "binding volumes: context deadline exceeded"
        fail(
            pod, message: "running PreBind plugin \"VolumeBinding\": \(reason)", filters: [.volumeBinding], work: &work,
            in: cluster)
    }
}

extension PodInfo {
    /// The claims of the pod's volumes.
    var claimKeys: [ObjectKey] {
        claims.map { ObjectKey(.persistentVolumeClaim, namespaceKey: key.namespaceKey, name: $0) }
    }
}
