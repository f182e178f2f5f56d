import AppSources
import ClusterPlatforms
import KubeObjects

/// B39: objects in a namespace that only the platform writes to.
struct ManagedNamespace: Rule {
    let id = "managed-namespace"

    func matches(in move: Move) -> [Match] {
        move.app.manifests.compactMap { manifest in
            let isNamespace = manifest.kind == .namespace
            let namespace = isNamespace ? manifest.key.name : manifest.key.namespace
            guard !namespace.isEmpty, move.target.admission.manages(namespace: namespace) else { return nil }
            return Match(
                manifest, isNamespace ? "metadata.name" : "metadata.namespace",
                [
                    "object": .object(manifest), "namespace": LocalizedText(verbatim: namespace),
                    "constraint": LocalizedText(verbatim: "managed-namespaces-limitation"),
                ])
        }
    }
}

/// B39: a program that wants to write a lease into such a namespace.
struct LeaderElectionInManagedNamespace: Rule {
    let id = "leader-election-in-managed-namespace"

    private static let flag = "--leader-election-namespace="

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            workload.containers.flatMap { path, container in
                [Key.command, .args].flatMap { list in
                    container[list].elements.enumerated().compactMap { index, word -> Match? in
                        guard let word = word.string, word.hasPrefix(Self.flag) else { return nil }
                        let namespace = String(word.dropFirst(Self.flag.count))
                        guard move.target.admission.manages(namespace: namespace) else { return nil }
                        return Match(
                            workload.manifest, path.appending(list).appending(index),
                            [
                                "container": LocalizedText(verbatim: container[.name].string ?? ""),
                                "workload": .workload(workload), "namespace": LocalizedText(verbatim: namespace),
                            ])
                    }
                }
            }
        }
    }
}
