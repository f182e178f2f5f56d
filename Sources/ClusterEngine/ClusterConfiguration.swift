import KubeObjects

/// What sets one cluster apart from another, apart from the objects in it. Plain data; platforms fill it from their profiles.
public struct ClusterConfiguration: Sendable {
    /// The Kubernetes version, such as `1.36.2`.
    public var kubernetesVersion = "1.36.2"
    /// How many of the latest changes a watch can still read back; 0 keeps none, which long rehearsals do.
    public var journalLimit = 0
    /// Whether the resource metrics API (`metrics.k8s.io`) is served, as metrics-server does.
    public var servesResourceMetrics = false
    /// Network: ranges, name service, which policies are enforced.
    public var network = NetworkConfiguration()
    /// Storage: attach limits, provisioning times.
    public var storage = StorageConfiguration()
    /// Nodes: grace periods, image pull speed.
    public var node = NodeConfiguration()

    /// The configuration of a plain Kubernetes 1.36.
    public init() {}
}
