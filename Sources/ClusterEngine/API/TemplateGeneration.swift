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
