import KubeObjects
import KubeSchema

/// The `scale` subresource of what an autoscaler scales.
struct ScaleTarget {
    var key: ObjectKey
    /// `spec.replicas`.
    var specReplicas: Int
    /// The selector of its pods; `nil` where it has none.
    var selector: LabelSelector?

    /// Reads the scale of what a `CrossVersionObjectReference` names.
    static func read(_ reference: Value, namespace: String, in cluster: Cluster) throws(StatusError) -> ScaleTarget {
        let name = reference[.name].string ?? ""
        guard let kind = reference.objectKind, cluster.schema.resource(kind) != nil else {
            let kind = reference[.kind].string ?? ""
            let version = reference[.apiVersion].string ?? ""
            let group = version.contains("/") ? String(version.prefix { $0 != "/" }) : ""
            throw StatusError(.notFound, "no matches for kind \"\(kind)\" in group \"\(group)\"")
        }
        guard scalableKinds.contains(kind) else { throw .unknownResource }
        let key = ObjectKey(kind, namespace: namespace, name: name)
        let object = try cluster.get(key)
        return ScaleTarget(
            key: key, specReplicas: object[.spec][.replicas].integer ?? 0, selector: selector(of: object, kind: kind))
    }

    /// The kinds of Kubernetes itself that have a `scale` subresource.
    private static let scalableKinds: Set<Kind> = [.deployment, .replicaSet, .statefulSet, .replicationController]

    private static func selector(of object: Value, kind: Kind) -> LabelSelector? {
        let selector = object[.spec][.selector]
        guard !selector.isNull else { return nil }
        return kind == .replicationController ? LabelSelector(equalTo: selector) : try? LabelSelector(selector)
    }

    /// Asks for another number of pods.
    func set(replicas: Int, in cluster: Cluster) throws(StatusError) {
        try cluster.modify(key, .controller(HorizontalPodAutoscalerController.component)) {
            $0[.spec][.replicas] = Value(replicas)
        }
    }
}
