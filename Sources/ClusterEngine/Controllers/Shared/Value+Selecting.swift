import KubeObjects

extension Value {
    /// Whether this `metav1.LabelSelector` selects an object with the given labels. An absent selector selects nothing, an
    /// empty one everything.
    ///
    /// Reads the selector as it stands, without parsing it first: controllers ask this of every pod at every look.
    func selects(_ labels: Value) -> Bool {
        guard !isNull else { return false }
        return labelsInclude(self[.matchLabels], labels)
            && self[.matchExpressions].elements.allSatisfy { $0.isSatisfied(by: labels) }
    }

    /// Whether this plain map of labels selects an object with the given labels. An empty map selects nothing, as for a
    /// ReplicationController.
    func selectsByMap(_ labels: Value) -> Bool {
        !isEmpty && labelsInclude(self, labels)
    }

    private func labelsInclude(_ wanted: Value, _ labels: Value) -> Bool {
        wanted.members.allSatisfy { labels[$0.key] == $0.value }
    }

    private func isSatisfied(by labels: Value) -> Bool {
        guard let key = self[.key].string else { return false }
        let value = labels[Key(key)]
        return switch self[.operator].string {
        case "In": self[.values].elements.contains(value)
        case "NotIn": !self[.values].elements.contains(value)
        case "Exists": !value.isNull
        case "DoesNotExist": value.isNull
        default: false
        }
    }
}
