import KubeObjects
import KubeSchema

extension Cluster {
    /// Creates an object: defaulting, admission, validation, storage.
    ///
    /// - Returns: the object as it is stored.
    /// - Throws: the API's refusal, in the API's words.
    @discardableResult
    public func create(_ object: Value, _ options: WriteOptions = WriteOptions()) throws(StatusError) -> Value {
        guard let kind = object.objectKind, let type = schema.resource(kind) else {
            throw StatusError(.notFound, "the server could not find the requested resource")
        }
        if !options.isTrusted, let error = schema.decodeError(for: object) { throw error }
        if !options.isTrusted, let version = object[.metadata][.resourceVersion].string, !version.isEmpty {
            throw StatusError(.unknown, "resourceVersion should not be set on objects to be created")
        }
        var object = object
        try nameObject(&object)
        let key = key(kind, namespace: object.objectNamespace, name: object.objectName)
        try checkNamespace(of: key, creating: object)
        if type.isNamespaced {
            object[.metadata][.namespace] = .string(key.namespace)
        } else {
            object[.metadata][.namespace] = .null
        }
        prepareForCreation(&object, kind: kind)
        if !options.isTrusted { schema.applyDefaults(to: &object) }
        var request = AdmissionRequest(
            operation: .create, key: key, subresource: nil, object: object, old: .null, user: options.user)
        object = .null
        for plugin in admission { try plugin.mutate(&request, in: self) }
        if kind == .pod { request.object[.status][.qosClass] = .string(request.object.qualityOfService) }
        try allocate(&request.object, old: .null)
        if !options.isTrusted {
            let errors = schema.validate(creating: request.object)
            if !errors.isEmpty { throw .invalid(kind, name: key.name, errors: errors) }
        }
        for plugin in admission { try plugin.validate(&request, in: self) }
        warnings.append(contentsOf: request.warnings)
        if let existing = store.value(key) {
            throw .alreadyExists(type, name: key.name, isBeingDeleted: existing.isBeingDeleted)
        }
        if options.isDryRun { return request.object }
        return commit(key, old: .null, new: request.object)
    }

    /// Replaces an object. Its status is kept; its `resourceVersion`, where it says one, must be the stored one's.
    @discardableResult
    public func update(_ object: Value, _ options: WriteOptions = WriteOptions()) throws(StatusError) -> Value {
        guard let key = key(of: object) else {
            throw StatusError(.notFound, "the server could not find the requested resource")
        }
        let old = try get(key)
        try checkVersion(of: object, against: old, key: key)
        if !options.isTrusted, let error = schema.decodeError(for: object) { throw error }
        var new = object
        new[.status] = old[.status]
        keepSystemMetadata(of: old, in: &new)
        if !options.isTrusted { schema.applyDefaults(to: &new) }
        var request = AdmissionRequest(
            operation: .update, key: key, subresource: nil, object: new, old: old, user: options.user)
        new = .null
        for plugin in admission { try plugin.mutate(&request, in: self) }
        try allocate(&request.object, old: old)
        countGeneration(&request.object, old: old, kind: key.kind)
        if !options.isTrusted {
            let errors = schema.validate(updating: old, to: request.object)
            if !errors.isEmpty { throw .invalid(key.kind, name: key.name, errors: errors) }
        }
        for plugin in admission { try plugin.validate(&request, in: self) }
        warnings.append(contentsOf: request.warnings)
        if options.isDryRun { return request.object }
        return commit(key, old: old, new: request.object)
    }

    /// Changes an object in place, by reading and replacing it. Does nothing where it does not exist.
    @discardableResult
    public func modify(
        _ key: ObjectKey, _ options: WriteOptions, _ change: (inout Value) -> Void
    ) throws(StatusError) -> Value? {
        guard var object = store.value(key) else { return nil }
        change(&object)
        return try update(object, options)
    }

