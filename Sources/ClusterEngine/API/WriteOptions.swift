import KubeObjects

/// How a write is to be made.
public struct WriteOptions: Sendable {
    /// Who writes. Admission may treat users differently.
    public var user: String
    /// Whether the object comes from the cluster's own parts, which write what is valid: defaulting and validation are skipped,
    /// admission is not.
    public var isTrusted: Bool
    /// Whether to do everything but store it.
    public var isDryRun: Bool

    /// Options of a write by `user`.
    public init(user: String = "kubernetes-admin", isTrusted: Bool = false, isDryRun: Bool = false) {
        self.user = user
        self.isTrusted = isTrusted
        self.isDryRun = isDryRun
    }

    /// A write by one of the cluster's controllers.
    public static func controller(_ name: String) -> WriteOptions {
        WriteOptions(user: "system:serviceaccount:kube-system:\(name)", isTrusted: true)
    }

    /// A write by the kubelet of a node.
    public static func kubelet(_ node: String) -> WriteOptions {
        WriteOptions(user: "system:node:\(node)", isTrusted: true)
    }
}

/// How dependents of a deleted object are treated (`metav1.DeletionPropagation`).
public enum DeletionPropagation: String, Sendable {
    case orphan = "Orphan"
    case background = "Background"
    case foreground = "Foreground"
}

/// How a deletion is to be made.
public struct DeleteOptions: Sendable {
    /// Who deletes.
    public var user: String
    /// Seconds a pod gets to end; `nil` for what the pod says itself.
    public var gracePeriodSeconds: Int?
    /// What happens to dependents.
    public var propagation: DeletionPropagation
    /// The uid the object must have; `nil` for any.
    public var uid: String?

    /// A deletion with the given options.
    public init(
        user: String = "kubernetes-admin", gracePeriodSeconds: Int? = nil,
        propagation: DeletionPropagation = .background, uid: String? = nil
    ) {
        self.user = user
        self.gracePeriodSeconds = gracePeriodSeconds
        self.propagation = propagation
        self.uid = uid
    }
}
