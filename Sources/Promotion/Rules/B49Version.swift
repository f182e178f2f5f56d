import AppSources
import ClusterPlatforms
import KubeObjects

/// B49: a version of Kubernetes that the platform does not offer.
struct VersionNotOffered: Rule {
    let id = "version-not-offered"

    func matches(in move: Move) -> [Match] {
        let offered = move.target.kubernetes.versions
        guard let newest = offered.last else { return [] }
        var seen: Set<String> = []
        return move.kindNodes.compactMap { manifest, path, node in
            guard let image = node[.image].string, let version = Self.minor(of: image), !offered.contains(version),
                seen.insert(version).inserted
            else { return nil }
            return Match(
                manifest, path.appending(.image),
                [
                    "version": LocalizedText(verbatim: version), "image": LocalizedText(verbatim: image),
                    "offered": .codes(offered, limit: 6), "suggestion": LocalizedText(verbatim: newest),
                ])
        }
    }

    /// The minor version in the tag of a node image, such as `1.36` of `kindest/node:v1.36.1`.
    private static func minor(of image: String) -> String? {
        guard let tag = ImageName(image).tag, tag.hasPrefix("v") else { return nil }
        let parts = tag.dropFirst().split(separator: ".")
        guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
        return "\(major).\(minor)"
    }
}