    /// Changes the status of an object, as a controller or a kubelet does. Nothing but the status is written.
    ///
    /// Not validated: only the cluster's own parts write status here.
    /// - Returns: the object as it is stored; `nil` where it does not exist.
    @discardableResult
    public func modifyStatus(_ key: ObjectKey, _ change: (inout Value) -> Void) -> Value? {
        guard let old = store.value(key) else { return nil }
        var new = old
        change(&new[.status])
        return commit(key, old: old, new: new)
    }

    /// Replaces the status of an object by that of `object`, with the check of `resourceVersion` that a client gets.
    @discardableResult
    public func updateStatus(_ object: Value, _ options: WriteOptions = WriteOptions()) throws(StatusError) -> Value {
        guard let key = key(of: object) else {
            throw StatusError(.notFound, "the server could not find the requested resource")
        }
        let old = try get(key)
        try checkVersion(of: object, against: old, key: key)
        var new = old
        new[.status] = object[.status]
        return commit(key, old: old, new: new)
    }

    /// Binds a pod to a node (`pods/binding`), as the scheduler does.
    public func bind(_ pod: ObjectKey, toNode node: String) throws(StatusError) {
        let old = try get(pod)
        if let bound = old[.spec][.nodeName].string, !bound.isEmpty {
            throw StatusError(
                .conflict,
                "Operation cannot be fulfilled on pods/binding \"\(pod.name)\": pod \(pod.name) is already assigned to node \"\(bound)\""
            )
        }
        var new = old
        new[.spec][.nodeName] = .string(node)
        new[.status][.conditions].setCondition("PodScheduled", status: "True", at: now)
        // The node is the pod's now (`ClearingNominatedNodeNameAfterBinding`).
        if !new[.status][.nominatedNodeName].isNull { new[.status][.nominatedNodeName] = .null }
        var request = AdmissionRequest(
            operation: .create, key: pod, subresource: "binding", object: new, old: old, user: "system:kube-scheduler")
        new = .null
        for plugin in admission { try plugin.mutate(&request, in: self) }
        commit(pod, old: old, new: request.object)
    }

    /// Applies a patch to an object and updates it with the result.
    @discardableResult
    public func patch(_ key: ObjectKey, _ patch: ObjectPatch, _ options: WriteOptions = WriteOptions())
        throws(StatusError) -> Value
    {
        let old = try get(key)
        var new = old
        switch patch {
        case .merge(let change):
            new = old.mergingPatch(change)
        case .strategic(let change):
            new = try schema.strategicMerge(change, into: old)
        case .json(let operations):
            do {
                try JSONPatch(operations).apply(to: &new)
            } catch {
                throw StatusError(.invalid, "the server rejected our request due to an error in our request: \(error)")
            }
        }
        return try update(new, options)
    }

    // MARK: Parts

    private func nameObject(_ object: inout Value) throws(StatusError) {
        guard object.objectName.isEmpty, let prefix = object[.metadata][.generateName].string, !prefix.isEmpty else {
            return
        }
        // apiserver names.go: the prefix is cut so that the whole is at most 63 characters.
        object[.metadata][.name] = .string(String(prefix.prefix(58)) + random.nameSuffix())
    }

    private func checkNamespace(of key: ObjectKey, creating object: Value) throws(StatusError) {
        guard !key.namespace.isEmpty else { return }
        guard let namespace = store.value(ObjectKey(.namespace, name: key.namespace)) else {
            throw .missing(ObjectKey(.namespace, name: key.namespace), in: schema)
        }
        if namespace[.status][.phase].string == "Terminating", key.kind != .event {
            let resource = schema.resource(key.kind)?.resourceName ?? key.kind.name
            throw StatusError(
                .forbidden,
                "\(resource) \"\(key.name)\" is forbidden: unable to create new content in namespace \(key.namespace) because it is being terminated"
            )
        }
    }

