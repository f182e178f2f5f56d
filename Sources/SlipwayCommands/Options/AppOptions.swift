import AppSources
import ArgumentParser
import ClusterPlatforms
import Promotion

/// Which app a command is about, and the cluster it runs on today.
struct AppOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A chart, a directory of manifests, a kustomization, files, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(name: [.short, .long], help: "The namespace of objects that name none (default: default).")
    var namespace: String?

    @Option(
        help: ArgumentHelp(
            "The settings file (default: slipway.yaml in the directory or beside it).", valueName: "file"))
    var settings: String?

    @Option(help: ArgumentHelp("The platform it runs on today.", valueName: "platform"))
    var from = "kind"

    @Option(
        help:
            "The seed of all chance, in the simulation and in a chart's templates: the same seed gives the same result."
    )
    var seed: UInt64 = 1

    @OptionGroup(title: "Charts") var chart: ChartOptions

    /// Reads the app, and says on standard error what is worth knowing about how it was read.
    func load() throws -> App {
        var options = App.LoadOptions(namespace: namespace, settingsFile: settings)
        options.chart = chart.options(seed: seed)
        let platform = try PlatformNames.platform(from)
        options.cluster = { settings throws(SourceError) in
            let origin = try Self.adding(settings.addons, to: platform)
            do throws(PlatformError) {
                return try AppChart.Cluster(origin)
            } catch {
                throw SourceError("\(error)")
            }
        }
        // Whoever types at a terminal is not to be written over.
        let app =
            paths.contains("-")
            ? try App.load(paths: paths, options: options)
            : try Progress.show("Reading \(paths.joined(separator: ", "))") { _ in
                try App.load(paths: paths, options: options)
            }
        for note in app.notes {
            Console.note("note: \(note)")
        }
        return app
    }

    /// The platform that the app runs on, with the add-ons that its settings name.
    func origin(of app: App) throws -> Platform {
        try Self.adding(app.settings.addons, to: PlatformNames.platform(from))
    }

    private static func adding(
        _ addOns: [AppSettings.Entry], to platform: Platform
    ) throws(SourceError) -> Platform {
        var platform = platform
        for addOn in addOns {
            do throws(PlatformError) {
                platform = try platform.adding([addOn.text])
            } catch {
                throw SourceError(error.message, at: addOn.position)
            }
        }
        return platform
    }

    /// The platforms that are asked for: those of the flag, else those of the settings.
    func targets(_ flag: String?, of app: App) throws -> [String] {
        if let flag {
            let names = PlatformNames.list(flag)
            guard !names.isEmpty else { throw UsageError("no platform is named; name one, such as eks") }
            return names
        }
        for entry in app.settings.platforms where !PlatformNames.all.contains(entry.text) {
            throw SourceError(
                "unknown platform '\(entry.text)'\(Spelling.hint(for: entry.text, in: PlatformNames.all))",
                action: "known are \(PlatformNames.all.joined(separator: ", "))", at: entry.position)
        }
        return app.settings.platforms.map(\.text)
    }
}
