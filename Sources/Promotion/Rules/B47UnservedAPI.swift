import AppSources
import ClusterPlatforms
import KubeObjects

/// B47: objects in a version that managed clusters do not serve.
struct APIVersionNotServed: Rule {
    let id = "api-version-not-served"

    /// Kubernetes' own groups; versions of other groups come with their CustomResourceDefinitions.
    private static let groups: Set<String> = [
        "admissionregistration.k8s.io", "apiregistration.k8s.io", "apps", "authentication.k8s.io",
        "authorization.k8s.io",
        "autoscaling", "batch", "certificates.k8s.io", "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io",
        "extensions", "flowcontrol.apiserver.k8s.io", "internal.apiserver.k8s.io", "networking.k8s.io", "node.k8s.io",
        "policy", "rbac.authorization.k8s.io", "resource.k8s.io", "scheduling.k8s.io", "storage.k8s.io",
        "storagemigration.k8s.io",
    ]

    func matches(in move: Move) -> [Match] {
        let kubernetes = move.target.kubernetes
        return move.app.manifests.compactMap { manifest in
            guard Self.groups.contains(manifest.kind.group), let apiVersion = manifest.object[.apiVersion].string else {
                return nil
            }
            let isAlpha = apiVersion.contains("alpha")
            guard isAlpha ? !kubernetes.servesAlphaAPIs : apiVersion.contains("beta") && !kubernetes.servesBetaAPIs
            else {
                return nil
            }
            return Match(
                manifest, "apiVersion",
                [
                    "object": .object(manifest), "apiVersion": LocalizedText(verbatim: apiVersion),
                    "kind": LocalizedText(verbatim: manifest.kind.name),
                    "stage": isAlpha ? .say("an alpha version", "アルファ版") : .say("a beta version", "ベータ版"),
                ])
        }
    }
}

/// B47: features that kind was told to switch on.
struct FeatureGate: Rule {
    let id = "feature-gate"

    func matches(in move: Move) -> [Match] {
        guard !move.target.kubernetes.servesAlphaAPIs else { return [] }
        return move.kindConfigurations.flatMap { manifest in
            [Key("featureGates"), "runtimeConfig"].flatMap { list in
                manifest.object[list].members.compactMap { member -> Match? in
                    guard member.value.bool == true || member.value.string == "true" else { return nil }
                    return Match(
                        manifest, FieldPath(keys: [list, member.key]),
                        ["feature": LocalizedText(verbatim: member.key.text)])
                }
            }
        }
    }
}
