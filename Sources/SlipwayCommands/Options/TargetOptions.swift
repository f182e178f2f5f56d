import AppSources
import ArgumentParser
import ClusterPlatforms

/// Which form of a platform is meant, and what is installed there.
struct AddOnOptions: ParsableArguments {
    @Option(help: "A variant of the platform; 'slipway platforms NAME' lists them.")
    var variant: String?

    @Option(
        name: .customLong("addon"),
        help: ArgumentHelp("An add-on that the cluster has; may be repeated.", valueName: "name"))
    var addOns: [String] = []

    /// The platform with this name, as the flags say.
    func platform(_ name: String) throws -> Platform {
        try Self.named(name, variant: variant).adding(addOns)
    }

    private static func named(_ name: String, variant: String?) throws -> Platform {
        do {
            return try Platform.named(name, variant: variant)
        } catch {
            let known = Platform.all + Platform.all.compactMap { try? Platform.named($0) }.flatMap(\.variants)
            guard error.position == nil, !known.contains(name), let meant = Spelling.nearest(to: name, in: known) else {
                throw error
            }
            throw UsageError("\(error); did you mean '\(meant)'?")
        }
    }
}
