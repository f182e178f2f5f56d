import ClusterEngine
import KubeObjects

/// Hands out the addresses of load balancers: host names from patterns, addresses from ranges.
struct AddressBook: Sendable {
    private var taken: [String: Int] = [:]
    private let first: Int

    /// A book whose addresses begin with the `first` of a network: controllers that share a network begin at different ones.
    ///
    /// The first addresses of a network belong to its router and its machines.
    init(first: Int) {
        self.first = first
    }

    /// The address of the load balancer that `key` asked for.
    mutating func address(pattern: String, kind: AddressKind, key: ObjectKey, uid: String, region: String) -> String {
        switch kind {
        case .hostname:
            let words = ["namespace": key.namespace, "name": key.name, "region": region]
            return NamePattern(words, seed: uid).fill(pattern)
        case .ip:
            guard let range = AddressRange(pattern) else { return pattern }
            let number = taken[pattern, default: 0]
            taken[pattern] = number + 1
            return range.address(range.count > 64 ? first + number : number)
        }
    }

    /// The entry of `status.loadBalancer.ingress`.
    static func entry(_ address: String, kind: AddressKind) -> Value {
        switch kind {
        case .hostname: ["hostname": .string(address)]
        case .ip: ["ip": .string(address), "ipMode": "VIP"]
        }
    }
}

/// Where connections through a load balancer come from, as pods see them.
enum SourceAddresses {
    /// A client on the internet, from a range kept for documentation (RFC 5737).
    static let client = "198.51.100.7"

    static func of(_ ranges: [String], preservesClient: Bool) -> [String] {
        if preservesClient || ranges.isEmpty { return [client] }
        return ranges.compactMap { AddressRange($0)?.address(10) }
    }
}

extension Scheme {
    /// The scheme an object's annotations ask for, or `fallback`.
    static func asked(by object: Value, _ annotations: [Scheme: Value], fallback: Scheme) -> Scheme {
        for scheme in allCases {
            guard let wanted = annotations[scheme] else { continue }
            let isAsked = wanted.members.allSatisfy { object.annotation($0.key) == $0.value.string }
            if isAsked { return scheme }
        }
        return fallback
    }

    /// Whether the app's users reach it.
    var isPublic: Bool { self != .internal }
}

extension HealthCheck {
    /// The path asked of backends for `object`; `nil` where readiness or a mere connection decides.
    func path(for object: Value, appProtocols: [String] = []) -> String? {
        let annotated = pathAnnotation.flatMap { object.annotation(Key($0)) }
        switch origin {
        case .fixed: return annotated ?? path
        case .readinessProbe, .endpoints: return nil
        case .tcp:
            guard appProtocols.contains(where: httpAppProtocols.contains) else { return nil }
            return annotated ?? path
        }
    }
}
