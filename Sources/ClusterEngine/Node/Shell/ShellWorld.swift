import KubeObjects

/// What a process sees and touches around it.
struct ShellWorld {
    let cluster: Cluster
    let pod: Value
    let manifest: Value
    let node: String
    /// The moment of the present instruction.
    var now: Instant
    var environment: [String: String]
    /// Files the container made: their contents by path.
    var files: [String: String]
    /// The main process of the container.
    var process = ContainerProcess.none
    /// What was written since the last look.
    var output: [ContainerLog.Line] = []
    var terminationMessage: String?
    var isOutOfMemory = false
    /// Texts that must not be printed: values from Secrets.
    var secrets: [String] = []

    /// Writes a line of output; values of Secrets are made unreadable.
    mutating func write(_ text: String) {
        var shown = text
        for secret in secrets where !secret.isEmpty { shown = shown.replacing(secret, with: "***") }
        output.append(ContainerLog.Line(instant: now, text: shown))
    }

    /// The content of a file, `nil` where there is none.
    func content(of path: String) -> String? { files[path] ?? mountedContent(of: path) }

    func exists(_ path: String) -> Bool {
        if files[path] != nil || Self.directories.contains(path) || Self.knownFiles.contains(path) { return true }
        if files.keys.contains(where: { $0.hasPrefix(path + "/") }) { return true }
        // The kernel's own files are there in every container.
        if path.hasPrefix("/proc/") || path.hasPrefix("/sys/") { return true }
        return isMounted(path)
    }

    func isDirectory(_ path: String) -> Bool {
        Self.directories.contains(path) || files.keys.contains { $0.hasPrefix(path + "/") }
            || manifest[.volumeMounts].elements.contains { $0[.mountPath].string == path && $0[.subPath].isNull }
    }

    /// Directories of every Linux image.
    static let directories: Set<String> = [
        "/", "/bin", "/dev", "/etc", "/home", "/lib", "/opt", "/proc", "/proc/1", "/proc/self", "/root", "/run",
        "/sbin", "/sys", "/tmp", "/usr",
        "/usr/bin", "/usr/local", "/usr/local/bin", "/usr/sbin", "/var", "/var/lib", "/var/log", "/var/run", ".",
    ]
    /// Files of every Linux image.
    static let knownFiles: Set<String> = [
        "/etc/passwd", "/etc/group", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf", "/dev/null", "/dev/zero",
        "/dev/stdout", "/dev/stderr", "/dev/termination-log", "/bin/sh",
    ]

    private func isMounted(_ path: String) -> Bool {
        for mount in manifest[.volumeMounts].elements {
            guard let root = mount[.mountPath].string else { continue }
            if path == root || root.hasPrefix(path + "/") { return true }
        }
        return mountedContent(of: path) != nil
    }

    /// The content of a file that comes from a ConfigMap or Secret.
    private func mountedContent(of path: String) -> String? {
        for mount in manifest[.volumeMounts].elements {
            guard let root = mount[.mountPath].string, path.hasPrefix(root) else { continue }
            let volume = pod[.spec][.volumes].elements.first { $0[.name] == mount[.name] } ?? .null
            let relative: String
            if let subPath = mount[.subPath].string {
                guard path == root else { continue }
                relative = subPath
            } else {
                guard path.hasPrefix(root + "/") else { continue }
                relative = String(path.dropFirst(root.utf8.count + 1))
            }
            for source in VolumeSource.sources(of: volume) {
                if let text = source.file(relative, in: cluster, namespace: pod.objectNamespace) { return text }
            }
        }
        return nil
    }

    /// Whether a host answers on a port.
    func reach(_ host: String, _ port: Int?) -> Reachability {
        if host == "localhost" || host.hasPrefix("127.") {
            return port.map { process.listens(on: $0, at: now) } ?? true ? .connected : .refused
        }
        return cluster.reach(host, port: port, from: pod)
    }
}