    private func prepareForCreation(_ object: inout Value, kind: Kind) {
        let strategy = ResourceStrategy.of(kind)
        object[.metadata][.uid] = .string(random.uuid())
        object[.metadata][.creationTimestamp] = .string(now.timestamp)
        object[.metadata][.resourceVersion] = .null
        object[.metadata][.deletionTimestamp] = .null
        object[.metadata][.deletionGracePeriodSeconds] = .null
        object[.metadata][.generation] = strategy.countsGenerations ? 1 : .null
        if !strategy.keepsStatusOnCreate { object[.status] = strategy.initialStatus }
        if kind == .namespace { object[.spec][.finalizers] = ["kubernetes"] }
        if kind == .daemonSet { object.countTemplateGeneration(old: .null) }
        if kind == .job { object.generateJobSelector() }
    }

    private func keepSystemMetadata(of old: Value, in new: inout Value) {
        for key in [Key.uid, .creationTimestamp, .generation, .deletionTimestamp, .deletionGracePeriodSeconds] {
            new[.metadata][key] = old[.metadata][key]
        }
    }

    private func countGeneration(_ new: inout Value, old: Value, kind: Kind) {
        if kind == .daemonSet { new.countTemplateGeneration(old: old) }
        if kind == .deployment, new.hasOtherAnnotations(than: old) {
            new[.metadata][.generation] = Value((old[.metadata][.generation].integer ?? 0) + 1)
            return
        }
        guard ResourceStrategy.of(kind).countsGenerations else { return }
        for member in new.members where member.key != .metadata && member.key != .status {
            if old[member.key] == member.value { continue }
            new[.metadata][.generation] = Value((old[.metadata][.generation].integer ?? 0) + 1)
            return
        }
    }

    private func checkVersion(of object: Value, against old: Value, key: ObjectKey) throws(StatusError) {
        guard let resource = schema.resource(key.kind) else { return }
        if let uid = object[.metadata][.uid].string, uid != old[.metadata][.uid].string {
            let stored = old[.metadata][.uid].string ?? ""
            throw .conflict(
                resource, name: key.name,
                cause:
                    "StorageError: invalid object, Code: 4, Key: /registry/\(resource.plural)/\(key.namespace)/\(key.name), ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: \(uid), UID in object meta: \(stored)"
            )
        }
        guard let version = object[.metadata][.resourceVersion].string, !version.isEmpty,
            version != old[.metadata][.resourceVersion].string
        else { return }
        throw .conflict(resource, name: key.name)
    }

    /// Stores `new`, or removes it where nothing holds back its deletion any more; tells everyone. Writing what is stored
    /// already is no write.
    @discardableResult
    func commit(_ key: ObjectKey, old: Value, new: Value) -> Value {
        if !old.isNull, old == new { return old }
        if !old.isNull, new.isReadyToVanish(kind: key.kind) {
            vanish(key, old: old, last: new)
            return new
        }
        let stored = store.put(key, new)
        if key.kind == .customResourceDefinition { learn(stored) }
        committed(
            ObjectChange(
                operation: old.isNull ? .added : .modified, key: key, old: old, new: stored,
                resourceVersion: store.resourceVersion))
        return stored
    }

    /// Removes an object for good.
    func vanish(_ key: ObjectKey, old: Value, last: Value) {
        store.remove(key)
        committed(
            ObjectChange(
                operation: .deleted, key: key, old: old, new: last, resourceVersion: store.resourceVersion))
    }

    private func learn(_ definition: Value) {
        // A definition that the schema refuses was refused by validation before; here only its kinds are added.
        try? schema.add(customResourceDefinition: definition)
    }
}

extension Value {
    /// Whether a deleted object has nothing left that holds it back.
    fileprivate func isReadyToVanish(kind: Kind) -> Bool {
        guard !self[.metadata][.deletionTimestamp].isNull, self[.metadata][.finalizers].isEmpty else { return false }
        if kind == .namespace { return self[.spec][.finalizers].isEmpty }
        return (self[.metadata][.deletionGracePeriodSeconds].integer ?? 0) == 0
    }
}

/// A change of an object, in one of the forms the API takes.
public enum ObjectPatch: Sendable {
    case merge(Value)
    case strategic(Value)
    case json(Value)
}
