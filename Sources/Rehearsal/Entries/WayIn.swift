import ClusterEngine
import KubeObjects

/// A way in with the requests that it takes.
struct WayIn {
    /// What was found of it.
    let route: RunReport.Route
    /// Its URL.
    let url: EntryURL
    /// The hosts it is for: a name, `*.` and a domain, or `*` for all.
    let host: String
    /// The paths it is for.
    let paths: [PathPattern]

    /// Reads from the objects what a way in takes; `nil` where the report names no URL.
    init?(_ route: RunReport.Route, objects: [ObjectKey: Value]) {
        guard let url = EntryURL(route.entry), let last = route.via.last else { return nil }
        self.route = route
        self.url = url
        let spec = (objects[last] ?? .null)[.spec]
        // A path is as it is written, also where it holds what would begin a query in a URL.
        let path = url.path + url.rest
        switch last.kind {
        case .httpRoute:
            let listeners = route.via.first.flatMap { objects[$0] }?[.spec]["listeners"].elements ?? []
            let names = spec["hostnames"].elements + listeners.map { $0["hostname"] }
            host = Self.host(url.host, among: names)
            paths = spec[.rules].elements.flatMap { rule -> [PathPattern] in
                let matches = rule["matches"].elements
                guard (matches.first?["path"][.value].string ?? "/") == path else { return [] }
                return matches.isEmpty ? [PathPattern(.null)] : matches.map { PathPattern($0["path"]) }
            }
        case .ingress:
            let rules = spec[.rules].elements
            host = Self.host(url.host, among: rules.map { $0["host"] })
            let written = rules.flatMap { $0["http"]["paths"].elements }.filter {
                ($0["path"].string ?? "/") == path
            }
            paths = written.prefix(1).map { PathPattern([.type: $0["pathType"], .value: $0["path"]]) }
        default:
            host = "*"
            paths = [PathPattern(.null)]
        }
    }

    /// Whether it speaks HTTP, and so tells hosts and paths apart.
    var isHTTP: Bool { url.scheme != "tcp" }

    /// How well a host fits: 0 for a way that takes any, more the more is said; `nil` where it does not fit.
    func fit(host name: String) -> Int? {
        if host == "*" { return 0 }
        if host.hasPrefix("*.") { return name.hasSuffix(host.dropFirst()) ? host.utf8.count : nil }
        return host == name ? Int.max : nil
    }

    /// How well a path fits; `nil` where it does not.
    func fit(path: String) -> Int? { paths.compactMap { $0.fit(path) }.max() }

    private static func host(_ host: String, among names: [Value]) -> String {
        names.contains { $0.string?.lowercased() == host } ? host : "*"
    }
}

/// The paths that a rule of a route or an Ingress takes.
struct PathPattern {
    private let kind: String
    private let value: String

    /// Reads `{type, value}`; everything, where nothing is said.
    init(_ match: Value) {
        kind = match[.type].string ?? "PathPrefix"
        value = match[.value].string ?? "/"
    }

    /// How well a path fits; `nil` where it does not. Exact before longer before shorter, as the Gateway API has it.
    func fit(_ path: String) -> Int? {
        switch kind {
        case "Exact": return path == value ? Int.max : nil
        case "RegularExpression": return fitLiteral(path)
        default:
            // Some controllers read `/api(/|$)(.*)` or `/api/*` in a field for plain paths.
            if value.contains(where: { "(*[".contains($0) }) { return fitLiteral(path) }
            var prefix = value[...]
            while prefix.last == "/" { prefix.removeLast() }
            let fits = prefix.isEmpty || path == prefix || path.hasPrefix(prefix + "/")
            return fits ? prefix.utf8.count : nil
        }
    }

    /// Dialects of expressions differ; what stands before the first special character is the same in all.
    private func fitLiteral(_ path: String) -> Int? {
        let literal = value.drop { $0 == "^" }.prefix { !"\\.[](){}*+?|^$".contains($0) }
        return path.hasPrefix(literal) ? literal.utf8.count : nil
    }
}
