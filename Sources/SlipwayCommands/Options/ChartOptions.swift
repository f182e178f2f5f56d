import AppSources
import ArgumentParser
import Foundation
import HelmCharts

/// The values that a chart is rendered with, as Helm's commands take them.
struct ValuesFlags: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("values")], parsing: .singleValue,
        help: ArgumentHelp("A file of values for the chart; may be repeated, the last counts most.", valueName: "file"))
    var files: [String] = []

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Sets values: a.b=1,c[0]=x; may be repeated.", valueName: "values"))
    var sets: [String] = []

    @Option(
        name: .customLong("set-string"), parsing: .singleValue,
        help: ArgumentHelp("Sets values that are strings, whatever they look like.", valueName: "values"))
    var stringSets: [String] = []

    @Option(
        name: .customLong("set-json"), parsing: .singleValue,
        help: ArgumentHelp("Sets values from JSON: a.b=[1,2].", valueName: "values"))
    var jsonSets: [String] = []

    @Option(
        name: .customLong("set-file"), parsing: .singleValue,
        help: ArgumentHelp("Sets values to the content of files: a.b=path.", valueName: "values"))
    var fileSets: [String] = []

    @Option(
        name: .customLong("set-literal"), parsing: .singleValue,
        help: ArgumentHelp("Sets one value to a text as it stands.", valueName: "value"))
    var literalSets: [String] = []

    /// The flags, as the renderer takes them.
    var values: ValuesOptions {
        var values = ValuesOptions()
        values.files = files
        values.values = sets
        values.stringValues = stringSets
        values.jsonValues = jsonSets
        values.fileValues = fileSets
        values.literalValues = literalSets
        return values
    }
}

/// How a chart is rendered where the app is one.
struct ChartOptions: ParsableArguments {
    @OptionGroup(title: "Charts") var flags: ValuesFlags

    @Option(help: ArgumentHelp("The name of the release (default: the chart's name).", valueName: "name"))
    var releaseName: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Take the definitions in the chart's crds folders for objects of the app, which come first.")
    var includeCrds = true

    @Flag(help: "Let chance and time in templates be real ones, another in every run.")
    var liveRandom = false

    /// The options, as apps are loaded with them.
    func options(seed: UInt64) -> AppChart.Options {
        var options = AppChart.Options()
        options.values = flags.values
        options.releaseName = releaseName
        options.includesDefinitions = includeCrds
        options.seed = liveRandom ? UInt64.random(in: .min ... .max) : seed
        options.time = liveRandom ? Int64(Date().timeIntervalSince1970) : nil
        return options
    }
}
