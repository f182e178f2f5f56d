import KubeObjects

/// What the checks of a pod's parts need to know of the pod.
struct PodContext {
    /// Whether this is a pod, not a template.
    var isPod: Bool
    /// The pod's name, empty for templates.
    var name = ""
    /// The volumes without errors, which mounts may name.
    var volumes: [(name: String, source: Value)] = []
    /// The names of `resourceClaims`.
    var claims: [String] = []
    var gracePeriod: Int?
    var restartPolicy = ""
    var hostUsers = true
}

extension Validator {
    /// A pod that is created.
    mutating func pod(creating pod: Value) {
        podMetadataAndSpec(pod)
        within(.spec) { v in
            let spec = pod[.spec]
            if !spec[.ephemeralContainers].isEmpty {
                v.forbidden(.ephemeralContainers, because: "cannot be set on create")
            }
            if !spec[.nodeName].text.isEmpty, !spec[.schedulingGates].isEmpty {
                v.forbidden(.nodeName, because: "cannot be set until all schedulingGates have been cleared")
            }
        }
    }

    /// What holds for a pod at any time.
    mutating func podMetadataAndSpec(_ pod: Value) {
        metadata(of: pod, isNamespaced: true, name: .subdomain)
        let spec = pod[.spec]
        within(.metadata) { $0.podAnnotations(pod[.metadata], spec: spec) }
        within(.spec) { v in
            v.podSpec(spec, PodContext(isPod: true, name: pod.objectName))
            if spec[.serviceAccountName].text.isEmpty { v.noTokenVolumes(spec) }
            for field in [Key.containers, .initContainers] {
                v.forEach(field, of: spec) { v, container, _ in v.imageOfPod(container) }
            }
        }
    }

    /// The template of pods within a workload.
    mutating func podTemplate(_ field: Key, of value: Value) {
        let template = value[field]
        within(field) { v in
            let meta = template[.metadata]
            v.labels(.labels, of: meta)
            v.annotations(of: meta)
            v.podAnnotations(meta, spec: template[.spec])
            v.within(.spec) { v in
                v.podSpec(template[.spec], PodContext(isPod: false))
                if !template[.spec][.ephemeralContainers].isEmpty {
                    v.forbidden(.ephemeralContainers, because: "ephemeral containers not allowed in pod template")
                }
            }
        }
    }

    /// An image name of a pod may not be padded; in templates it is tolerated.
    mutating func imageOfPod(_ container: Value) {
        guard case .string(let image) = container[.image] else { return }
        let space: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
        if image.utf8.first.map(space) == true || image.utf8.last.map(space) == true {
            invalid(.image, was: .string(image), because: "must not have leading or trailing whitespace")
        }
    }

    private mutating func noTokenVolumes(_ spec: Value) {
        forEach(.volumes, of: spec) { v, volume, _ in
            v.ifPresent(.projected, of: volume) { v, projected in
                v.forEach(.sources, of: projected) { v, source, _ in
                    if !source[.serviceAccountToken].isNull {
                        v.forbidden(
                            .serviceAccountToken, because: "must not be specified when serviceAccountName is not set")
                    }
                }
            }
        }
    }

    /// Annotations that mean something for a pod.
    mutating func podAnnotations(_ meta: Value, spec: Value) {
        guard case .object(let annotations) = meta[.annotations], !annotations.isEmpty else { return }
        if !annotations[.mirrorPod].isNull, spec[.nodeName].text.isEmpty {
            within(.annotations) { v in
                v.within(entry: .mirrorPod) {
                    $0.invalid(
                        was: annotations[.mirrorPod],
                        because: "must set spec.nodeName if mirror pod annotation is set")
                }
            }
        }
        if case .string(let cost) = annotations[.podDeletionCost], !isDeletionCost(cost) {
            within(.annotations) { v in
                v.within(entry: .podDeletionCost) { $0.invalid(was: .string(cost), because: "must be a 32bit integer") }
            }
        }
    }

    /// The specification of a pod or of a template.
    mutating func podSpec(_ spec: Value, _ context: PodContext) {
        var context = context
        context.gracePeriod = spec[.terminationGracePeriodSeconds].integer
        context.restartPolicy = spec[.restartPolicy].text
        context.hostUsers = spec[.hostUsers].bool ?? true
        if spec[.terminationGracePeriodSeconds].isNull, !spec[.containers].isEmpty {
            required(.terminationGracePeriodSeconds)
        }
        volumes(of: spec, &context)
        resourceClaims(of: spec, &context)
        containers(of: spec, context)
        initContainers(of: spec, context)
        ephemeralContainers(of: spec, context)
        podResources(of: spec)
        hostNetworkPorts(of: spec, isPod: context.isPod)
        podPolicies(of: spec)
        labels(.nodeSelector, of: spec)
        podSecurityContext(of: spec)
        ifPresent(.affinity, of: spec) { v, affinity in v.affinity(affinity) }
        dnsConfig(of: spec)
        gates(of: spec)
        topologySpread(of: spec)
        hostProcess(of: spec)
        hostUsers(of: spec)
        podNames(of: spec)
        podOperatingSystem(of: spec)
    }

