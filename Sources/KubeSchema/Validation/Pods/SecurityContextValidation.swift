import KubeObjects

extension Validator {
    /// The security context of a container.
    mutating func securityContext(_ security: Value, hostUsers: Bool) {
        identity(.runAsUser, of: security)
        identity(.runAsGroup, of: security)
        if case .string(let mount) = security[.procMount] {
            if mount != "Default", mount != "Unmasked" {
                unsupported(.procMount, was: .string(mount), supported: ["Default", "Unmasked"])
            }
            if hostUsers, mount == "Unmasked" {
                invalid(.procMount, was: .string(mount), because: "`hostUsers` must be false to use `Unmasked`")
            }
        }
        ifPresent(.seccompProfile, of: security) { v, profile in v.seccompProfile(profile) }
        if security[.allowPrivilegeEscalation].bool == false { noEscalation(security) }
        ifPresent(.windowsOptions, of: security) { v, options in v.windowsOptions(options) }
        ifPresent(.appArmorProfile, of: security) { v, profile in v.appArmorProfile(profile) }
    }

    private mutating func noEscalation(_ security: Value) {
        if security[.privileged].isTrue {
            invalid(
                was: security, as: "SecurityContext",
                because: "cannot set `allowPrivilegeEscalation` to false and `privileged` to true")
        }
        for capability in security[.capabilities][.add].elements where capability.text == "CAP_SYS_ADMIN" {
            invalid(
                was: security, as: "SecurityContext",
                because: "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN")
        }
    }

    /// A user or group number.
    private mutating func identity(_ field: Key, of value: Value) {
        guard case .integer(let number) = value[field], !(0...0xffff_ffff).contains(number) else { return }
        invalid(field, was: .integer(number), because: Message.range(0, 0xffff_ffff))
    }

    private mutating func seccompProfile(_ profile: Value) {
        let type = profile[.type].text
        if type.isEmpty {
            required(.type, because: "type is required when seccompProfile is set")
        } else {
            optionalChoice(.type, of: profile, ["Localhost", "RuntimeDefault", "Unconfined"])
        }
        let local = profile[.localhostProfile]
        if type == "Localhost" {
            if local.isNull {
                required(.localhostProfile, because: "must be set when seccomp type is Localhost")
            } else {
                descendingPath(.localhostProfile, local.text)
            }
        } else if !local.isNull {
            invalid(
                .localhostProfile, was: profile, as: "SeccompProfile",
                because: "can only be set when seccomp type is Localhost")
        }
    }

    private mutating func appArmorProfile(_ profile: Value) {
        let type = profile[.type].text
        let local = profile[.localhostProfile]
        switch type {
        case "Localhost":
            let text = local.text
            if text.isEmpty {
                required(.localhostProfile, because: "must be set when AppArmor type is Localhost")
            } else if text.hasPrefix(" ") || text.hasSuffix(" ") {
                invalid(.localhostProfile, was: local, because: "must not be padded with whitespace")
            }
            if text.utf8.count > 4095 { tooLong(.localhostProfile, limit: 4095) }
        case "RuntimeDefault", "Unconfined":
            if !local.isNull {
                invalid(.localhostProfile, was: local, because: "can only be set when AppArmor type is Localhost")
            }
        case "":
            required(.type, because: "type is required when appArmorProfile is set")
        default:
            unsupported(.type, was: .string(type), supported: ["Localhost", "RuntimeDefault", "Unconfined"])
        }
    }

    private mutating func windowsOptions(_ options: Value) {
        if case .string(let name) = options[.gmsaCredentialSpecName] {
            check(.gmsaCredentialSpecName, name, Format.dnsSubdomain(name))
        }
        if case .string(let specification) = options[.gmsaCredentialSpec], specification.isEmpty {
            invalid(.gmsaCredentialSpec, was: "", because: "gmsaCredentialSpec cannot be an empty string")
        }
        if case .string(let user) = options[.runAsUserName], user.isEmpty {
            invalid(.runAsUserName, was: "", because: "runAsUserName cannot be an empty string")
        }
    }

    // MARK: The pod's

    /// The security context of a pod or template.
    mutating func podSecurityContext(of spec: Value) {
        let security = spec[.securityContext]
        if security.isEmpty { return }
        within(.securityContext) { v in
            v.identity(.fsGroup, of: security)
            v.identity(.runAsUser, of: security)
            v.identity(.runAsGroup, of: security)
            v.forEach(.supplementalGroups, of: security) { v, group, _ in
                if case .integer(let number) = group, !(0...0xffff_ffff).contains(number) {
                    v.invalid(was: group, because: Message.range(0, 0xffff_ffff))
                }
            }
            if spec[.shareProcessNamespace].isTrue, spec[.hostPID].isTrue {
                v.invalid(
                    .shareProcessNamespace, was: true,
                    because: "ShareProcessNamespace and HostPID cannot both be enabled")
            }
            v.sysctls(of: security, spec)
            v.optionalChoice(.fsGroupChangePolicy, of: security, ["Always", "OnRootMismatch"])
            v.ifPresent(.seccompProfile, of: security) { v, profile in v.seccompProfile(profile) }
            v.ifPresent(.windowsOptions, of: security) { v, options in v.windowsOptions(options) }
            v.ifPresent(.appArmorProfile, of: security) { v, profile in v.appArmorProfile(profile) }
            v.optionalChoice(.supplementalGroupsPolicy, of: security, ["Merge", "Strict"])
            v.optionalChoice(.seLinuxChangePolicy, of: security, ["MountOption", "Recursive"])
        }
    }

