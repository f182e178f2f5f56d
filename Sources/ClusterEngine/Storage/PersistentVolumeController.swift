import KubeObjects
import KubeSchema

/// Binds claims to volumes, asks provisioners for volumes, and reclaims released ones.
public struct PersistentVolumeController: Controller {
    /// `persistentvolume-controller`
    public let name = "persistentvolume-controller"
    /// Claims, volumes and classes; pods, because a claim may wait for its first.
    public let watchedKinds: [Kind] = [.persistentVolumeClaim, .persistentVolume, .storageClass]

    /// kube-controller-manager `--pvclaimbinder-sync-period`.
    private static let resync = Duration.seconds(15)
    private static let bindCompleted = Key("pv.kubernetes.io/bind-completed")
    private static let boundByController = Key("pv.kubernetes.io/bound-by-controller")
    private static let selectedNode = Key("volume.kubernetes.io/selected-node")

    /// A controller without state.
    public init() {}

    /// Queues the changed object, and what it may concern: the claim of a volume, the volume of a claim.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .storageClass:
            for claim in cluster.objects(.persistentVolumeClaim) where !claim.isBoundClaim {
                if let key = cluster.key(of: claim) { queue.add(key) }
            }
        case .persistentVolumeClaim:
            queue.add(change.key)
            if let volume = change.new[.spec][.volumeName].string, !volume.isEmpty {
                queue.add(ObjectKey(.persistentVolume, name: volume))
            }
        default:
            queue.add(change.key)
            let reference = change.new[.spec]["claimRef"]
            if let name = reference[.name].string {
                queue.add(ObjectKey(.persistentVolumeClaim, namespace: reference[.namespace].string ?? "", name: name))
            }
        }
    }

    /// Looks at one claim or one volume.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        if key.kind == .persistentVolume {
            try syncVolume(key, queue: &queue, in: cluster)
        } else {
            try syncClaim(key, queue: &queue, in: cluster)
        }
    }

    // MARK: Claims

    private func syncClaim(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let claim = cluster.object(key), !claim.isBeingDeleted else { return }
        let volumeName = claim[.spec][.volumeName].string ?? ""
        if claim.annotation(Self.bindCompleted) != nil {
            guard let volume = cluster.object(ObjectKey(.persistentVolume, name: volumeName)) else {
                lose(key, claim, "Bound claim has lost its PersistentVolume. Data on the volume is lost!", in: cluster)
                return
            }
            completeStatus(key, volume: volume, in: cluster)
            return
        }
        if !volumeName.isEmpty {
            guard let volume = cluster.object(ObjectKey(.persistentVolume, name: volumeName)) else { return }
            if volume[.spec]["claimRef"].isNull || volume[.spec]["claimRef"][.uid].isNull || volume.isClaimed(by: claim)
            {
                try bind(key, claim, volume, byController: false, in: cluster)
            }
            return
        }
        if let volume = volume(for: claim, in: cluster) {
            try bind(key, claim, volume, byController: true, in: cluster)
            return
        }
        queue.add(key, after: Self.resync)
        let className = claim[.spec][.storageClassName].string ?? ""
        if className.isEmpty {
            if claim[.spec][.storageClassName].isNull, let fallback = cluster.defaultStorageClassName {
                // A default class that came later is given to claims that wait (RetroactiveDefaultStorageClass).
                try cluster.modify(key, .controller(name)) { $0[.spec][.storageClassName] = .string(fallback) }
                return
            }
            report(
                .normal, "FailedBinding", "no persistent volumes available for this claim and no storage class is set",
                claim, in: cluster)
            return
        }
        guard let storageClass = cluster.object(ObjectKey(.storageClass, name: className)) else {
            report(
                .warning, "ProvisioningFailed", "storageclass.storage.k8s.io \"\(className)\" not found", claim,
                in: cluster)
            return
        }
        if storageClass[.volumeBindingMode].string == "WaitForFirstConsumer", claim.annotation(Self.selectedNode) == nil
        {
            reportWaiting(claim, in: cluster)
            return
        }
        try provision(key, claim, storageClass, in: cluster)
    }

    private func reportWaiting(_ claim: Value, in cluster: Cluster) {
        let consumer = cluster.objects(.pod, namespace: claim.objectNamespace).first { pod in
            !pod.isFinishedPod && pod.boundNode == nil
                && pod[.spec][.volumes].elements.contains {
                    $0[.persistentVolumeClaim][.claimName].string == claim.objectName
                }
        }
        if let consumer {
            report(
                .normal, "WaitForPodScheduled", "waiting for pod \(consumer.objectName) to be scheduled", claim,
                in: cluster)
        } else {
            report(
                .normal, "WaitForFirstConsumer", "waiting for first consumer to be created before binding", claim,
                in: cluster)
        }
    }

    private func provision(_ key: ObjectKey, _ claim: Value, _ storageClass: Value, in cluster: Cluster)
        throws(StatusError)
    {
        let provisioner = storageClass[.provisioner].string ?? ""
        if provisioner == "kubernetes.io/no-provisioner" {
            report(.warning, "ProvisioningFailed", "no volume plugin matched name: \(provisioner)", claim, in: cluster)
            return
        }
        if claim.annotation("volume.kubernetes.io/storage-provisioner") != provisioner {
            try cluster.modify(key, .controller(name)) { claim in
                claim[.metadata][.annotations]["volume.beta.kubernetes.io/storage-provisioner"] = .string(provisioner)
                claim[.metadata][.annotations]["volume.kubernetes.io/storage-provisioner"] = .string(provisioner)
            }
        }
        report(
            .normal, "ExternalProvisioning",
            "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
            claim, in: cluster)
    }

    /// The smallest free volume that meets a claim; a claim that waits for its first pod takes only what was reserved for it.
    private func volume(for claim: Value, in cluster: Cluster) -> Value? {
        let className = claim[.spec][.storageClassName].string ?? ""
        let isDelayed =
            cluster.object(ObjectKey(.storageClass, name: className))?[.volumeBindingMode].string
            == "WaitForFirstConsumer"
        let fitting = cluster.objects(.persistentVolume).filter { volume in
            if isDelayed, volume[.spec]["claimRef"].isNull { return false }
            return volume.satisfies(claim: claim)
        }
        return fitting.first { $0.isClaimed(by: claim) }
            ?? fitting.min { a, b in
                let (x, y) = (
                    Quantity(a[.spec][.capacity]["storage"]) ?? .zero, Quantity(b[.spec][.capacity]["storage"]) ?? .zero
                )
                return x != y ? x < y : a.objectName < b.objectName
            }
    }

    private func bind(_ key: ObjectKey, _ claim: Value, _ volume: Value, byController: Bool, in cluster: Cluster)
        throws(StatusError)
    {
        let volumeKey = ObjectKey(.persistentVolume, name: volume.objectName)
        if !volume.isClaimed(by: claim) || volume[.spec]["claimRef"][.uid].isNull {
            try cluster.modify(volumeKey, .controller(name)) { volume in
                if volume[.spec]["claimRef"].isNull { volume[.metadata][.annotations][Self.boundByController] = "yes" }
                volume[.spec]["claimRef"] = [
                    .kind: "PersistentVolumeClaim", .namespace: .string(key.namespace), .name: .string(key.name),
                    .uid: .string(claim.uid), .apiVersion: "v1", .resourceVersion: claim[.metadata][.resourceVersion],
                ]
            }
        }
        setPhase("Bound", of: volumeKey, in: cluster)
        try cluster.modify(key, .controller(name)) { claim in
            claim[.spec][.volumeName] = .string(volume.objectName)
            claim[.metadata][.annotations][Self.bindCompleted] = "yes"
            if byController { claim[.metadata][.annotations][Self.boundByController] = "yes" }
        }
        completeStatus(key, volume: volume, in: cluster)
    }

    private func completeStatus(_ key: ObjectKey, volume: Value, in cluster: Cluster) {
        cluster.modifyStatus(key) { status in
            status[.phase] = "Bound"
            status[.accessModes] = volume[.spec][.accessModes]
            if status[.capacity].isNull { status[.capacity] = volume[.spec][.capacity] }
        }
    }

    private func lose(_ key: ObjectKey, _ claim: Value, _ message: String, in cluster: Cluster) {
        guard claim[.status][.phase].string != "Lost" else { return }
        cluster.modifyStatus(key) { $0 = [.phase: "Lost"] }
        report(.warning, "ClaimLost", message, claim, in: cluster)
    }

    // MARK: Volumes

    private func syncVolume(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let volume = cluster.object(key) else { return }
        let reference = volume[.spec]["claimRef"]
        guard let name = reference[.name].string else {
            setPhase("Available", of: key, in: cluster)
            for claim in cluster.objects(.persistentVolumeClaim) where !claim.isBoundClaim {
                if let claimKey = cluster.key(of: claim), volume.mayMeet(claim) { queue.add(claimKey) }
            }
            return
        }
        let claimKey = ObjectKey(.persistentVolumeClaim, namespace: reference[.namespace].string ?? "", name: name)
        if let claim = cluster.object(claimKey), reference[.uid].isNull || reference[.uid].string == claim.uid {
            if claim[.spec][.volumeName].string == key.name {
                setPhase("Bound", of: key, in: cluster)
            } else if volume[.status][.phase].string == "Pending" {
                setPhase("Available", of: key, in: cluster)
                queue.add(claimKey)
            }
            return
        }
        guard !reference[.uid].isNull else {
            setPhase("Available", of: key, in: cluster)
            return
        }
        setPhase("Released", of: key, in: cluster)
        if volume[.spec]["persistentVolumeReclaimPolicy"].string == "Delete" { try reclaim(key, volume, in: cluster) }
    }

    private func reclaim(_ key: ObjectKey, _ volume: Value, in cluster: Cluster) throws(StatusError) {
        guard !volume.isBeingDeleted else { return }
        if volume[.spec]["csi"].isNull, volume.annotation("pv.kubernetes.io/provisioned-by") == nil {
            setPhase("Failed", of: key, in: cluster)
            report(
                .warning, "VolumeFailedDelete",
                "error getting deleter volume plugin for volume \"\(key.name)\": no deletable volume plugin matched",
                volume, in: cluster)
            return
        }
        try cluster.delete(key, DeleteOptions(user: name))
    }

    private func setPhase(_ phase: String, of key: ObjectKey, in cluster: Cluster) {
        let now = cluster.now.timestamp
        cluster.modifyStatus(key) { status in
            guard status[.phase].string != phase else { return }
            status[.phase] = .string(phase)
            status["lastPhaseTransitionTime"] = .string(now)
        }
    }

    private func report(_ type: EventType, _ reason: String, _ message: String, _ object: Value, in cluster: Cluster) {
        cluster.record(EventReport(type, reason: reason, message: message, component: name), about: object)
    }
}

