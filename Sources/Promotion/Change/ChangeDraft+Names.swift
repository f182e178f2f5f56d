import AppSources
import ClusterPlatforms
import KubeObjects

/// Names that mean the machine they are looked up on, or an address written into them.
enum HostName {
    /// Reserved names (RFC 6761, RFC 6762) and public services that answer with the address in the name.
    private static let endings = [
        ".localhost", ".local", ".test", ".nip.io", ".sslip.io", ".localtest.me", ".lvh.me", ".traefik.me",
    ]

    /// Whether a name leads to the own machine.
    static func isOwnMachines(_ name: String) -> Bool {
        name == "localhost" || endings.contains { name.hasSuffix($0) }
    }

    /// The name below `domain` that takes the place of `name`; `root` is the app's shortest name of today.
    static func name(for name: String, root: String, in domain: String) -> String {
        if name == root { return domain }
        if name.hasSuffix("." + root) { return String(name.dropLast(root.count)) + domain }
        return (name.split(separator: ".").first.map(String.init) ?? name) + "." + domain
    }
}

extension ChangeDraft {
    /// Gives the app's routes the names of the domain that was chosen, in place of the own machine's.
    mutating func nameHosts() {
        let places = hostPlaces.filter { HostName.isOwnMachines($0.name) }
        let names = places.map(\.name)
        guard let root = names.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) else { return }
        guard let domain = choices.domain else {
            var seen: Set<String> = []
            let shown = LocalizedText.codes(names.filter { seen.insert($0).inserted })
            return leaveOpen(
                OpenDecision(
                    flag: "--domain", what: .say("The names users open", "利用者が開く名前"),
                    reason: .say(
                        "\(shown.english) only mean something on the own machine.", "\(shown.japanese) は手元のマシンでしか通じません。"
                    ),
                    example: "shop.example.com", assumed: .say("the names stay as they are", "いまの名前のまま"),
                    objects: places.map(\.object).uniqued, rules: []))
        }
        for place in places {
            let name = HostName.name(for: place.name, root: root, in: domain)
            let answer = Answer(
                "own-machine-host", object: place.object,
                title: .say("Names of the own machine", "手元のマシンの名前"),
                message: .say(
                    "`\(place.name)` only means something on the own machine; the domain was chosen with --domain.",
                    "`\(place.name)` は手元のマシンでしか通じません。ドメインは --domain で指定されました。"))
            set(place.field, to: .string(name), of: place.object, answering: answer)
        }
    }

    /// Every place where a way in names a host.
    private var hostPlaces: [(object: ObjectKey, field: FieldPath, name: String)] {
        app.manifests.flatMap { manifest -> [(object: ObjectKey, field: FieldPath, name: String)] in
            let spec = manifest.object[.spec]
            var fields: [FieldPath] = []
            if manifest.kind == .ingress {
                fields = spec[.rules].elements.indices.map { "spec.rules".at($0, "host") }
                for (index, entry) in spec["tls"].elements.enumerated() {
                    fields += entry["hosts"].elements.indices.map { "spec.tls".at(index, "hosts").appending($0) }
                }
            } else if manifest.kind == .gateway {
                fields = spec["listeners"].elements.indices.map { "spec.listeners".at($0, "hostname") }
            } else if manifest.kind.group == Kind.gateway.group {
                fields = spec["hostnames"].elements.indices.map { FieldPath("spec.hostnames").appending($0) }
            }
            return fields.compactMap { field in
                manifest.object[field].string.map { (manifest.key, field, $0) }
            }
        }
    }

    // MARK: HTTPS

    /// Adds HTTPS to ways in that have none, where a certificate was chosen.
    mutating func serveHTTPS() {
        let move = move
        for gateway in app.manifests(of: .gateway) {
            let choice = GatewayChoice(gateway.object, app: app, target: platform, managed: move.managed)
            guard let controller = choice.controller, !gateway.servesHTTPS else { continue }
            guard let certificate = choices.certificate else {
                leaveHTTPSOpen(gateway.key)
                continue
            }
            serveHTTPS(gateway, controller, certificate, move)
        }
        for ingress in app.manifests(of: .ingress) {
            let choice = IngressChoice(ingress.object, app: app, managed: move.managed)
            guard let controller = choice.controller, !ingress.servesHTTPS(controller) else { continue }
            guard let certificate = choices.certificate else {
                leaveHTTPSOpen(ingress.key)
                continue
            }
            serveHTTPS(ingress, controller, certificate)
        }
    }

    private mutating func serveHTTPS(
        _ gateway: Manifest, _ controller: GatewayController, _ certificate: String, _ move: Move
    ) {
        let answer = Self.answerHTTPS(gateway.key)
        let listeners = gateway.object[.spec]["listeners"].elements
        guard let plain = listeners.first(where: { $0[.protocol].string == "HTTP" }) else { return }
        let secret = gateway.key.name + "-tls"
        let tls: Value = ["mode": "Terminate", "certificateRefs": [[.kind: "Secret", .name: .string(secret)]]]
        append(
            [
                .name: "https", .protocol: "HTTPS", .port: 443, "hostname": plain["hostname"],
                "tls": controller.usesTLSSecrets ? tls : .null, "allowedRoutes": plain["allowedRoutes"],
            ], to: "spec.listeners", of: gateway.key, answering: answer)
        let routes = move.routes.filter { route in route.gateways.contains { $0.key == gateway.key } }
        for route in routes {
            attach(route, to: gateway.key, from: plain[.name].string ?? "", answer)
        }
        if controller.usesTLSSecrets {
            var seen: Set<String> = []
            let hosts = routes.flatMap { Route.hosts(of: self[$0.manifest.key]) }.filter { seen.insert($0).inserted }
            guard !hosts.isEmpty else { return }
            require(addOn: "cert-manager", answering: answer)
            add(
                [
                    .apiVersion: "cert-manager.io/v1", .kind: "Certificate",
                    .metadata: [.name: .string(secret), .namespace: .string(gateway.key.namespace)],
                    .spec: [
                        "secretName": .string(secret), "dnsNames": Value(hosts),
                        "issuerRef": [.kind: "ClusterIssuer", .name: .string(certificate)],
                    ],
                ], answering: answer)
        } else {
            _ = setCertificate(
                certificate, port: 443, of: gateway.key, controller: controller, on: move.managed, answer)
        }
    }

    /// Hangs a route that names a listener on the new one as well.
    private mutating func attach(_ route: Route, to gateway: ObjectKey, from section: String, _ answer: Answer) {
        for parent in self[route.manifest.key][.spec]["parentRefs"].elements
        where parent[.name].string == gateway.name && parent["sectionName"].string == section {
            var other = parent
            other["sectionName"] = "https"
            append(other, to: "spec.parentRefs", of: route.manifest.key, answering: answer)
        }
    }

    private mutating func serveHTTPS(
        _ ingress: Manifest, _ controller: IngressController, _ certificate: String
    ) {
        let answer = Self.answerHTTPS(ingress.key)
        guard controller.usesTLSSecrets else {
            guard let name = controller.certificateAnnotation else { return leaveHTTPSOpen(ingress.key) }
            return set(.annotation(name), to: .string(certificate), of: ingress.key, answering: answer)
        }
        let hosts = Route.hosts(of: self[ingress.key])
        guard !hosts.isEmpty else { return leaveHTTPSOpen(ingress.key) }
        require(addOn: "cert-manager", answering: answer)
        set(
            .annotation("cert-manager.io/cluster-issuer"), to: .string(certificate), of: ingress.key, answering: answer)
        set(
            "spec.tls", to: [["hosts": Value(hosts), "secretName": .string(ingress.key.name + "-tls")]],
            of: ingress.key, answering: answer)
    }

    private mutating func leaveHTTPSOpen(_ key: ObjectKey) {
        leaveOpen(
            OpenDecision(
                flag: "--certificate", what: .say("HTTPS for users", "利用者向けの HTTPS"),
                reason: .say(
                    "The way in speaks HTTP only, and a certificate is yours: name it in the platform's store, or the cert-manager issuer where Secrets are read.",
                    "入口は HTTP のみです。証明書はあなたのものです。プラットフォームの証明書か、Secret を読む場合は cert-manager の issuer を指定してください。"),
                example: "letsencrypt", assumed: .say("HTTP, as it is today", "いまと同じ HTTP"), objects: [key], rules: []))
    }

    private static func answerHTTPS(_ key: ObjectKey) -> Answer {
        Answer(
            "https", object: key, title: .say("HTTPS for users", "利用者向けの HTTPS"),
            message: .say("the certificate was chosen with --certificate.", "証明書は --certificate で指定されました。"))
    }
}

