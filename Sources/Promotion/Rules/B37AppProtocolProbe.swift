import AppSources
import ClusterPlatforms
import KubeObjects

/// B37: a word in a Service's port that turns a connection check into a request.
struct AppProtocolProbe: Rule {
    let id = "app-protocol-probe"

    func matches(in move: Move) -> [Match] {
        let check = move.target.loadBalancer.healthCheck
        guard !check.httpAppProtocols.isEmpty else { return [] }
        return move.services.compactMap { service in
            guard service.object[.spec][.type].string == "LoadBalancer" else { return nil }
            if let annotation = check.pathAnnotation, service.object.annotation(Key(annotation)) != nil { return nil }
            let ports = service.object[.spec][.ports].elements
            guard
                let index = ports.firstIndex(where: { port in
                    port["appProtocol"].string.map { check.httpAppProtocols.contains($0) } ?? false
                })
            else { return nil }
            let port = ports[index]
            return Match(
                service, FieldPath(keys: [.spec, .ports]).appending(index).appending("appProtocol"),
                [
                    "service": LocalizedText(verbatim: service.key.name),
                    "port": LocalizedText(verbatim: port[.port].stringOrInteger ?? ""),
                    "protocol": LocalizedText(verbatim: port["appProtocol"].string ?? ""),
                    "remedy": check.pathAnnotation.map {
                        .say("Set `\($0)` to a path that answers 200.", "`\($0)` に 200 を返すパスを設定してください。")
                    } ?? .say("Leave `appProtocol` out.", "`appProtocol` を外してください。"),
                ])
        }
    }
}
