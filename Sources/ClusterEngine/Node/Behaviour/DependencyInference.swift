import KubeObjects

extension Cluster {
    /// The servers of this cluster that a container's settings name.
    ///
    /// A value counts where it is a URL or `host:port` with a name only a Service can have, or a bare name of a Service in a
    /// variable that says it is a host. Telemetry and what points back at the app are no dependencies.
    func dependencies(of manifest: Value, _ environment: ContainerEnvironment, in pod: Value) -> [Dependency] {
        var found: [Dependency] = []
        let ports = environment.values.filter { $0.name.hasSuffix("PORT") }
        for (name, value) in environment.values {
            guard !value.isEmpty, value.utf8.count <= 2_000, !Self.isOptional(name) else { continue }
            for part in value.split(separator: ",") {
                guard var target = target(of: String(part), name: name, in: pod) else { continue }
                if !target.hasPort, let base = Self.stem(of: name),
                    let port = ports.first(where: { $0.name == "\(base)PORT" }).flatMap({ Int($0.value) })
                {
                    target.port = port
                }
                add(target, "env \(name)", to: &found, pod)
            }
        }
        for argument in (manifest[.command].elements + manifest[.args].elements).compactMap(\.string) {
            let expanded = ContainerEnvironment.expand(argument, environment.dictionary)
            for word in expanded.split(whereSeparator: { $0 == " " || $0 == "=" || $0 == "\n" || $0 == "," }) {
                guard let target = HostAndPort(String(word)), target.hasScheme || target.hasPort,
                    isService(target, pod)
                else { continue }
                add(target, "args", to: &found, pod)
            }
        }
        addMounted(manifest, pod, &found)
        return found
    }

    private func target(of value: String, name: String, in pod: Value) -> HostAndPort? {
        guard let target = HostAndPort(value.trimmed), !target.isLoopback else { return nil }
        // A name that no Service has may be of a part that was left out; only what keeps data is missed for certain.
        if target.hasScheme || target.hasPort {
            return isService(target, pod) || target.looksInternal && Self.keepsData(name, value) ? target : nil
        }
        // A bare name: only where a Service is called so and the variable says it is a host.
        return Self.saysHost(name) && isService(target, pod) ? target : nil
    }

    private func isService(_ target: HostAndPort, _ pod: Value) -> Bool {
        serviceKey(of: target.host, from: pod.objectNamespace).map { object($0) != nil } ?? false
    }

    private func add(_ target: HostAndPort, _ source: String, to found: inout [Dependency], _ pod: Value) {
        if let key = serviceKey(of: target.host, from: pod.objectNamespace), let service = object(key) {
            if behaviours.answeredElsewhere.contains(key) { return }
            let selector = service[.spec][.selector]
            // What selects the pod itself is how others reach it.
            if !selector.isEmpty, LabelSelector(equalTo: selector).matches(pod[.metadata][.labels]) { return }
        }
        guard !found.contains(where: { $0.host == target.host && $0.port == target.port }), found.count < 50 else {
            return
        }
        found.append(Dependency(host: target.host, port: target.port, source: source))
    }

    /// URLs in mounted configuration files.
    private func addMounted(_ manifest: Value, _ pod: Value, _ found: inout [Dependency]) {
        for mount in manifest[.volumeMounts].elements {
            guard let volume = pod[.spec][.volumes].elements.first(where: { $0[.name] == mount[.name] }) else {
                continue
            }
            for source in VolumeSource.sources(of: volume) where source.name != "kube-root-ca.crt" {
                let key = ObjectKey(source.kind, namespace: pod.objectNamespace, name: source.name)
                guard let object = object(key) else { continue }
                for (entry, text) in object.entries where text.utf8.count <= 100_000 && text.contains("://") {
                    for word in text.split(whereSeparator: { " \n\t\"';=<>(){}".contains($0) })
                    where word.contains("://") {
                        guard let target = HostAndPort(String(word)), !target.isLoopback, isService(target, pod) else {
                            continue
                        }
                        add(target, "\(source.kind.name) \(source.name) key \(entry)", to: &found, pod)
                    }
                }
            }
        }
    }

    // MARK: What names say

    /// Whether a variable is about a store without which a program cannot do its work.
    private static func keepsData(_ name: String, _ value: String) -> Bool {
        let words = ["DATABASE", "DB_", "POSTGRES", "PG", "MYSQL", "MARIADB", "MONGO", "REDIS", "AMQP", "KAFKA"]
        let schemes = ["postgres://", "postgresql://", "mysql://", "mongodb://", "redis://", "amqp://", "jdbc:"]
        return words.contains { name.uppercased().contains($0) } || schemes.contains { value.hasPrefix($0) }
    }

    /// `DB_` of `DB_HOST`, whose port may stand in `DB_PORT`.
    private static func stem(of name: String) -> String? {
        for ending in ["HOSTNAME", "HOST", "ADDRESS", "ADDR", "SERVER", "SERVICE"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.utf8.count))
        }
        return nil
    }

    private static func saysHost(_ name: String) -> Bool {
        let text = name.uppercased()
        return [
            "HOST", "ADDR", "URL", "URI", "ENDPOINT", "SERVER", "SERVICE", "UPSTREAM", "BACKEND", "DSN", "BROKER",
            "NODES",
        ]
        .contains { text.contains($0) }
    }

    /// Whether a variable names something an app works without.
    private static func isOptional(_ name: String) -> Bool {
        let text = name.uppercased()
        return [
            "OTEL", "OTLP", "JAEGER", "ZIPKIN", "STATSD", "SENTRY", "DATADOG", "DD_", "PROMETHEUS", "PUSHGATEWAY",
            "METRICS",
            "TRACE", "TRACING", "TELEMETRY", "LOKI", "CORS", "ORIGIN", "ALLOWED", "PUBLIC", "FRONTEND", "CALLBACK",
            "REDIRECT",
            "ADVERTISE", "HOSTNAME", "KUBERNETES_", "POD_", "SELF", "NO_PROXY",
        ].contains { text.contains($0) }
    }
}
