import KubeObjects
import KubeSchema

/// The templates that a StatefulSet or DaemonSet had, as ControllerRevisions (`pkg/controller/history`).
struct RevisionHistory: Sendable {
    /// How the revisions of a kind are written.
    struct Style: Sendable {
        /// The label that holds the hash.
        var hashLabel: Key
        /// The service account that writes.
        var account: String
    }

    let style: Style
    private var claims: Claims

    init(_ style: Style) {
        self.style = style
        claims = Claims(.controllerRevision, account: style.account)
    }

    mutating func note(_ change: ObjectChange) { claims.note(change) }

    /// The revisions of an owner, oldest first.
    func revisions(of owner: Value, in cluster: Cluster) -> [Value] {
        let selector = owner[.spec][.selector]
        return claims.claim(for: owner, in: cluster) { selector.selects($0) }
            .sorted { ($0[.revision].integer ?? 0) < ($1[.revision].integer ?? 0) }
    }

    /// What a revision remembers of an owner.
    static func data(of owner: Value) -> Value {
        var template = owner[.spec][.template]
        template["$patch"] = "replace"
        return [.spec: [.template: template]]
    }

    /// The revision of the owner's present template: an existing one, made the newest again, or a new one.
    func current(of owner: Value, among revisions: [Value], in cluster: Cluster) throws(StatusError) -> Value {
        let data = Self.data(of: owner)
        let newest = revisions.last?[.revision].integer ?? 0
        guard let equal = revisions.last(where: { $0[.data] == data }) else {
            return try create(for: owner, data: data, number: newest + 1, in: cluster)
        }
        guard equal[.revision].integer ?? 0 < newest, let key = cluster.key(of: equal) else { return equal }
        let written = try cluster.modify(key, .controller(style.account)) { $0[.revision] = Value(newest + 1) }
        return written ?? equal
    }

    private func create(for owner: Value, data: Value, number: Int, in cluster: Cluster) throws(StatusError) -> Value {
        var collisions = owner[.status][.collisionCount].integer ?? 0
        while true {
            let hash = TemplateHash.text(of: data, collisionCount: collisions)
            var labels = owner[.spec][.template][.metadata][.labels]
            labels[style.hashLabel] = .string(hash)
            let revision: Value = [
                .kind: "ControllerRevision", .apiVersion: "apps/v1",
                .metadata: [
                    .name: .string("\(owner.objectName)-\(hash)"), .namespace: owner[.metadata][.namespace],
                    .labels: labels, .annotations: owner[.metadata][.annotations],
                    .ownerReferences: [owner.asControllerReference],
                ],
                .data: data, .revision: Value(number),
            ]
            do throws(StatusError) {
                return try cluster.create(revision, .controller(style.account))
            } catch  where error.reason == .alreadyExists {
                collisions += 1
            }
        }
    }

    /// Deletes the oldest revisions that nothing uses, beyond the owner's `revisionHistoryLimit`.
    func truncate(_ revisions: [Value], of owner: Value, inUse: Set<String>, in cluster: Cluster) throws(StatusError) {
        let limit = owner[.spec][.revisionHistoryLimit].integer ?? 10
        let unused = revisions.filter { !inUse.contains($0.objectName) }
        guard unused.count > limit else { return }
        for revision in unused.prefix(unused.count - limit) {
            guard let key = cluster.key(of: revision) else { continue }
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(style.account).user))
        }
    }
}

extension Key {
    static let revision = Key("revision")
    static let controllerRevisionHash = Key("controller-revision-hash")
}
