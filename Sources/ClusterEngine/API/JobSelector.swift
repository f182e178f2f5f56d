import KubeObjects

extension Value {
    /// Makes a created Job select its own pods by its uid, unless it brings its own selector (the Job strategy's
    /// `generateSelector`).
    mutating func generateJobSelector() {
        if self[.metadata][.labels].isEmpty { self[.metadata][.labels] = self[.spec][.template][.metadata][.labels] }
        guard self[.spec]["manualSelector"].bool != true else { return }
        let name = self[.metadata][.name]
        let uid = self[.metadata][.uid]
        let labels: [(Key, Value)] = [
            ("controller-uid", uid), ("job-name", name), ("batch.kubernetes.io/controller-uid", uid),
            ("batch.kubernetes.io/job-name", name),
        ]
        let hadLabels = !self[.spec][.template][.metadata][.labels].isEmpty
        for (key, value) in labels where self[.spec][.template][.metadata][.labels][key].isNull {
            self[.spec][.template][.metadata][.labels][key] = value
        }
        // A Job without labels is read with those of its template.
        if !hadLabels, self[.metadata][.labels].isEmpty {
            self[.metadata][.labels] = self[.spec][.template][.metadata][.labels]
        }
        self[.spec][.selector][.matchLabels]["batch.kubernetes.io/controller-uid"] = uid
        if self[.spec]["manualSelector"].isNull { self[.spec]["manualSelector"] = false }
    }
}
