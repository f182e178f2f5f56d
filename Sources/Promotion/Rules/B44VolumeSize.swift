import AppSources
import ClusterPlatforms
import KubeObjects

/// B44: a size that nothing has ever enforced.
struct VolumeSizeUntested: Rule {
    let id = "volume-size-untested"

    /// Below this a size was most likely copied from an example; above, somebody thought of it.
    private static let likelyCopied = Quantity("2Gi") ?? .zero

    func matches(in move: Move) -> [Match] {
        guard move.usualDriver(on: move.origin)?.enforcesSize == false else { return [] }
        return move.claims.compactMap { claim in
            guard let text = claim.size, let size = Quantity(text),
                let driver = move.storageDriver(of: claim, on: move.managed), driver.enforcesSize
            else { return nil }
            let isBelowMinimum = driver.minimumSize.map { size < $0 } ?? false
            guard isBelowMinimum || size < Self.likelyCopied else { return nil }
            var values = claim.values(move)
            values["size"] = LocalizedText(verbatim: text)
            return Match(
                claim.manifest, claim.path.appending(FieldPath(keys: [.resources, .requests, "storage"])), values)
        }
    }
}

/// B44: a class whose volumes stay as small as they are.
struct VolumeExpansionOff: Rule {
    let id = "volume-expansion-off"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .storageClass).compactMap { manifest in
            guard manifest.object["allowVolumeExpansion"].bool != true,
                let provisioner = manifest.object[.provisioner].string,
                move.managed.storage.driver(for: provisioner) != nil
            else { return nil }
            let claims = move.claims.filter { $0.className == manifest.key.name }.map {
                LocalizedText.object($0.manifest)
            }
            guard !claims.isEmpty else { return nil }
            return Match(
                manifest, "allowVolumeExpansion",
                [
                    "name": LocalizedText(verbatim: manifest.key.name),
                    "provisioner": LocalizedText(verbatim: provisioner), "claims": .list(claims),
                ])
        }
    }
}
