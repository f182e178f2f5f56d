import Foundation
import HelmCharts
import KubeObjects
import KubeSchema

/// The chart that an app is rendered from, with all that is set for it, so that it can be rendered again for another cluster.
public struct AppChart: Sendable {
    /// What a chart sees of the cluster it is rendered for.
    public struct Cluster: Hashable, Sendable {
        /// What it is called in errors; empty where nobody asks for a certain one.
        public var name: String
        /// The version of Kubernetes, such as `v1.33.0`.
        public var kubernetesVersion: String
        /// The API versions that are served: `apps/v1`, and `apps/v1/Deployment` for each kind.
        public var apiVersions: [String]

        /// A cluster.
        public init(name: String, kubernetesVersion: String, apiVersions: [String]) {
            self.name = name
            self.kubernetesVersion = kubernetesVersion
            self.apiVersions = apiVersions
        }

        /// A cluster of plain Kubernetes, of which nobody knows more.
        public static let plain: Cluster = {
            let resources = Schema.kubernetes.resources.filter {
                !$0.version.contains("alpha") && !$0.version.contains("beta")
            }
            let versions = resources.flatMap { [$0.apiVersion, "\($0.apiVersion)/\($0.kind.name)"] }
            return Cluster(name: "", kubernetesVersion: "v1.36.0", apiVersions: Set(versions).sorted())
        }()
    }

    /// How a chart is rendered, beyond its values.
    public struct Options: Hashable, Sendable {
        /// What the user sets: files and flags.
        public var values = ValuesOptions()
        /// The name of the release; `nil` for the chart's name.
        public var releaseName: String?
        /// Whether the definitions in the chart's `crds` folders are objects of the app, ahead of all others.
        public var includesDefinitions = true
        /// The seed of what chance decides in templates.
        public var seed: UInt64 = 1
        /// The seconds since 1970 that templates see; `nil` for a fixed time.
        public var time: Int64?

        /// Options that say nothing.
        public init() {}

        /// Whether there is anything that only a chart has a use for.
        var namesValues: Bool { values != ValuesOptions() || releaseName != nil }
    }

    /// The chart, as it was read.
    public let chart: Chart
    /// Where it lies, as the user named it.
    public let path: String
    /// How it is rendered.
    public var options: Options
    /// The namespace of the release.
    public var namespace: String

    /// The name of the release.
    public var releaseName: String { options.releaseName ?? chart.name }

    /// Reads a chart.
    public init(path: String, options: Options = Options(), namespace: String = "default") throws(SourceError) {
        do throws(ChartError) {
            chart = try Chart.load(path: path)
        } catch {
            throw SourceError(error.description)
        }
        self.path = path
        self.options = options
        self.namespace = namespace
    }

    /// The renderer for a cluster.
    public func renderer(for cluster: Cluster) throws(SourceError) -> ChartRenderer {
        guard let version = KubeVersion(cluster.kubernetesVersion) else {
            throw SourceError(
                "'\(cluster.kubernetesVersion)' is no version of Kubernetes", action: "write one such as 1.33")
        }
        var renderer = ChartRenderer(
            release: ReleaseOptions(name: releaseName, namespace: namespace),
            capabilities: Capabilities(kubeVersion: version, apiVersions: cluster.apiVersions))
        renderer.seed = options.seed
        if let time = options.time { renderer.now = TemplateTime(seconds: time) }
        renderer.traces = true
        return renderer
    }

    /// Renders the chart for a cluster.
    ///
    /// - Throws: an error with Helm's message, the place, what to do, and the cluster where it has a name.
    public func rendered(for cluster: Cluster) throws(SourceError) -> RenderedChart {
        let renderer = try renderer(for: cluster)
        do throws(ChartRenderError) {
            return try renderer.render(chart, values: options.values)
        } catch {
            throw self.error(error, for: cluster)
        }
    }

    /// What a failed rendering tells the user.
    public func error(_ error: ChartRenderError, for cluster: Cluster) -> SourceError {
        let head = cluster.name.isEmpty ? "" : "the chart does not render for \(cluster.name): "
        guard let place = error.place else { return SourceError(head + error.message) }
        let action = "mend the template, or the values it is given"
        guard !error.excerpt.isEmpty else {
            return SourceError(head + error.message, action: action, at: placed(place))
        }
        // The place is one in what was rendered, which nobody has as a file.
        let below = [error.advice, error.excerpt].filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
        return SourceError(
            "\(placed(place).file): \(head)\(error.message), in line \(place.line) of what it renders; \(action)\(below)"
        )
    }

    /// A place in a template as the user finds it: template names begin with the chart's name, files with its path.
    private func placed(_ position: SourcePosition) -> SourcePosition {
        let names = ChartFileNames(chart)
        return SourcePosition(
            file: names.place(of: position.file) ?? position.file, line: position.line, column: position.column)
    }
}

extension AppChart: Equatable {
    /// Two are equal that name the same chart and say the same about it.
    public static func == (a: AppChart, b: AppChart) -> Bool {
        a.path == b.path && a.options == b.options && a.namespace == b.namespace
    }
}

/// Where the templates of a chart lie, by the names that Helm gives them.
struct ChartFileNames {
    private var places: [String: String] = [:]

    init(_ chart: Chart) {
        add(chart, under: "")
    }

    /// Where a template lies; `nil` for what is none, or one of a chart under another name.
    func place(of template: String) -> String? { places[template] }

    private mutating func add(_ chart: Chart, under parent: String) {
        let path = parent.isEmpty ? chart.name : "\(parent)/charts/\(chart.name)"
        for file in chart.templates { places["\(path)/\(file.name)"] = file.place }
        for child in chart.dependencies { add(child, under: path) }
    }
}
