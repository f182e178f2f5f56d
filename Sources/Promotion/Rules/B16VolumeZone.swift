import AppSources
import ClusterPlatforms
import KubeObjects

/// B16: a class whose disks get a zone before their pods do.
struct VolumeZoneImmediate: Rule {
    let id = "volume-zone-immediate"

    func matches(in move: Move) -> [Match] {
        guard move.target.nodes.defaultZoneCount > 1 else { return [] }
        let own = move.app.manifests(of: .storageClass).filter { manifest in
            isZonal(manifest.object, move) && manifest.object[.volumeBindingMode].string != "WaitForFirstConsumer"
        }
        let ownMatches = own.map { manifest in
            match(
                manifest, .init(keys: [.volumeBindingMode]), manifest.object, users: users(of: manifest.key.name, move))
        }
        // A class of the platform is named by claims only, and StorageClassLegacy tells of those that kind knows too.
        let claimMatches = move.claims.compactMap { claim -> Match? in
            guard claim.className.map({ move.origin.storage.storageClass(named: $0) == nil }) ?? false,
                case .found(let object, isOwn: false) = move.storageClass(of: claim, on: move.target),
                object[.volumeBindingMode].string != "WaitForFirstConsumer", isZonal(object, move),
                let name = claim.className
            else { return nil }
            return match(claim.manifest, claim.classField, object, users: users(of: name, move))
        }
        return ownMatches + claimMatches
    }

    private func isZonal(_ object: Value, _ move: Move) -> Bool {
        guard let driver = object[.provisioner].string.flatMap({ move.target.storage.driver(for: $0) }) else {
            return false
        }
        return driver.topologyKey != nil
    }

    private func users(of name: String, _ move: Move) -> LocalizedText {
        let users = move.claims.filter { $0.className == name }.map { LocalizedText.object($0.manifest) }
        return users.isEmpty ? .say("its pods", "その Pod") : .list(users)
    }

    private func match(_ manifest: Manifest, _ field: FieldPath, _ object: Value, users: LocalizedText) -> Match {
        Match(
            manifest, field,
            [
                "class": LocalizedText(verbatim: object.objectName),
                "provisioner": LocalizedText(verbatim: object[.provisioner].string ?? ""), "users": users,
            ])
    }
}

/// B16: the only copy of the data is in one zone.
struct VolumeZoneBound: Rule {
    let id = "volume-zone-bound"

    func matches(in move: Move) -> [Match] {
        guard move.managed.nodes.defaultZoneCount > 1 else { return [] }
        return move.workloads.compactMap { workload in
            guard workload.replicas == 1, workload.key.kind.group == "apps",
                let claim = move.claims(mountedBy: workload).map(\.claim).first(where: { isBound($0, move) })
            else { return nil }
            return Match(
                claim.manifest, claim.path,
                ["workload": .workload(workload), "claim": LocalizedText(verbatim: claim.name)])
        }
    }

    private func isBound(_ claim: Claim, _ move: Move) -> Bool {
        guard let driver = move.storageDriver(of: claim, on: move.managed), driver.topologyKey != nil else {
            return false
        }
        let object: Value
        if case .found(let found, _) = move.storageClass(of: claim, on: move.managed) {
            object = found
        } else {
            object = move.managed.storage.defaultClass ?? .null
        }
        // Zone-redundant disks are asked for by a parameter: `skuName: StandardSSD_ZRS`, `replication-type: regional-pd`.
        return !object["parameters"].stringMembers.contains { member in
            member.value.hasSuffix("ZRS") || member.value.hasPrefix("regional")
        }
    }
}

/// B16: a volume written by hand that does not say where its disk is.
struct VolumeNodeAffinityMissing: Rule {
    let id = "volume-node-affinity-missing"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .persistentVolume).compactMap { manifest in
            let spec = manifest.object[.spec]
            guard spec["nodeAffinity"].isNull,
                let driver = spec["csi"]["driver"].string.flatMap({ move.managed.storage.driver(for: $0) }),
                let key = driver.topologyKey
            else { return nil }
            return Match(
                manifest, "spec",
                [
                    "name": LocalizedText(verbatim: manifest.key.name), "driver": LocalizedText(verbatim: driver.name),
                    "topologyKey": LocalizedText(verbatim: key),
                ])
        }
    }
}
