import AppSources
import ClusterPlatforms
import KubeObjects

/// B10: a database that wants an empty directory gets the root of a disk.
struct DataDirectoryNotEmpty: Rule {
    let id = "data-directory-not-empty"

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            let volumes = move.claims(mountedBy: workload).filter { claim, _ in
                !claim.isBlock && (move.storageDriver(of: claim, on: move.managed)?.hasLostAndFound ?? false)
            }.map(\.volume)
            return workload.containers.flatMap { path, container in
                container[.volumeMounts].elements.enumerated().compactMap { index, mount -> Match? in
                    guard let directory = DataDirectory.known.first(where: { $0.path == mount[.mountPath].string }),
                        let volume = mount[.name].string, volumes.contains(volume),
                        mount["subPath"].isNull, mount["subPathExpr"].isNull,
                        directory.isRoot(given: container)
                    else { return nil }
                    return Match(
                        workload.manifest,
                        path.appending(.volumeMounts).appending(index).appending(.mountPath),
                        severity: directory.severity,
                        [
                            "container": LocalizedText(verbatim: container[.name].string ?? ""),
                            "workload": .workload(workload), "path": LocalizedText(verbatim: directory.path),
                            "program": LocalizedText(verbatim: directory.program), "remedy": directory.remedy,
                        ])
                }
            }
        }
    }
}

/// A directory in which a program wants to start empty.
struct DataDirectory {
    let path: String
    let program: String
    /// The variable that moves it; `nil` where there is none.
    let variable: String?
    let severity: Severity

    /// The data directories of databases' official images (their Dockerfiles and entry points).
    static let known: [DataDirectory] = [
        DataDirectory(path: "/var/lib/postgresql/data", program: "initdb", variable: "PGDATA", severity: .error),
        DataDirectory(path: "/var/lib/mysql", program: "mysqld --initialize", variable: nil, severity: .warning),
    ]

    /// Whether the program uses the mount's root itself, rather than a directory in it.
    func isRoot(given container: Value) -> Bool {
        guard let variable,
            let entry = container[.env].elements.first(where: { $0[.name].string == variable })
        else { return true }
        // A value from elsewhere cannot be read here; somebody thought of it.
        guard let value = entry[.value].string else { return false }
        return value == path || value == path + "/"
    }

    /// What to do.
    var remedy: LocalizedText {
        if let variable {
            return .say(
                "Set `\(variable)=\(path)/data` in the container, or mount the volume with a `subPath`.",
                "コンテナに `\(variable)=\(path)/data` を設定するか、`subPath` を付けてマウントしてください。")
        }
        return .say("Mount the volume with a `subPath`.", "`subPath` を付けてマウントしてください。")
    }
}

/// B10: a process that is not root gets a disk that belongs to root.
struct VolumeNotWritable: Rule {
    let id = "volume-not-writable"

    func matches(in move: Move) -> [Match] {
        move.workloads.flatMap { workload in
            guard workload.spec[.securityContext]["fsGroup"].isNull else { return [Match]() }
            let volumes = move.claims(mountedBy: workload).filter { claim, _ in
                guard !claim.isBlock, let driver = move.storageDriver(of: claim, on: move.managed) else { return false }
                return driver.rootOwner == .root && isOpenToday(claim, move)
            }.map(\.volume)
            guard !volumes.isEmpty else { return [] }
            return workload.containers.compactMap { path, container in
                guard
                    let mount = container[.volumeMounts].elements.first(where: {
                        volumes.contains($0[.name].string ?? "") && $0["readOnly"].bool != true
                    }), let user = NonRootUser(container: container, pod: workload.spec)
                else { return nil }
                return Match(
                    workload.manifest, workload.specPath.appending(.securityContext),
                    [
                        "container": LocalizedText(verbatim: container[.name].string ?? ""),
                        "workload": .workload(workload), "user": user.text,
                        "volume": LocalizedText(verbatim: mount[.name].string ?? ""),
                        "group": user.group.map { .say(" (\($0))", "（\($0)）") } ?? .empty,
                    ])
            }.prefix(1).map { $0 }
        }
    }

    /// Whether anybody may write to the volume where the app runs today.
    private func isOpenToday(_ claim: Claim, _ move: Move) -> Bool {
        move.usualDriver(on: move.origin)?.rootOwner == .everyone
    }
}

/// The user of a container that is not root.
struct NonRootUser {
    let number: Int?
    let group: Int?

    /// Reads `runAsUser` and `runAsNonRoot`, the container's before the pod's; `nil` where it may be root.
    init?(container: Value, pod: Value) {
        func setting(_ key: Key) -> Value {
            let own = container[.securityContext][key]
            return own.isNull ? pod[.securityContext][key] : own
        }
        number = setting("runAsUser").integer
        group = setting("runAsGroup").integer
        if let number {
            if number == 0 { return nil }
        } else if setting("runAsNonRoot").bool != true {
            return nil
        }
    }

    var text: LocalizedText {
        number.map { .say("user \($0)", "ユーザー \($0)") } ?? .say("a user other than root", "root 以外のユーザー")
    }
}
