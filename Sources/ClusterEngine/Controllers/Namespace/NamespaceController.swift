import KubeObjects
import KubeSchema

/// Empties namespaces that are being deleted, and lets them go (kube-controller-manager `pkg/controller/namespace`).
struct NamespaceController: Controller {
    let name = "namespace-controller"
    let watchedKinds = [Kind.namespace]

    /// `namespaceDeletionGracePeriod`: the API servers have this long to learn that the namespace goes.
    private static let gracePeriod = Duration.seconds(5)
    /// `finalizerEstimateSeconds`
    private static let finalizerEstimate = 15

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if !change.isDeletion, change.new.isBeingDeleted { queue.add(change.key, after: Self.gracePeriod) }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let namespace = cluster.object(key), namespace.isBeingDeleted else { return }
        if namespace[.spec][.finalizers].isEmpty { return }
        let result = try deleteContent(
            of: key.name, since: namespace.instant(.metadata, .deletionTimestamp), in: cluster)
        writeConditions(key, result, in: cluster)
        if let failure = result.failure { throw StatusError(.internalError, failure) }
        if result.estimate > 0 {
            queue.add(key, after: .seconds(result.estimate / 2 + 1))
        } else {
            cluster.finalizeNamespace(key)
        }
    }

    // MARK: Content

    /// What is left of a namespace.
    private struct Remains {
        var estimate = 0
        var failure: String?
        var counts: [(resource: String, count: Int)] = []
        var finalizers: [String: Int] = [:]
    }

    /// Pods first, then everything else once they are gone (feature OrderedNamespaceDeletion).
    private func deleteContent(of namespace: String, since: Instant?, in cluster: Cluster) throws(StatusError)
        -> Remains
    {
        let pods = try deletePods(of: namespace, since: since, in: cluster)
        if pods.estimate > 0 || pods.failure != nil { return pods }
        var remains = Remains()
        for kind in cluster.kinds where kind != .pod {
            guard let type = cluster.schema.resource(kind), type.isNamespaced else { continue }
            for object in cluster.objects(kind, namespace: namespace) where !object.isBeingDeleted {
                try delete(ObjectKey(kind, namespace: namespace, name: object.objectName), in: cluster)
            }
            let left = cluster.objects(kind, namespace: namespace)
            guard !left.isEmpty else { continue }
            remains.counts.append(("\(type.plural).\(kind.group)", left.count))
            remains.estimate = max(remains.estimate, Self.finalizerEstimate)
            for finalizer in left.flatMap({ $0[.metadata][.finalizers].elements }).compactMap(\.string) {
                remains.finalizers[finalizer, default: 0] += 1
            }
        }
        return remains
    }

    private func deletePods(of namespace: String, since: Instant?, in cluster: Cluster) throws(StatusError) -> Remains {
        let pods = cluster.objects(.pod, namespace: namespace)
        guard !pods.isEmpty else { return Remains() }
        let longest = pods.filter { !$0.isFinishedPod }.map { $0[.spec][.terminationGracePeriodSeconds].integer ?? 30 }
        let passed = since.map { Int((cluster.now - $0).inSeconds) } ?? 0
        let estimate = max(0, (longest.max() ?? 0) - passed)
        for pod in pods where !pod.isBeingDeleted {
            try delete(ObjectKey(.pod, namespace: namespace, name: pod.objectName), in: cluster)
        }
        let left = cluster.objects(.pod, namespace: namespace)
        guard !left.isEmpty else { return Remains() }
        var remains = Remains(estimate: estimate)
        if estimate == 0 {
            if left.contains(where: { !$0[.metadata][.finalizers].isEmpty }) {
                remains.estimate = Self.finalizerEstimate
            } else {
                remains.failure =
                    "unexpected items still remain in namespace: \(namespace) for gvr: /v1, Resource=pods"
            }
        }
        return remains
    }

    private func delete(_ key: ObjectKey, in cluster: Cluster) throws(StatusError) {
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(name).user))
        } catch  where error.reason == .notFound {
            return
        }
    }

    // MARK: Conditions

    private func writeConditions(_ key: ObjectKey, _ remains: Remains, in cluster: Cluster) {
        let now = cluster.now
        cluster.modifyStatus(key) { status in
            func set(_ type: String, _ isTrue: Bool, _ reason: String, _ message: String) {
                status[.conditions].setCondition(
                    type, status: isTrue ? "True" : "False", reason: reason, message: message, at: now)
            }
            set(
                "NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered",
                "All resources successfully discovered")
            set(
                "NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions",
                "All legacy kube types successfully parsed")
            if let failure = remains.failure {
                set(
                    "NamespaceDeletionContentFailure", true, "ContentDeletionFailed",
                    "Failed to delete all resource types, 1 remaining: \(failure)")
            } else {
                set(
                    "NamespaceDeletionContentFailure", false, "ContentDeleted",
                    "All content successfully deleted, may be waiting on finalization")
            }
            let resources = remains.counts.map { "\($0.resource) has \($0.count) resource instances" }.sorted()
            set(
                "NamespaceContentRemaining", !resources.isEmpty,
                resources.isEmpty ? "ContentRemoved" : "SomeResourcesRemain",
                resources.isEmpty
                    ? "All content successfully removed"
                    : "Some resources are remaining: " + resources.joined(separator: ", "))
            let finalizers = remains.finalizers.map { "\($0.key) in \($0.value) resource instances" }.sorted()
            set(
                "NamespaceFinalizersRemaining", !finalizers.isEmpty,
                finalizers.isEmpty ? "ContentHasNoFinalizers" : "SomeFinalizersRemain",
                finalizers.isEmpty
                    ? "All content-preserving finalizers finished"
                    : "Some content in the namespace has finalizers remaining: " + finalizers.joined(separator: ", "))
        }
    }
}

extension Value {
    fileprivate func instant(_ outer: Key, _ inner: Key) -> Instant? { self[outer].instant(inner) }
}
