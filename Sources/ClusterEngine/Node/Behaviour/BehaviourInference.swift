import KubeObjects

extension Cluster {
    /// How a container behaves: as declared, else as its manifest lets one expect.
    func behaviour(
        of manifest: Value, index: Int, isInit: Bool, in pod: Value, on node: String
    ) -> ContainerBehaviour {
        let image = manifest[.image].string ?? ""
        let environment = ContainerEnvironment(of: manifest, in: pod, cluster: self, node: node)
        let inferred = inferredBehaviour(of: manifest, image: image, environment, isInit: isInit, in: pod, on: node)
        // What is declared is how a container that starts behaves; whether it starts is still the manifest's business.
        if inferred.failsToStart { return inferred }
        return behaviours.declared(
            over: inferred.fitting(memoryLimit(of: manifest, on: node)), for: pod,
            container: manifest[.name].string ?? "", image: image)
    }

    private func inferredBehaviour(
        of manifest: Value, image: String, _ environment: ContainerEnvironment, isInit: Bool, in pod: Value,
        on node: String
    ) -> ContainerBehaviour {
        let variables = environment.dictionary
        var behaviour = ContainerBehaviour()
        let family = ImageFamily(of: image)
        if let problem = architectureProblem(of: image, on: node) {
            // The kernel refuses the first program of the image.
            behaviour.runDuration = .milliseconds(10)
            behaviour.exitCode = 255
            behaviour.logLines = [(after: .zero, text: problem)]
            behaviour.failsToStart = true
            return behaviour
        }
        let command = (manifest[.command].elements + manifest[.args].elements).compactMap(\.string)
            .map { $0.contains("$(") ? ContainerEnvironment.expand($0, variables) : $0 }
        if let error = startError(of: manifest, command, family) {
            behaviour.startError = error
            behaviour.failsToStart = true
            return behaviour
        }
        let hasOwnCommand = !manifest[.command].isEmpty || family?.isShell == true && !manifest[.args].isEmpty
        if hasOwnCommand, let script = script(for: command, family) {
            let server = isOneShot(manifest, isInit: isInit, in: pod) ? nil : script.servingLastProgram()
            if server != nil { behaviour.dependencies = dependencies(of: manifest, environment, in: pod) }
            behaviour.script = server ?? script
            behaviour.environment = variables
            behaviour.secrets = environment.secrets
            return behaviour
        }
        if let family { apply(family, to: &behaviour, manifest, pod, variables, node: node) }
        behaviour.dependencies = dependencies(of: manifest, environment, in: pod)
        // The image of a server may well be used for its tools: what comes first, or under a command of its own, ends.
        let isFamilyServer = family?.ports.isEmpty == false && manifest[.command].isEmpty
        let isServer = !isInit && (isFamilyServer || !manifest[.ports].isEmpty)
        if behaviour.runDuration == nil, !isServer, isOneShot(manifest, isInit: isInit, in: pod) {
            behaviour.runDuration = .seconds(2)
        } else if !behaviour.dependencies.isEmpty, behaviour.ports == nil {
            behaviour.ports = ports(of: manifest, pod, variables)
        }
        return behaviour
    }

    /// Whether a container does one thing and ends: init containers, and what Jobs run.
    private func isOneShot(_ manifest: Value, isInit: Bool, in pod: Value) -> Bool {
        if isInit { return manifest[.restartPolicy].string != "Always" }
        let policy = pod[.spec][.restartPolicy].string
        return policy == "Never" || policy == "OnFailure"
    }

    /// The ports a server of unknown make listens on; `nil` where the manifest names none.
    private func ports(of manifest: Value, _ pod: Value, _ variables: [String: String]) -> [Int]? {
        var ports = manifest[.ports].elements.compactMap { $0[.containerPort].integer }
        if let port = variables["PORT"].flatMap({ Int($0) }) { ports.append(port) }
        return ports.isEmpty ? nil : ports
    }

