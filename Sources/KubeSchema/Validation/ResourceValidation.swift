import KubeObjects

/// What Kubernetes says of the names of resources such as `cpu` or `example.com/gpu`.
enum ResourceName {
    static func isHugePages(_ name: String) -> Bool { name.hasPrefix("hugepages-") }

    /// Names without a domain, or of `kubernetes.io`.
    static func isNative(_ name: String) -> Bool { !name.contains("/") || name.contains("kubernetes.io/") }

    static func isOvercommitAllowed(_ name: String) -> Bool { isNative(name) && !isHugePages(name) }

    static func isExtended(_ name: String) -> Bool {
        !isNative(name) && !name.hasPrefix("requests.") && Format.qualifiedName("requests." + name).isEmpty
    }

    static func isStandardForContainers(_ name: String) -> Bool {
        name == "cpu" || name == "memory" || name == "ephemeral-storage" || isHugePages(name)
    }

    static func isStandardForQuota(_ name: String) -> Bool {
        quotaNames.contains(name) || isHugePages(name) || name.hasPrefix("requests.hugepages-")
    }

    static func isStandard(_ name: String) -> Bool { name == "storage" || isStandardForQuota(name) }

    static func isInteger(_ name: String) -> Bool { countNames.contains(name) || isExtended(name) }

    private static let countNames: Set<String> = [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
        "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ]

    private static let quotaNames: Set<String> = countNames.union([
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
        "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
    ])
}

extension Validator {
    /// The name of any resource.
    mutating func resourceName(_ name: String) {
        let messages = Format.qualifiedName(name)
        check(name, messages)
        if messages.isEmpty, !name.contains("/"), !ResourceName.isStandard(name) {
            invalid(was: .string(name), because: "must be a standard resource type or fully qualified")
        }
    }

    /// The name of a resource that containers can ask for.
    mutating func containerResourceName(_ name: String) {
        resourceName(name)
        if !name.contains("/") {
            if !ResourceName.isStandardForContainers(name) {
                invalid(was: .string(name), because: "must be a standard resource for containers")
            }
        } else if !ResourceName.isNative(name), !ResourceName.isExtended(name) {
            invalid(was: .string(name), because: "doesn't follow extended resource name standard")
        }
    }

    /// The name of a resource that a quota can limit.
    mutating func quotaResourceName(_ name: String) {
        resourceName(name)
        if !name.contains("/"), !ResourceName.isStandardForQuota(name) {
            invalid(was: .string(name), because: "must be a standard resource for quota")
        }
    }

    /// An amount of a resource.
    mutating func amount(_ amount: Quantity, of name: String) {
        if amount < .zero { invalid(was: .string(amount.description), because: Message.negative) }
        if name != "cpu", name != "memory", ResourceName.isInteger(name), amount.milliValue % 1000 != 0 {
            invalid(was: .string(amount.description), because: Message.integer)
        }
    }

    /// Requests and limits of a container.
    mutating func resourceRequirements(_ resources: Value, claims: [String]) {
        let limits = resources[.limits].members
        let requests = resources[.requests].members
        if !limits.isEmpty {
            within(.limits) { v in
                v.forEachEntry(limits) { v, member in v.containerResource(member) }
            }
        }
        if !requests.isEmpty {
            forEachEntry(requests) { v, member in
                v.within(.requests) { $0.containerResource(member) }
                v.requestWithinLimit(member, limits)
            }
        }
        hugePagesNeedOthers(limits, requests)
        resourceClaimNames(of: resources, claims)
    }

    private mutating func containerResource(_ member: Members.Member) {
        within(entry: member.key) { v in
            let isPlain = member.key == .cpu || member.key == .memory
            let name = isPlain ? "cpu" : member.key.text
            if !isPlain { v.containerResourceName(name) }
            guard let amount = Quantity(member.value) else { return }
            v.amount(amount, of: name)
            if !isPlain, ResourceName.isHugePages(name) { v.hugePages(amount, name) }
        }
    }

    private mutating func hugePages(_ amount: Quantity, _ name: String) {
        guard let size = Quantity(String(name.dropFirst("hugepages-".count))), size.intValue > 0 else { return }
        if amount.intValue % size.intValue != 0 {
            invalid(
                was: .string(amount.description),
                because: "\(amount) is not positive integer multiple of \(name)")
        }
    }

