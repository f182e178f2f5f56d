import KubeObjects
import KubeSchema

/// What a storage back end makes, in the terms of one provisioner.
public struct ProvisionerCapabilities: Sendable {
    /// The name in `StorageClass.provisioner`, also the CSI driver's.
    public var provisioner: String
    /// The access modes it can make.
    public var accessModes: [String]
    /// The label of nodes by which its volumes are bound to a place; `nil` where they can be reached from everywhere.
    public var topologyKey: String?
    /// How long making a volume takes.
    public var provisioningTime: Duration
    /// Sizes are rounded up to at least this many bytes.
    public var minimumBytes: Int64
    /// Whether volumes must be attached to a node before they are mounted.
    public var needsAttachment: Bool
    /// How long attaching takes.
    public var attachTime: Duration
    /// After this time a volume is taken from a node that has been lost.
    public var forcedDetachTime: Duration
    /// Whether a new file system belongs to root and is not empty (`lost+found`).
    public var makesRootOwnedFileSystem: Bool
    /// Why every request fails, such as missing permissions; `nil` where it works.
    public var failure: String?

    /// Creates capabilities.
    public init(
        provisioner: String, accessModes: [String] = ["ReadWriteOnce", "ReadWriteOncePod"], topologyKey: String? = nil,
        provisioningTime: Duration = .seconds(3), minimumBytes: Int64 = 0, needsAttachment: Bool = false,
        attachTime: Duration = .seconds(5), forcedDetachTime: Duration = .seconds(360),
        makesRootOwnedFileSystem: Bool = true,
        failure: String? = nil
    ) {
        self.provisioner = provisioner
        self.accessModes = accessModes
        self.topologyKey = topologyKey
        self.provisioningTime = provisioningTime
        self.minimumBytes = minimumBytes
        self.needsAttachment = needsAttachment
        self.attachTime = attachTime
        self.forcedDetachTime = forcedDetachTime
        self.makesRootOwnedFileSystem = makesRootOwnedFileSystem
        self.failure = failure
    }
}

/// Makes volumes for the claims of one provisioner, as a CSI driver's external-provisioner does.
public struct VolumeProvisioner: Controller {
    /// The component name in events.
    public let name: String
    /// Claims that ask for volumes, and volumes being deleted.
    public let watchedKinds: [Kind] = [.persistentVolumeClaim, .persistentVolume]
    /// What it can make.
    public let capabilities: ProvisionerCapabilities

    private var started: [ObjectKey: Instant] = [:]

    /// A provisioner with the given capabilities.
    public init(_ capabilities: ProvisionerCapabilities) {
        self.capabilities = capabilities
        name = "\(capabilities.provisioner)_provisioner"
    }

    /// Queues claims that name this provisioner.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .persistentVolumeClaim else { return }
        if change.isDeletion {
            started.removeValue(forKey: change.key)
        } else if change.new.annotation(VolumeAnnotation.provisioner) == capabilities.provisioner,
            !change.new.isBoundClaim
        {
            queue.add(change.key)
        }
    }

    /// Begins to make a volume, and finishes when its time has come.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let claim = cluster.object(key), !claim.isBeingDeleted, !claim.isBoundClaim,
            (claim[.spec][.volumeName].string ?? "").isEmpty,
            claim.annotation(VolumeAnnotation.provisioner) == capabilities.provisioner,
            let storageClass = cluster.object(
                ObjectKey(.storageClass, name: claim[.spec][.storageClassName].string ?? ""))
        else {
            started.removeValue(forKey: key)
            return
        }
        guard let start = started[key] else {
            started[key] = cluster.now
            report(
                .normal, "Provisioning",
                "External provisioner is provisioning volume for claim \"\(key.namespace)/\(key.name)\"", claim,
                in: cluster)
            queue.add(key, after: capabilities.provisioningTime)
            return
        }
        guard cluster.now >= start + capabilities.provisioningTime else {
            queue.add(key, after: start + capabilities.provisioningTime - cluster.now)
            return
        }
        started.removeValue(forKey: key)
        if let failure = failure(of: claim) {
            report(
                .warning, "ProvisioningFailed",
                "failed to provision volume with StorageClass \"\(storageClass.objectName)\": \(failure)", claim,
                in: cluster)
            queue.add(key, after: .seconds(15))
            return
        }
        let volume = volume(for: claim, key: key, storageClass: storageClass, in: cluster)
        report(
            .normal, "ProvisioningSucceeded", "Successfully provisioned volume \(volume.objectName)", claim, in: cluster
        )
        try cluster.create(volume, .controller(name))
    }

    private func failure(of claim: Value) -> String? {
        if let failure = capabilities.failure { return failure }
        for mode in claim[.spec][.accessModes].elements.compactMap(\.string)
        where !capabilities.accessModes.contains(mode) {
            return "rpc error: code = InvalidArgument desc = Volume capabilities not supported: access mode \(mode)"
        }
        return nil
    }

    private func volume(for claim: Value, key: ObjectKey, storageClass: Value, in cluster: Cluster) -> Value {
        let asked = Quantity(claim[.spec][.resources][.requests]["storage"]) ?? .zero
        let size =
            asked.intValue < capabilities.minimumBytes ? Quantity(String(capabilities.minimumBytes)) ?? asked : asked
        var volume: Value = [
            .apiVersion: "v1", .kind: "PersistentVolume",
            .metadata: [
                .name: .string("pvc-\(claim.uid)"),
                .annotations: [VolumeAnnotation.provisionedBy: .string(capabilities.provisioner)],
            ],
            .spec: [
                .capacity: ["storage": .string(size.description)], .accessModes: claim[.spec][.accessModes],
                .claimRef: claim.asClaimReference,
                "persistentVolumeReclaimPolicy": .string(storageClass[.reclaimPolicy].string ?? "Delete"),
                .storageClassName: .string(storageClass.objectName),
                "volumeMode": .string(claim[.spec]["volumeMode"].string ?? "Filesystem"),
                "csi": [
                    "driver": .string(capabilities.provisioner), "volumeHandle": .string("vol-\(claim.uid.prefix(17))"),
                    "fsType": "ext4",
                ],
            ],
        ]
        if let place = place(of: claim, storageClass: storageClass, in: cluster),
            let topologyKey = capabilities.topologyKey
        {
            volume[.spec][.nodeAffinity]["required"][.nodeSelectorTerms] = [
                [.matchExpressions: [[.key: .string(topologyKey), .operator: "In", .values: [.string(place)]]]]
            ]
        }
        return volume
    }

    /// The zone or host the volume is made in: the chosen node's, or with immediate binding any node's.
    private func place(of claim: Value, storageClass: Value, in cluster: Cluster) -> String? {
        guard let topologyKey = capabilities.topologyKey.map({ Key($0) }) else { return nil }
        if let node = claim.annotation(VolumeAnnotation.selectedNode) {
            return cluster.object(ObjectKey(.node, name: node))?.label(topologyKey)
        }
        var places: [String] = []
        for node in cluster.objects(.node) {
            if let place = node.label(topologyKey), !places.contains(place) { places.append(place) }
        }
        places.sort()
        return places.isEmpty ? nil : places[cluster.random.next(below: places.count)]
    }

    private func report(_ type: EventType, _ reason: String, _ message: String, _ claim: Value, in cluster: Cluster) {
        cluster.record(EventReport(type, reason: reason, message: message, component: name), about: claim)
    }
}
