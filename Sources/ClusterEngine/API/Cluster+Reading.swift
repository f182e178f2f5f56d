import KubeObjects
import KubeSchema

extension Cluster {
    /// The object at `key`, or `nil`.
    public func object(_ key: ObjectKey) -> Value? { store.value(key) }

    /// The object at `key`, as a client gets it.
    public func get(_ key: ObjectKey) throws(StatusError) -> Value {
        guard let value = store.value(key) else { throw .missing(key, in: schema) }
        return value
    }

    /// All objects of a kind, in order of creation; only those of `namespace` where one is given.
    public func objects(_ kind: Kind, namespace: String? = nil) -> [Value] {
        guard let namespace else { return store.values(kind) }
        return store.values(kind, namespace: Key(namespace))
    }

    /// The objects of a kind in a namespace whose labels match, in order of creation.
    public func objects(_ kind: Kind, namespace: String, matching selector: LabelSelector) -> [Value] {
        objects(kind, namespace: namespace).filter { selector.matches($0[.metadata][.labels]) }
    }

    /// The objects of a kind that name `uid` among their owners, in order of creation.
    public func objects(_ kind: Kind, ownedBy uid: String) -> [Value] { store.values(kind, ownedBy: uid) }

    /// The objects of every kind that name `uid` among their owners.
    public func dependents(of uid: String) -> [Value] {
        store.kinds.flatMap { store.values($0, ownedBy: uid) }
    }

    /// The pods bound to a node, in order of creation.
    public func pods(onNode name: String) -> [Value] { store.values(.pod, onNode: name) }

    /// The pods that use a claim, bound to nodes or not, in order of creation.
    public func pods(using claim: ObjectKey) -> [Value] { store.pods(using: claim) }

    /// The VolumeAttachments of a volume, in order of creation.
    public func attachments(of volume: String) -> [Value] { store.attachments(of: volume) }

    /// The VolumeAttachments on a node, in order of creation.
    public func attachments(onNode name: String) -> [Value] { store.values(.volumeAttachment, onNode: name) }

    /// How many objects of a kind there are.
    public func count(_ kind: Kind) -> Int { store.count(kind) }

    /// The kinds that have objects, in order.
    public var kinds: [Kind] { store.kinds }

    /// The version after the latest write.
    public var resourceVersion: Int { store.resourceVersion }

    /// The changes after version `resourceVersion` that a watch of `kind` in `namespace` is told.
    ///
    /// - Throws: `expired` where the journal no longer reaches back that far.
    public func changes(since resourceVersion: Int, of kind: Kind, namespace: String? = nil) throws(StatusError)
        -> [ObjectChange]
    {
        let oldest = journal.first?.resourceVersion ?? store.resourceVersion + 1
        guard resourceVersion >= oldest - 1 else {
            throw StatusError(.expired, "too old resource version: \(resourceVersion) (\(oldest - 1))")
        }
        let start = journal.partitioningIndex { $0.resourceVersion > resourceVersion }
        let namespaceKey = namespace.map { Key($0) }
        return journal[start...].filter {
            $0.kind == kind && (namespaceKey == nil || $0.key.namespaceKey == namespaceKey)
        }
    }

    /// The key of an object, as this cluster's schema sees it: the namespace is empty for kinds of the whole cluster and
    /// `default` where a namespaced object names none. `nil` where it does not say its kind.
    public func key(of object: Value) -> ObjectKey? {
        guard let kind = object.objectKind else { return nil }
        return key(kind, namespace: object.objectNamespace, name: object.objectName)
    }

    func key(_ kind: Kind, namespace: String, name: String) -> ObjectKey {
        let isNamespaced = schema.resource(kind)?.isNamespaced ?? !namespace.isEmpty
        if !isNamespaced { return ObjectKey(kind, name: name) }
        return ObjectKey(kind, namespace: namespace.isEmpty ? "default" : namespace, name: name)
    }
}

extension StatusError {
    /// `deployments.apps "web" not found`.
    static func missing(_ key: ObjectKey, in schema: Schema) -> StatusError {
        let type = schema.resource(key.kind)
        let resource = type?.resourceName ?? key.kind.name.lowercased()
        return StatusError(
            .notFound, "\(resource) \"\(key.name)\" not found",
            details: [
                .name: .string(key.name), "group": Value(key.kind.group.isEmpty ? nil : key.kind.group),
                .kind: Value(type?.plural),
            ])
    }
}
