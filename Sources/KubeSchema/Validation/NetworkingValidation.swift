import KubeObjects

// Ingresses, IngressClasses and NetworkPolicies.

extension Validator {
    // MARK: Ingress

    mutating func ingress(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            if spec[.rules].isEmpty, spec[.defaultBackend].isNull {
                v.invalid(was: spec[.rules], because: "either `defaultBackend` or `rules` must be specified")
            }
            v.ifPresent(.defaultBackend, of: spec) { v, backend in v.ingressBackend(backend) }
            v.forEach(.rules, of: spec) { v, rule, _ in v.ingressRule(rule) }
            v.forEach(.tls, of: spec) { v, tls, _ in
                v.forEach(.hosts, of: tls) { v, host, _ in v.check(host.text, hostMessages(host.text)) }
                v.named(.secretName, of: tls, Format.dnsSubdomain)
            }
            if case .string(let name) = spec[.ingressClassName] {
                v.check(.ingressClassName, name, Format.dnsSubdomain(name))
            }
        }
    }

    mutating func ingressClassAnnotation(of object: Value) {
        let annotation = object[.metadata][.annotations]["kubernetes.io/ingress.class"]
        let name = object[.spec][.ingressClassName]
        if annotation.isNull || name.isNull || annotation == name { return }
        within(.annotations) {
            $0.invalid(
                "kubernetes.io/ingress.class", was: annotation,
                because: "must match `ingressClassName` when both are specified")
        }
    }

    private mutating func ingressRule(_ rule: Value) {
        let host = rule[.host].text
        if !host.isEmpty {
            if Address(host) != nil {
                invalid(.host, was: .string(host), because: "must be a DNS name, not an IP address")
            }
            check(.host, host, hostMessages(host))
        }
        ifPresent(.http, of: rule) { v, http in
            if http[.paths].isEmpty { v.required(.paths) }
            v.forEach(.paths, of: http) { v, path, _ in v.ingressPath(path) }
        }
    }

    private mutating func ingressPath(_ path: Value) {
        let text = path[.path].text
        guard case .string(let type) = path[.pathType] else {
            required(.pathType, because: "pathType must be specified")
            return
        }
        switch type {
        case "Exact", "Prefix":
            if !text.hasPrefix("/") { invalid(.path, was: .string(text), because: "must be an absolute path") }
            for part in ["//", "/./", "/../", "%2f", "%2F"] where text.contains(part) {
                invalid(.path, was: .string(text), because: "must not contain '\(part)'")
            }
            for ending in ["/..", "/."] where text.hasSuffix(ending) {
                invalid(.path, was: .string(text), because: "cannot end with '\(ending)'")
            }
        case "ImplementationSpecific":
            if !text.isEmpty, !text.hasPrefix("/") {
                invalid(.path, was: .string(text), because: "must be an absolute path")
            }
        default:
            unsupported(
                .pathType, was: .string(type), supported: ["Exact", "ImplementationSpecific", "Prefix"])
        }
        within(.backend) { $0.ingressBackend(path[.backend]) }
    }

    private mutating func ingressBackend(_ backend: Value) {
        let (service, resource) = (backend[.service], backend[.resource])
        if !service.isNull, !resource.isNull {
            invalid(was: "", because: "cannot set both resource and service backends")
        } else if !resource.isNull {
            within(.resource) { $0.typedReference(resource) }
        } else if !service.isNull {
            serviceBackend(service)
        } else {
            invalid(was: "", because: "resource or service backend is required")
        }
    }

    private mutating func serviceBackend(_ service: Value) {
        within(.service) { v in
            v.nonEmpty(.name, of: service)
            v.named(.name, of: service, Format.dnsLabel)
        }
        let (name, number) = (service[.port][.name].text, service[.port][.portNumber].number64)
        if !name.isEmpty, number != 0 {
            invalid(was: "", because: "cannot set both port name & port number")
        } else if !name.isEmpty {
            within(.service, .port) { $0.check(.name, name, Format.portName(name)) }
        } else if number != 0 {
            within(.service, .port) { v in
                for message in Format.port(number) { v.invalid(.portNumber, was: Value(number), because: message) }
            }
        } else {
            required(because: "port name or number is required")
        }
    }

    private mutating func typedReference(_ reference: Value) {
        if case .string(let group) = reference[.apiGroup] { check(.apiGroup, group, Format.dnsSubdomain(group)) }
        for field in [Key.kind, .name] {
            nonEmpty(field, of: reference)
            named(field, of: reference, Format.pathSegment)
        }
    }

    // MARK: IngressClass

    mutating func ingressClass(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            let controller = spec[.controller].text
            if controller.isEmpty {
                v.required(.controller)
            } else {
                if controller.utf8.count > 250 { v.tooLong(.controller, limit: 250) }
                v.domainPath(.controller, controller)
            }
            v.ifPresent(.parameters, of: spec) { v, parameters in v.classParameters(parameters) }
        }
    }

    /// `example.com/controller`
    mutating func domainPath(_ field: Key, _ path: String) {
        let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            invalid(
                field, was: .string(path), because: "must be a domain-prefixed path (such as \"acme.io/foo\")")
            return
        }
        check(field, parts[0], Format.dnsSubdomain(parts[0]))
    }

    private mutating func classParameters(_ parameters: Value) {
        typedReference(parameters)
        guard case .string(let scope) = parameters[.scope] else { return }
        let namespace = parameters[.namespace]
        switch scope {
        case "Namespace":
            if namespace.isNull {
                required(.namespace, because: "`parameters.scope` is set to 'Namespace'")
            } else {
                check(.namespace, namespace.text, Format.dnsLabel(namespace.text))
            }
        case "Cluster":
            if !namespace.isNull { forbidden(.namespace, because: "`parameters.scope` is set to 'Cluster'") }
        default:
            unsupported(.scope, was: .string(scope), supported: ["Cluster", "Namespace"])
        }
    }

    // MARK: NetworkPolicy

    mutating func networkPolicy(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.labelSelector(.podSelector, of: spec)
            for (direction, peers) in [(Key.ingress, Key.from), (.egress, .to)] {
                v.forEach(direction, of: spec) { v, rule, _ in
                    v.forEach(.ports, of: rule) { v, port, _ in v.policyPort(port) }
                    v.forEach(peers, of: rule) { v, peer, _ in v.policyPeer(peer) }
                }
            }
            if spec[.policyTypes].elements.count > 2 {
                v.invalid(
                    .policyTypes, was: spec[.policyTypes], because: "may not specify more than two policyTypes")
                return
            }
            v.forEach(.policyTypes, of: spec) { v, type, _ in
                if type.text != "Ingress", type.text != "Egress" {
                    v.unsupported(was: type, supported: ["Ingress", "Egress"])
                }
            }
        }
    }

    private mutating func policyPort(_ port: Value) {
        optionalChoice(.protocol, of: port, ["TCP", "UDP", "SCTP"])
        let end = port[.endPort]
        switch port[.port] {
        case .string(let name):
            if !end.isNull {
                invalid(.endPort, was: end, because: "may not be specified when `port` is non-numeric")
            }
            check(.port, name, Format.portName(name))
        case .integer(let number):
            for message in Format.port(Int(number)) { invalid(.port, was: .integer(number), because: message) }
            guard let last = end.integer else { return }
            if last < number {
                invalid(.endPort, was: end, because: "must be greater than or equal to `port`")
            }
            for message in Format.port(last) { invalid(.endPort, was: end, because: message) }
        default:
            if !end.isNull {
                invalid(.endPort, was: end, because: "may not be specified when `port` is not specified")
            }
        }
    }

    private mutating func policyPeer(_ peer: Value) {
        labelSelector(.podSelector, of: peer)
        labelSelector(.namespaceSelector, of: peer)
        ifPresent(.ipBlock, of: peer) { v, block in v.addressBlock(block) }
        let count = [Key.podSelector, .namespaceSelector, .ipBlock].filter { !peer[$0].isNull }.count
        if count == 0 {
            required(because: "must specify a peer")
        } else if count > 1, !peer[.ipBlock].isNull {
            forbidden(because: "may not specify both ipBlock and another peer")
        }
    }

    private mutating func addressBlock(_ block: Value) {
        let text = block[.cidr].text
        if text.isEmpty {
            required(.cidr)
            return
        }
        check(.cidr, text, Format.addressRange(text))
        guard let range = AddressRange(text) else { return }
        forEach(.except, of: block) { v, except, _ in
            v.check(except.text, Format.addressRange(except.text))
            guard let part = AddressRange(except.text) else { return }
            if !range.contains(part.address) || range.length >= part.length {
                v.invalid(was: except, because: "must be a strict subset of `cidr`")
            }
        }
    }
}

private func hostMessages(_ host: String) -> [String] {
    host.contains("*") ? Format.wildcardSubdomain(host) : Format.dnsSubdomain(host)
}
