import HelmCharts
import KubeObjects

/// A Helm chart, rendered for a cluster.
public struct ChartSource: AppSource {
    /// The chart.
    let chart: AppChart
    /// What it is rendered for.
    let cluster: AppChart.Cluster

    /// A source for a chart.
    public init(_ chart: AppChart, for cluster: AppChart.Cluster) {
        self.chart = chart
        self.cluster = cluster
    }

    /// How messages name this source.
    public var label: String { "chart \(chart.path)" }

    /// Renders the chart: definitions first, then what runs before an install, the objects, and what runs after it.
    ///
    /// Positions are those of the templates. Tests, and hooks of other moments than an install, are left out.
    public func content() throws(SourceError) -> SourceContent {
        let rendered = try chart.rendered(for: cluster)
        var provenance = ProvenanceReader(rendered)
        var reader = ManifestReader()
        if chart.options.includesDefinitions {
            for file in rendered.customResourceDefinitions { reader.read(file.text, file: file.place) }
        }
        let hooks = rendered.hooks.enumerated().sorted {
            ($0.element.hook?.weight ?? 0, $0.offset) < ($1.element.hook?.weight ?? 0, $1.offset)
        }.map(\.element)
        let before = hooks.filter { $0.hook?.events.contains("pre-install") == true }
        let after = hooks.filter {
            $0.hook?.events.contains("post-install") == true && $0.hook?.events.contains("pre-install") == false
        }
        for manifest in before + rendered.objects + after where !manifest.object.isNull {
            reader.take(
                manifest.object, of: rendered.places[manifest.path] ?? manifest.path,
                provenance.provenance(of: manifest))
        }
        guard reader.problems.isEmpty else { throw SourceError(problems: reader.problems) }
        guard !reader.manifests.isEmpty else {
            throw SourceError("\(label): renders to no objects", action: "set the values that switch them on")
        }
        let warnings = rendered.warnings.map { SourceProblem("\(chart.path): \($0)") }
        return SourceContent(manifests: reader.manifests, notes: warnings + reader.notes)
    }
}

extension App {
    /// The app that a chart renders to for a cluster.
    public static func load(
        chart: AppChart, for cluster: AppChart.Cluster, settings: AppSettings = AppSettings()
    ) throws(SourceError) -> App {
        try assemble(
            try ChartSource(chart, for: cluster).content(), settings: settings, chart: chart,
            name: settings.name ?? chart.releaseName, namespace: chart.namespace)
    }

    /// The app as its chart renders for another cluster; an app without a chart is the same on all of them.
    ///
    /// - Throws: an error that names the cluster, for a chart that does not render for it.
    public func rendered(for cluster: AppChart.Cluster) throws(SourceError) -> App {
        guard let chart else { return self }
        let content = try ChartSource(chart, for: cluster).content()
        return try App.assemble(content, settings: settings, chart: chart, name: name, namespace: namespace)
    }
}
