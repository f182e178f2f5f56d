import ArgumentParser
import ClusterPlatforms

/// Which form of a platform is meant, and what is installed there.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A variant of the platform, such as eks-auto.", valueName: "name"))
    var variant: String?

    @Option(
        name: .customLong("addon"),
        help: ArgumentHelp(
            "An add-on that the cluster has besides what the platform brings; may be repeated.", valueName: "name"))
    var addOns: [String] = []

    /// The platform with this name, as the flags say.
    func platform(_ name: String) throws -> Platform {
        try PlatformNames.platform(name, variant: variant).adding(addOns)
    }
}
