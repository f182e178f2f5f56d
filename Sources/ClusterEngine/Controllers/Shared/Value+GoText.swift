import KubeObjects

extension Value {
    /// A label selector as Go prints it (`%v` of a `*metav1.LabelSelector`).
    var goLabelSelector: String {
        guard !isNull else { return "nil" }
        let labels = self[.matchLabels].members.map { "\($0.key): \($0.value.string ?? "")," }.sorted().joined(
            separator: " ")
        let expressions = self[.matchExpressions].elements.map { expression in
            let values = expression[.values].elements.compactMap(\.string).joined(separator: " ")
            return
                "{\(expression[.key].string ?? "") \(expression[.operator].string ?? "") [\(values)]},"
        }
        return
            "&LabelSelector{MatchLabels:map[string]string{\(labels)},MatchExpressions:[]LabelSelectorRequirement{\(expressions.joined())},}"
    }
}
