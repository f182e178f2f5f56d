import AppSources
import ClusterEngine
import KubeObjects

/// Finds what the URLs that users open reach on a platform.
///
/// Host and path of an entry decide, as they do in a Gateway or an Ingress. Its port is how one gets into today's cluster (a node port, a
/// port that kind maps, a port-forward), so it counts only where there is no host to go by: for addresses, the own machine and `tcp://`.
/// A host that the promotion renamed, and a node port that it replaced, are followed to what took their place.
struct EntryFinder {
    private let cluster: Cluster
    private let written: [Value]
    private let applied: [Value]
    private let appliedByKey: [ObjectKey: Value]
    private let addresses: [RunReport.Address]
    private let isOrigin: Bool
    /// The hosts that an object was written with, and those that stand in their place now.
    private let renamed: [String: String]

    /// Looks at an app on a cluster.
    ///
    /// - Parameters:
    ///   - written: the objects as they were written.
    ///   - applied: the objects as they were applied.
    ///   - addresses: the addresses of the ways in.
    ///   - isOrigin: whether this is the platform that the entries were written for.
    init(
        cluster: Cluster, written: [Value], applied: [Value], addresses: [RunReport.Address], isOrigin: Bool
    ) {
        self.cluster = cluster
        self.written = written
        self.applied = applied
        self.addresses = addresses
        self.isOrigin = isOrigin
        appliedByKey = Dictionary(
            applied.compactMap { object in object.objectKey.map { ($0, object) } },
            uniquingKeysWith: { first, _ in first })
        renamed = Self.renamedHosts(from: written, to: appliedByKey)
    }

    /// The entries as routes, in the order written, and after them the ways in that no entry uses.
    func routes(of entries: [AppSettings.Route], among routes: [RunReport.Route]) -> [RunReport.Route] {
        guard !entries.isEmpty else { return routes }
        let ways = routes.compactMap { WayIn($0, objects: appliedByKey) }
        var used: [RunReport.Route] = []
        var found: [RunReport.Route] = []
        for entry in entries {
            guard let url = EntryURL(entry.url) else { continue }
            var route: RunReport.Route
            switch answer(to: url, among: ways) {
            case .served(let way):
                used.append(way.route)
                route = way.route
                route.url = way.route.isReachable ? self.url(of: url, by: way) : nil
            case .forwarded(let key): route = forwarded(to: key, url: entry.url)
            case .nothing(let why):
                route = RunReport.Route(entry: entry.url, via: [], backend: nil, isReachable: false, why: why)
            }
            route.entry = entry.url
            route.name = entry.name
            found.append(route)
        }
        return found + routes.filter { !used.contains($0) }
    }

    private enum Answer {
        case served(WayIn)
        /// A Service that only a port-forward leads to.
        case forwarded(ObjectKey)
        case nothing(String)
    }

    private func answer(to url: EntryURL, among ways: [WayIn]) -> Answer {
        let web = url.scheme == "tcp" ? [] : ways.filter(\.isHTTP)
        let host = renamed[url.host] ?? url.host
        let service = self.service(for: url, among: ways)
        // The port of an address or of the own machine says more than a route that takes any host.
        if url.isAddress, let service, service.isByNodePort { return .served(service.way) }
        let best = web.compactMap { $0.fit(host: host) }.max()
        if let best {
            let ofHost = web.filter { $0.fit(host: host) == best }
            guard let path = ofHost.compactMap({ $0.fit(path: url.path) }).max() else {
                return .nothing("no route for \(host) takes the path \(url.path)")
            }
            let fitting = ofHost.filter { $0.fit(path: url.path) == path }
            let ofScheme = fitting.filter { $0.url.scheme == url.scheme }
            // A name can be given to any of the ways that take it: to the one that leads somewhere.
            if let way = ofScheme.first(where: { $0.route.isReachable }) ?? ofScheme.first { return .served(way) }
            return .nothing("\(host) is served over \(fitting[0].url.scheme) only")
        }
        if let service { return .served(service.way) }
        if url.isAddress, let key = forwardable(url) {
            return isOrigin
                ? .forwarded(key) : .nothing("only kubectl port-forward leads to \(key), and users have none")
        }
        let asked = url.isAddress ? url.text(host: url.host, port: url.port) : host
        return .nothing("no Gateway, Ingress, load balancer or node port serves \(asked)")
    }

