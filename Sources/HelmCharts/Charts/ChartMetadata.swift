/// What Chart.yaml says, of `apiVersion` v1 and v2.
public struct ChartMetadata: Hashable, Sendable {
    /// The name of the chart.
    public var name = ""
    /// The address of its project.
    public var home = ""
    /// Addresses of its source.
    public var sources: [String] = []
    /// Its ``SemanticVersion``.
    public var version = ""
    /// What it is, in one sentence.
    public var description = ""
    /// Words to find it by.
    public var keywords: [String] = []
    /// Who cares for it.
    public var maintainers: [Maintainer] = []
    /// The address of a picture.
    public var icon = ""
    /// `v1` or `v2`.
    public var apiVersion = ""
    /// Read and shown to templates, but without effect.
    public var condition = ""
    /// Read and shown to templates, but without effect.
    public var tags = ""
    /// The version of the app in it.
    public var appVersion = ""
    /// Whether nobody should use it any longer.
    public var isDeprecated = false
    /// What others say about it.
    public var annotations: [String: String] = [:]
    /// Which Kubernetes versions the chart accepts, as a ``VersionConstraint``.
    public var kubeVersion = ""
    /// The charts it depends on; `nil` where none are written, which Helm tells from an empty list.
    public var dependencies: [ChartDependency]?
    /// `application` or `library`; empty means application.
    public var type = ""

    /// Who cares for the chart.
    public struct Maintainer: Hashable, Sendable {
        /// The name of a person or an organization.
        public var name = ""
        /// An address to write to.
        public var email = ""
        /// An address to read.
        public var url = ""
    }

    /// Whether the chart only has helpers for other charts.
    public var isLibrary: Bool { type.lowercased() == "library" }
}

/// A chart that a chart depends on, as Chart.yaml, requirements.yaml or a lock file name it.
public struct ChartDependency: Hashable, Sendable {
    /// The name of the chart; its alias, once dependencies are processed.
    public var name = ""
    /// A ``VersionConstraint``.
    public var version = ""
    /// Where it is fetched from.
    public var repository = ""
    /// Paths of values that switch it on or off, with commas between them; the first that is there counts.
    public var condition = ""
    /// Names under which it is switched on or off together with others.
    public var tags: [String] = []
    /// Whether it is switched on; set while dependencies are processed.
    public var isEnabled = false
    /// Which of its values the parent takes over (`import-values`).
    public var imports: [Import] = []
    /// The name it goes by instead of its own; empty for none.
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
