/// What Chart.yaml says, of `apiVersion` v1 and v2.
public struct ChartMetadata: Hashable, Sendable {
    public var name = ""
    public var home = ""
    public var sources: [String] = []
    public var version = ""
    public var description = ""
    public var keywords: [String] = []
    public var maintainers: [Maintainer] = []
    public var icon = ""
    public var apiVersion = ""
    /// Read and shown to templates, but without effect.
    public var condition = ""
    /// Read and shown to templates, but without effect.
    public var tags = ""
    public var appVersion = ""
    public var isDeprecated = false
    public var annotations: [String: String] = [:]
    /// Which Kubernetes versions the chart accepts, as a ``VersionConstraint``.
    public var kubeVersion = ""
    /// The charts it depends on; `nil` where none are written, which Helm tells from an empty list.
    public var dependencies: [ChartDependency]?
    /// `application` or `library`; empty means application.
    public var type = ""

    /// Who cares for the chart.
    public struct Maintainer: Hashable, Sendable {
        public var name = ""
        public var email = ""
        public var url = ""
    }

    /// Whether the chart only has helpers for other charts.
    public var isLibrary: Bool { type.lowercased() == "library" }
}

/// A chart that a chart depends on, as Chart.yaml, requirements.yaml or a lock file name it.
public struct ChartDependency: Hashable, Sendable {
    public var name = ""
    /// A ``VersionConstraint``.
    public var version = ""
    public var repository = ""
    /// Paths of values that switch it on or off, with commas between them; the first that is there counts.
    public var condition = ""
    public var tags: [String] = []
    /// Whether it is switched on; set while dependencies are processed.
    public var isEnabled = false
    public var imports: [Import] = []
    public var alias = ""

    /// An entry of `import-values`.
    public enum Import: Hashable, Sendable {
        /// `exports.NAME` of the child goes to the top of the parent's values.
        case exports(String)
        /// A table of the child goes to a place of the parent.
        case table(child: String, parent: String)
    }
}

/// What Chart.lock or requirements.lock says.
public struct ChartLock: Hashable, Sendable {
    /// When it was written.
    public var generated = ""
    /// A hash of what it was made from.
    public var digest = ""
    /// The versions that were chosen.
    public var dependencies: [ChartDependency] = []
}
