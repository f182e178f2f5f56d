import ArgumentParser
import ClusterPlatforms

/// `slipway platforms [NAME]`
struct PlatformsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platforms",
        abstract: "Show what is known of the platforms, every fact with its source.",
        discussion: "Without a name it lists the platforms; with one it prints its facts.")

    @Argument(help: ArgumentHelp("A platform such as eks, or a variant such as eks-auto.", valueName: "name"))
    var name: String?

    @OptionGroup var cluster: AddOnOptions

    @Option(name: .customLong("output"), help: "text, md or json.")
    var format = PlatformReport.Format.text

    @OptionGroup var output: OutputOptions

    func run() throws {
        let report: PlatformReport
        if let name {
            report = .facts(of: try cluster.platform(name))
        } else {
            report = .list(try Platform.all.map { id throws(PlatformError) in try Platform.named(id) })
        }
        try output.write(report.render(format, language: output.lang, style: output.style))
    }
}

extension PlatformReport.Format: ExpressibleByArgument {}
