extension Cluster {
    /// Installs the admission plug-ins that are on by default, in kube-apiserver's order (`AllOrderedPlugins`).
    ///
    /// The checks of `NamespaceLifecycle` are part of ``create(_:_:)``.
    public func addStandardAdmission() {
        admission = [
            LimitRanger(), ServiceAccountAdmission(), TaintNodesByCondition(), PodTopologyLabels(),
            PodSecurityAdmission(), PriorityAdmission(), DefaultTolerationSeconds(), StorageObjectInUseProtection(),
            PersistentVolumeClaimResize(),
            RuntimeClassAdmission(),
            DefaultIngressClass(), DefaultStorageClass(), ResourceQuotaAdmission(),
        ]
    }
}
