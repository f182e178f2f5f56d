import AppSources
import ArgumentParser
import ClusterPlatforms
import Promotion

/// `slipway promote PATH --to eks -o DIR`
struct PromoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote",
        abstract: "Write the change that an app needs on another platform, as a kustomize overlay.",
        discussion: """
            The overlay patches the manifests and leaves them as they are; PREREQUISITES.md says what the cluster needs first. \
            Running it again keeps what you edited, or names what stands in the way and writes nothing. Without -o it only says \
            what would change.
            """)

    @OptionGroup var source: AppOptions

    @Option(help: ArgumentHelp("The platform to go to (default: the one of slipway.yaml).", valueName: "platform"))
    var to: String?

    @OptionGroup var target: TargetOptions
    @OptionGroup(title: "Decisions") var choices: ChoiceOptions

    @Option(
        name: [.customShort("o"), .customLong("out")],
        help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var folder: String?

    @Option(help: "The language of texts for people: en or ja.")
    var lang = Language.english

    func run() throws {
        let loaded = try source.load()
        let origin = try source.origin(of: loaded)
        let names = try source.targets(to, of: loaded)
        guard names.count == 1, let name = names.first else {
            throw UsageError("promote writes for one platform at a time; name it: --to eks")
        }
        let platform = try target.platform(name)
        let app = try loaded.rendered(from: origin, planned: platform)
        let change = try Progress.show("Promoting \(app.name) to \(platform.displayName)") { _ in
            try Promoter.change(for: app, from: origin, to: platform, choices: choices.choices)
        }
        guard let folder else { return try Console.write(change.page(in: lang)) }
        let cluster = try loaded.cluster(from: origin, planned: platform)
        let chartChange = try Progress.show("Looking for the chart's values") { _ in
            try ChartChange(change, of: app, for: cluster)
        }
        if let chartChange {
            let outcomes = try PromotionWriter.write(chartChange, to: folder, language: lang)
            return try Console.write(chartChange.rest.report(of: outcomes, in: folder, language: lang))
        }
        let outcomes = try PromotionWriter.write(
            change, app: app, sourcePaths: source.paths, to: folder, language: lang)
        try Console.write(change.report(of: outcomes, in: folder, language: lang))
    }
}
