import KubeObjects

/// How nodes are built and how fast they work.
///
/// Periods and limits are the kubelet's own defaults, each with its name there. What Kubernetes does not fix, since it depends on the machine,
/// the container runtime and the load, is measured: as long as it took on the recorded cluster (1.36.2, containerd 2.4, two
/// processors) while that was idle. `Tests/ClusterEngineTests/Fixtures/recordings` names the recordings.
public struct NodeConfiguration: Sendable {
    // MARK: Of the kubelet

    /// How often the kubelet looks for containers that changed by themselves (`pleg` relist period).
    public var relistPeriod: Duration = .seconds(1)
    /// How often a failed sync is tried again at most, before jitter (kubelet `backOffPeriod`).
    public var retryPeriod: Duration = .seconds(10)
    /// By what factor such waits are stretched, at random (kubelet `workerBackOffPeriodJitterFactor` 0.5).
    public var retryJitter: ClosedRange<Double> = 1...1.5
    /// How often a pod is synced at least, before jitter (kubelet `--sync-frequency`).
    public var syncPeriod: Duration = .seconds(60)
    /// The first and the longest wait before a crashed container is restarted (`MaxContainerBackOff`).
    public var restartBackOff: ClosedRange<Duration> = .seconds(10)...(.seconds(300))
    /// The first and the longest wait before an image is pulled again (kubelet `imageBackOffPeriod`).
    public var imageBackOff: ClosedRange<Duration> = .seconds(10)...(.seconds(300))
    /// How often a node's lease is renewed (`nodeLeaseDurationSeconds` / 4).
    public var leasePeriod: Duration = .seconds(10)
    /// How often the kubelet looks for pods that should not be there (kubelet `housekeepingPeriod`).
    public var housekeepingPeriod: Duration = .seconds(2)
    /// Whether a node pulls one image after the other (kubelet `serializeImagePulls`).
    public var pullsSerially = true

    // MARK: Measured

    /// Time from binding a pod to the kubelet's first look at it.
    public var syncLatency: Duration = .milliseconds(20)
    /// Creating a pod sandbox and its network.
    public var sandboxDuration: Duration = .milliseconds(550)
    /// Creating a container whose image is there.
    public var createDuration: Duration = .milliseconds(40)
    /// Starting a created container.
    public var startDuration: Duration = .milliseconds(110)
    /// From the end of the kubelet's own action to the sync that sees its result (on-demand relist).
    public var relistLatency: Duration = .milliseconds(20)
    /// Stopping a sandbox after its last container ended, where nothing else is stopped.
    public var sandboxStopDuration: Duration = .milliseconds(100)
    /// Unmounting the volumes of a pod that has ended, at least; the kubelet notices at its next relist.
    public var cleanupDuration: Duration = .milliseconds(100)
    /// From the creation of a Node object to its condition Ready, where the machine and its network are up.
    public var registrationDuration: Duration = .milliseconds(10)
    /// From the start of a kubelet to its first report on a node that knows it already. In `node-failure` the process was started
    /// about t=372.0, and the node was ready at t=372.68.
    public var kubeletStartDuration: Duration = .milliseconds(650)
    /// From that report to its first look at the pods that it finds. In `node-failure` it began to end those that were to be deleted
    /// at t=373.45.
    public var podRecoveryDuration: Duration = .milliseconds(750)
    /// Bytes per second at which a node pulls an image.
    public var pullBytesPerSecond = 50_000_000
    /// Asking a registry for a manifest.
    public var pullLatency: Duration = .milliseconds(100)

    // MARK: The runtime

    /// The container runtime's name in container ids, where a Node does not say it (`status.nodeInfo.containerRuntimeVersion`).
    public var runtimeName = "containerd"
    /// Runtimes that run nothing, by the name their Nodes say.
    public var hollowRuntimes: [String: HollowRuntime] = [:]
    /// The longest log of a container that is kept, in lines.
    public var logLimit = 1_000

    /// The defaults of Kubernetes 1.36.
    public init() {}
}
