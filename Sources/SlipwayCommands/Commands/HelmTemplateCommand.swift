import AppSources
import ArgumentParser
import Foundation
import HelmCharts

/// `slipway helm template [NAME] CHART`
struct HelmTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Print what a chart renders to, as 'helm template' does.")

    @Argument(
        help: ArgumentHelp("The name of the release (default: release-name), and the chart.", valueName: "[name] chart")
    )
    var nameAndChart: [String]

    @Option(name: [.short, .long], help: "The namespace of the release.")
    var namespace = "default"

    @OptionGroup(title: "Values") var flags: ValuesFlags
    @OptionGroup(title: "Cluster") var cluster: ChartClusterOptions

    @Flag(help: "Print the definitions in the chart's crds folders too.")
    var includeCrds = false

    @Option(
        name: [.customShort("s"), .customLong("show-only")], parsing: .singleValue,
        help: ArgumentHelp("Print only what this template renders; may be repeated.", valueName: "template"))
    var showOnly: [String] = []

    @Flag(help: "Leave out tests.")
    var skipTests = false

    @Flag(help: "Leave out hooks.")
    var noHooks = false

    @Flag(help: "Render as for an upgrade.")
    var isUpgrade = false

    @Flag(help: "Do not check the values against the chart's schema.")
    var skipSchemaValidation = false

    @Option(help: "The seed of chance in templates.")
    var seed: UInt64 = 1

    @Flag(help: "Let chance and time in templates be real ones, another in every run.")
    var liveRandom = false

    @Option(
        name: [.customShort("o"), .customLong("out")],
        help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var file: String?

    func validate() throws {
        guard (1...2).contains(nameAndChart.count) else {
            throw ValidationError("helm template takes a chart, and before it a name for the release")
        }
    }

    func run() throws {
        let path = nameAndChart.last ?? ""
        var options = AppChart.Options()
        options.values = flags.values
        options.releaseName = nameAndChart.count == 2 ? nameAndChart.first : "release-name"
        options.seed = liveRandom ? UInt64.random(in: .min ... .max) : seed
        options.time = liveRandom ? Int64(Date().timeIntervalSince1970) : nil
        let chart = try AppChart(path: path, options: options, namespace: namespace)
        let cluster = try cluster.cluster()
        var renderer = try chart.renderer(for: cluster)
        renderer.release.isUpgrade = isUpgrade
        renderer.checksSchema = !skipSchemaValidation
        renderer.traces = false
        let rendered: RenderedChart
        do throws(ChartRenderError) {
            rendered = try renderer.render(chart.chart, values: options.values)
        } catch {
            throw chart.error(error, for: cluster)
        }
        for warning in rendered.warnings { Console.note("warning: \(warning)") }
        var selection = RenderedChart.Selection()
        selection.includesDefinitions = includeCrds
        selection.includesHooks = !noHooks
        selection.includesTests = !skipTests
        let text: String
        do throws(ChartError) {
            text = try rendered.printed(selection, only: showOnly)
        } catch {
            throw SourceError(error.description)
        }
        guard let file else { return try Console.write(text) }
        var output = OutputOptions()
        output.file = file
        try output.write(text)
    }
}
