import AppSources
import ArgumentParser
import ClusterPlatforms
import Foundation
import Promotion

/// `slipway map PATH --to eks,aks,gke`
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Show what changes for an app on other platforms, area by area.",
        discussion: "Every finding names the object, the field and the line it comes from, and what to do.")

    @OptionGroup var source: AppOptions

    @Option(
        help: ArgumentHelp(
            "The platforms, separated by commas (default: those of slipway.yaml, else all managed ones).",
            valueName: "platforms"))
    var to: String?

    @OptionGroup var target: TargetOptions

    @Option(name: .customLong("output"), help: ArgumentHelp("The form of the result.", valueName: "form"))
    var format = MapFormat.table

    @Option(
        help: ArgumentHelp("The severity of a finding from which the exit code is 1.", valueName: "severity")
    )
    var failOn: Severity?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let app = try source.load()
        let origin = try source.origin(of: app)
        var names = try source.targets(to, of: app)
        if names.isEmpty { names = PlatformNames.targets(from: origin) }
        let targets = try names.map(target.platform)
        let map = try Progress.show("Mapping \(app.name)") { _ in try Mapper.map(app, from: origin, to: targets) }
        try output.write(
            MapReport.render(
                map, format: format, language: output.lang, width: output.width, color: output.color,
                baseDirectory: FileManager.default.currentDirectoryPath))
        throw ExitCode(map.exitCode(failOn: failOn))
    }
}

extension MapFormat: ExpressibleByArgument {
    /// Also takes `text`, the name that other commands have for their form for people.
    public init?(argument: String) {
        self.init(rawValue: argument == "text" ? MapFormat.table.rawValue : argument)
    }
}

extension Severity: ExpressibleByArgument {}
