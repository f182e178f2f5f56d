import KubeObjects

/// The kinds that Kubernetes itself has, read from the schema text.
///
/// Making it costs one pass over the text; a type's line is read when the type is first used.
final class Catalog: Sendable {
    /// The catalog of ``kubernetesSchema``.
    static let kubernetes = Catalog(SchemaText(kubernetesSchema))

    /// Every served kind in every version, in the order of discovery: of several versions the preferred one first.
    let resources: [ResourceType]
    private let indices: [Kind: [Int]]

    init(_ text: SchemaText) {
        var resources: [ResourceType] = []
        var indices: [Kind: [Int]] = [:]
        resources.reserveCapacity(text.resources.count)
        for line in text.resources {
            guard let resource = ResourceType(parts: text.parts(of: line)) else { continue }
            indices[resource.kind, default: []].append(resources.count)
            resources.append(resource)
        }
        self.resources = resources
        self.indices = indices
    }

    /// The versions of a kind, the preferred one first.
    func versions(of kind: Kind) -> [ResourceType] {
        (indices[kind] ?? []).map { resources[$0] }
    }
}
