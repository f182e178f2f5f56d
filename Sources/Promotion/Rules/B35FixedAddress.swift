import AppSources
import ClusterPlatforms
import KubeObjects

/// B35: objects that configure MetalLB.
struct MetalLBResource: Rule {
    let id = "metallb-resource"

    func matches(in move: Move) -> [Match] {
        move.app.manifests.compactMap { manifest in
            let group = manifest.kind.group
            guard group == "metallb.io" || group == "metallb.universe.tf", !move.bringsDefinition(of: manifest.kind),
                !move.target.system.customResources.contains(where: { $0.kind.group == group })
            else { return nil }
            return Match(
                manifest, "apiVersion",
                [
                    "kind": LocalizedText(verbatim: manifest.kind.name),
                    "name": LocalizedText(verbatim: manifest.key.name),
                    "apiVersion": LocalizedText(verbatim: manifest.object[.apiVersion].string ?? ""),
                ])
        }
    }
}

/// B35: annotations that only MetalLB reads.
struct MetalLBAnnotation: Rule {
    let id = "metallb-annotation"

    func matches(in move: Move) -> [Match] {
        move.services.compactMap { service in
            let annotations = service.object[.metadata][.annotations].stringMembers.map(\.key)
            guard
                let annotation = annotations.first(where: {
                    $0.hasPrefix("metallb.io/") || $0.hasPrefix("metallb.universe.tf/")
                })
            else { return nil }
            return Match(
                service, FieldPath(keys: [.metadata, .annotations]).appending(Key(annotation)),
                [
                    "name": LocalizedText(verbatim: service.key.name),
                    "annotation": LocalizedText(verbatim: annotation),
                    "remedy": move.staticAddressRemedy,
                ])
        }
    }
}

/// B35: an address of the own machine's network asked of a cloud.
struct LoadBalancerAddressFixed: Rule {
    let id = "load-balancer-address-fixed"

    func matches(in move: Move) -> [Match] {
        let facts = move.managed.loadBalancer
        return move.services.compactMap { service in
            guard service.object[.spec][.type].string == "LoadBalancer",
                let address = service.object[.spec]["loadBalancerIP"].string,
                let range = AddressRange(address), range.isPrivate
            else { return nil }
            let asksForInternal = facts.schemeAnnotations[.internal]?.members.contains { member in
                service.object.annotation(member.key) != nil
            }
            guard asksForInternal != true else { return nil }
            return Match(
                service, "spec.loadBalancerIP",
                [
                    "name": LocalizedText(verbatim: service.key.name), "address": .code(address),
                    "remedy": move.staticAddressRemedy,
                ])
        }
    }
}

/// B35: addresses that a Service claims for itself.
struct ExternalAddresses: Rule {
    let id = "external-addresses"

    func matches(in move: Move) -> [Match] {
        let isBlocked = move.target.network.blocksExternalIPs
        return move.services.compactMap { service in
            let addresses = service.object[.spec]["externalIPs"].elements.compactMap(\.string)
            guard !addresses.isEmpty else { return nil }
            let name = move.target.displayName
            return Match(
                service, "spec.externalIPs", severity: isBlocked ? .error : .warning,
                [
                    "name": LocalizedText(verbatim: service.key.name), "addresses": .codes(addresses),
                    "effect": isBlocked
                        ? .say("\(name) refuses the field", "\(name) はこのフィールドを拒否します")
                        : .say(
                            "\(name) stores them, and nothing there sends these addresses to the nodes",
                            "\(name) は保存しますが、これらのアドレスをノードに届けるものはありません"),
                ])
        }
    }
}

extension Move {
    /// How a Service gets an address that stays.
    var staticAddressRemedy: LocalizedText {
        managed.fact("loadBalancer.staticIP")?.value.string.map { .code($0) }
            ?? .say("a reserved address of the platform", "プラットフォームで予約したアドレス")
    }
}
