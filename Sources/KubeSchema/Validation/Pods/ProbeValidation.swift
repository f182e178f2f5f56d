import KubeObjects

extension Validator {
    mutating func lifecycleAndProbes(of container: Value, _ context: PodContext) {
        ifPresent(.lifecycle, of: container) { v, lifecycle in
            for field in [Key.postStart, .preStop] {
                v.ifPresent(field, of: lifecycle) { v, handler in
                    v.handler(handler, kinds: handlersOfLifecycle, gracePeriod: context.gracePeriod)
                }
            }
        }
        for field in [Key.livenessProbe, .readinessProbe, .startupProbe] {
            ifPresent(field, of: container) { v, probe in
                v.probe(probe, context)
                if field == .readinessProbe {
                    let seconds = probe[.terminationGracePeriodSeconds]
                    if !seconds.isNull {
                        v.invalid(
                            .terminationGracePeriodSeconds, was: seconds, because: "must not be set for readinessProbes"
                        )
                    }
                } else if let threshold = probe[.successThreshold].integer, threshold != 1 {
                    v.invalid(.successThreshold, was: Value(threshold), because: "must be 1")
                }
            }
        }
    }

    private mutating func probe(_ probe: Value, _ context: PodContext) {
        handler(probe, kinds: handlersOfProbes, gracePeriod: context.gracePeriod)
        for field in numbersOfProbes {
            nonNegative(field, of: probe)
        }
        if let seconds = probe[.terminationGracePeriodSeconds].integer, seconds <= 0 {
            invalid(.terminationGracePeriodSeconds, was: Value(seconds), because: "must be greater than 0")
        }
    }

    private mutating func handler(_ handler: Value, kinds: [Key], gracePeriod: Int?) {
        var count = 0
        for kind in kinds {
            let action = handler[kind]
            if action.isNull { continue }
            count += 1
            if count > 1 {
                forbidden(kind, because: "may not specify more than 1 handler type")
            } else {
                within(kind) { $0.action(kind, action, gracePeriod: gracePeriod) }
            }
        }
        if count == 0 { required(because: "must specify a handler type") }
    }

    private mutating func action(_ kind: Key, _ action: Value, gracePeriod: Int?) {
        switch kind {
        case .exec:
            if action[.command].isEmpty { required(.command) }
        case .httpGet:
            if case .string(let path) = action[.path], path.isEmpty { required(.path) }
            portNumberOrName(.port, action[.port])
            optionalChoice(.scheme, of: action, ["HTTP", "HTTPS"])
            for header in action[.httpHeaders].elements {
                check(.httpHeaders, header[.name].text, Format.headerName(header[.name].text))
            }
        case .sleep:
            let seconds = action[.seconds].number64
            if let gracePeriod, seconds < 0 || seconds > gracePeriod {
                invalid(
                    was: Value(seconds),
                    because: "must be non-negative and less than terminationGracePeriodSeconds (\(gracePeriod))")
            }
        default:
            portNumberOrName(.port, action[.port])
        }
    }

    /// A port by number or by name; absent counts as 0.
    mutating func portNumberOrName(_ field: Key, _ port: Value) {
        if case .string(let name) = port {
            check(field, name, Format.portName(name))
        } else if !(1...65535).contains(port.number64) {
            invalid(field, was: Value(port.number64), because: Message.range(1, 65535))
        }
    }
}

private let handlersOfProbes: [Key] = [.exec, .httpGet, .tcpSocket, .grpc]
private let handlersOfLifecycle: [Key] = [.exec, .httpGet, .tcpSocket, .sleep]
private let numbersOfProbes: [Key] = [
    .initialDelaySeconds, .timeoutSeconds, .periodSeconds, .successThreshold, .failureThreshold,
]
