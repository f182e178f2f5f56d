import AppSources
import ClusterPlatforms
import KubeObjects

/// B46: scratch space without a limit, on nodes that evict when their disk fills.
struct EphemeralStorageUnbounded: Rule {
    let id = "ephemeral-storage-unbounded"

    func matches(in move: Move) -> [Match] {
        guard Self.evicts(move.target), !Self.evicts(move.origin) else { return [] }
        let threshold = Self.threshold(move.target)
        return move.workloads.flatMap { workload in
            workload.spec[.volumes].elements.enumerated().compactMap { index, volume -> Match? in
                let directory = volume["emptyDir"]
                guard case .object = directory, directory["sizeLimit"].isNull, directory["medium"].string != "Memory",
                    let name = volume[.name].string, isUnbounded(name, in: workload)
                else { return nil }
                return Match(
                    workload.manifest, workload.specPath.appending(.volumes).appending(index).appending("emptyDir"),
                    [
                        "workload": .workload(workload), "volume": LocalizedText(verbatim: name),
                        "threshold": threshold,
                    ])
            }
        }
    }

    /// Whether a container that mounts the volume says nothing of its scratch space.
    private func isUnbounded(_ volume: String, in workload: Workload) -> Bool {
        workload.containers.contains { _, container in
            let resources = container[.resources]
            return container[.volumeMounts].elements.contains { $0[.name].string == volume }
                && resources[.requests]["ephemeral-storage"].isNull && resources[.limits]["ephemeral-storage"].isNull
        }
    }

    /// Whether kubelet evicts pods when the disk fills; where the profile says nothing its own default holds (10% free).
    private static func evicts(_ platform: Platform) -> Bool {
        platform.nodes.evictionHard["nodefs.available"].string != "0%"
    }

    private static func threshold(_ platform: Platform) -> LocalizedText {
        if let limit = platform.admission.mutation?.limitDefaults["ephemeral-storage"].string {
            return .say("over \(limit), the limit it writes into the container", "コンテナに書き込む上限 \(limit) を超えたとき")
        }
        let free = platform.nodes.evictionHard["nodefs.available"].string ?? "10%"
        return .say("when less than \(free) of a node's disk is free", "ノードのディスクの空きが \(free) を切ったとき")
    }
}

/// B46: more scratch space than the platform gives a pod.
struct EphemeralStorageOverLimit: Rule {
    let id = "ephemeral-storage-over-limit"

    func matches(in move: Move) -> [Match] {
        guard let text = move.target.admission.mutation?.maximum["ephemeral-storage"].string, let most = Quantity(text)
        else {
            return []
        }
        return move.workloads.flatMap { workload in
            workload.containers.compactMap { path, container -> Match? in
                let resources = container[.resources]
                for list in [Key.requests, .limits] {
                    guard let asked = Quantity(resources[list]["ephemeral-storage"]), asked > most else { continue }
                    let name = container[.name].string ?? ""
                    return Match(
                        workload.manifest,
                        path.appending(FieldPath(keys: [.resources, list, "ephemeral-storage"])),
                        [
                            "workload": .workload(workload), "request": LocalizedText(verbatim: asked.description),
                            "maximum": LocalizedText(verbatim: text),
                            "place": .say(" in container `\(name)`", "コンテナ `\(name)` で"),
                        ])
                }
                return nil
            }
        }
    }
}
