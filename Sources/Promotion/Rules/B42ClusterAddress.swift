import AppSources
import ClusterPlatforms
import KubeObjects

/// B42: a Service that insists on an address of another range.
struct ClusterAddressOutside: Rule {
    let id = "cluster-address-outside"

    func matches(in move: Move) -> [Match] {
        guard let range = AddressRange(move.target.network.serviceCIDR) else { return [] }
        return move.services.compactMap { service in
            guard let text = service.object[.spec][.clusterIP].string, let address = AddressRange(text),
                !range.contains(address)
            else { return nil }
            return Match(
                service, "spec.clusterIP",
                [
                    "name": LocalizedText(verbatim: service.key.name), "address": LocalizedText(verbatim: text),
                    "range": LocalizedText(verbatim: move.target.network.serviceCIDR),
                ])
        }
    }
}

/// B42: an address of today's cluster, written where a name belongs.
struct ClusterAddressWritten: Rule {
    let id = "cluster-address-written"

    func matches(in move: Move) -> [Match] {
        let networks = Self.networks(move)
        let inTexts = move.texts.compactMap { text -> Match? in
            for address in AddressRange.addresses(in: text.content) {
                if let match = match(address, text.manifest, text.field, text.place, networks) { return match }
            }
            return nil
        }
        return inTexts + resolvers(move, networks)
    }

    private struct Network {
        let range: AddressRange
        let name: LocalizedText
        let target: String
        let isSame: Bool
    }

    private static func networks(_ move: Move) -> [Network] {
        let (from, to) = (move.origin.network, move.target.network)
        let pairs: [(String, String, LocalizedText)] = [
            (from.serviceCIDR, to.serviceCIDR, .say("service", "サービス")),
            (from.podCIDR, to.podCIDR, .say("pod", "Pod ")),
        ]
        return pairs.compactMap { origin, target, name in
            AddressRange(origin).map { Network(range: $0, name: name, target: target, isSame: origin == target) }
        }
    }

    /// Nameservers in `dnsConfig`.
    private func resolvers(_ move: Move, _ networks: [Network]) -> [Match] {
        move.workloads.compactMap { workload in
            for (index, server) in workload.spec["dnsConfig"]["nameservers"].elements.enumerated() {
                let field = workload.specPath.appending(FieldPath(keys: ["dnsConfig", "nameservers"])).appending(index)
                guard let address = server.string else { continue }
                if let match = match(address, workload.manifest, field, .workload(workload), networks) { return match }
            }
            return nil
        }
    }

    private func match(
        _ address: String, _ manifest: Manifest, _ field: FieldPath, _ place: LocalizedText, _ networks: [Network]
    ) -> Match? {
        guard let written = AddressRange(address), let network = networks.first(where: { $0.range.contains(written) })
        else {
            return nil
        }
        return Match(
            manifest, field,
            [
                "place": place, "address": LocalizedText(verbatim: address), "network": network.name,
                "range": LocalizedText(verbatim: network.target),
                "hides": network.isSame
                    ? .say(", the same range, so the mistake can hide", "。同じ範囲のため、誤りが隠れることがあります") : .empty,
            ])
    }
}
