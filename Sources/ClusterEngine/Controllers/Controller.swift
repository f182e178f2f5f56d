import KubeObjects
import KubeSchema

/// A part of the cluster that keeps something as it should be: a controller of kube-controller-manager, the scheduler,
/// the kubelets, a cloud's load balancer controller.
///
/// It is level-based: ``observe(_:queue:in:)`` only notes *which* object deserves a look, ``reconcile(_:queue:in:)`` reads the
/// world and closes the gap. It may keep state of its own (caches, timers): it is a value, so that copying the
/// cluster copies it too. It must not read time, chance or anything else but through the cluster.
public protocol Controller: Sendable {
    /// The name in events and logs, such as `deployment-controller`.
    var name: String { get }

    /// The kinds whose changes ``observe(_:queue:in:)`` is told.
    var watchedKinds: [Kind] { get }

    /// The time between a change and the look at it. Changes that come in between are seen together.
    var latency: Duration { get }

    /// Notes what a committed change asks for.
    ///
    /// Called once for every change of a watched kind, in the order of the writes, never while any
    /// ``reconcile(_:queue:in:)`` runs.
    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster)

    /// Brings the object at `key` nearer to what it should be.
    ///
    /// The key need not be an existing object's: a controller may queue any key it understands.
    /// Throwing queues the key again after a back-off that doubles from 5 ms to 1,000 s, as client-go's rate limiter
    /// does; returning normally forgets earlier failures.
    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError)
}

extension Controller {
    /// 5 ms: about what a controller of an idle cluster needs from the write to the reaction.
    public var latency: Duration { .milliseconds(5) }

    /// Queues the changed object itself.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        queue.add(change.key)
    }
}

/// Collects the keys a controller wants to look at.
///
/// A key is queued once, at the earliest time asked for.
public struct WorkQueue: Sendable {
    struct Request: Sendable {
        var key: ObjectKey
        /// `nil`: after the controller's usual latency.
        var delay: Duration?
        var replaces: Bool
    }

    var requests: [Request] = []

    /// Queues `key` after the controller's latency.
    public mutating func add(_ key: ObjectKey) {
        requests.append(Request(key: key, delay: nil, replaces: false))
    }

    /// Queues `key` after `delay`; if it is queued already, the earlier time counts.
    public mutating func add(_ key: ObjectKey, after delay: Duration) {
        requests.append(Request(key: key, delay: delay, replaces: false))
    }

    /// Queues `key` after `delay` in place of any time it is queued for.
    public mutating func replace(_ key: ObjectKey, after delay: Duration) {
        requests.append(Request(key: key, delay: delay, replaces: true))
    }
}
