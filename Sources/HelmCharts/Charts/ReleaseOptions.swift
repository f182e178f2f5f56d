/// `.Release`: what a chart is rendered as.
public struct ReleaseOptions: Hashable, Sendable {
    /// The name of the release.
    public var name: String
    /// The namespace it goes to.
    public var namespace: String
    /// Whether it is an upgrade rather than an install.
    public var isUpgrade: Bool
    /// Its revision, from 1.
    public var revision: Int

    /// A release.
    public init(name: String, namespace: String = "default", isUpgrade: Bool = false, revision: Int = 1) {
        self.name = name
        self.namespace = namespace
        self.isUpgrade = isUpgrade
        self.revision = revision
    }

    /// As templates see it; the path of each member is its origin where an account is kept.
    func templateValue(_ origins: OriginTable?) -> TemplateValue {
        let members: [String: TemplateValue] = [
            "Name": .string(name), "Namespace": .string(namespace), "IsUpgrade": .bool(isUpgrade),
            "IsInstall": .bool(!isUpgrade), "Revision": .int(revision), "Service": .string("Helm"),
        ]
        return TemplateValue.map(members).traced(at: origins?.root("Release"), in: origins)
    }
}

extension TemplateValue {
    /// The value with its path as its origin, in all its parts.
    func traced(at path: ValuePath?, in table: OriginTable?) -> TemplateValue {
        guard let table, let path else { return self }
        var result = self
        result.origins = table.direct(path)
        switch payload {
        case .map(let map):
            for key in map.sortedKeys {
                map[key] = map[key]?.traced(at: table.child(path, key: key), in: table)
            }
        case .list(var list):
            for index in list.elements.indices {
                list.elements[index] = list.elements[index].traced(at: table.child(path, index: index), in: table)
            }
            result.payload = .list(list)
        default: break
        }
        return result
    }
}
