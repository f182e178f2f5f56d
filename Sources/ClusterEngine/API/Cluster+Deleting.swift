import KubeObjects
import KubeSchema

extension Cluster {
    /// Deletes an object: at once, or after a pod's grace period, or when its finalizers are gone.
    public func delete(_ key: ObjectKey, _ options: DeleteOptions = DeleteOptions()) throws(StatusError) {
        let old = try get(key)
        if let uid = options.uid, uid != old[.metadata][.uid].string, let resource = schema.resource(key.kind) {
            throw .conflict(
                resource, name: key.name,
                cause:
                    "the UID in the precondition (\(uid)) does not match the UID in record (\(old[.metadata][.uid].string ?? "")). The object might have been deleted and then recreated"
            )
        }
        if key.kind == .namespace, Self.immortalNamespaces.contains(key.name), let resource = schema.resource(key.kind)
        {
            throw .forbidden(resource, name: key.name, cause: "this namespace may not be deleted")
        }
        var request = AdmissionRequest(
            operation: .delete, key: key, subresource: nil, object: old, old: old, user: options.user)
        for plugin in admission { try plugin.validate(&request, in: self) }
        switch key.kind {
        case .pod: deletePod(key, old, gracePeriodSeconds: options.gracePeriodSeconds)
        case .namespace: deleteNamespace(key, old)
        default: deletePlainly(key, old, propagation: options.propagation)
        }
    }

    /// Plug-in `NamespaceLifecycle`, `immortalNamespaces` in pkg/kubeapiserver/options.
    private static let immortalNamespaces: Set<String> = ["default", "kube-system", "kube-public"]

    /// Removes the last hold on a namespace (`namespaces/finalize`), as the namespace controller does.
    func finalizeNamespace(_ key: ObjectKey) {
        guard let old = store.value(key) else { return }
        var new = old
        new[.spec][.finalizers] = .null
        commit(key, old: old, new: new)
    }

    private func deletePlainly(_ key: ObjectKey, _ old: Value, propagation: DeletionPropagation) {
        var new = old
        switch propagation {
        case .background: break
        case .foreground: new.addFinalizer("foregroundDeletion")
        case .orphan: new.addFinalizer("orphan")
        }
        if new[.metadata][.finalizers].isEmpty {
            vanish(key, old: old, last: new)
            return
        }
        if new[.metadata][.deletionTimestamp].isNull {
            new.markDeleted(at: now, graceSeconds: 0)
        }
        commit(key, old: old, new: new)
    }

    private func deletePod(_ key: ObjectKey, _ old: Value, gracePeriodSeconds: Int?) {
        let isBound = !(old[.spec][.nodeName].string ?? "").isEmpty
        let phase = old[.status][.phase].string
        var grace = gracePeriodSeconds ?? old[.spec][.terminationGracePeriodSeconds].integer ?? 30
        if !isBound || phase == "Succeeded" || phase == "Failed" { grace = 0 }
        if let running = old[.metadata][.deletionGracePeriodSeconds].integer {
            // A deletion under way can only be shortened.
            guard grace < running || grace == 0 else { return }
        }
        var new = old
        new.markDeleted(at: now, graceSeconds: max(0, grace))
        if grace <= 0, new[.metadata][.finalizers].isEmpty {
            vanish(key, old: old, last: new)
        } else {
            commit(key, old: old, new: new)
        }
    }

    private func deleteNamespace(_ key: ObjectKey, _ old: Value) {
        guard old[.metadata][.deletionTimestamp].isNull else { return }
        var new = old
        new[.metadata][.deletionTimestamp] = .string(now.timestamp)
        new[.status][.phase] = "Terminating"
        commit(key, old: old, new: new)
    }
}

extension Value {
    /// Adds a finalizer that is not there yet.
    mutating func addFinalizer(_ finalizer: String) {
        guard !self[.metadata][.finalizers].elements.contains(.string(finalizer)) else { return }
        self[.metadata][.finalizers].elements.append(.string(finalizer))
    }

    /// Takes a finalizer away.
    mutating func removeFinalizer(_ finalizer: String) {
        let rest = self[.metadata][.finalizers].elements.filter { $0 != .string(finalizer) }
        self[.metadata][.finalizers] = rest.isEmpty ? .null : .array(rest)
    }

    /// `rest.BeforeDelete`: the time by which the object should be gone, and one more generation where they are counted.
    fileprivate mutating func markDeleted(at now: Instant, graceSeconds: Int) {
        self[.metadata][.deletionTimestamp] = .string((now + .seconds(graceSeconds)).timestamp)
        self[.metadata][.deletionGracePeriodSeconds] = Value(graceSeconds)
        if let generation = self[.metadata][.generation].integer, generation > 0 {
            self[.metadata][.generation] = Value(generation + 1)
        }
    }
}
