import KubeObjects

extension ObjectChange {
    /// Whether a change of a pod can matter to what owns it: it came, went, ended, became ready or not, or was relabelled.
    ///
    /// Cheap: subtrees that a write did not touch share their storage, and comparing those is a comparison of pointers.
    var isRelevantToPodOwner: Bool {
        if operation != .modified { return true }
        let (before, after) = (old[.metadata], new[.metadata])
        if before[.deletionTimestamp] != after[.deletionTimestamp] || before[.labels] != after[.labels]
            || before[.ownerReferences] != after[.ownerReferences] || before[.annotations] != after[.annotations]
        {
            return true
        }
        return old[.status][.phase] != new[.status][.phase] || old.isReadyPod != new.isReadyPod
    }
}
