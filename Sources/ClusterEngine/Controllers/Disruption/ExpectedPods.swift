import KubeObjects
import KubeSchema

/// How many pods a budget covers and how many of them have to be healthy (`getExpectedPodCount`).
struct ExpectedPods {
    private(set) var count = 0
    private(set) var desiredHealthy = 0
    /// Pods that no controller manages: nobody says how many of them there should be.
    private(set) var unmanaged: [Value] = []

    init(of budget: Value, pods: [Value], in cluster: Cluster) throws(StatusError) {
        let spec = budget[.spec]
        let (least, most) = (spec[.minAvailable], spec[.maxUnavailable])
        if !most.isNull {
            try addScales(of: pods, in: cluster)
            desiredHealthy = max(0, count - (most.scaled(of: count, roundingUp: true) ?? 0))
        } else if let number = least.integer {
            count = pods.count
            desiredHealthy = number
        } else if !least.isNull {
            try addScales(of: pods, in: cluster)
            desiredHealthy = least.scaled(of: count, roundingUp: true) ?? 0
        }
    }

    /// Adds up what the pods' controllers want (`getExpectedScale`).
    private mutating func addScales(of pods: [Value], in cluster: Cluster) throws(StatusError) {
        var seen: Set<String> = []
        for pod in pods {
            let reference = pod.controllerReference
            guard let uid = reference[.uid].string else {
                unmanaged.append(pod)
                continue
            }
            guard seen.insert(uid).inserted else { continue }
            guard let scale = try Self.scale(of: pod, in: cluster) else {
                throw StatusError(.unknown, "found no controllers for pod \"\(pod.objectName)\"")
            }
            // Several sets may belong to one Deployment, which counts once.
            if scale.uid == uid || seen.insert(scale.uid).inserted { count += scale.replicas }
        }
    }

    private static func scale(
        of pod: Value, in cluster: Cluster
    ) throws(StatusError) -> (uid: String, replicas: Int)? {
        guard let key = pod.controllerKey else { return nil }
        guard scalableKinds.contains(key.kind) else {
            let resource = cluster.schema.resource(key.kind)?.resourceName ?? key.kind.name
            throw StatusError(.unknown, "\(resource) does not implement the scale subresource")
        }
        guard let owner = cluster.object(key), owner.uid == pod.controllerReference[.uid].string else { return nil }
        if key.kind == .replicaSet, let parentKey = owner.controllerKey, parentKey.kind == .deployment {
            guard let parent = cluster.object(parentKey), owner.isControlled(by: parent.uid) else { return nil }
            return (parent.uid, parent[.spec][.replicas].integer ?? 1)
        }
        return (owner.uid, owner[.spec][.replicas].integer ?? 1)
    }

    private static let scalableKinds: Set<Kind> = [.deployment, .replicaSet, .statefulSet, .replicationController]
}
