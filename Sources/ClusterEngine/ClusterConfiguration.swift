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
    /// How often usage is measured (metrics-server `--metric-resolution`).
    public var resourceMetricsResolution = Duration.seconds(15)
    /// When kube-controller-manager started. Looks that its controllers make periodically lie whole periods after it.
    public var controllerManagerStart = Instant(nanoseconds: 0)
    /// How long a node may be silent before it counts as unreachable (kube-controller-manager
    /// `--node-monitor-grace-period`): 50 s from Kubernetes 1.32 on, 40 s before, where nothing else is set.
    public var nodeMonitorGracePeriod: Duration {
        get { chosenGracePeriod ?? (minorVersion >= 32 ? .seconds(50) : .seconds(40)) }
        set { chosenGracePeriod = newValue }
    }

    private var chosenGracePeriod: Duration?

    /// The second number of ``kubernetesVersion``.
    var minorVersion: Int {
        let parts = kubernetesVersion.split(separator: ".")
        return parts.count > 1 ? Int(parts[1].prefix(while: \.isNumber)) ?? 0 : 0
    }

    /// The configuration of a plain Kubernetes 1.36.
    public init() {}
}
