import AppSources
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
        try adding(to: PlatformNames.platform(name, variant: variant))
    }

    /// A platform with the add-ons of the flags.
    func adding(to platform: Platform) throws -> Platform {
        do {
            return try platform.adding(addOns)
        } catch {
            let known = platform.offeredAddOns.map(\.id)
            let wrong = addOns.first { !known.contains($0) }
            guard let wrong, let meant = Spelling.nearest(to: wrong, in: known) else { throw error }
            throw UsageError("\(platform.displayName) has no add-on \"\(wrong)\"; did you mean '\(meant)'?")
        }
    }
}
