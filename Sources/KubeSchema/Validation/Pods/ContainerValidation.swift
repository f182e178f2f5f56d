import KubeObjects

extension Validator {
    mutating func containers(of spec: Value, _ context: PodContext) {
        guard case .array(let list) = spec[.containers], !list.isEmpty else {
            required(.containers)
            return
        }
        var names: [String] = []
        var hostPorts = HostPorts()
        forEach(.containers, of: spec) { v, container, _ in
            v.container(container, context)
            let name = container[.name].text
            if names.contains(name) { v.duplicate(.name, was: .string(name)) }
            names.append(name)
            v.lifecycleAndProbes(of: container, context)
            v.containerRestartPolicy(container)
        }
        forEach(.containers, of: spec) { v, container, _ in v.uniqueHostPorts(of: container, &hostPorts) }
    }

    mutating func initContainers(of spec: Value, _ context: PodContext) {
        if spec[.initContainers].isEmpty { return }
        var names = spec[.containers].elements.map { $0[.name].text }
        forEach(.initContainers, of: spec) { v, container, _ in
            v.container(container, context)
            v.containerRestartPolicy(container)
            let name = container[.name].text
            if names.contains(name) {
                v.duplicate(.name, was: .string(name))
            } else if !name.isEmpty {
                names.append(name)
            }
            var hostPorts = HostPorts()
            v.uniqueHostPorts(of: container, &hostPorts)
            if container[.restartPolicy].text == "Always" {
                v.lifecycleAndProbes(of: container, context)
            } else {
                for field in [Key.lifecycle, .livenessProbe, .readinessProbe, .startupProbe]
                where !container[field].isNull {
                    v.forbidden(field, because: "may not be set for init containers without restartPolicy=Always")
                }
            }
        }
    }

    mutating func ephemeralContainers(of spec: Value, _ context: PodContext) {
        if spec[.ephemeralContainers].isEmpty { return }
        let others = (spec[.containers].elements + spec[.initContainers].elements).map { $0[.name].text }
        var names = others
        forEach(.ephemeralContainers, of: spec) { v, container, _ in
            v.container(container, context)
            v.imageOfPod(container)
            let name = container[.name].text
            if names.contains(name) {
                v.duplicate(.name, was: .string(name))
            } else {
                names.append(name)
            }
            let target = container[.targetContainerName].text
            if !target.isEmpty, !others.contains(target) {
                v.notFound(.targetContainerName, was: .string(target))
            }
            for field in fieldsNotOfEphemeralContainers where !container[field].isEmpty {
                v.forbidden(field, because: ephemeralMessage)
            }
            v.forEach(.volumeMounts, of: container) { v, mount, _ in
                for field in [Key.subPath, .subPathExpr] where !mount[field].text.isEmpty {
                    v.forbidden(field, because: ephemeralMessage)
                }
            }
        }
    }

    /// What all kinds of containers have in common.
    private mutating func container(_ container: Value, _ context: PodContext) {
        let name = container[.name].text
        if name.isEmpty {
            required(.name)
        } else {
            check(.name, name, Format.dnsLabel(name))
        }
        nonEmpty(.image, of: container)
        if case .string(let policy) = container[.terminationMessagePolicy], policy != "File" {
            choice(.terminationMessagePolicy, of: container, ["File", "FallbackToLogsOnError"])
        }
        ports(of: container)
        environment(of: container)
        environmentSources(of: container)
        volumeMounts(of: container, context)
        volumeDevices(of: container, context)
        if !container[.imagePullPolicy].isNull {
            choice(.imagePullPolicy, of: container, ["Always", "IfNotPresent", "Never"])
        }
        ifPresent(.resources, of: container) { v, resources in
            v.resourceRequirements(resources, claims: context.claims)
        }
        resizePolicy(of: container, context)
        ifPresent(.securityContext, of: container) { v, security in
            v.securityContext(security, hostUsers: context.hostUsers)
        }
    }

    private mutating func ports(of container: Value) {
        var names: [String] = []
        forEach(.ports, of: container) { v, port, _ in
            let name = port[.name].text
            if !name.isEmpty {
                let messages = Format.portName(name)
                v.check(.name, name, messages)
                if messages.isEmpty {
                    if names.contains(name) {
                        v.duplicate(.name, was: .string(name))
                    } else {
                        names.append(name)
                    }
                }
            }
            let number = port[.containerPort].number64
            if number == 0 {
                v.required(.containerPort)
            } else if !(1...65535).contains(number) {
                v.invalid(.containerPort, was: Value(number), because: Message.range(1, 65535))
            }
            let hostPort = port[.hostPort].number64
            if hostPort != 0, !(1...65535).contains(hostPort) {
                v.invalid(.hostPort, was: Value(hostPort), because: Message.range(1, 65535))
            }
            v.portProtocol(of: port)
        }
    }

    /// The protocol of a port; absent counts as the default TCP.
    mutating func portProtocol(of port: Value) {
        guard case .string(let name) = port[.protocol], name != "TCP" else { return }
        choice(.protocol, of: port, ["SCTP", "TCP", "UDP"])
    }

    private struct HostPorts {
        var known: Set<String> = []
    }

    private mutating func uniqueHostPorts(of container: Value, _ ports: inout HostPorts) {
        forEach(.ports, of: container) { v, port, _ in
            let number = port[.hostPort].number64
            if number == 0 { return }
            let text = "\(port[.protocol].string ?? "TCP")/\(port[.hostIP].text)/\(number)"
            if !ports.known.insert(text).inserted { v.duplicate(.hostPort, was: .string(text)) }
        }
    }

    private mutating func containerRestartPolicy(_ container: Value) {
        optionalChoice(.restartPolicy, of: container, ["Always", "Never", "OnFailure"])
        if !container[.restartPolicyRules].isEmpty, container[.restartPolicy].isNull {
            required(.restartPolicy, because: "must specify restartPolicy when restart rules are used")
        }
    }

    private mutating func resizePolicy(of container: Value, _ context: PodContext) {
        guard case .array(let policies) = container[.resizePolicy] else { return }
        var known: [String] = []
        for (index, policy) in policies.enumerated() {
            let resource = policy[.resourceName].text
            if known.contains(resource) {
                within(.resizePolicy) { v in v.within(index: index) { $0.duplicate(was: .string(resource)) } }
            }
            known.append(resource)
            let restart = policy[.restartPolicy].text
            within(.resizePolicy) { v in
                v.choiceHere(resource, ["cpu", "memory"])
                v.choiceHere(restart, ["NotRequired", "RestartContainer"])
                if context.restartPolicy == "Never", restart != "NotRequired" {
                    v.invalid(
                        was: .string(restart), because: "must be 'NotRequired' when `restartPolicy` is 'Never'")
                }
            }
        }
    }

    private mutating func choiceHere(_ text: String, _ supported: [String]) {
        if supported.contains(text) { return }
        if text.isEmpty {
            required()
        } else {
            unsupported(was: .string(text), supported: supported)
        }
    }
}

private let ephemeralMessage = "cannot be set for an Ephemeral Container"

private let fieldsNotOfEphemeralContainers: [Key] = [
    .ports, .resources, .resizePolicy, .restartPolicy, .livenessProbe, .readinessProbe, .startupProbe, .lifecycle,
]
