import KubeObjects

/// What a cluster's kinds are: their names, fields, defaults and rules.
///
/// A schema is a value: installing custom resource definitions in one copy does not change another.
public struct Schema: Sendable {
    /// The kinds of a plain Kubernetes cluster, without any custom resource.
    public static let kubernetes = Schema()

    let catalog: Catalog
    /// The kinds that definitions have added, in the order they were added.
    private var customKinds: [CustomKind] = []

    init() {
        catalog = .kubernetes
    }
}

extension Schema {
    /// Every kind once, in its preferred version: those of Kubernetes in the order of discovery, then custom ones by
    /// group and name.
    public var resources: [ResourceType] {
        catalog.preferredResources
            + customKinds.compactMap(\.resources.first).sorted {
                ($0.kind.group, $0.plural) < ($1.kind.group, $1.plural)
            }
    }

    /// The preferred version of a kind; `nil` where the cluster has no such kind.
    public func resource(_ kind: Kind) -> ResourceType? {
        versions(of: kind).first
    }

    /// A kind in one version; `nil` where the cluster does not serve it.
    public func resource(apiVersion: String, kind: String) -> ResourceType? {
        versions(of: Kind(apiVersion: apiVersion, name: kind)).first { $0.apiVersion == apiVersion }
    }

    /// The versions of a kind that the cluster serves, the preferred one first.
    public func versions(of kind: Kind) -> [ResourceType] {
        let builtIn = catalog.versions(of: kind)
        return builtIn.isEmpty ? customKind(kind)?.resources ?? [] : builtIn
    }

    /// The resource that people mean by a name, as kubectl reads it: `deploy`, `Deployment`, `deployments.apps`,
    /// `deployments.v1.apps`; where several groups have the name, the one that discovery lists first.
    public func resource(named text: String) -> ResourceType? {
        let pieces = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = pieces.first, !name.isEmpty else { return nil }
        let candidates = resources.filter { $0.isCalled(name) }
        guard pieces.count == 2 else { return candidates.first }
        let group = pieces[1].lowercased()
        if let exact = candidates.first(where: { $0.kind.group == group }) { return exact }
        for candidate in candidates {
            if let version = versions(of: candidate.kind).first(where: { "\($0.version).\($0.kind.group)" == group }) {
                return version
            }
        }
        return candidates.first { $0.kind.group.hasPrefix(group + ".") }
    }
}

extension Schema {
    /// Adds the kind of a CustomResourceDefinition, or replaces it where the definition has changed.
    ///
    /// Throws where the definition does not say what it must; whether it is a proper one in all else is for
    /// validation. CEL rules in it are not evaluated.
    public mutating func add(customResourceDefinition: Value) throws(StatusError) {
        let custom = try CustomKind(customResourceDefinition)
        customKinds.removeAll { $0.kind == custom.kind }
        customKinds.append(custom)
    }

    /// Takes away a kind that a definition has added.
    public mutating func removeCustomKind(_ kind: Kind) {
        customKinds.removeAll { $0.kind == kind }
    }

    /// Whether a kind comes from a definition.
    public func isCustom(_ kind: Kind) -> Bool { customKind(kind) != nil }

    private func customKind(_ kind: Kind) -> CustomKind? {
        customKinds.first { $0.kind == kind }
    }

    /// The structural schema of a custom resource; `nil` for any other object.
    func structuralSchema(of object: Value) -> StructuralSchema? {
        guard !customKinds.isEmpty, let kind = object.objectKind, let apiVersion = object[.apiVersion].string,
            let version = apiVersion.split(separator: "/").last
        else { return nil }
        return customKind(kind)?.schemas[String(version)]
    }

    /// What the schema of a custom resource refuses; none for any other object.
    public func structuralErrors(in object: Value) -> [FieldError] {
        structuralSchema(of: object).map { StructuralCheck(object, as: $0).errors } ?? []
    }

    /// What the schema of a custom resource refuses in a change: a field that has not changed may stay as it is,
    /// though the schema has become stricter.
    func structuralErrors(updating old: Value, to new: Value) -> [FieldError] {
        structuralErrors(in: new).filter { error in
            let path = FieldPath(error.path)
            let place = error.kind == .required ? path.parent : path
            return error.path == "<nil>" || old[place] != new[place]
        }
    }
}
