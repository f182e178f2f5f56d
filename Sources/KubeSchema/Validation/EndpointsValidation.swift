import KubeObjects

// Endpoints and EndpointSlices.

extension Validator {
    mutating func endpoints(_ object: Value) {
        forEach(.subsets, of: object) { v, subset, _ in
            if subset[.addresses].isEmpty, subset[.notReadyAddresses].isEmpty {
                v.required(because: "must specify `addresses` or `notReadyAddresses`")
            }
            for field in [Key.addresses, .notReadyAddresses] {
                v.forEach(field, of: subset) { v, address, _ in v.endpointAddress(address) }
            }
            let needsName = subset[.ports].elements.count > 1
            v.forEach(.ports, of: subset) { v, port, _ in
                if needsName { v.nonEmpty(.name, of: port) }
                v.named(.name, of: port, Format.dnsLabel)
                let number = port[.port].number64
                for message in Format.port(number) { v.invalid(.port, was: Value(number), because: message) }
                v.portProtocol(of: port)
                v.named(.appProtocol, of: port, Format.qualifiedName)
            }
        }
    }

    private mutating func endpointAddress(_ address: Value) {
        let ip = address[.ip].text
        check(.ip, ip, Format.address(ip))
        named(.hostname, of: address, Format.dnsLabel)
        named(.nodeName, of: address, Format.dnsSubdomain)
        check(.ip, ip, Format.nonSpecialAddress(ip))
    }

    mutating func endpointSlice(_ object: Value) {
        let type = object[.addressType].text
        if type.isEmpty {
            required(.addressType)
        } else if !["FQDN", "IPv4", "IPv6"].contains(type) {
            unsupported(.addressType, was: .string(type), supported: ["FQDN", "IPv4", "IPv6"])
        }
        if object[.endpoints].elements.count > 1000 {
            tooMany(.endpoints, count: object[.endpoints].elements.count, limit: 1000)
        } else {
            forEach(.endpoints, of: object) { v, endpoint, _ in v.sliceEndpoint(endpoint, type: type) }
        }
        slicePorts(of: object)
    }

    private mutating func sliceEndpoint(_ endpoint: Value, type: String) {
        let addresses = endpoint[.addresses].elements
        if addresses.isEmpty {
            required(.addresses, because: "must contain at least 1 address")
        } else if addresses.count > 100 {
            tooMany(.addresses, count: addresses.count, limit: 100)
        }
        forEach(.addresses, of: endpoint) { v, address, _ in
            let text = address.text
            switch type {
            case "IPv4", "IPv6":
                let isIPv6 = type == "IPv6"
                guard let address = Address(text) else {
                    v.check(text, [Format.addressMessage])
                    return
                }
                if address.isIPv6 != isIPv6 { v.check(text, ["must be an \(type) address"]) }
                v.check(text, Format.nonSpecialAddress(text))
            case "FQDN":
                let name = text.hasSuffix(".") ? String(text.dropLast()) : text
                v.check(name, Format.dnsSubdomain(name))
            default: break
            }
        }
        named(.hostname, of: endpoint, Format.dnsLabel)
        named(.nodeName, of: endpoint, Format.dnsSubdomain)
        labels(.deprecatedTopology, of: endpoint)
    }

    private mutating func slicePorts(of object: Value) {
        let ports = object[.ports].elements
        if ports.count > 20_000 {
            tooMany(.ports, count: ports.count, limit: 20_000)
            return
        }
        var names: [String] = []
        forEach(.ports, of: object) { v, port, _ in
            let name = port[.name].text
            v.named(.name, of: port, Format.dnsLabel)
            if names.contains(name) { v.duplicate(.name, was: .string(name)) }
            names.append(name)
            v.portProtocol(of: port)
            v.named(.appProtocol, of: port, Format.qualifiedName)
        }
    }
}
