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
        var provisioner: String
        /// The node for which a provisioner was asked already.
        var selectedNode: String?
        var size: Quantity
        var allowedTopologies: [NodeSelector.Term]
        /// The volumes that meet the claim, the smallest first.
        var candidates: [(name: String, selector: NodeSelector)]
    }

    init() {}

    /// Looks up the claims of a pod. Fails where they rule out every node.
    static func of(_ pod: PodInfo, volumes: VolumeIndex, in cluster: Cluster) -> Result<VolumeNeeds, FitFailure.Overall>
    {
        var needs = VolumeNeeds()
        var claims: [(key: ObjectKey, claim: Value)] = []
        for name in pod.claims {
            let key = ObjectKey(.persistentVolumeClaim, namespaceKey: pod.key.namespaceKey, name: name)
            guard let claim = cluster.object(key) else {
                return .failure(.init(.volumeRestrictions, "persistentvolumeclaim \"\(name)\" not found"))
            }
            claims.append((key, claim))
        }
        var isUnbound = false
        for (key, claim) in claims {
            if let reason = Self.whyUnusable(claim) { return .failure(.init(.volumeBinding, reason)) }
            if claim.isForOnePod, Self.isUsed(key, byOtherThan: pod, in: cluster) { needs.isHeldByAnother = true }
            if claim.isBoundClaim {
                needs.add(bound: claim, key: key, in: cluster)
            } else if let waiting = Waiting(claim, key: key, volumes: volumes, in: cluster) {
                needs.waiting.append(waiting)
                needs.drivers.append((key, waiting.provisioner))
            } else {
                isUnbound = true
            }
        }
        if isUnbound {
            return .failure(.init(.volumeBinding, "pod has unbound immediate PersistentVolumeClaims"))
        }
        // The smallest claims choose first (`byPVCSize`).
        needs.waiting = needs.waiting.enumerated()
            .sorted { $0.element.size != $1.element.size ? $0.element.size < $1.element.size : $0.offset < $1.offset }
            .map(\.element)
        return .success(needs)
    }

    private static func whyUnusable(_ claim: Value) -> String? {
        let name = claim.objectName
        if claim[.status][.phase].string == "Lost" {
            let volume = claim[.spec][.volumeName].string ?? ""
            return "persistentvolumeclaim \"\(name)\" bound to non-existent persistentvolume \"\(volume)\""
        }
        return claim.isBeingDeleted ? "persistentvolumeclaim \"\(name)\" is being deleted" : nil
    }

    private static func isUsed(_ claim: ObjectKey, byOtherThan pod: PodInfo, in cluster: Cluster) -> Bool {
        cluster.pods(using: claim).contains { $0.uid != pod.uid && $0.boundNode != nil && !$0.isFinishedPod }
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
        if !waiting.isEmpty, plan(on: node) == nil {
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

extension VolumeNeeds {
    /// How a claim is met on a node.
    enum Plan: Sendable {
        case bind(volume: String)
        case provision
    }

    /// How the claims that wait would be met on `node`; `nil` where one of them cannot be.
    func plan(on node: NodeInfo) -> [(claim: ObjectKey, plan: Plan)]? {
        var plans: [(claim: ObjectKey, plan: Plan)] = []
        var taken: Set<String> = []
        for claim in waiting {
            guard let plan = claim.plan(on: node, without: taken) else { return nil }
            if case .bind(let volume) = plan { taken.insert(volume) }
            plans.append((claim.claim, plan))
        }
        return plans
    }
}

extension VolumeNeeds.Waiting {
    /// A claim that waits for its first consumer; `nil` where its class binds at once, or is missing, or it names a volume.
    fileprivate init?(_ claim: Value, key: ObjectKey, volumes: VolumeIndex, in cluster: Cluster) {
        guard (claim[.spec][.volumeName].string ?? "").isEmpty, cluster.bindsLate(claim),
            let storageClass = cluster.object(
                ObjectKey(.storageClass, name: claim[.spec][.storageClassName].string ?? ""))
        else { return nil }
        self.claim = key
        provisioner = storageClass[.provisioner].string ?? ""
        selectedNode = claim.annotation(VolumeAnnotation.selectedNode)
        size = Quantity(claim[.spec][.resources][.requests]["storage"]) ?? .zero
        allowedTopologies = storageClass["allowedTopologies"].elements.map { term in
            NodeSelector.Term([
                .matchExpressions: .array(
                    term["matchLabelExpressions"].elements.map {
                        [.key: $0[.key], .operator: "In", .values: $0[.values]]
                    })
            ])
        }
        candidates = volumes.fitting(claim, key: key, in: cluster).map { volume in
            (volume.objectName, NodeSelector(nodeSelector: volume[.spec][.nodeAffinity]["required"]))
        }
    }

    fileprivate func plan(on node: NodeInfo, without taken: Set<String>) -> VolumeNeeds.Plan? {
        if let selectedNode {
            guard selectedNode == node.name else { return nil }
        } else if let volume = candidates.first(where: {
            !taken.contains($0.name) && $0.selector.matches(labels: node.labels, nodeName: node.name)
        }) {
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
    fileprivate var isForOnePod: Bool { self[.spec][.accessModes].elements.contains("ReadWriteOncePod") }
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
