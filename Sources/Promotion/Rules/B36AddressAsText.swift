import AppSources
import ClusterPlatforms
import KubeObjects

/// B36: something reads a load balancer's IP address where there is only a host name.
struct AddressReadAsIP: Rule {
    let id = "address-read-as-ip"

    /// How scripts ask for it.
    private static let expressions = [
        "status.loadBalancer.ingress[0].ip", "status.loadBalancer.ingress[*].ip", "loadBalancer.ingress[0].ip",
        ".ingress[].ip", "ingress 0).ip", "ingress[0].ip",
    ]

    func matches(in move: Move) -> [Match] {
        let facts = move.managed
        let isHostname =
            facts.loadBalancer.addressKind == .hostname
            || facts.gateway.controllers.contains { $0.addressKind == .hostname }
        guard isHostname else { return [] }
        return move.texts.compactMap { text in
            guard let expression = Self.expressions.first(where: { text.content.contains($0) }) else { return nil }
            return Match(
                text.manifest, text.field, ["place": text.place, "expression": LocalizedText(verbatim: expression)])
        }
    }
}

/// B36: a host name that spells out an address of the own machine.
struct AddressInHostName: Rule {
    let id = "address-in-host-name"

    private static let domains = [".nip.io", ".sslip.io", ".xip.io"]

    func matches(in move: Move) -> [Match] {
        move.hostNames.compactMap { manifest, field, host in
            guard Self.domains.contains(where: { host.hasSuffix($0) }) else { return nil }
            let isHostname = move.managed.loadBalancer.addressKind == .hostname
            return Match(
                manifest, field,
                [
                    "place": .object(manifest), "host": LocalizedText(verbatim: host),
                    "addressKind": isHostname
                        ? .say("a host name", "ホスト名") : .say("another address", "別のアドレス"),
                ])
        }
    }
}

/// A text in an app that programs or people wrote: configuration, a command, a variable.
struct AppText {
    let manifest: Manifest
    let field: FieldPath
    let content: String
    /// Where it stands, for a sentence.
    let place: LocalizedText
}

extension Move {
    /// The texts of an app in which addresses or expressions may stand. Secrets are never among them.
    var texts: [AppText] {
        let configuration = app.manifests(of: .configMap).flatMap { manifest in
            manifest.object[.data].stringMembers.map { name, content in
                AppText(
                    manifest: manifest, field: FieldPath(keys: [.data]).appending(Key(name)), content: content,
                    place: .object(manifest)
                        + .say(" key `\(PlainText.clean(name))`", " のキー `\(PlainText.clean(name))`"))
            }
        }
        return configuration
            + workloads.flatMap { workload in workload.containers.flatMap { texts(of: $0, in: workload) } }
    }

    private func texts(of entry: (path: FieldPath, container: Value), in workload: Workload) -> [AppText] {
        var texts: [AppText] = []
        let name = PlainText.clean(entry.container[.name].string ?? "")
        func add(_ content: Value, _ field: FieldPath, _ what: LocalizedText) {
            guard let content = content.string else { return }
            texts.append(
                AppText(manifest: workload.manifest, field: field, content: content, place: .workload(workload) + what))
        }
        for (index, variable) in entry.container[.env].elements.enumerated() {
            let variableName = PlainText.clean(variable[.name].string ?? "")
            add(
                variable[.value], entry.path.appending(.env).appending(index).appending(.value),
                .say(" variable `\(variableName)`", " の変数 `\(variableName)`"))
        }
        for list in [Key.command, .args] {
            for (index, word) in entry.container[list].elements.enumerated() {
                add(
                    word, entry.path.appending(list).appending(index),
                    .say(" container `\(name)`", " のコンテナ `\(name)`"))
            }
        }
        return texts
    }

    /// The host names that routes and Gateways are for.
    var hostNames: [(manifest: Manifest, field: FieldPath, host: String)] {
        app.manifests.flatMap { manifest -> [(manifest: Manifest, field: FieldPath, host: String)] in
            let spec = manifest.object[.spec]
            if manifest.kind == .ingress {
                return spec[.rules].elements.enumerated().compactMap { index, rule in
                    rule["host"].string.map {
                        (manifest, FieldPath(keys: [.spec, .rules]).appending(index).appending("host"), $0)
                    }
                }
            }
            guard manifest.kind.group == Kind.gateway.group else { return [] }
            let hosts = spec["hostnames"].elements.enumerated().compactMap { index, host in
                host.string.map { (manifest, FieldPath(keys: [.spec, "hostnames"]).appending(index), $0) }
            }
            return hosts
                + spec["listeners"].elements.enumerated().compactMap { index, listener in
                    listener["hostname"].string.map {
                        (manifest, FieldPath(keys: [.spec, "listeners"]).appending(index).appending("hostname"), $0)
                    }
                }
        }
    }
}
