import KubeObjects
import KubeSchema

/// Counts what a namespace uses of its quotas (kube-controller-manager `resourcequota`).
///
/// What is created is counted by admission at once; this controller counts anew where a quota changes and where something goes.
struct ResourceQuotaController: Controller {
    let name = "resourcequota-controller"
    let watchedKinds: [Kind]

    private var quotas: [Key: Set<ObjectKey>] = [:]
    /// How many objects were counted the last time.
    private var sizes: [ObjectKey: Int] = [:]

    /// - Parameter schema: says which kinds have namespaces; what goes from there can be counted by quotas.
    init(schema: Schema) {
        watchedKinds = schema.resources.filter { $0.isNamespaced && $0.kind != .event }.map(\.kind)
    }

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        let namespace = change.key.namespaceKey
        if change.kind == .resourceQuota { observeQuota(change, queue: &queue) }
        guard !quotas.isEmpty, let keys = quotas[namespace], Self.frees(change) else { return }
        for key in keys.sorted(by: { $0.name < $1.name }) {
            queue.add(key, after: max(latency, .microseconds(20 * (sizes[key] ?? 0))))
        }
    }

    private mutating func observeQuota(_ change: ObjectChange, queue: inout WorkQueue) {
        let namespace = change.key.namespaceKey
        if change.isDeletion {
            quotas[namespace]?.remove(change.key)
            if quotas[namespace]?.isEmpty == true { quotas[namespace] = nil }
            sizes[change.key] = nil
            return
        }
        quotas[namespace, default: []].insert(change.key)
        if change.operation == .added || change.old[.spec] != change.new[.spec] { queue.add(change.key) }
    }

    /// Whether a change gives something back (`replenishment`).
    private static func frees(_ change: ObjectChange) -> Bool {
        switch change.kind {
        case .pod: change.isDeletion || change.new.isFinishedPod && !change.old.isFinishedPod
        case .service: change.isDeletion || change.old[.spec] != change.new[.spec]
        default: change.isDeletion
        }
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let quota = cluster.object(key) else { return }
        let amounts = QuotaUsage.used(by: quota, in: cluster)
        sizes[key] = cluster.objects(.pod, namespace: key.namespace).count
        var used: Value = .emptyObject
        for (name, amount) in amounts.sorted(by: { $0.key.text < $1.key.text }) {
            used[name] = .string(amount.description)
        }
        cluster.modifyStatus(key) { status in
            status[.hard] = quota[.spec][.hard]
            status[.used] = used
        }
    }
}
