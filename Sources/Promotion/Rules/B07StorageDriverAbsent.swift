import AppSources
import ClusterPlatforms
import KubeObjects

/// B07: the class is there, and nothing that could make its volumes.
struct StorageDriverAbsent: Rule {
    let id = "storage-driver-absent"

    func matches(in move: Move) -> [Match] {
        move.claims.compactMap { claim in
            guard let driver = move.storageDriver(of: claim, on: move.target), !driver.isInstalled else { return nil }
            var values = claim.values(move)
            values["driver"] = LocalizedText(verbatim: driver.name)
            values["addOn"] = LocalizedText(verbatim: driver.addOn ?? driver.name)
            values["requires"] = driver.requires.map { LocalizedText(verbatim: " (\($0))") } ?? .empty
            return Match(claim.manifest, claim.classField, values)
        }
    }
}
