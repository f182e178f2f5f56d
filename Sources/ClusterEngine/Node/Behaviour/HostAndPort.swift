/// A server as it is named in a URL or as `host:port`.
struct HostAndPort: Equatable {
    var host: String
    var port: Int?
    var hasScheme = false
    var hasPort = false

    /// Ports that a scheme implies.
    static let schemePorts: [String: Int] = [
        "http": 80, "ws": 80, "https": 443, "wss": 443, "postgres": 5432, "postgresql": 5432, "mysql": 3306,
        "mariadb": 3306, "redis": 6379, "rediss": 6379, "mongodb": 27017, "amqp": 5672, "amqps": 5671, "nats": 4222,
        "kafka": 9092, "memcached": 11211, "ldap": 389, "ldaps": 636, "smtp": 25, "tcp": 0, "grpc": 0, "jdbc": 0,
        "clickhouse": 8123, "etcd": 2379, "mqtt": 1883, "sqlserver": 1433,
    ]

    /// Reads a text; `nil` where it names no host.
    init?(_ text: String, usualPort: Int? = nil) {
        var rest = Substring(text)
        if rest.hasPrefix("jdbc:") { rest = rest.dropFirst(5) }
        if let range = rest.firstRange(of: "://") {
            var scheme = String(rest[..<range.lowerBound]).lowercased()
            if let plus = scheme.firstIndex(of: "+") { scheme = String(scheme[..<plus]) }
            rest = rest[range.upperBound...]
            hasScheme = true
            port = Self.schemePorts[scheme].flatMap { $0 == 0 ? nil : $0 }
        }
        rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "," }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if rest.hasPrefix("tcp(") { rest = rest.dropFirst(4).prefix { $0 != ")" } }
        if let colon = rest.lastIndex(of: ":") {
            guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
            port = number
            hasPort = true
            rest = rest[..<colon]
        }
        guard Self.isHostName(rest) else { return nil }
        host = rest.lowercased()
        if port == nil { port = usualPort }
    }

    private static func isHostName(_ text: Substring) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253, let first = text.utf8.first, first != UInt8(ascii: "-") else {
            return false
        }
        return text.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    /// Whether the name can only mean a Service of this cluster: one label, or one under `svc`.
    var looksInternal: Bool {
        if host == "localhost" { return false }
        let labels = host.split(separator: ".")
        if labels.count == 1 { return Int(host) == nil }
        return labels.count >= 3 && labels[2] == "svc"
    }

    /// Whether it is the container itself.
    var isLoopback: Bool { host == "localhost" || host.hasPrefix("127.") || host == "0.0.0.0" }
}