    private mutating func sysctls(of security: Value, _ spec: Value) {
        var names: [String] = []
        forEach(.sysctls, of: security) { v, sysctl, _ in
            let name = sysctl[.name].text
            if name.isEmpty {
                v.required(.name)
            } else if !Format.isSysctl(name) {
                v.invalid(.name, was: .string(name), because: sysctlMessage)
            } else if names.contains(name) {
                v.duplicate(.name, was: .string(name))
            }
            let dotted = String(name.map { $0 == "/" ? "." : $0 })
            if spec[.hostNetwork].isTrue, dotted.hasPrefix("net.") {
                v.invalid(.name, was: .string(name), because: "may not be specified when 'hostNetwork' is true")
            } else if spec[.hostIPC].isTrue,
                ["kernel.shm", "kernel.msg", "fs.mqueue."].contains(where: dotted.hasPrefix) || dotted == "kernel.sem"
            {
                v.invalid(.name, was: .string(name), because: "may not be specified when 'hostIPC' is true")
            }
            names.append(name)
        }
    }

    /// A pod with its own users cannot share other namespaces with the host.
    mutating func hostUsers(of spec: Value) {
        guard spec[.hostUsers].bool == false else { return }
        for (source, name) in [(Key.hostNetwork, Key.hostNetwork), (.hostPID, "HostPID"), (.hostIPC, "HostIPC")]
        where spec[source].isTrue {
            forbidden(name, because: "when `pod.Spec.HostUsers` is false")
        }
    }

    // MARK: Operating systems

    /// Windows containers that run as processes of the host.
    mutating func hostProcess(of spec: Value) {
        let podWide = spec[.securityContext][.windowsOptions][.hostProcess].bool
        var (all, hostProcesses) = (0, 0)
        for field in [Key.initContainers, .containers, .ephemeralContainers] {
            forEach(field, of: spec) { v, container, _ in
                all += 1
                let own = container[.securityContext][.windowsOptions][.hostProcess].bool
                if let podWide, let own, podWide != own {
                    v.within(.securityContext, .windowsOptions) {
                        $0.invalid(
                            .hostProcess, was: .bool(own),
                            because: "pod hostProcess value must be identical if both are specified, was \(podWide)")
                    }
                }
                if own ?? podWide ?? false { hostProcesses += 1 }
            }
        }
        guard hostProcesses > 0 else { return }
        if hostProcesses != all {
            invalid(
                was: "",
                because: "If pod contains any hostProcess containers then all containers must be HostProcess containers"
            )
        }
        if !spec[.hostNetwork].isTrue {
            invalid(
                .hostNetwork, was: false,
                because: "hostNetwork must be true if pod contains any hostProcess containers")
        }
    }

    /// What does not go with the pod's declared operating system.
    mutating func podOperatingSystem(of spec: Value) {
        guard !spec[.os].isNull else { return }
        let name = spec[.os][.name].text
        switch name {
        case "":
            within(.os) { $0.required(.name, because: "cannot be empty") }
        case "linux":
            notOfSystem(
                spec, podFields: [], contextFields: [.windowsOptions], containerFields: [.windowsOptions],
                because: "windows options cannot be set for a linux pod")
        case "windows":
            notOfSystem(
                spec, podFields: [.hostUsers, .hostPID, .hostIPC, .shareProcessNamespace],
                contextFields: linuxFieldsOfPods, containerFields: linuxFieldsOfContainers,
                because: "cannot be set for a windows pod")
        default:
            unsupported(.os, was: .string(name), supported: ["linux", "windows"])
        }
    }

    private mutating func notOfSystem(
        _ spec: Value, podFields: [Key], contextFields: [Key], containerFields: [Key], because message: String
    ) {
        let security = spec[.securityContext]
        for field in contextFields where !security[field].isNull {
            within(.securityContext) { $0.forbidden(field, because: message) }
        }
        for field in podFields where !spec[field].isNull && (field == .hostUsers || spec[field].isTrue) {
            forbidden(field, because: message)
        }
        for list in [Key.initContainers, .containers, .ephemeralContainers] {
            forEach(list, of: spec) { v, container, _ in
                let security = container[.securityContext]
                for field in containerFields where !security[field].isNull {
                    v.within(.securityContext) { $0.forbidden(field, because: message) }
                }
            }
        }
    }
}

private let sysctlMessage =
    #"must have at most 253 characters and match regex "#
    + #"^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"#

private let linuxFieldsOfPods: [Key] = [
    .appArmorProfile, .seLinuxOptions, .seccompProfile, .fsGroup, .fsGroupChangePolicy, .sysctls, .runAsUser,
    .runAsGroup, .supplementalGroups, .supplementalGroupsPolicy, .seLinuxChangePolicy,
]

private let linuxFieldsOfContainers: [Key] = [
    .appArmorProfile, .seLinuxOptions, .seccompProfile, .capabilities, .readOnlyRootFilesystem, .privileged,
    .allowPrivilegeEscalation, .procMount, .runAsUser, .runAsGroup,
]