extension Manifest {
    /// Whether a Gateway has a listener for HTTPS.
    fileprivate var servesHTTPS: Bool {
        object[.spec]["listeners"].elements.contains { ["HTTPS", "TLS"].contains($0[.protocol].string) }
    }

    /// Whether an Ingress serves HTTPS, by its own fields or its controller's annotation.
    fileprivate func servesHTTPS(_ controller: IngressController) -> Bool {
        let isAnnotated = controller.certificateAnnotation.map { object.annotation(Key($0)) != nil } ?? false
        return isAnnotated || !object[.spec]["tls"].elements.isEmpty
    }
}

extension Route {
    /// The host names that a route or Ingress is for.
    static func hosts(of object: Value) -> [String] {
        object[.spec]["hostnames"].elements.compactMap(\.string)
            + object[.spec][.rules].elements.compactMap { $0["host"].string }
    }
}

extension String {
    /// The field `name` of the element at `index` of the list at this path.
    fileprivate func at(_ index: Int, _ name: Key) -> FieldPath {
        FieldPath(self).appending(index).appending(name)
    }
}

extension [ObjectKey] {
    /// Each key once, in order.
    fileprivate var uniqued: [ObjectKey] {
        var seen: Set<ObjectKey> = []
        return filter { seen.insert($0).inserted }
    }
}
