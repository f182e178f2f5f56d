import KubeObjects
import KubeSchema

extension App {
    /// The object that a person means by `Deployment/web`, `deploy/web` or `deployment/shop/web`.
    ///
    /// - Throws: an error that names what there is, where none or several are meant.
    public func manifest(called text: String) throws(SourceError) -> Manifest {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), let kind = parts.first, let name = parts.last, !name.isEmpty else {
            throw SourceError("'\(text)' names no object", action: "write it as Deployment/web or Deployment/shop/web")
        }
        let meant = Schema.kubernetes.resource(named: kind)?.kind
        let found = manifests.filter { manifest in
            let key = manifest.key
            return key.name == name && (key.kind == meant || key.kind.name.lowercased() == kind.lowercased())
                && (parts.count == 2 || key.namespace == parts[1])
        }
        if found.count == 1, let only = found.first { return only }
        let all = manifests.map(\.key.description)
        guard found.isEmpty else {
            let names = found.map(\.key.description).joined(separator: ", ")
            throw SourceError("'\(text)' may be one of several: \(names)", action: "name its namespace too")
        }
        let hint = Spelling.hint(for: text, in: all + manifests.map { "\($0.kind.name)/\($0.key.name)" })
        throw SourceError(
            "there is no \(text)\(hint)",
            action:
                "there are \(all.prefix(20).joined(separator: ", "))\(all.count > 20 ? " and \(all.count - 20) more" : "")"
        )
    }
}