    // MARK: Names that changed

    private static func renamedHosts(from written: [Value], to now: [ObjectKey: Value]) -> [String: String] {
        var renamed: [String: String] = [:]
        for object in written {
            guard let key = object.objectKey, let other = now[key] else { continue }
            for (before, after) in zip(hosts(of: object), hosts(of: other)) {
                if let before = before.string?.lowercased(), let after = after.string?.lowercased(), before != after {
                    renamed[before] = after
                }
            }
        }
        return renamed
    }

    /// The host names of an object, each at its own place whatever stands there.
    private static func hosts(of object: Value) -> [Value] {
        let spec = object[.spec]
        switch object.objectKind {
        case .httpRoute: return spec["hostnames"].elements
        case .ingress: return spec[.rules].elements.map { $0["host"] }
        case .gateway: return spec["listeners"].elements.map { $0["hostname"] }
        default: return []
        }
    }

    // MARK: Services

    /// The Service that an entry's port leads to, and whether the port is a node port of it.
    private func service(for url: EntryURL, among ways: [WayIn]) -> (way: WayIn, isByNodePort: Bool)? {
        let ways = ways.filter { !$0.isHTTP }
        guard let port = url.effectivePort else { return nil }
        for isByNodePort in [true, false] {
            for service in written + applied {
                guard let key = service.objectKey, key.kind == .service,
                    let entry = service[.spec][.ports].elements.first(where: {
                        $0[isByNodePort ? .nodePort : .port].integer == port
                    })
                else { continue }
                // Promotion may have put a load balancer in the node port's place.
                let numbers = [entry[.nodePort].integer, entry[.port].integer].compactMap { $0 }
                let own = ways.filter { $0.route.via.first == key }
                if let way = own.first(where: { $0.url.port.map(numbers.contains) ?? false }) {
                    return (way, isByNodePort)
                }
            }
        }
        // Where there is one Service only, a port that kind maps to it is no less clear.
        let keys = Set(ways.compactMap(\.route.via.first))
        return keys.count == 1 && url.scheme != "tcp" ? ways.first.map { ($0, false) } : nil
    }

    /// The Service whose port a port-forward to an entry's port would most likely lead to.
    private func forwardable(_ url: EntryURL) -> ObjectKey? {
        guard let port = url.effectivePort else { return nil }
        return applied.first { object in
            object.objectKind == .service
                && object[.spec][.ports].elements.contains { $0[.port].integer == port }
        }?.objectKey
    }

    private func forwarded(to key: ObjectKey, url: String) -> RunReport.Route {
        // A port-forward goes past every policy: it needs a ready pod, nothing else.
        let slices = cluster.objects(.endpointSlice, namespace: key.namespace).filter {
            $0.label("kubernetes.io/service-name") == key.name
        }
        let isReady = slices.contains { slice in
            slice[.endpoints].elements.contains { $0[.conditions][.ready].bool == true }
        }
        return RunReport.Route(
            entry: url, url: isReady ? url : nil, via: [key], backend: key, isReachable: isReady,
            why: isReady ? "reached by kubectl port-forward to \(key)" : "\(key) has no ready pod")
    }

    // MARK: The URL on this platform

    private func url(of entry: EntryURL, by way: WayIn) -> String {
        if isOrigin { return entry.text(host: entry.host, port: entry.port) }
        let address = addresses.first { $0.object == way.route.via.first }
        let named = renamed[entry.host] ?? entry.host
        let host = entry.isAddress ? address?.address ?? way.url.host : named
        guard way.isHTTP else { return entry.text(host: host, port: way.url.port) }
        let ports = address?.ports ?? []
        let usual = entry.scheme == "https" ? 443 : 80
        return entry.text(
            host: host,
            port: entry.port.flatMap { ports.contains($0) ? $0 : nil } ?? (ports.contains(usual) ? usual : ports.first))
    }
}
