import KubeObjects

// Namespaces, Nodes, RuntimeClasses, Leases, Events.

extension Validator {
    // MARK: Namespace

    mutating func namespace(_ object: Value) {
        // The server labels a namespace with its name; a name that is no label shows there too.
        let name = object.objectName
        if object[.metadata][.labels][.namespaceName].isNull {
            let messages = Format.labelValue(name)
            if !messages.isEmpty { within(.metadata) { $0.check(.labels, name, messages) } }
        }
        within(.spec) { v in
            for finalizer in object[.spec][.finalizers].elements.map(\.text) {
                v.check(.finalizers, finalizer, Format.qualifiedName(finalizer))
                if !finalizer.contains("/"), !["kubernetes", "orphan", "foregroundDeletion"].contains(finalizer) {
                    v.invalid(
                        .finalizers, was: .string(finalizer),
                        because: "name is neither a standard finalizer name nor is it fully qualified")
                }
            }
        }
    }

    // MARK: Node

    mutating func node(_ object: Value) {
        within(.metadata) { $0.taints(of: object[.spec]) }
        nodeAmounts(object)
        within(.spec) { v in
            let ranges = object[.spec][.podCIDRs].elements.map(\.text)
            v.forEach(.podCIDRs, of: object[.spec]) { v, range, index in
                v.check(range.text, Format.addressRange(range.text))
                if ranges[..<index].contains(range.text) { v.duplicate(was: range) }
            }
        }
    }

    private mutating func nodeAmounts(_ object: Value) {
        for field in [Key.capacity, .allocatable] {
            within(.status, field) { v in
                v.forEachEntry(object[.status][field].members) { v, member in
                    guard let amount = Quantity(member.value) else { return }
                    v.within(member.key) { $0.amount(amount, of: member.key.text) }
                }
            }
        }
    }

    mutating func nodeUpdate(from old: Value, to new: Value) {
        nodeAmounts(new)
        let addresses = new[.status][.addresses].elements
        within(.status) { v in
            v.forEach(.addresses, of: new[.status]) { v, address, index in
                if addresses[..<index].contains(address) { v.duplicate(was: address, as: "NodeAddress") }
            }
        }
        within(.spec) { v in
            let (before, after) = (old[.spec], new[.spec])
            if !before[.podCIDRs].isEmpty, before[.podCIDRs] != after[.podCIDRs] {
                v.forbidden(
                    .podCIDRs, because: "node updates may not change podCIDR except from \"\" to valid")
            }
            if !before[.providerID].text.isEmpty, before[.providerID] != after[.providerID] {
                v.forbidden(
                    .providerID, because: "node updates may not change providerID except from \"\" to valid")
            }
        }
        within(.metadata) { $0.taints(of: new[.spec]) }
    }

    // MARK: RuntimeClass

    mutating func runtimeClass(_ object: Value) {
        let handler = object[.handler].text
        if handler.isEmpty {
            required(.handler)
        } else {
            check(.handler, handler, Format.dnsLabel(handler))
        }
        ifPresent(.overhead, of: object) { v, overhead in
            if overhead[.podFixed].isNull { return }
            v.within(.podFixed) { $0.resourceRequirements(["limits": overhead[.podFixed]], claims: []) }
        }
        ifPresent(.scheduling, of: object) { v, scheduling in
            v.labels(.nodeSelector, of: scheduling)
            v.tolerations(of: scheduling)
        }
    }

    mutating func runtimeClassUpdate(from old: Value, to new: Value) {
        immutable(.handler, from: old, to: new)
    }

    // MARK: Lease

    mutating func lease(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            if let seconds = spec[.leaseDurationSeconds].integer, seconds <= 0 {
                v.invalid(.leaseDurationSeconds, was: Value(seconds), because: "must be greater than 0")
            }
            v.nonNegative(.leaseTransitions, of: spec)
            if !spec[.preferredHolder].text.isEmpty, spec[.strategy].text.isEmpty {
                v.forbidden(.preferredHolder, because: "may only be specified if `strategy` is defined")
            }
        }
    }

    // MARK: Event

    /// Events of the core group keep the loose rules they always had; those of `events.k8s.io` have their own names.
    mutating func event(_ object: Value) {
        let isCore = object[.apiVersion].text == "v1"
        let subject = object[isCore ? .involvedObject : .regarding][.namespace].text
        let namespace = object.objectNamespace
        let mismatch: (inout Validator) -> Void = { v in
            v.within(.involvedObject) {
                $0.invalid(.namespace, was: .string(subject), because: "does not match event.namespace")
            }
        }
        if object[.eventTime].isNull {
            let matches = subject.isEmpty ? ["", "default"].contains(namespace) : subject == namespace
            if !matches { mismatch(&self) }
        } else {
            if subject.isEmpty, namespace != "default", namespace != "kube-system" { mismatch(&self) }
            newEvent(object, isCore: isCore)
        }
        check(.namespace, namespace, Format.dnsSubdomain(namespace))
    }

    private mutating func newEvent(_ object: Value, isCore: Bool) {
        let controller = object[isCore ? .reportingComponent : .reportingController].text
        if controller.isEmpty { required(.reportingController) }
        check(.reportingController, controller, Format.qualifiedName(controller))
        for field in [Key.reportingInstance, .action, .reason] {
            nonEmpty(field, of: object)
            if object[field].text.utf8.count > 128 {
                invalid(field, was: "", because: "can have at most 128 characters")
            }
        }
        if object[isCore ? .message : .note].text.utf8.count > 1024 {
            invalid(.message, was: "", because: "can have at most 1024 characters")
        }
    }
}
