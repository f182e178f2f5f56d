import AppSources
import ClusterEngine
import ClusterPlatforms
import KubeObjects
import KubeSchema

/// Runs an app on a cluster until everything is ready, or provably never will be.
struct Run {
    /// The platform, with the add-ons of the cluster.
    let platform: Platform
    /// What the app relies on and nothing here plays.
    let parts: OutsideParts
    /// What users open, and the objects it was written for.
    var entries = Entries()
    /// The longest virtual time a run may take.
    var limit: Duration = .seconds(900)
    /// An app whose troubles have not changed for this long will not heal: longer than the longest back-off (300 s).
    var patience: Duration = .seconds(330)
    /// A ready app is watched a little longer, so that one that falls over at once does not count.
    var stability: Duration = .seconds(30)

    /// What `slipway.yaml` says users open.
    struct Entries {
        /// The URLs, in the order written.
        var urls: [AppSettings.Route] = []
        /// The app's objects as they are in its files.
        var written: [Value] = []
        /// Whether the run is on the platform that the URLs were written for.
        var isOrigin = false
    }

    func run(_ objects: [Value], namespaces: [String], on cluster: Cluster) -> RunReport {
        let start = cluster.now
        let log = TimelineLog(namespaces: Set(namespaces))
        cluster.observe { change, now in log.note(change, at: now - start) }
        let warningsBefore = cluster.warnings.count
        var application = Application()
        application.apply(objects, to: cluster)
        let refused = Set(application.refusals.map(\.object))
        let watched = application.accepted.filter { !refused.contains($0) && isAnswered($0, in: cluster) }
        let outcome = converge(
            watched, refusals: application.refusals, namespaces: namespaces, start: start, in: cluster)
        let finder = CauseFinder(cluster: cluster, refusals: application.refusals, parts: parts)
        let hints = AddOnHints(platform: platform)
        let notReady = finder.explain(watched.filter { isWaiting($0, in: cluster) }).map { item in
            var item = item
            item.addOns = hints.addOns(for: item, cluster.object(item.object))
            return item
        }
        let refusedRoutes = RefusedRoutes(application.refusals).routes(of: objects)
        let waysIn = Self.waysIn(Self.routes(namespaces, in: cluster) + refusedRoutes, of: objects).filter {
            !isGatewaysOwn($0, in: cluster)
        }
        let addresses = AddressFinder(cluster: cluster, namespaces: namespaces).addresses(for: waysIn)
        let routes = EntryFinder(
            cluster: cluster, written: entries.written, applied: objects, addresses: addresses,
            isOrigin: entries.isOrigin
        ).routes(of: entries.urls, among: waysIn)
        return RunReport(
            ready: outcome != nil, timeToReady: outcome, observed: cluster.now - start,
            readyObjects: watched.filter { key in
                cluster.object(key).map { Readiness.of($0, in: cluster) == .ready } ?? false
            }, notReady: notReady,
            addresses: addresses, routes: routes,
            exposed: ExposureFinder(cluster: cluster, namespaces: namespaces).exposures(),
            withoutIdentity: IdentityFinder(
                cluster: cluster, namespaces: namespaces, mechanisms: platform.identity.mechanisms,
                region: platform.nodes.region
            ).problems(),
            warnings: Array(cluster.warnings.dropFirst(warningsBefore)), timeline: log.moments)
    }

    /// Whether anything here ever says that an object is ready.
    ///
    /// Where nobody makes load balancers, as on plain kind, people live with an address that stays pending; the route says so.
    private func isAnswered(_ key: ObjectKey, in cluster: Cluster) -> Bool {
        key.kind != .service || platform.loadBalancer.isAvailable
    }

    private func isWaiting(_ key: ObjectKey, in cluster: Cluster) -> Bool {
        guard let object = cluster.object(key) else { return false }
        return Readiness.of(object, in: cluster) == .waiting
    }

