import KubeObjects
import KubeSchema

/// A request on its way into the store, as admission sees it.
public struct AdmissionRequest: Sendable {
    /// What is asked.
    public enum Operation: String, Sendable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
    }

    /// What is asked.
    public let operation: Operation
    /// The object it is asked of.
    public let key: ObjectKey
    /// `status`, `scale`, `eviction`, `binding`, …; `nil` for the object itself.
    public let subresource: String?
    /// The object as it would be stored; for a deletion the object as it is.
    public var object: Value
    /// The object as it is; ``Value/null`` for a creation.
    public let old: Value
    /// Who asks, such as `kubernetes-admin` or `system:serviceaccount:kube-system:replicaset-controller`.
    public let user: String
    /// What the client is told beside the answer.
    public var warnings: [String] = []

    /// The kind of the object.
    public var kind: Kind { key.kind }

    /// The request may not be: `pods "web" is forbidden: …`.
    func forbidden(_ cause: String, in cluster: Cluster) -> StatusError {
        guard let resource = cluster.schema.resource(kind) else { return .unknownResource }
        return .forbidden(resource, name: key.name, cause: cause)
    }
}

/// A check or change between a request and the store. Plug-ins keep no state: what they know they read from the cluster.
public protocol AdmissionPlugin: Sendable {
    /// The name, as kube-apiserver's `--enable-admission-plugins` spells it.
    var name: String { get }

    /// Changes the object before it is validated.
    func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError)

    /// Refuses the request by throwing; may warn.
    func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError)
}

extension AdmissionPlugin {
    /// Changes nothing.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {}

    /// Allows everything.
    public func validate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {}
}
