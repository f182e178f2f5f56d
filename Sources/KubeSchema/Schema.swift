import KubeObjects

/// What a cluster's kinds are: their names, fields, defaults and rules.
///
/// A schema is a value: installing custom resource definitions in one copy does not change another.
public struct Schema: Sendable {
    /// The kinds of a plain Kubernetes cluster, without any custom resource.
    public static let kubernetes = Schema()

    let catalog: Catalog

    init() {
        catalog = .kubernetes
    }
}

extension Schema {
    /// Every kind once, in its preferred version, in the order of discovery.
    public var resources: [ResourceType] {
        var seen: Set<Kind> = []
        return catalog.resources.filter { seen.insert($0.kind).inserted }
    }

    /// The preferred version of a kind; `nil` where the cluster has no such kind.
    public func resource(_ kind: Kind) -> ResourceType? {
        catalog.versions(of: kind).first
    }

    /// A kind in one version; `nil` where the cluster does not serve it.
    public func resource(apiVersion: String, kind: String) -> ResourceType? {
        catalog.versions(of: Kind(apiVersion: apiVersion, name: kind)).first { $0.apiVersion == apiVersion }
    }

    /// The versions of a kind that the cluster serves, the preferred one first.
    public func versions(of kind: Kind) -> [ResourceType] {
        catalog.versions(of: kind)
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