extension Value {
    /// Whether a volume is reserved for, or bound to, a claim. Call it on a PersistentVolume.
    fileprivate func isClaimed(by claim: Value) -> Bool {
        let reference = self[.spec]["claimRef"]
        return reference[.name].string == claim.objectName && reference[.namespace].string == claim.objectNamespace
            && (reference[.uid].isNull || reference[.uid].string == claim.uid)
    }

    fileprivate func mayMeet(_ claim: Value) -> Bool {
        (self[.spec][.storageClassName].string ?? "") == (claim[.spec][.storageClassName].string ?? "")
    }
}

/// Takes the protection off claims and volumes that nothing uses any more, so that their deletion can end.
public struct StorageProtectionController: Controller {
    /// `pvc-protection-controller`
    public let name = "pvc-protection-controller"
    /// Claims and volumes being deleted, and the pods that use claims.
    public let watchedKinds: [Kind] = [.persistentVolumeClaim, .persistentVolume, .pod]

    /// A controller without state.
    public init() {}

    /// Queues what is being deleted, and the claims that a pod lets go.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        guard change.kind == .pod else {
            if change.new.isBeingDeleted { queue.add(change.key) }
            return
        }
        guard change.isDeletion || change.new.isFinishedPod else { return }
        for volume in change.new[.spec][.volumes].elements {
            guard let claim = volume[.persistentVolumeClaim][.claimName].string else { continue }
            queue.add(ObjectKey(.persistentVolumeClaim, namespaceKey: change.key.namespaceKey, name: claim))
        }
    }

    /// Removes the finalizer of an object that nothing uses.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let object = cluster.object(key), object.isBeingDeleted else { return }
        if key.kind == .persistentVolume {
            guard object[.status][.phase].string != "Bound" else { return }
            try cluster.modify(key, .controller("pv-protection-controller")) {
                $0.removeFinalizer("kubernetes.io/pv-protection")
            }
            return
        }
        let isUsed = cluster.objects(.pod, namespace: key.namespace).contains { pod in
            !pod.isFinishedPod && pod.boundNode != nil
                && pod[.spec][.volumes].elements.contains { $0[.persistentVolumeClaim][.claimName].string == key.name }
        }
        if !isUsed {
            try cluster.modify(key, .controller(name)) { $0.removeFinalizer("kubernetes.io/pvc-protection") }
        }
    }
}
