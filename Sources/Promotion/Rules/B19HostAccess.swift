import AppSources
import ClusterPlatforms
import KubeObjects

/// B19: containers that are the node's root.
struct PrivilegedContainer: Rule {
    let id = "privileged-container"

    func matches(in move: Move) -> [Match] {
        guard let refusal = move.refusal(of: .privileged) else { return [] }
        return move.admittedContainers.compactMap { workload, path, container in
            guard container[.securityContext]["privileged"].bool == true else { return nil }
            return Match(
                workload.manifest, path.appending(FieldPath(keys: [.securityContext, "privileged"])),
                severity: refusal.severity, move.values(workload, container, refusal))
        }
    }
}

/// B19: pods in the node's network or among its processes.
struct HostNamespace: Rule {
    let id = "host-namespace"

    func matches(in move: Move) -> [Match] {
        move.workloads.filter(move.admits).compactMap { workload in
            let features: [(key: Key, feature: HostFeature)] = [
                (.hostNetwork, .hostNetwork), ("hostPID", .hostPID), ("hostIPC", .hostIPC),
            ]
            let used = features.filter { workload.spec[$0.key].bool == true && move.refusal(of: $0.feature) != nil }
            guard let first = used.first, let refusal = move.refusal(of: first.feature) else { return nil }
            var values = move.values(workload, .null, refusal)
            values["which"] = .codes(used.map(\.key.text))
            return Match(workload.manifest, workload.specPath.appending(first.key), severity: refusal.severity, values)
        }
    }
}

/// B19: directories of the node.
struct HostPathRefused: Rule {
    let id = "host-path-refused"

    func matches(in move: Move) -> [Match] {
        move.workloads.filter(move.admits).flatMap { workload in
            move.hostPaths(of: workload).compactMap { volume -> Match? in
                guard let refusal = move.refusal(ofHostPath: volume) else { return nil }
                let prefixes = refusal.allowed
                let mayStay =
                    volume.isWritable && prefixes.contains { volume.path.hasPrefix($0) || volume.path + "/" == $0 }
                var values = move.values(workload, .null, refusal)
                values["path"] = .code(volume.path)
                values["mode"] = volume.isWritable ? .say(" for writing", "（書き込み可）") : .empty
                values["remedy"] =
                    mayStay
                    ? .say(
                        "Mount it with `readOnly: true`, in every container.",
                        "すべてのコンテナで `readOnly: true` を付けてマウントしてください。")
                    : .say(
                        "Drop it; use `emptyDir` or a PersistentVolumeClaim, and what the platform collects for logs.",
                        "外して `emptyDir` か PersistentVolumeClaim を使い、ログはプラットフォームの収集機能に任せてください。")
                return Match(workload.manifest, volume.field, severity: refusal.severity, values)
            }
        }
    }
}

/// B19: ports of the node.
struct HostPortRefused: Rule {
    let id = "host-port-refused"

    func matches(in move: Move) -> [Match] {
        guard let refusal = move.refusal(of: .hostPort) else { return [] }
        return move.admittedContainers.compactMap { workload, path, container in
            let ports = container[.ports].elements
            guard let index = ports.firstIndex(where: { ($0[.hostPort].integer ?? 0) != 0 }) else { return nil }
            var values = move.values(workload, container, refusal)
            values["port"] = LocalizedText(verbatim: ports[index][.hostPort].stringOrInteger ?? "")
            return Match(
                workload.manifest, path.appending(.ports).appending(index).appending(.hostPort),
                severity: refusal.severity, values)
        }
    }
}

/// B19: capabilities beyond the allowed ones.
struct CapabilityRefused: Rule {
    let id = "capability-refused"

    func matches(in move: Move) -> [Match] {
        guard let refusal = move.refusal(of: .capabilities) else { return [] }
        return move.admittedContainers.compactMap { workload, path, container in
            let added = container[.securityContext]["capabilities"]["add"].elements.compactMap(\.string)
            let refused = added.filter { !refusal.allowed.contains($0) }
            guard !refused.isEmpty else { return nil }
            var values = move.values(workload, container, refusal)
            values["capabilities"] = .codes(refused)
            return Match(
                workload.manifest, path.appending(FieldPath(keys: [.securityContext, "capabilities", "add"])),
                severity: refusal.severity, values)
        }
    }
}

extension Move {
    /// The containers that the platform's rules look at.
    var admittedContainers: [(workload: Workload, path: FieldPath, container: Value)] {
        workloads.filter(admits).flatMap { workload in
            workload.containers.map { (workload, $0.path, $0.container) }
        }
    }

    fileprivate func values(_ workload: Workload, _ container: Value, _ refusal: Refusal) -> [String: LocalizedText] {
        [
            "container": LocalizedText(verbatim: container[.name].string ?? ""), "workload": .workload(workload),
            "constraint": LocalizedText(verbatim: refusal.constraint), "seenAs": seenAs(workload),
        ]
    }
}
