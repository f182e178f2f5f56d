import AppSources
import ClusterPlatforms
import KubeObjects

/// B18: a class of the provisioner that only the platform of today runs.
struct LocalPathProvisioner: Rule {
    let id = "local-path-provisioner"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .storageClass).compactMap { manifest in
            guard let provisioner = manifest.object[.provisioner].string,
                move.origin.storage.driver(for: provisioner) != nil,
                move.managed.storage.driver(for: provisioner) == nil,
                !bringsProvisioner(provisioner, move)
            else { return nil }
            let claims = move.claims.filter { $0.className == manifest.key.name }.map {
                LocalizedText.object($0.manifest)
            }
            return Match(
                manifest, "provisioner",
                [
                    "name": LocalizedText(verbatim: manifest.key.name),
                    "provisioner": LocalizedText(verbatim: provisioner),
                    "claims": claims.isEmpty ? .say("none here", "ここにはなし") : .list(claims),
                    "suggestion": move.suggestedStorageClass,
                ])
        }
    }

    /// Whether the app runs the provisioner itself; its image is named like it.
    private func bringsProvisioner(_ provisioner: String, _ move: Move) -> Bool {
        guard let name = provisioner.split(separator: "/").last.map(String.init) else { return false }
        return move.workloads.contains { workload in
            workload.containers.contains { $0.container[.image].string?.contains(name) ?? false }
        }
    }
}

/// B18: a volume that is a directory of some node.
struct LocalPersistentVolume: Rule {
    let id = "local-persistent-volume"

    func matches(in move: Move) -> [Match] {
        move.app.manifests(of: .persistentVolume).compactMap { manifest in
            let spec = manifest.object[.spec]
            let source: Key = spec["hostPath"].isNull ? "local" : "hostPath"
            guard let path = spec[source]["path"].string else { return nil }
            return Match(
                manifest, FieldPath(keys: [.spec, source, "path"]),
                [
                    "name": LocalizedText(verbatim: manifest.key.name), "path": LocalizedText(verbatim: path),
                    "suggestion": move.suggestedStorageClass,
                ])
        }
    }
}

/// B18: data kept in a directory of the node.
struct HostPathData: Rule {
    let id = "host-path-data"

    /// Directories of a node that agents read and nobody keeps data in.
    private static let systemPaths = [
        "/var/log", "/var/lib/docker/containers", "/var/lib/containerd", "/run/containerd", "/var/run", "/run", "/proc",
        "/sys", "/dev", "/etc", "/lib/modules", "/usr", "/boot", "/var/lib/kubelet", "/opt/cni",
    ]

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            move.hostPaths(of: workload).compactMap { volume -> Match? in
                guard volume.isWritable, move.refusal(ofHostPath: volume) == nil, volume.path != "/",
                    !Self.systemPaths.contains(where: { volume.path == $0 || volume.path.hasPrefix($0 + "/") })
                else { return nil }
                return Match(
                    workload.manifest, volume.field,
                    [
                        "workload": .workload(workload), "path": .code(volume.path),
                        "suggestion": move.suggestedStorageClass,
                    ])
            }
        }
    }
}

/// B18: files of the own machine that kind's nodes see.
struct ExtraMounts: Rule {
    let id = "extra-mounts"

    func matches(in move: Move) -> [Match] {
        move.kindNodes.flatMap { manifest, path, node in
            node["extraMounts"].elements.enumerated().map { index, mount in
                Match(
                    manifest, path.appending("extraMounts").appending(index),
                    [
                        "hostPath": LocalizedText(verbatim: mount["hostPath"].string ?? ""),
                        "containerPath": LocalizedText(verbatim: mount["containerPath"].string ?? ""),
                    ])
            }
        }
    }
}

/// A volume that is a directory of the node.
struct HostPathVolume {
    let name: String
    let path: String
    let field: FieldPath
    /// Whether any container may write to it.
    let isWritable: Bool
}

extension Move {
    /// The directories of the node that a workload's pods mount.
    func hostPaths(of workload: Workload) -> [HostPathVolume] {
        workload.spec[.volumes].elements.enumerated().compactMap { index, volume in
            guard let path = volume["hostPath"]["path"].string, let name = volume[.name].string else { return nil }
            let mounts = workload.containers.flatMap { $0.container[.volumeMounts].elements }.filter {
                $0[.name].string == name
            }
            return HostPathVolume(
                name: name, path: path,
                field: workload.specPath.appending(.volumes).appending(index).appending("hostPath"),
                isWritable: mounts.contains { $0["readOnly"].bool != true })
        }
    }

    /// The nodes that configurations of kind describe, with their places.
    var kindNodes: [(manifest: Manifest, path: FieldPath, node: Value)] {
        kindConfigurations.flatMap { manifest in
            manifest.object["nodes"].elements.enumerated().map { index, node in
                (manifest, FieldPath(keys: ["nodes"]).appending(index), node)
            }
        }
    }

    /// The configurations of kind that were read beside the app.
    var kindConfigurations: [Manifest] {
        app.toolConfigurations.filter { $0.kind == Kind(group: "kind.x-k8s.io", name: "Cluster") }
    }
}
