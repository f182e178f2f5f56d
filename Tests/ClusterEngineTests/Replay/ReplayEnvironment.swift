import ClusterEngine
import KubeObjects

/// The world around a scenario that no manifest says: images in the registry, machines that fall silent, commands run in
/// containers.
enum ReplayEnvironment {
    /// By how much the waits of back-offs were stretched on average, by scenario; 1.25 is to be expected.
    private static let meanJitter = ["probes": 1.15, "crashloop": 1.32, "oom": 1.25, "configuration": 1.25]

    /// The seeds with which what was left to chance falls as it did: in `pdb`, which of two pods of one age a smaller set keeps.
    private static let seeds: [String: UInt64] = ["pdb": 2]

    static func seed(of scenario: RecordedScenario) -> UInt64 { seeds[scenario.name] ?? 1 }

    /// The scenarios that were recorded while others ran on the same machine.
    private static let busy: Set<String> = ["crashloop", "oom", "configuration", "probes", "job", "storage"]

    /// How long it took to stop a sandbox where many were stopped at once, measured: in `node-failure` six pods were told to end at
    /// t=373.5 when the kubelet came back. Those that end at once were reported as ended at t=374.4 to 374.7, not 0.1 s later.
    private static let sandboxStops: [String: Duration] = ["node-failure": .milliseconds(800)]

    /// Whether a scenario is about containers that are restarted again and again.
    static func hasBackOff(_ scenario: RecordedScenario) -> Bool { meanJitter[scenario.name] != nil }

    /// An instant at which the controllers of the recorded cluster made their periodic looks, as the recordings tell it: the node of
    /// `node-failure` was found silent at t=55.06, and in `storage` every claim that waits was told of again at t=25.85, 40.84, 55.85
    /// and so on. Each look takes its time before the next is waited for, so that they move by about a millisecond from one to
    /// the next: the two instants are 271 periods of 5 s and 0.37 s apart.
    private static func periodicLook(of scenario: String) -> Instant? {
        let (second, milliseconds): (String, Int64) =
            scenario == "node-failure" ? ("2026-11-24T00:47:37Z", 590) : ("2026-11-24T00:25:02Z", 220)
        return Instant(timestamp: second).map { $0 + .milliseconds(milliseconds) }
    }

    /// Fills the registry. Called before the nodes are made.
    static func prepare(_ cluster: Cluster, for scenario: RecordedScenario) {
        cluster.images.close(registry: "registry.local")
        if let look = periodicLook(of: scenario.name) { cluster.configuration.controllerManagerStart = look }
        cluster.configuration.network.podCIDR = "10.244.0.0/14"
        cluster.configuration.network.nodeCIDRMaskSize = 24
        // Nodes of kubemark say this of themselves.
        cluster.configuration.node.hollowRuntimes["fakeRuntime"] = HollowRuntime()
        if busy.contains(scenario.name) {
            // The machine was busy with other scenarios: sandboxes and containers took about this long, and waits their mean.
            cluster.configuration.node.sandboxDuration = .milliseconds(1_200)
            cluster.configuration.node.createDuration = .milliseconds(200)
            cluster.configuration.node.startDuration = .milliseconds(500)
        }
        if let duration = sandboxStops[scenario.name] { cluster.configuration.node.sandboxStopDuration = duration }
        let jitter = meanJitter[scenario.name] ?? 1.25
        cluster.configuration.node.retryJitter = jitter...jitter
        cluster.images.makeUnresolvable(
            registry: "other.invalid", nameServer: "10.10.0.53:53", timeout: .seconds(50))
        for image in scenario.images {
            // As large as makes its pull last as long as the recorded one.
            let speed = Double(cluster.configuration.node.pullBytesPerSecond)
            let size = image.pull.map { Int($0 * speed) } ?? image.size
            cluster.images.declare(image.name, .init(digest: image.digest, size: size))
            if image.name.contains("/web:") { cluster.behaviours.declare(web, for: .init(image: image.name)) }
        }
    }

    /// The server image of the recordings: it knows one path, and ends at once on SIGTERM.
    private static let web: ContainerBehaviour = {
        var behaviour = ContainerBehaviour()
        behaviour.startupDuration = .zero
        behaviour.ports = [8080]
        behaviour.httpStatus = ["/": 200]
        behaviour.otherStatus = 404
        behaviour.termination = .exits(143, after: .milliseconds(50))
        return behaviour
    }()

    /// Puts the images on the nodes that they have from the beginning. Called when the nodes are there.
    static func loadImages(_ cluster: Cluster, for scenario: RecordedScenario) {
        for image in scenario.images where image.isPresent { cluster.loadImage(image.name) }
    }

    /// How much later than the engine the recorded cluster may be, in seconds, because of what else ran on its two processors.
    ///
    /// `job`, `cronjob` and `storage` were recorded at the same time, and the first two start dozens of pods at once.
    static func slack(of scenario: String) -> Double { slacks[scenario] ?? 2 }

    private static let slacks: [String: Double] = [
        "configuration": 3, "crashloop": 4, "cronjob": 7, "deployment": 4, "deployment-delete": 3, "job": 14,
        "node-failure": 4,
        "oom": 5, "pdb": 4, "scheduling": 4, "statefulset": 5,
    ]

    /// Starts the kubelet of a node, or stops it. One that ran but was not ready is so from now on.
    static func setMachine(_ node: String, isUp: Bool, in cluster: Cluster) {
        if isUp {
            cluster.setUnreadiness(of: node, nil)
            cluster.startMachine(node)
        } else {
            cluster.stopMachine(node, .kubeletStopped)
        }
    }

    /// `kubectl exec POD -- COMMAND`. Pods with made-up names are known by their owner's.
    static func execute(_ words: [String], flags: [String], namespace: String, in cluster: Cluster) {
        guard let separator = flags.firstIndex(of: "--"), let recorded = words.first(where: { $0 != "exec" }) else {
            return
        }
        let command = Array(flags[(separator + 1)...])
        let pods = cluster.objects(.pod, namespace: namespace)
        let pod =
            pods.first { $0.objectName == recorded }
            ?? pods.last {
                recorded.hasPrefix(($0.controllerReference[.name].string ?? "?").prefix { $0 != "-" } + "-")
            }
        guard let pod else { return }
        _ = try? cluster.execute(command, in: ObjectKey(.pod, namespace: namespace, name: pod.objectName))
    }
}
