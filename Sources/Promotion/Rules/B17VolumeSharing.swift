import AppSources
import ClusterPlatforms
import KubeObjects

/// B17: many writers asked of a driver that serves one node at a time.
struct VolumeSharedOnBlock: Rule {
    let id = "volume-shared-on-block"

    func matches(in move: Move) -> [Match] {
        move.claims.compactMap { claim in
            guard let driver = move.storageDriver(of: claim, on: move.managed) else { return nil }
            let offered = claim.isBlock ? driver.blockAccessModes : driver.accessModes
            guard !offered.isEmpty,
                let mode = claim.accessModes.first(where: { $0.hasSuffix("Many") && !offered.contains($0) })
            else { return nil }
            var values = claim.values(move)
            values["mode"] = LocalizedText(verbatim: mode)
            values["class"] =
                claim.className.map { .say("StorageClass `\($0)`", "StorageClass `\($0)`") }
                ?? .say("the default class", "既定クラス")
            values["share"] = move.fileShare
            return Match(claim.manifest, claim.path.appending(.accessModes), values)
        }
    }
}

/// B17: several pods and one disk.
struct VolumeSharedByReplicas: Rule {
    let id = "volume-shared-by-replicas"

    func matches(in move: Move) -> [Match] {
        move.heldClaims.compactMap { workload, claim, field in
            let pods = move.podCount(of: workload)
            guard pods > 1 else { return nil }
            return Match(
                workload.manifest, field,
                [
                    "replicas": "\(pods)", "workload": .workload(workload),
                    "claim": LocalizedText(verbatim: claim.name),
                    "mode": LocalizedText(verbatim: claim.accessModes.joined(separator: ", ")), "share": move.fileShare,
                ])
        }
    }
}

/// B17: a new pod that starts while the old one still holds the disk.
struct VolumeHeldDuringRollout: Rule {
    let id = "volume-held-during-rollout"

    func matches(in move: Move) -> [Match] {
        move.heldClaims.compactMap { workload, claim, _ in
            guard workload.key.kind == .deployment, workload.replicas == 1 else { return nil }
            let strategy = workload.manifest.object[.spec][.strategy]
            guard strategy[.type].string != "Recreate", !Self.surgesByNone(strategy[.rollingUpdate][.maxSurge]) else {
                return nil
            }
            let field: FieldPath = strategy.isNull ? "spec" : "spec.strategy"
            return Match(
                workload.manifest, field,
                [
                    "workload": .workload(workload), "claim": LocalizedText(verbatim: claim.name),
                    "mode": LocalizedText(verbatim: claim.accessModes.joined(separator: ", ")),
                ])
        }
    }

    private static func surgesByNone(_ surge: Value) -> Bool {
        surge.integer == 0 || surge.string == "0%" || surge.string == "0"
    }
}

extension Move {
    /// Workloads that mount a claim of its own which only one node at a time can use, with the volume's place.
    fileprivate var heldClaims: [(workload: Workload, claim: Claim, field: FieldPath)] {
        workloads.flatMap { workload in
            workload.spec[.volumes].elements.enumerated().compactMap { index, volume in
                guard let name = volume[.persistentVolumeClaim][.claimName].string,
                    let claim = claims.first(where: {
                        $0.workload == nil && $0.name == name && $0.manifest.key.namespace == workload.key.namespace
                    }),
                    !claim.accessModes.contains(where: { $0.hasSuffix("Many") }), !claim.accessModes.isEmpty,
                    storageDriver(of: claim, on: managed)?.attaches ?? false
                else { return nil }
                return (
                    workload, claim,
                    workload.specPath.appending(.volumes).appending(index)
                        .appending(FieldPath(keys: [.persistentVolumeClaim, .claimName]))
                )
            }
        }
    }

    /// The storage that many nodes can write to.
    var fileShare: LocalizedText {
        managed.fact("storage.readWriteMany").map(FactTexts.localized) ?? "NFS"
    }
}
