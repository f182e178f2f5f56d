import ArgumentParser
import ClusterPlatforms
import KubeObjects

/// `slipway platforms [NAME]`
struct PlatformsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platforms",
        abstract: "Show what is known of the platforms, every fact with its source.",
        discussion: "Without a name it lists the platforms and their variants; with one it prints its facts.")

    @Argument(help: ArgumentHelp("A platform such as eks, or a variant such as eks-auto.", valueName: "name"))
    var name: String?

    @OptionGroup var target: TargetOptions

    @Option(name: .customLong("output"), help: ArgumentHelp("The form of the result.", valueName: "form"))
    var format = Format.text

    @OptionGroup var output: OutputOptions

    /// The forms that facts can be written in.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    func run() throws {
        try output.write(try name.map(facts) ?? list())
    }

    private func list() throws -> String {
        let platforms = try PlatformNames.all.map { try PlatformNames.platform($0) }
        return switch format {
        case .text: PlatformReport.list(platforms, language: output.platformLanguage)
        case .json: JSONWriter.text(.array(platforms.map(PlatformReport.json)), indented: true) + "\n"
        }
    }

    private func facts(of name: String) throws -> String {
        let platform = try target.platform(name)
        return switch format {
        case .text: PlatformReport.text(platform: platform, language: output.platformLanguage)
        case .json: JSONWriter.text(PlatformReport.json(platform: platform), indented: true) + "\n"
        }
    }
}
