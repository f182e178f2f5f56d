import HelmCharts
import KubeObjects

/// A value that is set and that nothing reads.
public struct UnusedValue: Hashable, Sendable {
    /// The key, such as `api.replicas`.
    public let key: String
    /// Who set it, the setting that counts first.
    public let setBy: [String]
    /// Whether some template names it: with other values it would be read.
    public let isNamed: Bool
}

extension AppChart {
    /// The values that nothing read, when the chart was rendered for a cluster, in the order of their keys.
    ///
    /// Notes count, and what decides which charts are switched on.
    public func unusedValues(for cluster: Cluster) throws(SourceError) -> [UnusedValue] {
        let rendered = try rendered(for: cluster)
        guard let sources = rendered.sources else { return [] }
        let table = rendered.origins
        var read = Set(sources.readByDependencies)
        // What is printed as a whole is read with all that is in it.
        var whole: Set<[OriginTable.PathStep]> = []
        for set in rendered.read {
            for origin in table.origins(set) {
                read.insert(origin.path)
                if origin.manner != .condition { whole.insert(table.steps(origin.path)) }
            }
        }
        return sources.leaves.compactMap { leaf in
            guard !read.contains(leaf) else { return nil }
            let steps = table.steps(leaf)
            guard !(1..<steps.count).contains(where: { whole.contains(Array(steps.prefix($0))) }) else { return nil }
            let dependency = ProvenanceReader.dependency(on: leaf, .direct, of: rendered)
            let names = steps.dropFirst().compactMap { step in if case .key(let name) = step { name } else { nil } }
            return UnusedValue(
                key: dependency.valuesKey ?? dependency.path,
                setBy: dependency.settings.map { $0.shown(for: dependency) },
                isNamed: Self.templates(rendered.templates, name: names))
        }.sorted { $0.key < $1.key }
    }

    /// Whether a template names all that leads to a value, one behind the other or the last of it.
    private static func templates(_ templates: [String], name names: [String]) -> Bool {
        guard let last = names.last else { return false }
        return templates.contains { text in
            text.contains(".\(names.joined(separator: "."))")
                || text.contains(".\(last)") && names.dropLast().allSatisfy { text.contains($0) }
        }
    }
}
