import KubeObjects

/// A Helm chart as it lies in a directory or an archive, with the charts inside it. Nothing is merged or switched off yet.
public struct Chart: Sendable {
    /// What Chart.yaml says, and requirements.yaml of a v1 chart.
    public internal(set) var metadata: ChartMetadata
    /// What the lock file says.
    public internal(set) var lock: ChartLock?
    /// The files in `templates/`, in the order of their names.
    public internal(set) var templates: [ChartFile]
    /// All other files, `crds/` among them, in the order of their names.
    public internal(set) var files: [ChartFile]
    /// The documents of values.yaml, which are merged in this order.
    public internal(set) var values: [Document]
    /// values.schema.json
    public internal(set) var schema: ChartFile?
    /// The charts in `charts/`, in the order of their file names.
    public internal(set) var dependencies: [Chart]
    /// Where it lies, as messages show it.
    public internal(set) var place: String

    /// Its name.
    public var name: String { metadata.name }

    /// The files that hold custom resource definitions, of the charts inside too, each with the path that names it:
    /// `parent/charts/child/crds/crd.yaml`.
    public func customResourceDefinitions(under parent: String = "") -> [ChartFile] {
        let path = parent.isEmpty ? name : "\(parent)/charts/\(name)"
        let own = files.filter(\.isCustomResourceDefinition)
        return own.map { ChartFile(name: "\(path)/\($0.name)", data: $0.data, place: $0.place) }
            + dependencies.flatMap { $0.customResourceDefinitions(under: path) }
    }

    /// The dependencies that Chart.yaml names and `charts/` does not hold.
    public var missingDependencies: [String] {
        (metadata.dependencies ?? []).map(\.name).filter { name in !dependencies.contains { $0.name == name } }
    }

    /// Refuses a chart whose dependencies have not been fetched.
    public func checkDependencies() throws(ChartError) {
        let missing = missingDependencies
        guard missing.isEmpty else {
            throw ChartError(
                "found in Chart.yaml, but missing in charts/ directory: \(missing.joined(separator: ", ")); run "
                    + "'helm dependency build \(place)' to fetch \(missing.count == 1 ? "it" : "them")", at: place)
        }
    }
}
