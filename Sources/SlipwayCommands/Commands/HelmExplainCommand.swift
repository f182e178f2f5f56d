import AppSources
import ArgumentParser
import HelmCharts
import KubeObjects
import Promotion

/// `slipway helm explain CHART OBJECT [FIELD]`
struct HelmExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell which template line and which values each field of a chart's object comes from.",
        discussion: """
            Without a field it shows the whole object, each field with its line and its values; without an object it lists the \
            objects. Values of Secrets are never shown.
            """)

    @Argument(help: ArgumentHelp("The chart: its folder or .tgz file.", valueName: "chart"))
    var chart: String

    @Argument(help: ArgumentHelp("The object, such as Deployment/web or deployment/shop/web.", valueName: "object"))
    var object: String?

    @Argument(help: ArgumentHelp("The field, such as spec.replicas.", valueName: "field"))
    var field: String?

    @Flag(help: "List the values that nothing reads, with who sets them.")
    var unused = false

    @Option(name: [.short, .long], help: "The namespace of the release.")
    var namespace = "default"

    @Option(help: ArgumentHelp("The name of the release (default: the chart's name).", valueName: "name"))
    var releaseName: String?

    @OptionGroup(title: "Values") var flags: ValuesFlags
    @OptionGroup(title: "Cluster") var cluster: ChartClusterOptions

    @Option(name: .customLong("output"), help: ArgumentHelp("The form of the result.", valueName: "form"))
    var format = Format.text

    @OptionGroup var output: OutputOptions

    /// The forms of an explanation.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    private var language: ChartExplanation.Language { output.lang == .japanese ? .japanese : .english }

    func run() throws {
        var options = AppChart.Options()
        options.values = flags.values
        options.releaseName = releaseName
        options.includesDefinitions = false
        let chart = try AppChart(path: chart, options: options, namespace: namespace)
        let cluster = try cluster.cluster()
        if unused { return try write(UnusedValuesReport(chart.unusedValues(for: cluster), language: language)) }
        let app = try App.load(chart: chart, for: cluster)
        guard let object else { return try write(ChartObjectsReport(app)) }
        try write(
            ChartExplanation(
                app.manifest(called: object), field: field.map { FieldPath($0) } ?? .root, language: language))
    }

    private func write(_ report: some ChartReport) throws {
        switch format {
        case .text: try output.write(report.text)
        case .json: try output.write(JSONWriter.text(report.value, indented: true) + "\n")
        }
    }
}
