import AppSources
import ClusterPlatforms
import KubeObjects

/// B25: policies written for an engine the platform does not run.
struct PolicyCustomResource: Rule {
    let id = "policy-custom-resource"

    /// API groups of policy engines.
    private static let groups = [
        "projectcalico.org", "crd.projectcalico.org", "cilium.io", "policy.antrea.io", "crd.antrea.io",
    ]

    func matches(in move: Move) -> [Match] {
        let served = Set(move.target.networkPolicy.extraGroups + move.target.system.customResources.map(\.kind.group))
        return move.app.manifests.compactMap { manifest in
            let group = manifest.kind.group
            guard Self.groups.contains(group), !served.contains(group), !move.bringsDefinition(of: manifest.kind) else {
                return nil
            }
            return Match(
                manifest, "apiVersion",
                [
                    "apiVersion": LocalizedText(verbatim: manifest.object[.apiVersion].string ?? ""),
                    "kind": LocalizedText(verbatim: manifest.kind.name),
                    "name": LocalizedText(verbatim: manifest.key.name),
                ])
        }
    }
}

extension Move {
    /// Whether the app itself brings the CustomResourceDefinition of a kind.
    func bringsDefinition(of kind: Kind) -> Bool {
        app.manifests(named: "CustomResourceDefinition").contains { definition in
            let spec = definition.object[.spec]
            return spec["group"].string == kind.group && spec["names"][.kind].string == kind.name
        }
    }
}
