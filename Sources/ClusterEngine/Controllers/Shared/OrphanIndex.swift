import KubeObjects

/// The objects without a controller, by namespace: those that a controller with a matching selector may adopt.
///
/// Most objects have a controller from their first moment on, so this stays small, and nobody needs to search a namespace.
struct OrphanIndex: Sendable {
    private var names: [Key: Set<String>] = [:]

    /// Follows a change of an object of the indexed kind.
    mutating func note(_ change: ObjectChange) {
        let isOrphan = !change.isDeletion && change.new.controllerReference.isNull
        if isOrphan {
            names[change.key.namespaceKey, default: []].insert(change.key.name)
        } else if names[change.key.namespaceKey]?.remove(change.key.name) != nil,
            names[change.key.namespaceKey]?.isEmpty == true
        {
            names.removeValue(forKey: change.key.namespaceKey)
        }
    }

    /// The keys of the orphans in a namespace, in order.
    func keys(_ kind: Kind, in namespace: Key) -> [ObjectKey] {
        guard let names = names[namespace] else { return [] }
        return names.sorted().map { ObjectKey(kind, namespaceKey: namespace, name: $0) }
    }
}

/// Finds the objects that belong to a controller, adopting and releasing as selectors ask (`ControllerRefManager`).
struct Claims: Sendable {
    private(set) var orphans = OrphanIndex()
    let kind: Kind
    /// The service account that adopts.
    let account: String

    init(_ kind: Kind, account: String) {
        self.kind = kind
        self.account = account
    }

    mutating func note(_ change: ObjectChange) {
        orphans.note(change)
    }

    /// The objects that `owner` controls and selects, in order of creation.
    func claim(for owner: Value, in cluster: Cluster, selects: (Value) -> Bool) -> [Value] {
        let uid = owner.uid
        if !owner.isBeingDeleted { adopt(for: owner, in: cluster, selects: selects) }
        return cluster.objects(kind, ownedBy: uid).filter { object in
            guard object.isControlled(by: uid) else { return false }
            if selects(object[.metadata][.labels]) { return true }
            if !owner.isBeingDeleted, !object.isBeingDeleted { release(object, from: uid, in: cluster) }
            return false
        }
    }

    private func adopt(for owner: Value, in cluster: Cluster, selects: (Value) -> Bool) {
        guard let namespace = owner.objectKey?.namespaceKey else { return }
        for key in orphans.keys(kind, in: namespace) {
            guard let object = cluster.object(key), object.controllerReference.isNull, !object.isBeingDeleted,
                selects(object[.metadata][.labels])
            else { continue }
            let reference = owner.asControllerReference
            // The object was just read, and adopting changes nothing that is validated: this cannot be refused.
            _ = try? cluster.modify(key, .controller(account)) { object in
                object[.metadata][.ownerReferences].elements.append(reference)
            }
        }
    }

    private func release(_ object: Value, from uid: String, in cluster: Cluster) {
        guard let key = cluster.key(of: object) else { return }
        _ = try? cluster.modify(key, .controller(account)) { object in
            let rest = object[.metadata][.ownerReferences].elements.filter { $0[.uid].string != uid }
            object[.metadata][.ownerReferences] = rest.isEmpty ? .null : .array(rest)
        }
    }
}
