import ArgumentParser

/// The command line.
struct Slipway: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slipway",
        abstract: "Takes a Kubernetes app from kind to production on EKS, AKS and GKE.",
        discussion: """
            It answers one question for your app: it runs on kind; what changes in production? \
            It needs no cluster, no network and no configuration.

            Exit codes: 0 held; 1 did not hold; 64 usage; 65 bad input; 69 a tool is missing; 70 a bug of Slipway.
            """,
        version: "0.1.0",
        subcommands: [
            MapCommand.self, PromoteCommand.self, RehearseCommand.self, HelmCommand.self, PlatformsCommand.self,
        ])
}
