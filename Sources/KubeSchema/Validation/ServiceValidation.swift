import KubeObjects

extension Validator {
    mutating func service(_ object: Value) {
        let spec = object[.spec]
        let type = spec[.type].string ?? "ClusterIP"
        within(.spec) { v in
            let isHeadless = spec.isHeadlessService
            if spec[.ports].isEmpty, !isHeadless, type != "ExternalName" { v.required(.ports) }
            v.addressesOfType(type, spec)
            v.servicePorts(of: spec, type: type)
            v.labels(.selector, of: spec)
            v.sessionAffinity(of: spec)
            v.clusterAddresses(of: spec, type: type)
            v.externalAddresses(of: spec)
            v.optionalChoice(.type, of: spec, ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"])
            v.uniquePorts(of: spec, type: type)
        }
        sourceRanges(of: object, type: type)
        within(.spec) { v in
            v.loadBalancer(of: spec, type: type)
            v.trafficPolicies(of: spec, type: type)
            if v.count == 0 { v.nodePorts(of: spec, type: type) }
        }
    }

    private mutating func addressesOfType(_ type: String, _ spec: Value) {
        switch type {
        case "LoadBalancer", "NodePort":
            if spec.isHeadlessService {
                within(.clusterIPs) { v in
                    v.within(index: 0) {
                        $0.invalid(was: "None", because: "may not be set to 'None' for \(type) services")
                    }
                }
            }
        case "ExternalName":
            for field in [Key.clusterIPs, .ipFamilies] where !spec[field].isEmpty {
                forbidden(field, because: "may not be set for ExternalName services")
            }
            if !spec[.ipFamilyPolicy].isNull {
                forbidden(.ipFamilyPolicy, because: "may not be set for ExternalName services")
            }
            let name = spec[.externalName].text
            let target = name.hasSuffix(".") ? String(name.dropLast()) : name
            if target.isEmpty {
                required(.externalName)
            } else {
                check(.externalName, target, Format.dnsSubdomain(target))
            }
        default: break
        }
    }

    // MARK: Ports

    private mutating func servicePorts(of spec: Value, type: String) {
        let needsName = spec[.ports].elements.count > 1
        var names: [String] = []
        forEach(.ports, of: spec) { v, port, _ in
            let name = port[.name].text
            if name.isEmpty {
                if needsName { v.required(.name) }
            } else {
                v.check(.name, name, Format.dnsLabel(name))
                if names.contains(name) { v.duplicate(.name, was: .string(name)) }
                names.append(name)
            }
            let number = port[.port].number64
            if !(1...65535).contains(number) {
                v.invalid(.port, was: Value(number), because: Message.range(1, 65535))
            }
            v.portProtocol(of: port)
            // An absent or zero target port is the port itself.
            let target = port[.targetPort]
            v.portNumberOrName(
                .targetPort, target.isNull || target == 0 || target == "" ? .integer(Int64(number)) : target)
            v.named(.appProtocol, of: port, Format.qualifiedName)
        }
    }

    /// The allocator's answer, which comes only when everything else is right.
    private mutating func nodePorts(of spec: Value, type: String) {
        guard type == "NodePort" || type == "LoadBalancer" else { return }
        forEach(.ports, of: spec) { v, port, _ in
            let number = port[.nodePort].number64
            // --service-node-port-range of kube-apiserver
            if number != 0, !(30000...32767).contains(number) {
                v.invalid(
                    .nodePort, was: Value(number),
                    because: "provided port is not in the valid range. The range of valid ports is 30000-32767")
            }
        }
    }

    private mutating func uniquePorts(of spec: Value, type: String) {
        if type == "ClusterIP" {
            forEach(.ports, of: spec) { v, port, _ in
                if port[.nodePort].number64 != 0 {
                    v.forbidden(.nodePort, because: "may not be used when `type` is 'ClusterIP'")
                }
            }
        }
        let ports = spec[.ports].elements
        func isBefore(_ index: Int, _ field: Key) -> Bool {
            ports[..<index].contains {
                $0[field].number64 == ports[index][field].number64
                    && ($0[.protocol].string ?? "TCP") == (ports[index][.protocol].string ?? "TCP")
            }
        }
        if ports.count < 2 { return }
        forEach(.ports, of: spec) { v, port, index in
            if port[.nodePort].number64 != 0, isBefore(index, .nodePort) {
                v.duplicate(.nodePort, was: port[.nodePort])
            }
        }
        forEach(.ports, of: spec) { v, port, index in
            if isBefore(index, .port) {
                let key: Value = ["protocol": .string(port[.protocol].string ?? "TCP"), "port": port[.port]]
                v.duplicate(was: key, as: "ServicePort")
            }
        }
    }

    // MARK: Addresses

    private mutating func sessionAffinity(of spec: Value) {
        optionalChoice(.sessionAffinity, of: spec, ["ClientIP", "None"])
        let config = spec[.sessionAffinityConfig]
        switch spec[.sessionAffinity].text {
        case "ClientIP":
            guard let seconds = config[.clientIP][.timeoutSeconds].integer else { return }
            // One day, core.MaxClientIPServiceAffinitySeconds.
            if !(1...86400).contains(seconds) {
                within(.sessionAffinityConfig, .clientIP) {
                    $0.invalid(
                        .timeoutSeconds, was: Value(seconds), because: "must be greater than 0 and less than 86400")
                }
            }
        case "None":
            if !config.isNull {
                forbidden(.sessionAffinityConfig, because: "must not be set when session affinity is None")
            }
        default: break
        }
    }

    private mutating func clusterAddresses(of spec: Value, type: String) {
        if type == "ExternalName" { return }
        let first = spec[.clusterIP].text
        let list = spec[.clusterIPs].isNull && !first.isEmpty ? .array([.string(first)]) : spec[.clusterIPs]
        let addresses = list.elements.map(\.text)
        if first.isEmpty {
            if !addresses.isEmpty {
                invalid(.clusterIPs, was: list, because: "must be empty when `clusterIP` is not specified")
            }
        } else if addresses.first != first {
            invalid(.clusterIPs, was: list, because: "first value must match `clusterIP`")
        }
        families(of: spec)
        var isWrong = false
        for (index, address) in addresses.enumerated() {
            if index == 0, address == "None" {
                if addresses.count > 1 {
                    isWrong = true
                    invalid(.clusterIPs, was: list, because: "'None' must be the first and only value")
                }
                continue
            }
            let messages = Format.address(address)
            if messages.isEmpty { continue }
            isWrong = true
            within(.clusterIPs) { v in v.within(index: index) { $0.check(address, messages) } }
        }
        if addresses.count > 2 { invalid(.clusterIPs, was: list, because: "may only hold up to 2 values") }
        if !isWrong { addressFamilies(addresses, list, spec) }
    }

    private mutating func families(of spec: Value) {
        var seen: [String] = []
        forEach(.ipFamilies, of: spec) { v, family, _ in
            if !["IPv4", "IPv6"].contains(family.text) {
                v.unsupported(was: family, supported: ["IPv4", "IPv6"])
            }
            if seen.contains(family.text) { v.duplicate(was: family) }
            seen.append(family.text)
        }
        optionalChoice(.ipFamilyPolicy, of: spec, ["PreferDualStack", "RequireDualStack", "SingleStack"])
    }

    private mutating func addressFamilies(_ addresses: [String], _ list: Value, _ spec: Value) {
        let parsed = addresses.map { Address($0) }
        if addresses.count > 1, parsed.first??.isIPv6 == parsed.last??.isIPv6 {
            invalid(.clusterIPs, was: list, because: "may specify no more than one IP for each IP family")
        }
        if spec.isHeadlessService { return }
        for (index, family) in spec[.ipFamilies].elements.enumerated() where index < parsed.count {
            guard let address = parsed[index], address.isIPv6 != (family.text == "IPv6") else { continue }
            within(.clusterIPs) { v in
                v.within(index: index) {
                    $0.invalid(
                        was: .string(addresses[index]),
                        because: "expected an \(family.text) value as indicated by `ipFamilies[\(index)]`")
                }
            }
        }
    }

    private mutating func externalAddresses(of spec: Value) {
        forEach(.externalIPs, of: spec) { v, address, _ in
            let messages = Format.address(address.text)
            v.check(address.text, messages.isEmpty ? Format.nonSpecialAddress(address.text) : messages)
        }
    }

    // MARK: Traffic from outside

    private mutating func sourceRanges(of object: Value, type: String) {
        let spec = object[.spec]
        if !spec[.loadBalancerSourceRanges].isEmpty {
            within(.spec, "LoadBalancerSourceRanges") { v in
                if type != "LoadBalancer" { v.forbidden(because: onlyForLoadBalancers) }
                for (index, range) in spec[.loadBalancerSourceRanges].elements.enumerated() {
                    let text = trimmed(range.text)
                    v.within(index: index) { $0.check(text, Format.addressRange(text)) }
                }
            }
            return
        }
        guard case .string(let text) = object[.metadata][.annotations][.sourceRangesAnnotation] else { return }
        within(.metadata, .annotations) { v in
            v.within(entry: .sourceRangesAnnotation) { v in
                if type != "LoadBalancer" { v.forbidden(because: onlyForLoadBalancers) }
                for range in text.split(separator: ",").map({ trimmed(String($0)) }) {
                    v.check(range, Format.addressRange(range))
                }
            }
        }
    }

    private mutating func loadBalancer(of spec: Value, type: String) {
        if !spec[.allocateLoadBalancerNodePorts].isNull, type != "LoadBalancer" {
            forbidden(.allocateLoadBalancerNodePorts, because: onlyForLoadBalancers)
        }
        if type == "LoadBalancer" {
            named(.loadBalancerClass, of: spec, Format.qualifiedName)
        } else if !spec[.loadBalancerClass].isNull {
            forbidden(.loadBalancerClass, because: onlyForLoadBalancers)
        }
    }

    private mutating func trafficPolicies(of spec: Value, type: String) {
        let isExternal = type == "LoadBalancer" || type == "NodePort" || !spec[.externalIPs].isEmpty
        if case .string(let policy) = spec[.externalTrafficPolicy], !policy.isEmpty {
            if !isExternal {
                invalid(
                    .externalTrafficPolicy, was: .string(policy),
                    because: "may only be set for externally-accessible services")
            } else {
                optionalChoice(.externalTrafficPolicy, of: spec, ["Cluster", "Local"])
            }
        }
        let needsHealthCheck = type == "LoadBalancer" && spec[.externalTrafficPolicy].text == "Local"
        if let port = spec[.healthCheckNodePort].integer, port != 0 {
            if !needsHealthCheck {
                invalid(
                    .healthCheckNodePort, was: Value(port),
                    because: "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
            } else {
                for message in Format.port(port) { invalid(.healthCheckNodePort, was: Value(port), because: message) }
            }
        }
        optionalChoice(.internalTrafficPolicy, of: spec, ["Cluster", "Local"])
        optionalChoice(
            .trafficDistribution, of: spec, ["PreferClose", "PreferSameNode", "PreferSameZone"])
    }

    // MARK: Updates

    mutating func service(updating old: Value, to new: Value) {
        let new = Self.normalized(new, from: old)
        let (before, after) = (old[.spec], new[.spec])
        let isExternalName = before[.type].text == "ExternalName" || after[.type].text == "ExternalName"
        within(.spec) { v in
            if !isExternalName {
                v.clusterAddressUpdate(from: before, to: after)
                v.familyUpdate(from: before, to: after)
            }
            if before[.type].text == "LoadBalancer", after[.type].text == "LoadBalancer",
                before[.loadBalancerClass] != after[.loadBalancerClass]
            {
                v.invalid(.loadBalancerClass, was: after[.loadBalancerClass], because: "may not change once set")
            }
            let port = before[.healthCheckNodePort]
            if !port.isNull, !after[.healthCheckNodePort].isNull, port != after[.healthCheckNodePort],
                before[.externalTrafficPolicy] == "Local", after[.externalTrafficPolicy] == "Local"
            {
                v.forbidden(.healthCheckNodePort, because: Message.immutable)
            }
        }
        metadata(of: new, isNamespaced: true, name: .any)
        service(new)
    }

    /// Before it checks, the server brings the two fields for addresses in line with the one that was changed, and
    /// drops what the new type does not have where it was not touched.
    private static func normalized(_ new: Value, from old: Value) -> Value {
        var new = new
        let before = old[.spec]
        if new[.spec][.clusterIP] != before[.clusterIP], new[.spec][.clusterIPs] == before[.clusterIPs],
            case .string(let address) = new[.spec][.clusterIP], !address.isEmpty
        {
            new[.spec][.clusterIPs] = .array([.string(address)])
        }
        if new[.spec][.type].text == "ExternalName", before[.type].text != "ExternalName" {
            for field in [Key.clusterIP, .clusterIPs, .ipFamilies, .ipFamilyPolicy, .healthCheckNodePort]
            where new[.spec][field] == before[field] {
                new[.spec][field] = .null
            }
        }
        if new[.spec][.type].text == "ClusterIP", before[.type].text != "ClusterIP" {
            if new[.spec][.externalTrafficPolicy] == before[.externalTrafficPolicy] {
                new[.spec][.externalTrafficPolicy] = .null
            }
            for index in new[.spec][.ports].elements.indices
            where new[.spec][.ports][index][.nodePort] == before[.ports][index][.nodePort] {
                new[.spec][.ports].elements[index][.nodePort] = .null
            }
        }
        if new[.spec][.type].text != "LoadBalancer", before[.type].text == "LoadBalancer" {
            for field in [Key.allocateLoadBalancerNodePorts, .loadBalancerClass, .healthCheckNodePort]
            where new[.spec][field] == before[field] {
                new[.spec][field] = .null
            }
        }
        return new
    }

    private mutating func clusterAddressUpdate(from old: Value, to new: Value) {
        if old.isHeadlessService, new.isHeadlessService { return }
        let before = old.clusterAddresses
        // What is left out stays as it is: the server fills it in from the stored object.
        let after = new.clusterAddresses.isEmpty ? before : new.clusterAddresses
        let list = Value(after)
        within(.clusterIPs) { v in
            for (index, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
                if before.count != after.count, index > 0 { break }
                v.within(index: index) { $0.invalid(was: list, because: "may not change once set") }
            }
        }
        if before.count > after.count, after.count == 1, new[.ipFamilyPolicy].text != "SingleStack" {
            invalid(
                .ipFamilyPolicy, was: new[.ipFamilyPolicy],
                because: "must be set to 'SingleStack' when releasing the secondary clusterIP")
        }
    }

    private mutating func familyUpdate(from old: Value, to new: Value) {
        if old.isHeadlessService || new.isHeadlessService { return }
        let before = old[.ipFamilies].elements
        let after = new[.ipFamilies].isNull ? before : new[.ipFamilies].elements
        guard let first = before.first, let now = after.first, first != now else { return }
        within(.ipFamilies) { v in
            v.within(index: 0) { $0.invalid(was: .array(after), because: "may not change once set") }
        }
    }
}

private let onlyForLoadBalancers = "may only be used when `type` is 'LoadBalancer'"

private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}

extension Value {
    /// Whether the specification of a service says that it has no address of its own.
    fileprivate var isHeadlessService: Bool { clusterAddresses == ["None"] }

    fileprivate var clusterAddresses: [String] {
        if case .array(let list) = self[.clusterIPs] { return list.map(\.text) }
        let first = self[.clusterIP].text
        return first.isEmpty ? [] : [first]
    }
}
