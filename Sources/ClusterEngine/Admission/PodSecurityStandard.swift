import KubeObjects

/// The checks of the Pod Security Standards, in the order in which the API server reports them.
public enum PodSecurityStandard {
    /// How strict.
    public enum Level: String, Sendable {
        case privileged
        case baseline
        case restricted
    }

    /// A check that a pod fails.
    public struct Violation: Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, such as `allowPrivilegeEscalation != false`.
        public var check: String
        /// Where, such as `container "c" must set securityContext.allowPrivilegeEscalation=false`.
        public var detail: String

        /// The check with its detail in parentheses.
        public var description: String { "\(check) (\(detail))" }
    }

    /// What keeps a pod (or a pod template) from meeting `level`; empty where it meets it.
    public static func violations(of pod: Value, level: Level) -> [Violation] {
        guard level != .privileged else { return [] }
        let subject = Subject(pod)
        var found: [Violation?] = [
            windowsHostProcess(subject), hostNamespaces(subject), privileged(subject),
        ]
        if level == .baseline {
            found += [capabilities(subject), hostPathVolumes(subject)]
        }
        found += [hostPorts(subject), hostProbes(subject), appArmor(subject), seLinux(subject), procMount(subject)]
        if level == .baseline {
            found += [seccompBaseline(subject), sysctls(subject)]
        } else {
            found += [
                sysctls(subject), escalation(subject), capabilitiesRestricted(subject), restrictedVolumes(subject),
                runAsNonRoot(subject), runAsUser(subject), seccompRestricted(subject),
            ]
        }
        return found.compactMap { $0 }
    }

    private struct Subject {
        let metadata: Value
        let spec: Value
        let containers: [(name: String, value: Value)]

        init(_ pod: Value) {
            metadata = pod[.metadata]
            spec = pod[.spec]
            containers = [Key.initContainers, .containers, .ephemeralContainers].flatMap { list in
                pod[.spec][list].elements.map { ($0[.name].string ?? "", $0) }
            }
        }

        /// The names of the containers whose security context satisfies `condition`.
        func names(_ condition: (Value) -> Bool) -> [String] {
            containers.filter { condition($0.value[.securityContext]) }.map(\.name)
        }
    }

    private static func quoted(_ names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private static func containers(_ names: [String]) -> String {
        "\(names.count == 1 ? "container" : "containers") \(quoted(names))"
    }

    private static func windowsHostProcess(_ subject: Subject) -> Violation? {
        let names = subject.names { $0["windowsOptions"]["hostProcess"].bool == true }
        let isPod = subject.spec[.securityContext]["windowsOptions"]["hostProcess"].bool == true
        guard isPod || !names.isEmpty else { return nil }
        let who = (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [containers(names)])
        return Violation(
            check: "hostProcess",
            detail: "\(who.joined(separator: " and ")) must not set securityContext.windowsOptions.hostProcess=true")
    }

    private static func hostNamespaces(_ subject: Subject) -> Violation? {
        let set = ["hostNetwork", "hostPID", "hostIPC"].filter { subject.spec[Key($0)].bool == true }.map {
            "\($0)=true"
        }
        return set.isEmpty ? nil : Violation(check: "host namespaces", detail: set.joined(separator: ", "))
    }

    private static func privileged(_ subject: Subject) -> Violation? {
        let names = subject.names { $0["privileged"].bool == true }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "privileged", detail: "\(containers(names)) must not set securityContext.privileged=true")
    }

    private static let baselineCapabilities: Set<String> = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    private static func added(_ context: Value) -> [String] {
        context["capabilities"]["add"].elements.compactMap(\.string)
    }

    private static func capabilities(_ subject: Subject) -> Violation? {
        var forbidden: Set<String> = []
        let names = subject.names { context in
            let extra = added(context).filter { !baselineCapabilities.contains($0) }
            forbidden.formUnion(extra)
            return !extra.isEmpty
        }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "non-default capabilities",
            detail:
                "\(containers(names)) must not include \(quoted(forbidden.sorted())) in securityContext.capabilities.add"
        )
    }

    private static func hostPathVolumes(_ subject: Subject) -> Violation? {
        let names = subject.spec[.volumes].elements.filter { !$0["hostPath"].isNull }.compactMap { $0[.name].string }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "hostPath volumes", detail: "\(names.count == 1 ? "volume" : "volumes") \(quoted(names))")
    }

    private static func hostPorts(_ subject: Subject) -> Violation? {
        var numbers: Set<Int> = []
        let names = subject.containers.filter { container in
            let used = container.value[.ports].elements.compactMap { $0[.hostPort].integer }.filter { $0 != 0 }
            numbers.formUnion(used)
            return !used.isEmpty
        }.map(\.name)
        guard !names.isEmpty else { return nil }
        let ports = numbers.sorted().map(String.init).joined(separator: ", ")
        return Violation(
            check: "hostPort",
            detail:
                "\(containers(names)) \(names.count == 1 ? "uses" : "use") \(numbers.count == 1 ? "hostPort" : "hostPorts") \(ports)"
        )
    }

    private static func hostProbes(_ subject: Subject) -> Violation? {
        var hosts: Set<String> = []
        let names = subject.containers.filter { container in
            let handlers =
                [Key.livenessProbe, .readinessProbe, .startupProbe].map { container.value[$0] }
                + [container.value[.lifecycle]["postStart"], container.value[.lifecycle]["preStop"]]
            let used = handlers.flatMap { [$0["httpGet"]["host"].string, $0["tcpSocket"]["host"].string] }
                .compactMap { $0 }.filter { !["", "127.0.0.1", "::1", "localhost"].contains($0) }
            hosts.formUnion(used)
            return !used.isEmpty
        }.map(\.name)
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "probe or lifecycle host",
            detail:
                "\(containers(names)) \(names.count == 1 ? "uses" : "use") probe or lifecycle \(hosts.count == 1 ? "host" : "hosts") \(quoted(hosts.sorted()))"
        )
    }

    private static func appArmor(_ subject: Subject) -> Violation? {
        func isBad(_ context: Value) -> Bool {
            guard let type = context["appArmorProfile"][.type].string else { return false }
            return type != "RuntimeDefault" && type != "Localhost"
        }
        let names = subject.names(isBad)
        let isPod = isBad(subject.spec[.securityContext])
        guard isPod || !names.isEmpty else { return nil }
        let who = (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [containers(names)])
        return Violation(
            check: "forbidden AppArmor profile",
            detail: "\(who.joined(separator: " and ")) must not set AppArmor profile type to \"Unconfined\"")
    }

    private static func seLinux(_ subject: Subject) -> Violation? {
        let allowed: Set<String> = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]
        func isBad(_ context: Value) -> Bool {
            let options = context["seLinuxOptions"]
            return !allowed.contains(options[.type].string ?? "") || !(options["user"].string ?? "").isEmpty
                || !(options["role"].string ?? "").isEmpty
        }
        let names = subject.names(isBad)
        let isPod = isBad(subject.spec[.securityContext])
        guard isPod || !names.isEmpty else { return nil }
        let who = (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [containers(names)])
        return Violation(
            check: "seLinuxOptions",
            detail: "\(who.joined(separator: " and ")) set forbidden securityContext.seLinuxOptions")
    }

    private static func procMount(_ subject: Subject) -> Violation? {
        var used: Set<String> = []
        let names = subject.names { context in
            guard let mount = context["procMount"].string, mount != "Default" else { return false }
            used.insert(mount)
            return true
        }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "procMount",
            detail: "\(containers(names)) must not set securityContext.procMount to \(quoted(used.sorted()))")
    }

    private static let safeSysctls: Set<String> = [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ]

    private static func sysctls(_ subject: Subject) -> Violation? {
        let used = subject.spec[.securityContext]["sysctls"].elements.compactMap { $0[.name].string }
            .filter { !safeSysctls.contains($0) }
        return used.isEmpty ? nil : Violation(check: "forbidden sysctls", detail: used.joined(separator: ", "))
    }

    private static func escalation(_ subject: Subject) -> Violation? {
        let names = subject.names { $0["allowPrivilegeEscalation"].bool != false }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "allowPrivilegeEscalation != false",
            detail: "\(containers(names)) must set securityContext.allowPrivilegeEscalation=false")
    }

    private static func capabilitiesRestricted(_ subject: Subject) -> Violation? {
        let notDropping = subject.names { context in
            !context["capabilities"]["drop"].elements.contains("ALL")
        }
        var forbidden: Set<String> = []
        let adding = subject.names { context in
            let extra = added(context).filter { $0 != "NET_BIND_SERVICE" }
            forbidden.formUnion(extra)
            return !extra.isEmpty
        }
        var details: [String] = []
        if !notDropping.isEmpty {
            details.append("\(containers(notDropping)) must set securityContext.capabilities.drop=[\"ALL\"]")
        }
        if !adding.isEmpty {
            details.append(
                "\(containers(adding)) must not include \(quoted(forbidden.sorted())) in securityContext.capabilities.add"
            )
        }
        return details.isEmpty
            ? nil : Violation(check: "unrestricted capabilities", detail: details.joined(separator: "; "))
    }

    private static let restrictedVolumeTypes: Set<String> = [
        "configMap", "downwardAPI", "emptyDir", "projected", "secret", "csi", "persistentVolumeClaim", "ephemeral",
        "image",
    ]

    private static func restrictedVolumes(_ subject: Subject) -> Violation? {
        var types: Set<String> = []
        let names = subject.spec[.volumes].elements.filter { volume in
            let used = volume.members.map(\.key.text).filter { $0 != "name" && !restrictedVolumeTypes.contains($0) }
            types.formUnion(used)
            return !used.isEmpty
        }.compactMap { $0[.name].string }
        guard !names.isEmpty else { return nil }
        let verb = names.count == 1 ? "volume \(quoted(names)) uses" : "volumes \(quoted(names)) use"
        let word = types.count == 1 ? "restricted volume type" : "restricted volume types"
        return Violation(check: "restricted volume types", detail: "\(verb) \(word) \(quoted(types.sorted()))")
    }

    private static func runAsNonRoot(_ subject: Subject) -> Violation? {
        let isPod = subject.spec[.securityContext]["runAsNonRoot"].bool
        let explicit = subject.names { $0["runAsNonRoot"].bool == false }
        if !explicit.isEmpty || isPod == false {
            let who = (isPod == false ? ["pod"] : []) + (explicit.isEmpty ? [] : [containers(explicit)])
            return Violation(
                check: "runAsNonRoot != true",
                detail: "\(who.joined(separator: " and ")) must not set securityContext.runAsNonRoot=false")
        }
        if isPod == true { return nil }
        let names = subject.names { $0["runAsNonRoot"].bool == nil }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "runAsNonRoot != true",
            detail: "pod or \(containers(names)) must set securityContext.runAsNonRoot=true")
    }

    private static func runAsUser(_ subject: Subject) -> Violation? {
        let names = subject.names { $0["runAsUser"].integer == 0 }
        let isPod = subject.spec[.securityContext]["runAsUser"].integer == 0
        guard isPod || !names.isEmpty else { return nil }
        let who = (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [containers(names)])
        return Violation(check: "runAsUser=0", detail: "\(who.joined(separator: " and ")) must not set runAsUser=0")
    }

    private static func seccompBaseline(_ subject: Subject) -> Violation? {
        func isBad(_ context: Value) -> Bool { context["seccompProfile"][.type].string == "Unconfined" }
        let names = subject.names(isBad)
        let isPod = isBad(subject.spec[.securityContext])
        guard isPod || !names.isEmpty else { return nil }
        let who = (isPod ? ["pod"] : []) + (names.isEmpty ? [] : [containers(names)])
        return Violation(
            check: "seccompProfile",
            detail:
                "\(who.joined(separator: " and ")) must not set securityContext.seccompProfile.type to \"Unconfined\"")
    }

    private static func seccompRestricted(_ subject: Subject) -> Violation? {
        if let violation = seccompBaseline(subject) { return violation }
        if subject.spec[.securityContext]["seccompProfile"][.type].string != nil { return nil }
        let names = subject.names { $0["seccompProfile"][.type].string == nil }
        guard !names.isEmpty else { return nil }
        return Violation(
            check: "seccompProfile",
            detail:
                "pod or \(containers(names)) must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\""
        )
    }
}
