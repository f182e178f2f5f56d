import KubeObjects

extension Value {
    /// Counts the templates that a DaemonSet has had, in the annotation that stands for the field `spec.templateGeneration` of
    /// earlier versions (the conversion of `apps/v1` and the DaemonSet strategy of the API server).
    mutating func countTemplateGeneration(old: Value) {
        let known = old.annotation(.templateGeneration).flatMap { Int($0) } ?? 0
        let isSame = !old.isNull && self[.spec][.template] == old[.spec][.template]
        self[.metadata][.annotations][.templateGeneration] = .string(String(isSame ? known : known + 1))
    }
}

extension Value {
    /// Whether annotations changed by which a Deployment counts a new generation (its strategy's `PrepareForUpdate`). The
    /// revision is written with the status, which counts none.
    func hasOtherAnnotations(than old: Value) -> Bool {
        var (a, b) = (self[.metadata][.annotations], old[.metadata][.annotations])
        if a == b { return false }
        a[.deploymentRevision] = .null
        b[.deploymentRevision] = .null
        return a != b && !(a.isEmpty && b.isEmpty)
    }
}
