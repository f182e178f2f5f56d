import ClusterEngine
import KubeObjects

/// Finds what is at the root of objects that are not ready, by following the cluster's own evidence: conditions, waiting and
/// termination reasons, events, and what connections reach.
struct CauseFinder {
    let cluster: Cluster
    let refusals: [Application.Refusal]
    let parts: OutsideParts

    /// The objects refused and the objects given, each with its root cause; roots before their consequences.
    func explain(_ waiting: [ObjectKey]) -> [RunReport.NotReady] {
        var explained: [RunReport.NotReady] = refusals.map {
            RunReport.NotReady(object: $0.object, cause: $0.cause, consequences: [])
        }
        for key in waiting {
            guard let object = cluster.object(key) else { continue }
            var visited: Set<ObjectKey> = []
            let trail = behindSecret(trail(of: object, key: key, visited: &visited), key: key, visited: &visited)
            explained.append(RunReport.NotReady(object: key, cause: trail.cause, consequences: trail.consequences))
        }
        let own = explained.filter { $0.cause.object == $0.object.description || $0.consequences.isEmpty }
        let others = explained.filter { item in !own.contains(item) }
        return own + others
    }

    struct Trail {
        var cause: Cause
        var consequences: [String] = []
    }

    /// Follows an object's trouble to its root.
    func trail(of object: Value, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        guard visited.insert(key).inserted else {
            return Trail(
                cause: Cause(
                    "WaitsInACircle", object: key.description, message: "\(key) waits for something that waits for it"))
        }
        switch key.kind {
        case .deployment, .replicaSet, .statefulSet, .daemonSet, .job, .replicationController:
            return trailOfWorkload(object, key: key, visited: &visited)
        case .pod: return trailOfPod(object, key: key, visited: &visited)
        case .persistentVolumeClaim: return Trail(cause: causeOfClaim(object, key: key))
        case .horizontalPodAutoscaler: return trailOfAutoscaler(object, key: key, visited: &visited)
        case .gateway: return Trail(cause: causeOfGateway(object, key: key))
        case .httpRoute: return trailOfRoute(object, key: key, visited: &visited)
        case .service: return Trail(cause: causeOfLoadBalancer(object, key: key))
        case .ingress: return Trail(cause: causeOfIngress(object, key: key))
        default:
            return Trail(cause: Cause("NotReady", object: key.description, message: "\(key) is not ready"))
        }
    }

    /// A Secret is missing because what makes it was refused, or has not done its work.
    private func behindSecret(_ trail: Trail, key: ObjectKey, visited: inout Set<ObjectKey>) -> Trail {
        let message = trail.cause.message
        guard let start = message.firstRange(of: "secret \""),
            let end = message[start.upperBound...].firstRange(of: "\" not found")
        else { return trail }
        let name = String(message[start.upperBound..<end.lowerBound])
        guard let maker = parts.maker(of: ObjectKey(.secret, namespace: key.namespace, name: name)) else {
            return trail
        }
        let consequences = ["Secret/\(key.namespace)/\(name) is made by \(maker)"] + trail.consequences
        if let refusal = refusals.first(where: { $0.object == maker }) {
            return Trail(cause: refusal.cause, consequences: consequences)
        }
        guard let object = cluster.object(maker), Readiness.of(object, in: cluster) == .waiting else { return trail }
        return Trail(cause: self.trail(of: object, key: maker, visited: &visited).cause, consequences: consequences)
    }

    /// The latest warning event about an object.
    func lastWarning(about object: Value, reasons: Set<String> = []) -> Value? {
        warnings(about: object).last { reasons.isEmpty || reasons.contains($0[.reason].string ?? "") }
    }

    /// The warning events about an object, as they are stored.
    func warnings(about object: Value) -> [Value] {
        let uid = object.uid
        return cluster.objects(.event, namespace: object.objectNamespace.isEmpty ? "default" : object.objectNamespace)
            .filter { $0["involvedObject"][.uid].string == uid && $0[.type].string == "Warning" }
    }
}