    private mutating func podPolicies(of spec: Value) {
        if !spec[.restartPolicy].isNull { choice(.restartPolicy, of: spec, ["Always", "OnFailure", "Never"]) }
        if !spec[.dnsPolicy].isNull {
            choice(.dnsPolicy, of: spec, ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
        }
    }

    private mutating func podNames(of spec: Value) {
        named(.serviceAccountName, of: spec, Format.dnsSubdomain)
        named(.nodeName, of: spec, Format.dnsSubdomain)
        if let seconds = spec[.activeDeadlineSeconds].integer, !(1...Int(Int32.max)).contains(seconds) {
            invalid(.activeDeadlineSeconds, was: Value(seconds), because: Message.range(1, Int(Int32.max)))
        }
        named(.hostname, of: spec, Format.dnsLabel)
        named(.subdomain, of: spec, Format.dnsLabel)
        tolerations(of: spec)
        hostAliases(of: spec)
        named(.priorityClassName, of: spec, Format.dnsSubdomain)
        named(.runtimeClassName, of: spec, Format.dnsSubdomain)
        if !spec[.preemptionPolicy].isNull {
            choice(.preemptionPolicy, of: spec, ["PreemptLowerPriority", "Never"])
        }
        ifPresent(.overhead, of: spec) { v, overhead in
            v.resourceRequirements(["limits": overhead], claims: [])
        }
        named(.hostnameOverride, of: spec, Format.dnsSubdomain)
    }

    /// A name that is checked where it is not empty.
    mutating func named(_ field: Key, of value: Value, _ format: (String) -> [String]) {
        guard case .string(let name) = value[field], !name.isEmpty else { return }
        check(field, name, format(name))
    }

    private mutating func hostNetworkPorts(of spec: Value, isPod: Bool) {
        guard spec[.hostNetwork].isTrue else { return }
        forEach(.containers, of: spec) { v, container, _ in
            v.forEach(.ports, of: container) { v, port, _ in
                let hostPort = port[.hostPort].number64
                if isPod || hostPort != 0, hostPort != port[.containerPort].number64 {
                    v.invalid(
                        .hostPort, was: Value(hostPort),
                        because: "must match `containerPort` when `hostNetwork` is true")
                }
            }
        }
    }

    private mutating func hostAliases(of spec: Value) {
        forEach(.hostAliases, of: spec) { v, alias, _ in
            v.check(.ip, alias[.ip].text, Format.address(alias[.ip].text))
            v.forEach(.hostnames, of: alias) { v, name, _ in
                v.check(name.text, Format.dnsSubdomain(name.text))
            }
        }
    }

    private mutating func dnsConfig(of spec: Value) {
        let config = spec[.dnsConfig]
        if spec[.dnsPolicy].text == "None" {
            if config.isNull {
                required(.dnsConfig, because: "must provide `dnsConfig` when `dnsPolicy` is None")
                return
            }
            if config[.nameservers].isEmpty {
                within(.dnsConfig) {
                    $0.required(
                        .nameservers, because: "must provide at least one DNS nameserver when `dnsPolicy` is None")
                }
                return
            }
        }
        if config.isNull { return }
        within(.dnsConfig) { $0.dnsConfig(config) }
    }

    /// The limits are those of the resolver of Linux: 3 servers, 32 search domains, 2048 characters.
    private mutating func dnsConfig(_ config: Value) {
        let servers = config[.nameservers]
        if servers.elements.count > 3 {
            invalid(.nameservers, was: servers, because: "must not have more than 3 nameservers")
        }
        forEach(.nameservers, of: config) { v, server, _ in v.check(server.text, Format.address(server.text)) }
        let searches = config[.searches]
        let domains = searches.elements.map(\.text)
        if domains.count > 32 {
            invalid(.searches, was: searches, because: "must not have more than 32 search paths")
        }
        if domains.reduce(domains.count - 1, { $0 + $1.utf8.count }) > 2048 {
            invalid(
                .searches, was: searches,
                because: "must not have more than 2048 characters (including spaces) in the search list")
        }
        forEach(.searches, of: config) { v, search, _ in
            guard search.text != "." else { return }
            let domain = search.text.hasSuffix(".") ? String(search.text.dropLast()) : search.text
            v.check(domain, Format.searchDomain(domain))
        }
        forEach(.options, of: config) { v, option, _ in
            if option[.name].text.isEmpty { v.required(because: "must not be empty") }
        }
    }

    private mutating func gates(of spec: Value) {
        forEach(.readinessGates, of: spec) { v, gate, _ in
            let type = gate[.conditionType].text
            v.check(.conditionType, type, Format.qualifiedName(type))
        }
        var seen: [String] = []
        forEach(.schedulingGates, of: spec) { v, gate, _ in
            let name = gate[.name].text
            v.check(name, Format.qualifiedName(name))
            if seen.contains(name) { v.duplicate(was: .string(name)) }
            seen.append(name)
        }
    }

    private mutating func resourceClaims(of spec: Value, _ context: inout PodContext) {
        var names: [String] = []
        forEach(.resourceClaims, of: spec) { v, claim, _ in
            let name = claim[.name].text
            if name.isEmpty {
                v.required(.name)
            } else if names.contains(name) {
                v.duplicate(.name, was: .string(name))
            } else {
                v.check(.name, name, Format.dnsLabel(name))
                names.append(name)
            }
            let (direct, template) = (claim[.resourceClaimName], claim[.resourceClaimTemplateName])
            if !direct.isNull, !template.isNull {
                v.invalid(
                    was: claim, as: "PodResourceClaim",
                    because: "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")
            } else if direct.isNull, template.isNull {
                v.invalid(
                    was: claim, as: "PodResourceClaim",
                    because: "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")
            }
            v.named(.resourceClaimName, of: claim, Format.dnsSubdomain)
            v.named(.resourceClaimTemplateName, of: claim, Format.dnsSubdomain)
        }
        context.claims = names
    }
}

private func isDeletionCost(_ text: String) -> Bool {
    guard let number = Int32(text) else { return false }
    return text == "0" || !(text.hasPrefix("+") || text.hasPrefix("0") || text.hasPrefix("-0")) || number == 0
}
