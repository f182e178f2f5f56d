import KubeObjects
import KubeSchema

extension PersistentVolumeController {
    /// Brings the phase of a volume up to date, and gives up one whose claim is gone or has another.
    func syncVolume(
        _ key: ObjectKey, _ volume: Value, queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        let reference = volume[.spec][.claimRef]
        guard let uid = reference[.uid].string, let claimKey = reference.claimKey else {
            setPhase("Available", of: key, in: cluster)
            return
        }
        guard let claim = cluster.object(claimKey), claim.uid == uid else {
            try release(key, volume, in: cluster)
            return
        }
        let bound = claim[.spec][.volumeName].string ?? ""
        if bound.isEmpty {
            guard volume.hasSameMode(as: claim) else {
                reportMode(volume, claim, in: cluster)
                return
            }
            // Speeds up the binding of provisioned volumes: the provisioner makes the volume only.
            queue.add(claimKey)
        } else if bound == key.name {
            setPhase("Bound", of: key, in: cluster)
        } else if volume.annotation(VolumeAnnotation.provisionedBy) != nil, volume.isReclaimedByDeletion {
            try release(key, volume, in: cluster)
        } else {
            try unbind(key, in: cluster)
        }
    }

    private func release(_ key: ObjectKey, _ volume: Value, in cluster: Cluster) throws(StatusError) {
        let phase = volume[.status][.phase].string
        if phase != "Released", phase != "Failed" { setPhase("Released", of: key, in: cluster) }
        guard volume.isReclaimedByDeletion, !volume.isBeingDeleted else { return }
        if volume[.spec]["csi"].isNull, volume.annotation(VolumeAnnotation.provisionedBy) == nil {
            guard phase != "Failed" else { return }
            setPhase("Failed", of: key, in: cluster)
            report(
                .warning, "VolumeFailedDelete",
                "error getting deleter volume plugin for volume \"\(key.name)\": no deletable volume plugin matched",
                volume, in: cluster)
            return
        }
        // The provisioner deletes it; that it takes its time with the storage behind it is not simulated.
        try cluster.delete(key, DeleteOptions(user: name))
    }

    private func unbind(_ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        try cluster.modify(key, .controller(name)) { volume in
            guard volume.annotation(VolumeAnnotation.boundByController) != nil else {
                volume[.spec][.claimRef][.uid] = .null
                return
            }
            volume[.spec][.claimRef] = .null
            volume[.metadata][.annotations][VolumeAnnotation.boundByController] = .null
            if volume[.metadata][.annotations].isEmpty { volume[.metadata][.annotations] = .null }
        }
        setPhase("Available", of: key, in: cluster)
    }

    private func reportMode(_ volume: Value, _ claim: Value, in cluster: Cluster) {
        report(
            .warning, "VolumeMismatch",
            "Cannot bind PersistentVolume to requested PersistentVolumeClaim \"\(claim.objectName)\" due to incompatible volumeMode.",
            volume, in: cluster)
        report(
            .warning, "VolumeMismatch",
            "Cannot bind PersistentVolume \"\(volume.objectName)\" to requested PersistentVolumeClaim due to incompatible volumeMode.",
            claim, in: cluster)
    }
}

extension Value {
    fileprivate var isReclaimedByDeletion: Bool { self[.spec]["persistentVolumeReclaimPolicy"].string == "Delete" }

    fileprivate func hasSameMode(as claim: Value) -> Bool {
        (self[.spec]["volumeMode"].string ?? "Filesystem") == (claim[.spec]["volumeMode"].string ?? "Filesystem")
    }
}
