import ArgumentParser

/// `slipway helm`
struct HelmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helm",
        abstract: "Render Helm charts, and tell where each field of what they render comes from.",
        discussion: "Charts are rendered in process, as Helm does; no helm is needed.",
        subcommands: [HelmTemplateCommand.self, HelmExplainCommand.self])
}
