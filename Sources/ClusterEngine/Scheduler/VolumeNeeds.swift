import KubeObjects

/// What a pod's claims demand of a node.
struct VolumeNeeds: Sendable {
    /// Where bound volumes can be reached.
    private var boundVolumes: [(selector: NodeSelector, zones: [(key: Key, values: [String])], exists: Bool)] = []
    /// Claims that wait for the pod's node before they are bound.
    private(set) var waiting: [Waiting] = []
    /// Claims that only one pod may use, which another uses.
    private var isHeldByAnother = false
    /// How many more volumes each driver would have on the node, by claim.
    private var drivers: [(claim: ObjectKey, driver: String)] = []

    struct Waiting: Sendable {
        var claim: ObjectKey
        var className: String
        var provisioner: String
        var allowedTopologies: [NodeSelector.Term]
        var candidates: [(name: String, selector: NodeSelector)]
    }

    init() {}

    /// Looks up the claims of a pod. Fails where they rule out every node.
    static func of(_ pod: PodInfo, in cluster: Cluster) -> Result<VolumeNeeds, FitFailure.Overall> {
        var needs = VolumeNeeds()
        var isUnbound = false
        for name in pod.claims {
            let key = ObjectKey(.persistentVolumeClaim, namespaceKey: pod.key.namespaceKey, name: name)
            guard let claim = cluster.object(key) else {
                return .failure(.init(.volumeBinding, "persistentvolumeclaim \"\(name)\" not found"))
            }
            if claim.isBeingDeleted {
                return .failure(.init(.volumeBinding, "persistentvolumeclaim \"\(name)\" is being deleted"))
            }
            if claim[.status][.phase].string == "Lost" {
                return .failure(
                    .init(
                        .volumeBinding,
                        "persistentvolumeclaim \"\(name)\" bound to non-existent persistentvolume \"\(claim[.spec][.volumeName].string ?? "")\""
                    ))
            }
            if claim[.spec][.accessModes].elements.contains("ReadWriteOncePod"),
                cluster.objects(.pod, namespace: pod.key.namespace).contains(where: { other in
                    other.uid != pod.uid && other.boundNode != nil && !other.isFinishedPod
                        && other[.spec][.volumes].elements.contains {
                            $0[.persistentVolumeClaim][.claimName].string == name
                        }
                })
            {
                needs.isHeldByAnother = true
            }
            if claim.isBoundClaim {
                needs.add(bound: claim, key: key, in: cluster)
            } else if let waiting = Waiting(claim, key: key, in: cluster) {
                needs.waiting.append(waiting)
                needs.drivers.append((key, waiting.provisioner))
            } else {
                isUnbound = true
            }
        }
        if isUnbound {
            return .failure(.init(.volumeBinding, "pod has unbound immediate PersistentVolumeClaims"))
        }
        return .success(needs)
    }

    private static let zoneKeys = [Key("topology.kubernetes.io/zone"), Key("topology.kubernetes.io/region")]

    private mutating func add(bound claim: Value, key: ObjectKey, in cluster: Cluster) {
        guard let name = claim[.spec][.volumeName].string,
            let volume = cluster.object(ObjectKey(.persistentVolume, name: name))
        else {
            boundVolumes.append((NodeSelector(nodeSelector: .null), [], false))
            return
        }
        let zones = Self.zoneKeys.compactMap { key in
            volume.label(key).map { (key, $0.split(separator: "__").map(String.init)) }
        }
        boundVolumes.append((NodeSelector(nodeSelector: volume[.spec][.nodeAffinity]["required"]), zones, true))
        if let driver = volume[.spec]["csi"]["driver"].string { drivers.append((key, driver)) }
    }

    /// Why the claims keep the pod from a node; `nil` where they do not.
    func rejection(of node: NodeInfo, pod: PodInfo, in cluster: Cluster) -> Rejection? {
        if isHeldByAnother {
            return Rejection(
                .volumeRestrictions,
                "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode",
                isResolvable: true)
        }
        if exceedsAttachLimit(node, in: cluster) {
            return Rejection(.nodeVolumeLimits, "node(s) exceed max volume count", isResolvable: true)
        }
        for volume in boundVolumes {
            if !volume.exists {
                return Rejection(
                    .volumeBinding, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)")
            }
            if !volume.selector.matches(labels: node.labels, nodeName: node.name) {
                return Rejection(.volumeBinding, "node(s) didn't match PersistentVolume's node affinity")
            }
        }
        for claim in waiting where claim.plan(on: node) == nil {
            return Rejection(.volumeBinding, "node(s) didn't find available persistent volumes to bind")
        }
        for volume in boundVolumes {
            for (key, values) in volume.zones {
                if let zone = node.labels[key].string, !values.contains(zone) {
                    return Rejection(.volumeZone, "node(s) had no available volume zone")
                }
            }
        }
        return nil
    }

