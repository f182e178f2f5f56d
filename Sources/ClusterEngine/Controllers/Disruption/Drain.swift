import KubeObjects
import KubeSchema

/// What a drain does with pods that are not simply evicted. As the flags of `kubectl drain`.
public struct DrainOptions: Sendable {
    /// `--ignore-daemonsets`: leaves pods of DaemonSets alone instead of refusing.
    public var ignoresDaemonSets = true
    /// `--delete-emptydir-data`: evicts pods with emptyDir volumes too.
    public var deletesEmptyDirData = true
    /// `--force`: evicts pods that no controller replaces.
    public var isForced = false
    /// `--timeout`: how long to try; `nil` for ever.
    public var timeout: Duration? = .seconds(3_600)
    /// `--grace-period`; `nil` for what each pod says itself.
    public var gracePeriodSeconds: Int?

    /// What the managed platforms' upgrades do: DaemonSets stay, emptyDir data is lost.
    public init() {}
}

/// How a drain went.
public struct DrainResult: Sendable {
    /// The pods that are gone, in the order in which they went.
    public var evicted: [ObjectKey] = []
    /// The pods that stayed to the end, with the last refusal of each; `nil` where one only has not ended yet.
    public var remaining: [(pod: ObjectKey, refusal: StatusError?)] = []
    /// Why nothing was evicted at all, as kubectl says it.
    public var problems: [String] = []
    /// How often an eviction was refused by a disruption budget.
    public var refusals = 0
    /// From the start to the end.
    public var duration = Duration.zero

    /// Whether the node is empty now.
    public var isComplete: Bool { remaining.isEmpty && problems.isEmpty }
}

extension Cluster {
    /// Marks a node unschedulable or schedulable again, as `kubectl cordon` and `kubectl uncordon` do.
    public func cordon(_ node: String, _ isUnschedulable: Bool = true) throws(StatusError) {
        let key = ObjectKey(.node, name: node)
        _ = try get(key)
        try modify(key, WriteOptions()) { $0[.spec][.unschedulable] = isUnschedulable ? true : .null }
    }

    /// Cordons a node and evicts its pods, as `kubectl drain` does: what a budget refuses is tried again every five seconds.
    /// Time passes until the node is empty or the timeout has run out.
    public func drain(_ node: String, _ options: DrainOptions = DrainOptions()) throws(StatusError) -> DrainResult {
        try cordon(node)
        var drain = Drain(node: node, options: options, in: self)
        guard drain.result.problems.isEmpty else { return drain.result }
        let start = now
        while true {
            try drain.look(in: self)
            if drain.isDone { break }
            if let timeout = options.timeout, now - start >= timeout { break }
            let end = options.timeout.map { start + $0 } ?? now + Drain.pollPeriod
            advance(to: min(now + Drain.pollPeriod, end))
        }
        drain.result.duration = now - start
        return drain.finished()
    }
}

/// A drain that is under way.
private struct Drain {
    private struct Pod {
        var key: ObjectKey
        var uid: String
        var nextTry: Instant
        var isEvicted = false
        var refusal: StatusError?
    }

    /// How often kubectl looks whether a pod is gone.
    static let pollPeriod = Duration.seconds(1)
    /// How long kubectl waits after a refusal.
    private static let retryPeriod = Duration.seconds(5)

    private let options: DrainOptions
    private var pods: [Pod] = []
    var result = DrainResult()

    init(node: String, options: DrainOptions, in cluster: Cluster) {
        self.options = options
        var daemons: [String] = []
        var local: [String] = []
        var unmanaged: [String] = []
        for pod in cluster.pods(onNode: node) {
            guard let key = cluster.key(of: pod) else { continue }
            // Static pods are the machine's own.
            if pod.annotation("kubernetes.io/config.mirror") != nil { continue }
            let name = "\(key.namespace)/\(key.name)"
            let isFinished = pod.isFinishedPod
            if !isFinished, let owner = pod.controllerKey, owner.kind == .daemonSet, cluster.object(owner) != nil {
                if !options.ignoresDaemonSets { daemons.append(name) }
                continue
            }
            let hasLocalData = pod[.spec][.volumes].elements.contains { !$0["emptyDir"].isNull }
            if !isFinished, hasLocalData, !options.deletesEmptyDirData { local.append(name) }
            if !isFinished, pod.controllerReference.isNull, !options.isForced { unmanaged.append(name) }
            pods.append(Pod(key: key, uid: pod.uid, nextTry: cluster.now))
        }
        let problems = [
            ("cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)", daemons),
            ("cannot delete Pods with local storage (use --delete-emptydir-data to override)", local),
            ("cannot delete Pods that declare no controller (use --force to override)", unmanaged),
        ]
        result.problems = problems.filter { !$0.1.isEmpty }.map { "\($0): \($1.joined(separator: ", "))" }
    }

    var isDone: Bool { pods.isEmpty }

    /// Evicts what is due and takes note of what is gone.
    mutating func look(in cluster: Cluster) throws(StatusError) {
        var rest: [Pod] = []
        for var pod in pods {
            if cluster.object(pod.key)?.uid != pod.uid {
                result.evicted.append(pod.key)
                continue
            }
            if !pod.isEvicted, pod.nextTry <= cluster.now { try evict(&pod, in: cluster) }
            rest.append(pod)
        }
        pods = rest
    }

    private mutating func evict(_ pod: inout Pod, in cluster: Cluster) throws(StatusError) {
        do throws(StatusError) {
            try cluster.evict(pod.key, gracePeriodSeconds: options.gracePeriodSeconds)
            pod.isEvicted = true
            pod.refusal = nil
        } catch  where error.reason == .tooManyRequests || error.isManyBudgets {
            pod.refusal = error
            pod.nextTry = cluster.now + Self.retryPeriod
            result.refusals += 1
        } catch  where error.reason == .notFound {
            pod.isEvicted = true
        }
    }

    func finished() -> DrainResult {
        var result = result
        result.remaining = pods.map { ($0.key, $0.refusal) }
        return result
    }
}

extension StatusError {
    /// Whether more than one budget selects the pod, which only people can settle while the drain goes on trying.
    fileprivate var isManyBudgets: Bool { reason == .unknown && message.hasPrefix("This pod has more than one") }
}
