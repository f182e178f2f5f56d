import KubeObjects
import KubeSchema

/// Deletes what belongs to objects that are gone, and holds back owners that wait for their dependents
/// (kube-controller-manager `pkg/controller/garbagecollector`).
struct GarbageCollector: Controller {
    let name = "garbage-collector-controller"
    let watchedKinds: [Kind]

    private static let foreground = "foregroundDeletion"
    private static let orphan = "orphan"

    /// A collector for the kinds of a schema.
    init(schema: Schema) {
        watchedKinds = schema.resources.map(\.kind).filter { $0 != .event }
    }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.operation {
        case .added:
            if hasAbsentOwner(change.new, in: cluster) { queue.add(change.key) }
            if change.new.isBeingDeleted { queue.add(change.key) }
        case .modified:
            let owners = change.new[.metadata][.ownerReferences]
            if change.new.isBeingDeleted,
                hasFinalizer(Self.foreground, change.new) || hasFinalizer(Self.orphan, change.new)
            {
                queue.add(change.key)
            }
            if owners != change.old[.metadata][.ownerReferences] {
                queue.add(change.key)
                queueWaitingOwners(of: change.old, queue: &queue, in: cluster)
                queueWaitingOwners(of: change.new, queue: &queue, in: cluster)
            }
        case .deleted:
            for dependent in cluster.dependents(of: change.new.uid) {
                if let key = cluster.key(of: dependent) { queue.add(key) }
            }
            queueWaitingOwners(of: change.new, queue: &queue, in: cluster)
        }
    }

    private func queueWaitingOwners(of object: Value, queue: inout WorkQueue, in cluster: Cluster) {
        for reference in object[.metadata][.ownerReferences].elements {
            guard let owner = owner(reference, of: object, in: cluster), owner.isBeingDeleted,
                hasFinalizer(Self.foreground, owner), let key = cluster.key(of: owner)
            else { continue }
            queue.add(key)
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let object = cluster.object(key) else { return }
        if object.isBeingDeleted {
            if hasFinalizer(Self.orphan, object) { try orphanDependents(of: object, key, in: cluster) }
            if hasFinalizer(Self.foreground, object) { try processDependents(of: object, key, &queue, in: cluster) }
            return
        }
        try collect(object, key, in: cluster)
    }

    // MARK: Dependents

    /// `attemptToDeleteItem`: deletes an object when the last of its owners is gone.
    private func collect(_ object: Value, _ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        let references = object[.metadata][.ownerReferences].elements
        guard !references.isEmpty else { return }
        var solid: [Value] = []
        var isWaitedFor = false
        for reference in references {
            guard let owner = owner(reference, of: object, in: cluster) else { continue }
            if owner.isBeingDeleted, hasFinalizer(Self.foreground, owner) {
                isWaitedFor = true
            } else {
                solid.append(reference)
            }
        }
        if !solid.isEmpty {
            guard solid.count < references.count else { return }
            try cluster.modify(key, .controller(name)) { $0[.metadata][.ownerReferences] = .array(solid) }
            return
        }
        let dependents = isWaitedFor ? cluster.dependents(of: object.uid) : []
        let propagation: DeletionPropagation
        if !dependents.isEmpty || hasFinalizer(Self.foreground, object) {
            try unblockCircles(among: dependents, owner: object, in: cluster)
            propagation = .foreground
        } else {
            propagation = hasFinalizer(Self.orphan, object) ? .orphan : .background
        }
        try delete(key, object, propagation, in: cluster)
    }

    private func delete(_ key: ObjectKey, _ object: Value, _ propagation: DeletionPropagation, in cluster: Cluster)
        throws(StatusError)
    {
        let user = WriteOptions.controller("generic-garbage-collector").user
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: user, propagation: propagation, uid: object.uid))
        } catch  where error.reason == .notFound {
            return
        }
    }

    /// Two objects that own each other would wait for each other for ever.
    private func unblockCircles(among dependents: [Value], owner: Value, in cluster: Cluster) throws(StatusError) {
        for dependent in dependents where dependent.isBeingDeleted && hasFinalizer(Self.foreground, dependent) {
            guard let key = cluster.key(of: dependent) else { continue }
            let uid = owner.uid
            try cluster.modify(key, .controller(name)) { object in
                for index in object[.metadata][.ownerReferences].elements.indices
                where object[.metadata][.ownerReferences][index][.uid].string == uid {
                    object[.metadata][.ownerReferences].elements[index][.blockOwnerDeletion] = false
                }
            }
        }
    }

    /// `processDeletingDependentsItem`: the owner goes when nothing blocks it any more.
    private func processDependents(of owner: Value, _ key: ObjectKey, _ queue: inout WorkQueue, in cluster: Cluster)
        throws(StatusError)
    {
        let dependents = cluster.dependents(of: owner.uid)
        let isBlocked = dependents.contains { dependent in
            dependent[.metadata][.ownerReferences].elements.contains {
                $0[.uid].string == owner.uid && $0[.blockOwnerDeletion].bool == true
            }
        }
        if !isBlocked {
            try cluster.modify(key, .controller(name)) { $0.removeFinalizer(Self.foreground) }
        }
        for dependent in dependents where !dependent.isBeingDeleted {
            if let key = cluster.key(of: dependent) { queue.add(key) }
        }
    }

    private func orphanDependents(of owner: Value, _ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        let uid = owner.uid
        for dependent in cluster.dependents(of: uid) {
            guard let dependentKey = cluster.key(of: dependent) else { continue }
            try cluster.modify(dependentKey, .controller(name)) { object in
                let rest = object[.metadata][.ownerReferences].elements.filter { $0[.uid].string != uid }
                object[.metadata][.ownerReferences] = rest.isEmpty ? .null : .array(rest)
            }
        }
        try cluster.modify(key, .controller(name)) { $0.removeFinalizer(Self.orphan) }
    }

    // MARK: Owners

    private func hasFinalizer(_ finalizer: String, _ object: Value) -> Bool {
        object[.metadata][.finalizers].elements.contains(.string(finalizer))
    }

    private func hasAbsentOwner(_ object: Value, in cluster: Cluster) -> Bool {
        object[.metadata][.ownerReferences].elements.contains { owner($0, of: object, in: cluster) == nil }
    }

    private func owner(_ reference: Value, of object: Value, in cluster: Cluster) -> Value? {
        guard let kind = reference.objectKind, let name = reference[.name].string else { return nil }
        let key = cluster.key(kind, namespace: object.objectNamespace, name: name)
        guard let owner = cluster.object(key), owner[.metadata][.uid] == reference[.uid] else { return nil }
        return owner
    }
}