    private func exceedsAttachLimit(_ node: NodeInfo, in cluster: Cluster) -> Bool {
        guard !drivers.isEmpty, let csiNode = cluster.object(ObjectKey(.csiNode, name: node.name)) else { return false }
        for driver in csiNode[.spec]["drivers"].elements {
            guard let limit = driver[.allocatable]["count"].integer, let name = driver[.name].string else { continue }
            let added = drivers.filter { $0.driver == name && node.claims[$0.claim] == nil }.count
            guard added > 0 else { continue }
            let used = node.claims.keys.filter { cluster.driver(ofClaim: $0) == name }.count
            if used + added > limit { return true }
        }
        return false
    }
}

extension VolumeNeeds.Waiting {
    /// A claim that waits for its first consumer; `nil` where its class binds at once, or is missing.
    fileprivate init?(_ claim: Value, key: ObjectKey, in cluster: Cluster) {
        guard let name = claim[.spec][.storageClassName].string, !name.isEmpty,
            let storageClass = cluster.object(ObjectKey(.storageClass, name: name)),
            storageClass[.volumeBindingMode].string == "WaitForFirstConsumer"
        else { return nil }
        self.claim = key
        className = name
        provisioner = storageClass[.provisioner].string ?? ""
        allowedTopologies = storageClass["allowedTopologies"].elements.map { term in
            NodeSelector.Term([
                .matchExpressions: .array(
                    term["matchLabelExpressions"].elements.map {
                        [.key: $0[.key], .operator: "In", .values: $0[.values]]
                    })
            ])
        }
        candidates = cluster.objects(.persistentVolume).compactMap { volume in
            guard volume.satisfies(claim: claim) else { return nil }
            return (volume.objectName, NodeSelector(nodeSelector: volume[.spec][.nodeAffinity]["required"]))
        }
    }

    /// How the claim would be met on a node.
    enum Plan: Sendable {
        case bind(volume: String)
        case provision
    }

    /// How the claim would be met on `node`; `nil` where it cannot.
    func plan(on node: NodeInfo) -> Plan? {
        if let volume = candidates.first(where: { $0.selector.matches(labels: node.labels, nodeName: node.name) }) {
            return .bind(volume: volume.name)
        }
        guard !provisioner.isEmpty, provisioner != "kubernetes.io/no-provisioner" else { return nil }
        guard
            allowedTopologies.isEmpty
                || allowedTopologies.contains(where: { $0.matches(labels: node.labels, nodeName: node.name) })
        else { return nil }
        return .provision
    }
}

extension Value {
    /// Whether a claim is bound to its volume.
    public var isBoundClaim: Bool {
        !(self[.spec][.volumeName].string ?? "").isEmpty
            && self[.metadata][.annotations]["pv.kubernetes.io/bind-completed"].string != nil
            || self[.status][.phase].string == "Bound"
    }

    /// Whether a free volume meets a claim: class, modes, size, selector. Call it on a PersistentVolume.
    public func satisfies(claim: Value) -> Bool {
        let spec = self[.spec]
        if !spec["claimRef"].isNull {
            let reference = spec["claimRef"]
            guard reference[.name].string == claim.objectName, reference[.namespace].string == claim.objectNamespace,
                reference[.uid].isNull || reference[.uid].string == claim.uid
            else { return false }
        } else if self[.status][.phase].string != "Available" {
            return false
        }
        guard !isBeingDeleted else { return false }
        if let wanted = claim[.spec][.volumeName].string, !wanted.isEmpty, wanted != objectName { return false }
        guard (spec[.storageClassName].string ?? "") == (claim[.spec][.storageClassName].string ?? ""),
            (spec["volumeMode"].string ?? "Filesystem") == (claim[.spec]["volumeMode"].string ?? "Filesystem")
        else { return false }
        let modes = spec[.accessModes].elements
        guard claim[.spec][.accessModes].elements.allSatisfy({ modes.contains($0) }) else { return false }
        guard let size = Quantity(spec[.capacity]["storage"]),
            let wanted = Quantity(claim[.spec][.resources][.requests]["storage"]), size >= wanted
        else { return false }
        if !claim[.spec][.selector].isNull {
            guard let selector = try? LabelSelector(claim[.spec][.selector]), selector.matches(self[.metadata][.labels])
            else {
                return false
            }
        }
        return true
    }
}

extension Cluster {
    /// The CSI driver that serves a claim; `nil` where none does.
    func driver(ofClaim key: ObjectKey) -> String? {
        guard let claim = object(key) else { return nil }
        if let name = claim[.spec][.volumeName].string, let volume = object(ObjectKey(.persistentVolume, name: name)) {
            return volume[.spec]["csi"]["driver"].string
        }
        guard let name = claim[.spec][.storageClassName].string else { return nil }
        return object(ObjectKey(.storageClass, name: name))?[.provisioner].string
    }
}
