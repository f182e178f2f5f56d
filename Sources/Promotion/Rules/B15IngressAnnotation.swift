import AppSources
import ClusterPlatforms
import KubeObjects

/// B15: what an Ingress asks of a controller that will not be there, one annotation at a time.
struct IngressAnnotationIgnored: Rule {
    let id = "ingress-annotation-ignored"

    /// Prefixes of the annotations that ingress controllers read.
    private static let prefixes = [
        "nginx.ingress.kubernetes.io/", "nginx.org/", "haproxy.org/", "haproxy-ingress.github.io/",
        "traefik.ingress.kubernetes.io/", "konghq.com/", "projectcontour.io/", "alb.ingress.kubernetes.io/",
        "appgw.ingress.kubernetes.io/",
    ]

    /// What does the same in the Gateway API.
    private static let substitutes: [(suffix: String, substitute: String)] = [
        ("/rewrite-target", "HTTPRoute filter URLRewrite"), ("/ssl-redirect", "HTTPRoute filter RequestRedirect"),
        ("/force-ssl-redirect", "HTTPRoute filter RequestRedirect"),
        ("/permanent-redirect", "HTTPRoute filter RequestRedirect"), ("/app-root", "HTTPRoute filter RequestRedirect"),
        ("/canary-weight", "HTTPRoute backendRefs[].weight"), ("/proxy-read-timeout", "HTTPRoute timeouts"),
        ("/proxy-send-timeout", "HTTPRoute timeouts"), ("/upstream-vhost", "HTTPRoute filter URLRewrite hostname"),
    ]

    func matches(in move: Move) -> [Match] {
        guard !move.bringsIngressController else { return [] }
        return move.ingresses.flatMap { ingress, choice in
            let read = choice.controller?.annotationPrefixes ?? []
            return ingress.object[.metadata][.annotations].stringMembers.compactMap { annotation, _ -> Match? in
                guard Self.prefixes.contains(where: { annotation.hasPrefix($0) }),
                    !read.contains(where: { annotation.hasPrefix($0) })
                else { return nil }
                return Match(
                    ingress, FieldPath(keys: [.metadata, .annotations]).appending(Key(annotation)),
                    [
                        "name": LocalizedText(verbatim: ingress.key.name),
                        "annotation": LocalizedText(verbatim: annotation), "remedy": remedy(annotation),
                    ])
            }
        }
    }

    private func remedy(_ annotation: String) -> LocalizedText {
        guard let known = Self.substitutes.first(where: { annotation.hasSuffix($0.suffix) }) else {
            return .say(
                "Do it in the app, or keep this controller inside the cluster.",
                "アプリで行うか、このコントローラーをクラスター内で使い続けてください。")
        }
        return .say(
            "Use \(known.substitute) where the platform's gateway has it, or keep this controller inside the cluster.",
            "プラットフォームのゲートウェイにあれば \(known.substitute) を使うか、このコントローラーをクラスター内で使い続けてください。")
    }
}
