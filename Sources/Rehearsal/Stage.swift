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
        for app: App, on platform: Platform, options: ClusterOptions, ownImages: [String] = [],
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
                var behaviour = ContainerBehaviour()
                for part in said { part.adjust(&behaviour) }
                cluster.behaviours.declare(
                    behaviour,
                    for: BehaviourCatalog.Target(
                        namespace: workload.key.namespace, workload: workload.key.name, container: name))
            }
        }
    }
}

extension AppSettings.Behaviour {
    /// Lays what is said here over a behaviour.
    fileprivate func adjust(_ behaviour: inout ContainerBehaviour) {
        if let startup { behaviour.startupDuration = startup }
        if let runtime { behaviour.runDuration = runtime }
        if let exitCode { behaviour.exitCode = exitCode }
        if let first = memory.first {
            behaviour.memory = Double(first.amount.intValue)
            if let last = memory.last, last.after > first.after {
                // A curve is followed by its slope up to its end; a program that only grows is one that leaks.
                behaviour.memory = max(behaviour.memory, Double(last.amount.intValue))
            }
        }
        if let use = cpu.last { behaviour.cpu = Double(use.amount.milliValue) / 1_000 }
        if let dependencies {
            behaviour.dependencies = dependencies.map { text in
                let parts = text.split(separator: ":")
                return Dependency(
                    host: String(parts.first ?? ""), port: parts.count > 1 ? Int(parts[1]) : nil, source: "slipway.yaml"
                )
            }
        }
        behaviour.logLines += logs.map { (after: startup ?? .zero, text: $0) }
        for answer in probes {
            behaviour.probeWindows.append(
                ContainerBehaviour.ProbeWindow(probe: answer.probe, from: answer.after, succeeds: answer.succeeds))
        }
    }
}

extension Value {
    /// Whether a node says that it is ready.
    var isReadyNode: Bool { self[.status][.conditions].condition("Ready")[.status].string == "True" }
}