    /// Returns when everything had become ready, counted from `start`; `nil` where it did not.
    private func converge(
        _ watched: [ObjectKey], refusals: [Application.Refusal], namespaces: [String], start: Instant,
        in cluster: Cluster
    ) -> Duration? {
        var readySince: Instant?
        var lastTroubles: [String] = []
        var troublesSince = cluster.now
        let refused = Set(refusals.map(\.object))
        while cluster.now - start < limit {
            // What becomes ready within seconds is told to the tenth of one; what takes minutes to the second.
            cluster.advance(by: cluster.now - start < .seconds(60) ? .milliseconds(200) : .seconds(1))
            parts.makeSecrets(in: cluster, refused: refused)
            let waiting = watched.filter { isWaiting($0, in: cluster) }
            if waiting.isEmpty {
                let since = readySince ?? cluster.now
                readySince = since
                if cluster.now - since >= stability {
                    return refusals.isEmpty ? since - start : nil
                }
                continue
            }
            readySince = nil
            let troubles = troubles(waiting, in: cluster)
            if troubles != lastTroubles {
                lastTroubles = troubles
                troublesSince = cluster.now
            } else if cluster.now - troublesSince >= patience {
                return nil
            }
        }
        return nil
    }

    /// What can be seen of the objects that wait, without times and counts.
    private func troubles(_ waiting: [ObjectKey], in cluster: Cluster) -> [String] {
        waiting.map { key in
            let status = cluster.object(key)?[.status] ?? .null
            let replicas =
                status[.readyReplicas].integer ?? status["numberReady"].integer ?? status["succeeded"].integer ?? 0
            return "\(key) \(replicas) \(status[.phase].string ?? "")"
        }
    }

    /// The ways in without node ports that are none: those of Services that an Ingress or a route leads to are for the load balancer,
    /// and nobody can have told users a number that the cluster chose.
    private static func waysIn(_ routes: [RunReport.Route], of objects: [Value]) -> [RunReport.Route] {
        var behind: Set<ObjectKey> = []
        var numbers: [ObjectKey: [Int]] = [:]
        for object in objects {
            guard let key = object.objectKey else { continue }
            if key.kind == .ingress || key.kind == .httpRoute {
                behind.formUnion(
                    object[.spec].serviceNames.map { ObjectKey(.service, namespace: key.namespace, name: $0) })
            } else if key.kind == .service, object[.spec][.type].string == "NodePort" {
                numbers[key] = object[.spec][.ports].elements.compactMap { $0[.nodePort].integer }
            }
        }
        return routes.filter { route in
            guard let key = route.via.first, let own = numbers[key] else { return true }
            return !behind.contains(key) && own.contains { route.entry.hasSuffix(":\($0)") }
        }
    }

    /// Whether a way in is the Service that a controller put in front of a Gateway's proxies: the way in is the Gateway.
    private func isGatewaysOwn(_ route: RunReport.Route, in cluster: Cluster) -> Bool {
        guard let key = route.via.first, key.kind == .service else { return false }
        return cluster.object(key)?.controllerReference[.kind].string == "Gateway"
    }

    static func routes(_ namespaces: [String], in cluster: Cluster) -> [RunReport.Route] {
        cluster.routes(inNamespaces: namespaces).map {
            RunReport.Route(entry: $0.entry, via: $0.via, backend: $0.backend, isReachable: $0.isReachable, why: $0.why)
        }
    }
}

/// Notes events as they are recorded.
private final class TimelineLog {
    private(set) var moments: [RunReport.Moment] = []
    private let namespaces: Set<String>

    init(namespaces: Set<String>) {
        self.namespaces = namespaces
    }

    func note(_ change: ObjectChange, at time: Duration) {
        guard change.kind == .event, change.operation == .added else { return }
        let event = change.new
        let subject = event["involvedObject"]
        let home = subject[.namespace].string ?? ""
        // What the cluster's own system does is not the app's story; its nodes are.
        guard home.isEmpty || namespaces.contains(home) else { return }
        let namespace = home.isEmpty ? "" : home + "/"
        moments.append(
            RunReport.Moment(
                time: time, object: "\(subject[.kind].string ?? "")/\(namespace)\(subject[.name].string ?? "")",
                reason: event[.reason].string ?? "", isWarning: event[.type].string == "Warning",
                message: event[.message].string ?? ""))
    }
}

extension Value {
    /// The Services that a specification of an Ingress or a route names anywhere.
    fileprivate var serviceNames: [String] {
        switch self {
        case .object(let members):
            let isBackend = !self[.port].isNull || self[.kind].string == "Service"
            let own = isBackend ? [self[.name].string].compactMap { $0 } : []
            return own + members.flatMap(\.value.serviceNames)
        case .array(let elements): return elements.flatMap(\.serviceNames)
        default: return []
        }
    }
}