    /// The script of a command the simulation understands; `nil` for programs it does not know.
    private func script(for command: [String], _ family: ImageFamily?) -> ShellScript? {
        guard let path = command.first else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if ["sh", "bash", "ash", "dash"].contains(name) {
            guard let text = ShellMachine.script(of: Array(command.dropFirst())), !Self.isBeyondTheShell(text) else {
                return nil
            }
            return behaviours.script(text)
        }
        let known: Set<String> = [
            "sleep", "true", "false", "echo", "cat", "tail", "test", "date", "env", "nc", "nslookup", "wget", "curl",
            "printf",
            "touch", "ls", "stress", "stress-ng", "pg_isready",
        ]
        guard known.contains(name) else { return nil }
        return ShellScript(arguments: command)
    }

    /// Whether what a script does hangs on programs whose output the simulation cannot tell; then it is taken to work as soon as
    /// what it needs can be reached.
    private static func isBeyondTheShell(_ text: String) -> Bool {
        if text.contains("$((") { return true }
        let words = Set(text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }).map(String.init))
        return !words.isDisjoint(with: ["awk", "sed", "jq", "yq", "perl", "python", "python3", "node", "ruby", "xargs"])
    }

    private func apply(
        _ family: ImageFamily, to behaviour: inout ContainerBehaviour, _ manifest: Value, _ pod: Value,
        _ variables: [String: String], node: String
    ) {
        behaviour.startupDuration = .milliseconds(Int64(family.startup * 1_000))
        behaviour.memory = UsageCurve(family.megabytes * 1_000_000)
        behaviour.termination =
            family.stopCode.map { .exits($0, after: .milliseconds(Int64(family.stopSeconds * 1_000))) } ?? .ignores
        if !family.ports.isEmpty, manifest[.command].isEmpty, manifest[.args].isEmpty, !isConfigured(manifest, pod) {
            behaviour.ports = family.ports
        }
        if family.isShell, manifest[.command].isEmpty, manifest[.args].isEmpty {
            // A shell without a terminal reads the end of its input and ends.
            behaviour.runDuration = .milliseconds(10)
        }
        guard manifest[.command].isEmpty else { return }
        for check in family.checks {
            guard let problem = problem(of: check, manifest, pod, variables) else { continue }
            behaviour.runDuration = .milliseconds(300)
            behaviour.exitCode = 1
            behaviour.logLines = [(after: .milliseconds(200), text: problem)]
            behaviour.failsToStart = true
            return
        }
    }

    /// Whether configuration files are mounted into a container, so that it may listen elsewhere than usual.
    private func isConfigured(_ manifest: Value, _ pod: Value) -> Bool {
        let names = Set(
            pod[.spec][.volumes].elements.filter { !$0[.configMap].isNull || !$0[.secret].isNull }
                .compactMap { $0[.name].string })
        return manifest[.volumeMounts].elements.contains { names.contains($0[.name].string ?? "") }
    }

    // MARK: Start checks

    private func problem(
        of check: ImageFamily.StartCheck, _ manifest: Value, _ pod: Value, _ variables: [String: String]
    ) -> String? {
        switch check {
        case .needsVariable(let names, let message):
            return names.contains { !(variables[$0] ?? "").isEmpty } ? nil : message
        case .dataDirectory(let usual, let variable, let owner):
            let directory = variable.flatMap { variables[$0] } ?? usual
            return dataProblem(directory, owner: owner, manifest, pod)
        }
    }

    /// What a database finds wrong with its data directory: a fresh disk has `lost+found` and belongs to root.
    private func dataProblem(_ directory: String, owner: Int, _ manifest: Value, _ pod: Value) -> String? {
        let mounts = manifest[.volumeMounts].elements.filter { mount in
            guard let path = mount[.mountPath].string else { return false }
            return directory == path || directory.hasPrefix(path + "/")
        }
        guard let mount = mounts.max(by: { ($0[.mountPath].string ?? "").count < ($1[.mountPath].string ?? "").count }),
            let volume = pod[.spec][.volumes].elements.first(where: { $0[.name] == mount[.name] }),
            let claim = volume.claimName(in: pod), isFormattedDisk(claim, namespace: pod.objectNamespace)
        else { return nil }
        let security = pod[.spec][.securityContext]
        let user = manifest[.securityContext][.runAsUser].integer ?? security[.runAsUser].integer ?? 0
        if user != 0, security[.fsGroup].isNull {
            return "mkdir: cannot create directory '\(directory)': Permission denied"
        }
        let isRoot = directory == mount[.mountPath].string && (mount[.subPath].string ?? "").isEmpty
        guard isRoot else { return nil }
        if directory.contains("postgres") {
            return
                "initdb: error: directory \"\(directory)\" exists but is not empty\ninitdb: detail: It contains a lost+found directory, perhaps due to it being a mount point."
        }
        // MySQL and MariaDB ignore lost+found.
        return nil
    }

    /// Whether a claim's volume is a disk that was formatted for it, rather than a directory or a share.
    private func isFormattedDisk(_ claim: String, namespace: String) -> Bool {
        let key = ObjectKey(.persistentVolumeClaim, namespace: namespace, name: claim)
        guard let name = object(key)?[.spec][.volumeName].string,
            let volume = object(ObjectKey(.persistentVolume, name: name))
        else { return false }
        let source = volume[.spec]["csi"]
        guard let driver = source["driver"].string, let capabilities = storage.capabilities[driver] else {
            return false
        }
        return capabilities.makesRootOwnedFileSystem && source["fsType"].string != "xfs"
    }

    // MARK: Starting

    /// Why the runtime cannot start the command, in runc's words; `nil` where it can.
    private func startError(of manifest: Value, _ command: [String], _ family: ImageFamily?) -> String? {
        let prefix =
            "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: "
        if let directory = manifest[.workingDir].string, ShellWorld.knownFiles.contains(directory) {
            return prefix + "error during container init: mkdir \(directory): not a directory"
        }
        guard !manifest[.command].isEmpty || family?.isShell == true, let path = command.first else { return nil }
        if ShellWorld.directories.contains(path) { return prefix + "exec: \"\(path)\": permission denied" }
        let isMounted = manifest[.volumeMounts].elements.contains { mount in
            mount[.mountPath].string.map { path.hasPrefix($0) } ?? false
        }
        guard !isMounted, family?.lacks(path) == true || Self.looksMissing(path) else { return nil }
        return path.contains("/")
            ? prefix + "exec: \"\(path)\": stat \(path): no such file or directory"
            : prefix + "exec: \"\(path)\": executable file not found in $PATH"
    }

    /// Whether a name was chosen to mean a program that is not there.
    private static func looksMissing(_ path: String) -> Bool {
        let text = path.lowercased()
        return ["nosuch", "no-such", "no/such", "nonexist", "non-exist", "does-not-exist", "doesnotexist"].contains {
            text.contains($0)
        }
    }

    private func architectureProblem(of image: String, on node: String) -> String? {
        guard case .success(let reference) = ImageReference.parse(image),
            let known = images.images[reference.description]?.architectures, !known.isEmpty,
            let machine = machines.machines[node]?.architecture, !known.contains(machine)
        else { return nil }
        return "exec /docker-entrypoint.sh: exec format error"
    }

    // MARK: Memory

    /// The bytes of memory a container may use: its limit, else what its node has.
    func memoryLimit(of manifest: Value, on node: String) -> Double {
        if let limit = Quantity(manifest[.resources][.limits][.memory]) { return Double(limit.intValue) }
        let capacity = object(ObjectKey(.node, name: node))?[.status][.allocatable][.memory] ?? .null
        return Quantity(capacity).map { Double($0.intValue) } ?? 8e9
    }
}
