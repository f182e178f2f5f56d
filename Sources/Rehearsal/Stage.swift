import AppSources
import ClusterEngine
import ClusterPlatforms
import KubeObjects
import Promotion

/// A cluster made ready for an app: its system runs, and what the app's settings say of images and containers is known.
struct Stage {
    let cluster: Cluster
    /// The platform with everything that the cluster has.
    let platform: Platform

    /// The virtual time a new cluster gets to bring up its own workloads.
    private static let warmUp = Duration.seconds(180)

    init(
        for app: App, on platform: Platform, options: ClusterOptions, parts: OutsideParts, ownImages: [String] = [],
        availableImages: [String] = []
    ) throws(PlatformError) {
        self.platform = try platform.adding(options.addOns)
        cluster = try platform.makeCluster(options)
        cluster.configuration.servesResourceMetrics =
            platform.system.hasMetricsServer || options.addOns.contains("metrics-server")
        cluster.advance(atMost: Self.warmUp) { cluster in
            cluster.objects(.node).allSatisfy(\.isReadyNode)
                && cluster.objects(.deployment, namespace: "kube-system").allSatisfy {
                    Readiness.of($0, in: cluster) == .ready
                }
        }
        declareImages(of: app, loads: platform.registry.loadsImages, own: ownImages, available: availableImages)
        declareBehaviours(of: app)
        cluster.behaviours.answeredElsewhere = Set(parts.services)
    }

    // MARK: Images

    private func declareImages(of app: App, loads: Bool, own: [String], available: [String]) {
        var policies: [String: String?] = [:]
        for container in app.workloads.flatMap(\.containers) {
            guard let name = container.container[.image].string else { continue }
            let policy = container.container[.imagePullPolicy].string
            if policies[name] == nil || policy == "Never" { policies[name] = policy }
        }
        for name in policies.keys.sorted() {
            let known = app.settings.image(name)
            let image = ImageName(name)
            let isOwn =
                known?.isLoadedOnKind ?? image.isBuiltLocally(pullPolicy: policies[name] ?? nil)
                || own.contains { image.matches($0) }
            if let known {
                cluster.images.declare(
                    name,
                    ImageCatalog.Image(size: known.size.map { Int($0.intValue) }, architectures: known.architectures))
            }
            guard isOwn else { continue }
            // Where images can be put on the nodes, people do so with those that no registry has; elsewhere they are nowhere.
            if loads { cluster.loadImage(name) } else { cluster.images.declareMissing(name) }
        }
        for name in available { cluster.images.declare(name) }
    }

    // MARK: Behaviours

    private func declareBehaviours(of app: App) {
        for workload in app.workloads {
            for entry in workload.containers {
                guard let name = entry.container[.name].string else { continue }
                let said = app.settings.behaviours(of: workload.key, container: name)
                guard !said.isEmpty else { continue }
                let target = BehaviourCatalog.Target(
                    namespace: workload.key.namespace, workload: workload.key.name, container: name)
                for part in said { cluster.behaviours.declare(part.adjustment, for: target) }
            }
        }
    }
}

extension AppSettings.Behaviour {
    /// What is said here, as the simulation takes it.
    fileprivate var adjustment: BehaviourAdjustment {
        var adjustment = BehaviourAdjustment()
        adjustment.startupDuration = startup
        adjustment.runDuration = runtime
        adjustment.exitCode = exitCode
        adjustment.memory = memory.map { .init(after: $0.after, amount: Double($0.amount.intValue)) }
        adjustment.cpu = cpu.map { .init(after: $0.after, amount: Double($0.amount.milliValue) / 1_000) }
        adjustment.dependencies = dependencies.map { hosts in
            hosts.map { text in
                let parts = text.split(separator: ":")
                return Dependency(
                    host: String(parts.first ?? ""), port: parts.count > 1 ? Int(parts[1]) : nil, source: "slipway.yaml"
                )
            }
        }
        adjustment.logLines = logs.map { (after: startup ?? .zero, text: $0) }
        adjustment.probeWindows = probes.map {
            ContainerBehaviour.ProbeWindow(probe: $0.probe, from: $0.after, succeeds: $0.succeeds)
        }
        return adjustment
    }
}

extension Value {
    /// Whether a node says that it is ready.
    var isReadyNode: Bool { self[.status][.conditions].condition("Ready")[.status].string == "True" }
}
