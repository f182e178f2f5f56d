import KubeObjects
import KubeSchema

/// Annotations by which controllers, scheduler and provisioners tell each other of volumes
/// (`k8s.io/component-helpers/storage/volume`).
enum VolumeAnnotation {
    static let bindCompleted = Key("pv.kubernetes.io/bind-completed")
    static let boundByController = Key("pv.kubernetes.io/bound-by-controller")
    static let provisionedBy = Key("pv.kubernetes.io/provisioned-by")
    static let selectedNode = Key("volume.kubernetes.io/selected-node")
    static let provisioner = Key("volume.kubernetes.io/storage-provisioner")
    static let betaProvisioner = Key("volume.beta.kubernetes.io/storage-provisioner")
}

extension Key {
    static let claimRef = Key("claimRef")
}

extension Value {
    /// Whether a claim is bound to its volume.
    public var isBoundClaim: Bool {
        !(self[.spec][.volumeName].string ?? "").isEmpty && annotation(VolumeAnnotation.bindCompleted) != nil
            || self[.status][.phase].string == "Bound"
    }

    /// The claim that a volume's `claimRef` names.
    var claimKey: ObjectKey? {
        self[.name].string.map {
            ObjectKey(.persistentVolumeClaim, namespace: self[.namespace].string ?? "", name: $0)
        }
    }

    /// The key of a claim. Call it on a PersistentVolumeClaim.
    var ownClaimKey: ObjectKey { ObjectKey(.persistentVolumeClaim, namespace: objectNamespace, name: objectName) }

    /// The volume that an attachment is of. Call it on a VolumeAttachment.
    var attachedVolume: String? { self[.spec]["source"]["persistentVolumeName"].string }

    /// The reference to a claim that its volume holds.
    var asClaimReference: Value {
        [
            .kind: "PersistentVolumeClaim", .namespace: .string(objectNamespace), .name: .string(objectName),
            .uid: .string(uid), .apiVersion: "v1", .resourceVersion: self[.metadata][.resourceVersion],
        ]
    }

    /// Whether a volume is reserved for, or bound to, a claim. Call it on a PersistentVolume.
    func isClaimed(by claim: Value) -> Bool {
        let reference = self[.spec][.claimRef]
        return reference[.name].string == claim.objectName && reference[.namespace].string == claim.objectNamespace
            && (reference[.uid].isNull || reference[.uid].string == claim.uid)
    }

    /// Whether a volume meets a claim and nobody else has it: class, modes, size, selector. Call it on a PersistentVolume.
    public func satisfies(claim: Value) -> Bool {
        if self[.spec][.claimRef].isNull {
            guard self[.status][.phase].string == "Available" else { return false }
        } else if !isClaimed(by: claim) {
            return false
        }
        if let wanted = claim[.spec][.volumeName].string, !wanted.isEmpty, wanted != objectName { return false }
        guard !isBeingDeleted, whyUnfit(for: claim) == nil else { return false }
        let modes = self[.spec][.accessModes].elements
        guard claim[.spec][.accessModes].elements.allSatisfy({ modes.contains($0) }) else { return false }
        if !claim[.spec][.selector].isNull {
            guard let selector = try? LabelSelector(claim[.spec][.selector]), selector.matches(self[.metadata][.labels])
            else { return false }
        }
        return true
    }

    /// Why a volume that a claim names is not for it; `nil` where it is (`checkVolumeSatisfyClaim`). Call it on a PersistentVolume.
    func whyUnfit(for claim: Value) -> String? {
        let (spec, wanted) = (self[.spec], claim[.spec])
        let size = Quantity(spec[.capacity]["storage"]) ?? .zero
        if size < Quantity(wanted[.resources][.requests]["storage"]) ?? .zero { return "requested PV is too small" }
        if (spec[.storageClassName].string ?? "") != (wanted[.storageClassName].string ?? "") {
            return "storageClassName does not match"
        }
        if (spec["volumeAttributesClassName"].string ?? "") != (wanted["volumeAttributesClassName"].string ?? "") {
            return "VolumeAttributesClassName does not match"
        }
        if (spec["volumeMode"].string ?? "Filesystem") != (wanted["volumeMode"].string ?? "Filesystem") {
            return "incompatible volumeMode"
        }
        let modes = spec[.accessModes].elements
        if !wanted[.accessModes].elements.allSatisfy({ modes.contains($0) }) { return "incompatible accessMode" }
        return nil
    }
}

extension Cluster {
    /// Whether a claim's class binds it only when its first pod has a node.
    func bindsLate(_ claim: Value) -> Bool {
        guard let name = claim[.spec][.storageClassName].string, !name.isEmpty else { return false }
        return object(ObjectKey(.storageClass, name: name))?[.volumeBindingMode].string == "WaitForFirstConsumer"
    }
}