    private mutating func requestWithinLimit(_ member: Members.Member, _ limits: Members) {
        guard let request = Quantity(member.value) else { return }
        let isPlain = member.key == .cpu || member.key == .memory
        let isShared = isPlain || ResourceName.isOvercommitAllowed(member.key.text)
        guard let limit = Quantity(limits[member.key]) else {
            if !isShared { required(.limits, because: "Limit must be set for non overcommitable resources") }
            return
        }
        if !isShared, request != limit {
            invalid(
                .requests, was: .string(request.description),
                because: "must be equal to \(member.key) limit of \(limit)")
        } else if request > limit {
            invalid(
                .requests, was: .string(request.description),
                because: "must be less than or equal to \(member.key) limit of \(limit)")
        }
    }

    private mutating func hugePagesNeedOthers(_ limits: Members, _ requests: Members) {
        for members in [limits, requests] where members.contains(.cpu) || members.contains(.memory) {
            return
        }
        let names = (limits.keys + requests.keys).map(\.text)
        if names.contains(where: ResourceName.isHugePages) { forbidden(because: "HugePages require cpu or memory") }
    }

    private mutating func resourceClaimNames(of resources: Value, _ claims: [String]) {
        var known: [String] = []
        forEach(.claims, of: resources) { v, claim, _ in
            let name = claim[.name].text
            if name.isEmpty {
                v.required()
                return
            }
            let request = claim[.request].text
            let entry = request.isEmpty ? name : name + "/" + request
            if known.contains(entry) || known.contains(name) { v.duplicate(was: .string(name)) }
            known.append(entry)
            if !claims.contains(name) {
                let others = claims.isEmpty ? " which is empty" : ": " + claims.sorted().joined(separator: ", ")
                v.notFound(
                    was: .string(name), because: "must be one of the names in pod.spec.resourceClaims" + others)
            }
        }
    }

    // MARK: Of whole pods

    /// Requests and limits of a pod as a whole, which must hold those of its containers.
    mutating func podResources(of spec: Value) {
        let resources = spec[.resources]
        if resources.isNull { return }
        within(.resources) { v in
            if !resources[.claims].isNull {
                v.forbidden(.claims, because: "claims cannot be set for Resources at pod-level")
            }
            for field in [Key.limits, .requests] {
                for member in resources[field].members.sortedByKey {
                    v.within(field) { v in v.within(entry: member.key) { $0.podResource(member) } }
                }
            }
            for member in resources[.requests].members.sortedByKey {
                v.requestWithinLimit(member, resources[.limits].members)
            }
            v.podHoldsContainers(resources, spec)
        }
    }

    private mutating func podResource(_ member: Members.Member) {
        let name = member.key.text
        let before = count
        resourceName(name)
        if count == before, name != "cpu", name != "memory", !ResourceName.isHugePages(name) {
            unsupported(was: .string(name), supported: ["cpu", "hugepages-", "memory"])
        }
        if let amount = Quantity(member.value) { self.amount(amount, of: name) }
    }

    private mutating func podHoldsContainers(_ resources: Value, _ spec: Value) {
        for member in resources[.requests].members.sortedByKey {
            guard let podWide = Quantity(member.value) else { continue }
            let total = spec[.containers].elements.reduce(Quantity.zero) { sum, container in
                sum + (Quantity(container[.resources][.requests][member.key]) ?? .zero)
            }
            if total > podWide {
                within(.requests) { v in
                    v.within(entry: member.key) {
                        $0.invalid(
                            was: .string(podWide.description),
                            because: "must be greater than or equal to aggregate container requests of \(total)")
                    }
                }
            }
        }
        forEach(.containers, of: spec) { v, container, _ in
            for member in container[.resources][.limits].members.sortedByKey {
                guard let own = Quantity(member.value), let podWide = Quantity(resources[.limits][member.key]),
                    own > podWide
                else { continue }
                v.within(entry: member.key) {
                    $0.invalid(
                        .limits, was: .string(own.description),
                        because: "must be less than or equal to pod limits of \(podWide)")
                }
            }
        }
    }
}
