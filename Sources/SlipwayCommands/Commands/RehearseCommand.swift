import AppSources
import ArgumentParser
import ClusterPlatforms
import Promotion
import Rehearsal

/// `slipway rehearse PATH --on eks`
struct RehearseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Run an app on a simulated platform: as it is, and after promotion.",
        discussion: """
            The manifests run on a deterministic cluster with a virtual clock. The report says what became ready and when, why \
            the rest did not, what users reach, and what is open against the policies. Exit code 0: it held; 1: it did not.
            """)

    @OptionGroup var source: AppOptions

    @Option(
        help: ArgumentHelp(
            "The platforms, separated by commas (default: those of slipway.yaml, else all managed ones).",
            valueName: "platforms"))
    var on: String?

    @OptionGroup var target: TargetOptions
    @OptionGroup var size: ClusterSizeOptions
    @OptionGroup var choices: ChoiceOptions

    @Flag(help: "Rehearse the manifests as they are only.")
    var asIs = false

    @Flag(help: "List everything that happened, with its virtual time.")
    var timeline = false

    @Option(name: .customLong("output"), help: ArgumentHelp("The form of the result.", valueName: "form"))
    var format = RehearsalReport.Format.text

    @OptionGroup var output: OutputOptions

    func run() throws {
        let app = try source.load()
        let origin = try source.origin(of: app)
        var names = try source.targets(on, of: app)
        if names.isEmpty { names = PlatformNames.targets(from: origin) }
        var reports: [RehearsalReport] = []
        for name in names {
            // The platform an app comes from has the add-ons that its settings name.
            let platform = name == source.from ? try target.adding(to: origin) : try target.platform(name)
            let rehearsal = Rehearsal(
                of: app, from: origin, on: platform, cluster: size.options(addOns: [], seed: source.seed),
                choices: asIs ? nil : choices.choices, language: output.lang)
            reports.append(
                try Progress.show("Rehearsing \(app.name) on \(platform.displayName)") { progress in
                    try rehearsal.run { progress.step("Rehearsing \(app.name) on \($0)") }
                })
        }
        try output.write(
            RehearsalReport.rendered(
                reports, as: format, language: output.lang, usesColor: output.color, showsTimeline: timeline,
                width: output.width))
        throw ExitCode(reports.allSatisfy(\.held) ? 0 : 1)
    }
}

extension RehearsalReport.Format: ExpressibleByArgument {}
