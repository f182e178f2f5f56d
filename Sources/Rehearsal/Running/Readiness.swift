import ClusterEngine
import KubeObjects

/// Whether an object is as it should be: the questions `kubectl rollout status` and `kubectl wait` ask, by kind.
enum Readiness: Equatable {
    /// As it should be.
    case ready
    /// Not yet, or never.
    case waiting
    /// There is nothing to wait for.
    case notApplicable

    static func of(_ object: Value, in cluster: Cluster) -> Readiness {
        guard let kind = object.objectKind else { return .notApplicable }
        let spec = object[.spec]
        let status = object[.status]
        switch kind {
        case .deployment:
            let wanted = spec[.replicas].integer ?? 1
            return isCurrent(object) && count(status, .updatedReplicas) >= wanted
                && count(status, .availableReplicas) >= wanted
                && count(status, .replicas) == count(status, .updatedReplicas) ? .ready : .waiting
        case .replicaSet, .replicationController:
            return count(status, .readyReplicas) >= spec[.replicas].integer ?? 1 ? .ready : .waiting
        case .statefulSet:
            let wanted = spec[.replicas].integer ?? 1
            return isCurrent(object) && count(status, .readyReplicas) >= wanted
                && (status["updateRevision"] == status["currentRevision"] || count(status, .updatedReplicas) >= wanted)
                ? .ready : .waiting
        case .daemonSet:
            return isCurrent(object) && count(status, "numberReady") >= count(status, "desiredNumberScheduled")
                && count(status, "updatedNumberScheduled") >= count(status, "desiredNumberScheduled")
                ? .ready : .waiting
        case .job:
            if spec["suspend"].bool == true { return .notApplicable }
            return isTrue(object, "Complete") ? .ready : .waiting
        case .pod:
            return object.isReadyPod || status[.phase].string == "Succeeded" ? .ready : .waiting
        case .persistentVolumeClaim:
            return claimReadiness(object, in: cluster)
        case .horizontalPodAutoscaler:
            return isTrue(object, "ScalingActive") || spec["minReplicas"] == spec["maxReplicas"] ? .ready : .waiting
        case .service:
            guard spec[.type].string == "LoadBalancer" else { return .notApplicable }
            return status["loadBalancer"]["ingress"].isEmpty ? .waiting : .ready
        case .gateway: return isTrue(object, "Programmed") ? .ready : .waiting
        case .httpRoute:
            if object.isMeshRoute { return .notApplicable }
            let parents = status["parents"].elements
            let areAccepted = parents.allSatisfy { $0[.conditions].condition("Accepted")[.status].string == "True" }
            return !parents.isEmpty && areAccepted ? .ready : .waiting
        case .ingress: return status["loadBalancer"]["ingress"].isEmpty ? .waiting : .ready
        default: return .notApplicable
        }
    }

    private static func isCurrent(_ object: Value) -> Bool {
        (object[.status][.observedGeneration].integer ?? 0) >= (object[.metadata][.generation].integer ?? 0)
    }

    private static func count(_ status: Value, _ key: Key) -> Int { status[key].integer ?? 0 }

    private static func isTrue(_ object: Value, _ condition: String) -> Bool {
        object[.status][.conditions].condition(condition)[.status].string == "True"
    }

    /// A claim that waits for a pod that nobody has made is no failure.
    private static func claimReadiness(_ claim: Value, in cluster: Cluster) -> Readiness {
        if claim[.status][.phase].string == "Bound" { return .ready }
        let className = claim[.spec][.storageClassName].string ?? ""
        let storageClass = cluster.object(ObjectKey(.storageClass, name: className))
        guard storageClass?[.volumeBindingMode].string == "WaitForFirstConsumer" else { return .waiting }
        let key = ObjectKey(.persistentVolumeClaim, namespace: claim.objectNamespace, name: claim.objectName)
        return cluster.pods(using: key).isEmpty ? .notApplicable : .waiting
    }
}
