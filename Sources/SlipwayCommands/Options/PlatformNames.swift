import AppSources
import ClusterPlatforms

/// Platforms by the names people type.
enum PlatformNames {
    /// Every platform, each followed by its variants.
    static var all: [String] {
        Platform.all.flatMap { name in [name] + ((try? Platform.named(name))?.variants ?? []) }
    }

    /// The platforms that an app can be taken to, other than `origin`, without variants.
    static func targets(from origin: Platform) -> [String] {
        Platform.all.filter { $0 != origin.id }
    }

    /// The platform with this name; for a misspelt one an error that says which is meant.
    static func platform(_ name: String, variant: String? = nil) throws -> Platform {
        do {
            return try Platform.named(name, variant: variant)
        } catch {
            guard error.position == nil, !all.contains(name), let meant = Spelling.nearest(to: name, in: all) else {
                throw error
            }
            throw UsageError("\(error); did you mean '\(meant)'?")
        }
    }

    /// The names in a text such as `eks,aks`, each once.
    static func list(_ text: String) -> [String] {
        var names: [String] = []
        for name in text.split(separator: ",").map({ $0.filter { $0 != " " } }) where !names.contains(name) {
            names.append(name)
        }
        return names
    }
}
