import AppSources
import ClusterPlatforms
import KubeObjects

/// B13: a certificate in a Secret that the load balancer never reads.
struct TLSSecretIgnored: Rule {
    let id = "tls-secret-ignored"

    func matches(in move: Move) -> [Match] {
        TLSUse.uses(in: move).map { use in
            Match(
                use.manifest, use.field,
                [
                    "object": .object(use.manifest), "secret": LocalizedText(verbatim: use.secret),
                    "manager": move.certificateStore,
                ])
        }
    }
}

/// B13: a certificate that is kept fresh for nobody.
struct CertificateFeedsNothing: Rule {
    let id = "certificate-feeds-nothing"

    func matches(in move: Move) -> [Match] {
        let uses = TLSUse.uses(in: move)
        return move.app.manifests(of: .certificate).compactMap { certificate in
            guard let secret = certificate.object[.spec]["secretName"].string else { return nil }
            let users = uses.filter { $0.secret == secret }.map { LocalizedText.object($0.manifest) }
            guard !users.isEmpty else { return nil }
            return Match(
                certificate, "spec.secretName",
                [
                    "name": LocalizedText(verbatim: certificate.key.name), "secret": LocalizedText(verbatim: secret),
                    "users": .list(users), "manager": move.certificateStore,
                ])
        }
    }
}

/// A place that names a TLS Secret which the platform's load balancer does not read.
private struct TLSUse {
    let manifest: Manifest
    let field: FieldPath
    let secret: String

    static func uses(in move: Move) -> [TLSUse] {
        move.app.manifests.flatMap { manifest -> [TLSUse] in
            if manifest.kind == .gateway { return gateway(manifest, move) }
            return manifest.kind == .ingress ? ingress(manifest, move) : []
        }
    }

    private static func gateway(_ manifest: Manifest, _ move: Move) -> [TLSUse] {
        let choice = GatewayChoice(manifest.object, app: move.app, target: move.target, managed: move.managed)
        guard let controller = choice.controller, !controller.usesTLSSecrets,
            !move.runsController(choice.controllerName)
        else { return [] }
        return manifest.object[.spec]["listeners"].elements.enumerated().compactMap { index, listener in
            guard let secret = listener["tls"]["certificateRefs"][0][.name].string else { return nil }
            let field = FieldPath(keys: [.spec, "listeners"]).appending(index)
                .appending(FieldPath(keys: ["tls", "certificateRefs"]))
            return TLSUse(manifest: manifest, field: field, secret: secret)
        }
    }

    private static func ingress(_ manifest: Manifest, _ move: Move) -> [TLSUse] {
        let choice = IngressChoice(manifest.object, app: move.app, managed: move.managed)
        guard let controller = choice.controller, !controller.usesTLSSecrets else { return [] }
        return manifest.object[.spec]["tls"].elements.enumerated().compactMap { index, entry in
            guard let secret = entry["secretName"].string else { return nil }
            return TLSUse(
                manifest: manifest,
                field: FieldPath(keys: [.spec, "tls"]).appending(index).appending("secretName"), secret: secret)
        }
    }
}

extension Move {
    /// Where the platform's load balancers take certificates from.
    fileprivate var certificateStore: LocalizedText {
        managed.fact("loadBalancer.certificateStore").map(FactTexts.localized)
            ?? .say("the platform's certificate store", "プラットフォームの証明書ストア")
    }
}
