import KubeObjects
import Synchronization

/// The kinds that Kubernetes itself has, read from the schema text.
///
/// Making it costs one pass over the text; a type's line is read when the type is first used.
final class Catalog: Sendable {
    /// The catalog of ``kubernetesSchema``.
    static let kubernetes = Catalog(SchemaText(kubernetesSchema))

    /// Every served kind in every version, in the order of discovery: of several versions the preferred one first.
    let resources: [ResourceType]
    /// Every kind once, in its preferred version.
    let preferredResources: [ResourceType]
    private let indices: [Kind: [Int]]
    private let types: [TypeReference]
    private let roots: [GroupVersionKind: Int]

    private struct GroupVersionKind: Hashable {
        let apiVersion: String
        let kind: String
    }

    init(_ text: SchemaText) {
        var resources: [ResourceType] = []
        var indices: [Kind: [Int]] = [:]
        var roots: [GroupVersionKind: Int] = [:]
        resources.reserveCapacity(text.resources.count)
        for line in text.resources {
            let parts = text.parts(of: line)
            guard let resource = ResourceType(parts: parts), let type = parts.last.flatMap({ Int($0) }) else {
                continue
            }
            roots[GroupVersionKind(apiVersion: resource.apiVersion, kind: resource.kind.name)] = type
            indices[resource.kind, default: []].append(resources.count)
            resources.append(resource)
        }
        for line in text.otherKinds {
            let parts = text.parts(of: line)
            guard parts.count == 5, let type = Int(parts[4]) else { continue }
            let apiVersion = parts[1].isEmpty ? String(parts[2]) : "\(parts[1])/\(parts[2])"
            roots[GroupVersionKind(apiVersion: apiVersion, kind: String(parts[3]))] = type
        }
        self.resources = resources
        preferredResources = resources.indices
            .filter { indices[resources[$0].kind]?.first == $0 }
            .map { resources[$0] }
        self.indices = indices
        self.roots = roots
        types = Self.references(text)
    }

    /// A reference to each type, by number.
    private static func references(_ text: SchemaText) -> [TypeReference] {
        let table = ReferenceTable()
        table.fill(
            text.types.map { line in
                TypeReference {
                    TypeReader.facts(
                        text.parts(of: line), references: { table[$0] }, defaults: DefaultTable.constants)
                }
            })
        return table.all
    }

    /// The type of the objects of a kind; `nil` where Kubernetes has no such kind.
    func type(apiVersion: String, kind: String) -> TypeFacts? {
        roots[GroupVersionKind(apiVersion: apiVersion, kind: kind)].map { types[$0].facts }
    }

    /// The type of `metadata`.
    var objectMeta: TypeFacts? {
        guard case .type(let reference)? = type(apiVersion: "v1", kind: "Pod")?.field(.metadata)?.shape else {
            return nil
        }
        return reference.facts
    }

    /// The type of an object by the kind it says it is.
    func type(of object: Value) -> TypeFacts? {
        guard let apiVersion = object[.apiVersion].string, let kind = object[.kind].string else { return nil }
        return type(apiVersion: apiVersion, kind: kind)
    }

    /// The versions of a kind, the preferred one first.
    func versions(of kind: Kind) -> [ResourceType] {
        (indices[kind] ?? []).map { resources[$0] }
    }
}

/// The references among types, which refer to each other.
private final class ReferenceTable: Sendable {
    private let references = Mutex<[TypeReference]>([])

    var all: [TypeReference] { references.withLock { $0 } }

    func fill(_ all: [TypeReference]) { references.withLock { $0 = all } }

    subscript(number: Int) -> TypeReference? {
        references.withLock { $0.indices.contains(number) ? $0[number] : nil }
    }
}
