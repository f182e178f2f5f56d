import AppSources
import ClusterPlatforms
import KubeObjects

/// B48: annotations with a prefix that current releases of ExternalDNS no longer read.
struct ExternalDNSPrefix: Rule {
    let id = "external-dns-prefix"

    private static let older = "external-dns.alpha.kubernetes.io/"
    private static let current = "external-dns.kubernetes.io/"

    func matches(in move: Move) -> [Match] {
        let readsOlder = move.texts.contains { $0.content.hasPrefix("--annotation-prefix=" + Self.older.dropLast()) }
        guard !readsOlder else { return [] }
        return move.app.manifests.compactMap { manifest in
            let annotations = manifest.object[.metadata][.annotations].stringMembers.map(\.key)
            guard let annotation = annotations.first(where: { $0.hasPrefix(Self.older) }) else { return nil }
            return Match(
                manifest, FieldPath(keys: [.metadata, .annotations]).appending(Key(annotation)),
                [
                    "object": .object(manifest), "annotation": LocalizedText(verbatim: annotation),
                    "prefix": LocalizedText(verbatim: Self.current),
                ])
        }
    }
}
