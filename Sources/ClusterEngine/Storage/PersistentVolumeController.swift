import KubeObjects
import KubeSchema

/// Binds claims to volumes, asks provisioners for volumes, and reclaims released ones (kube-controller-manager
/// `persistentvolume-binder-controller`).
///
/// A claim that found no volume is looked at again only at the next periodic look: a volume or a default class that comes later
/// does not wake it.
public struct PersistentVolumeController: Controller {
    /// `persistentvolume-controller`
    public let name = "persistentvolume-controller"
    /// Claims and volumes. Classes and pods are read where a claim is looked at.
    public let watchedKinds: [Kind] = [.persistentVolumeClaim, .persistentVolume]

    /// kube-controller-manager `--pvclaimbinder-sync-period`.
    private static let syncPeriod = Duration.seconds(15)

    private var volumes = VolumeIndex()

    /// A controller that knows no volumes.
    public init() {}

    /// Queues the changed object; the volume of a deleted claim, and the claim of a deleted volume.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if change.kind == .persistentVolume {
            volumes.note(change)
            guard change.isDeletion else {
                queue.add(change.key)
                return
            }
            if let claim = change.new[.spec][.claimRef].claimKey { queue.add(claim) }
        } else if !change.isDeletion {
            queue.add(change.key)
        } else if let volume = change.new[.spec][.volumeName].string, !volume.isEmpty {
            queue.add(ObjectKey(.persistentVolume, name: volume))
        }
    }

    /// Looks at one claim or one volume.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let object = cluster.object(key) else { return }
        if key.kind == .persistentVolume {
            try syncVolume(key, object, queue: &queue, in: cluster)
            return
        }
        if object.annotation(VolumeAnnotation.bindCompleted) != nil {
            try syncBoundClaim(key, object, in: cluster)
        } else if try !syncUnboundClaim(key, object, in: cluster) {
            queue.add(key, after: cluster.untilNextPass(every: Self.syncPeriod))
        }
    }

    // MARK: Claims

    /// Looks for a volume; returns whether there is nothing more to wait for.
    private func syncUnboundClaim(_ key: ObjectKey, _ claim: Value, in cluster: Cluster) throws(StatusError) -> Bool {
        if let wanted = claim[.spec][.volumeName].string, !wanted.isEmpty {
            return try bindNamedVolume(wanted, to: claim, key, in: cluster)
        }
        let isDelayed = cluster.bindsLate(claim)
        if let volume = bestVolume(for: claim, key, isDelayed: isDelayed, in: cluster) {
            try bind(key, claim, volume, in: cluster)
            return true
        }
        if claim[.spec][.storageClassName].isNull, let fallback = cluster.defaultStorageClassName {
            // `assignDefaultStorageClass`; the write brings the next look.
            try cluster.modify(key, .controller(name)) { $0[.spec][.storageClassName] = .string(fallback) }
            return true
        }
        if isDelayed, claim.annotation(VolumeAnnotation.selectedNode) == nil {
            reportWaiting(claim, in: cluster)
        } else if let className = claim[.spec][.storageClassName].string, !className.isEmpty {
            try provision(key, claim, className: className, in: cluster)
        } else {
            report(
                .normal, "FailedBinding", "no persistent volumes available for this claim and no storage class is set",
                claim, in: cluster)
        }
        return false
    }

    private func bindNamedVolume(
        _ wanted: String, to claim: Value, _ key: ObjectKey, in cluster: Cluster
    ) throws(StatusError) -> Bool {
        guard let volume = cluster.object(ObjectKey(.persistentVolume, name: wanted)) else { return false }
        if volume[.spec][.claimRef].isNull {
            let fault =
                volume.isBeingDeleted
                ? "the volume is marked for deletion \"\(wanted)\"" : volume.whyUnfit(for: claim)
            if let fault {
                report(
                    .warning, "VolumeMismatch", "Cannot bind to requested volume \"\(wanted)\": \(fault)", claim,
                    in: cluster)
                return false
            }
        } else if !volume.isClaimed(by: claim) {
            report(
                .warning, "FailedBinding", "volume \"\(wanted)\" already bound to a different claim.", claim,
                in: cluster)
            return false
        }
        try bind(key, claim, volume, in: cluster)
        return true
    }

    private func syncBoundClaim(_ key: ObjectKey, _ claim: Value, in cluster: Cluster) throws(StatusError) {
        guard let name = claim[.spec][.volumeName].string, !name.isEmpty else {
            let message = "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
            lose(key, claim, "ClaimLost", message, in: cluster)
            return
        }
        guard let volume = cluster.object(ObjectKey(.persistentVolume, name: name)) else {
            let message = "Bound claim has lost its PersistentVolume. Data on the volume is lost!"
            lose(key, claim, "ClaimLost", message, in: cluster)
            return
        }
        let reference = volume[.spec][.claimRef]
        if reference.isNull || reference[.uid].string == claim.uid {
            try bind(key, claim, volume, in: cluster)
        } else {
            let message = "Two claims are bound to the same volume, this one is bound incorrectly"
            lose(key, claim, "ClaimMisbound", message, in: cluster)
        }
    }

    /// The volume that is reserved for a claim, else the free one with the fewest access modes and of those the smallest. A claim that
    /// waits for its first pod takes only what was reserved for it (`findByClaim`).
    private func bestVolume(for claim: Value, _ key: ObjectKey, isDelayed: Bool, in cluster: Cluster) -> Value? {
        let fitting = volumes.fitting(claim, key: key, in: cluster)
        if let reserved = fitting.first, !reserved[.spec][.claimRef].isNull { return reserved }
        return isDelayed
            ? nil : fitting.min { $0[.spec][.accessModes].elements.count < $1[.spec][.accessModes].elements.count }
    }

    private func reportWaiting(_ claim: Value, in cluster: Cluster) {
        let consumers = cluster.pods(using: claim.ownClaimKey)
            .filter { !$0.isFinishedPod && $0.boundNode == nil }
            .map(\.objectName)
        guard let first = consumers.first else {
            report(
                .normal, "WaitForFirstConsumer", "waiting for first consumer to be created before binding", claim,
                in: cluster)
            return
        }
        let pods = consumers.count == 1 ? "pod \(first)" : "pods \(consumers.joined(separator: ","))"
        report(.normal, "WaitForPodScheduled", "waiting for \(pods) to be scheduled", claim, in: cluster)
    }

    private func provision(
        _ key: ObjectKey, _ claim: Value, className: String, in cluster: Cluster
    ) throws(StatusError) {
        guard let storageClass = cluster.object(ObjectKey(.storageClass, name: className)) else {
            let message = "storageclass.storage.k8s.io \"\(className)\" not found"
            report(.warning, "ProvisioningFailed", message, claim, in: cluster)
            return
        }
        let provisioner = storageClass[.provisioner].string ?? ""
        if provisioner == "kubernetes.io/no-provisioner" {
            let message = "no volume plugin matched name: \(provisioner)"
            report(.warning, "ProvisioningFailed", message, claim, in: cluster)
            return
        }
        if claim.annotation(VolumeAnnotation.provisioner) != provisioner {
            try cluster.modify(key, .controller(name)) { claim in
                claim[.metadata][.annotations][VolumeAnnotation.betaProvisioner] = .string(provisioner)
                claim[.metadata][.annotations][VolumeAnnotation.provisioner] = .string(provisioner)
            }
        }
        report(
            .normal, "ExternalProvisioning",
            "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
            claim, in: cluster)
    }

    // MARK: Binding

    /// Makes claim and volume point to each other, the volume first. Writes only what is missing.
    private func bind(_ key: ObjectKey, _ claim: Value, _ volume: Value, in cluster: Cluster) throws(StatusError) {
        let volumeKey = ObjectKey(.persistentVolume, name: volume.objectName)
        if volume[.spec][.claimRef][.uid].string != claim.uid {
            let isChosen = !volume.isClaimed(by: claim)
            try cluster.modify(volumeKey, .controller(name)) { volume in
                if isChosen { volume[.metadata][.annotations][VolumeAnnotation.boundByController] = "yes" }
                volume[.spec][.claimRef] = claim.asClaimReference
            }
        }
        setPhase("Bound", of: volumeKey, in: cluster)
        let isNamed = claim[.spec][.volumeName].string == volume.objectName
        if !isNamed || claim.annotation(VolumeAnnotation.bindCompleted) == nil {
            try cluster.modify(key, .controller(name)) { claim in
                claim[.spec][.volumeName] = .string(volume.objectName)
                claim[.metadata][.annotations][VolumeAnnotation.bindCompleted] = "yes"
                if !isNamed { claim[.metadata][.annotations][VolumeAnnotation.boundByController] = "yes" }
            }
        }
        cluster.modifyStatus(key) { status in
            status[.accessModes] = volume[.spec][.accessModes]
            if status[.phase].string != "Bound" { status[.capacity] = volume[.spec][.capacity] }
            status[.phase] = "Bound"
        }
    }

    private func lose(_ key: ObjectKey, _ claim: Value, _ reason: String, _ message: String, in cluster: Cluster) {
        guard claim[.status][.phase].string != "Lost" else { return }
        cluster.modifyStatus(key) { $0 = [.phase: "Lost"] }
        report(.warning, reason, message, claim, in: cluster)
    }

    func setPhase(_ phase: String, of key: ObjectKey, in cluster: Cluster) {
        let now = cluster.now.timestamp
        cluster.modifyStatus(key) { status in
            guard status[.phase].string != phase else { return }
            status[.phase] = .string(phase)
            status["lastPhaseTransitionTime"] = .string(now)
        }
    }

    func report(_ type: EventType, _ reason: String, _ message: String, _ object: Value, in cluster: Cluster) {
        cluster.record(EventReport(type, reason: reason, message: message, component: name), about: object)
    }
}
