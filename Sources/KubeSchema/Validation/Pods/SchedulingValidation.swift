import KubeObjects

extension Validator {
    mutating func affinity(_ affinity: Value) {
        ifPresent(.nodeAffinity, of: affinity) { v, node in
            v.nodeSelector(.requiredDuringScheduling, of: node)
            v.forEach(.preferredDuringScheduling, of: node) { v, term, _ in
                v.weight(of: term)
                v.within(.preference) { $0.nodeSelectorTerm(term[.preference], checkingValues: false) }
            }
        }
        for field in [Key.podAffinity, .podAntiAffinity] {
            ifPresent(field, of: affinity) { v, pods in
                v.forEach(.requiredDuringScheduling, of: pods) { v, term, _ in v.podAffinityTerm(term) }
                v.forEach(.preferredDuringScheduling, of: pods) { v, term, _ in
                    v.weight(of: term)
                    v.within(.podAffinityTerm) { $0.podAffinityTerm(term[.podAffinityTerm]) }
                }
            }
        }
    }

    private mutating func weight(of term: Value) {
        let weight = term[.weight].number64
        if !(1...100).contains(weight) {
            invalid(.weight, was: Value(weight), because: "must be in the range 1-100")
        }
    }

    private mutating func podAffinityTerm(_ term: Value) {
        labelSelector(.labelSelector, of: term)
        labelSelector(.namespaceSelector, of: term)
        for namespace in term[.namespaces].elements {
            check(.namespace, namespace.text, Format.dnsLabel(namespace.text))
        }
        matchLabelKeys(of: term)
        let key = term[.topologyKey].text
        if key.isEmpty { required(.topologyKey, because: "can not be empty") }
        check(.topologyKey, key, Format.qualifiedName(key))
    }

    private mutating func matchLabelKeys(of term: Value) {
        let match = term[.matchLabelKeys].elements.map(\.text)
        let mismatch = term[.mismatchLabelKeys].elements.map(\.text)
        if match.isEmpty, mismatch.isEmpty { return }
        let selector = term[.labelSelector]
        for (field, keys) in [(Key.matchLabelKeys, match), (.mismatchLabelKeys, mismatch)] where !keys.isEmpty {
            if selector.isNull {
                forbidden(field, because: "must not be specified when labelSelector is not set")
                continue
            }
            forEach(field, of: term) { v, key, _ in v.check(key.text, Format.qualifiedName(key.text)) }
        }
        forEach(.matchLabelKeys, of: term) { v, key, _ in
            if mismatch.contains(key.text) {
                v.invalid(was: key, because: "exists in both matchLabelKeys and mismatchLabelKeys")
            }
        }
    }

    // MARK: Tolerations and taints

    mutating func tolerations(of spec: Value) {
        forEach(.tolerations, of: spec) { v, toleration, _ in v.toleration(toleration) }
    }

    private mutating func toleration(_ toleration: Value) {
        let key = toleration[.key].text
        let operation = toleration[.operator].text
        if !key.isEmpty {
            check(.key, key, Format.qualifiedName(key))
        } else if operation != "Exists" {
            invalid(
                .operator, was: .string(operation),
                because: "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
        }
        let effect = toleration[.effect].text
        if !toleration[.tolerationSeconds].isNull, effect != "NoExecute" {
            invalid(
                .effect, was: .string(effect), because: "effect must be 'NoExecute' when `tolerationSeconds` is set")
        }
        tolerationValue(toleration[.value].text, operation)
        if !effect.isEmpty { optionalChoice(.effect, of: toleration, taintEffects) }
    }

    private mutating func tolerationValue(_ value: String, _ operation: String) {
        switch operation {
        case "Equal", "":
            let messages = Format.labelValue(value)
            if !messages.isEmpty {
                invalid(.operator, was: .string(value), because: messages.joined(separator: ";"))
            }
        case "Exists":
            if !value.isEmpty {
                invalid(.operator, was: .string(value), because: "value must be empty when `operator` is 'Exists'")
            }
        default:
            unsupported(.operator, was: .string(operation), supported: ["Equal", "Exists"])
        }
    }

    /// The taints of a node.
    mutating func taints(of spec: Value) {
        var known: [(key: String, effect: String)] = []
        forEach(.taints, of: spec) { v, taint, _ in
            let (key, effect) = (taint[.key].text, taint[.effect].text)
            v.check(.key, key, Format.qualifiedName(key))
            let messages = Format.labelValue(taint[.value].text)
            if !messages.isEmpty {
                v.invalid(.value, was: taint[.value], because: messages.joined(separator: ";"))
            }
            v.choice(.effect, of: taint, taintEffects)
            if known.contains(where: { $0 == (key, effect) }) {
                v.duplicate(was: taint, as: "Taint", because: "taints must be unique by key and effect pair")
            }
            known.append((key, effect))
        }
    }

    // MARK: Topology spread

    mutating func topologySpread(of spec: Value) {
        let constraints = spec[.topologySpreadConstraints].elements
        forEach(.topologySpreadConstraints, of: spec) { v, constraint, index in
            v.topologySpread(constraint, others: constraints[(index + 1)...])
        }
    }

    private mutating func topologySpread(_ constraint: Value, others: ArraySlice<Value>) {
        let skew = constraint[.maxSkew].number64
        if skew <= 0 { invalid(.maxSkew, was: Value(skew), because: Message.positive) }
        nonEmpty(.topologyKey, of: constraint, because: "can not be empty")
        let action = constraint[.whenUnsatisfiable].text
        if action != "DoNotSchedule", action != "ScheduleAnyway" {
            unsupported(
                .whenUnsatisfiable, was: .string(action), supported: ["DoNotSchedule", "ScheduleAnyway"])
        }
        let key = constraint[.topologyKey].text
        if others.contains(where: { $0[.topologyKey].text == key && $0[.whenUnsatisfiable].text == action }) {
            duplicate("{topologyKey, whenUnsatisfiable}", was: .string("{\(key), \(action)}"))
        }
        if let domains = constraint[.minDomains].integer {
            if domains <= 0 { invalid(.minDomains, was: Value(domains), because: Message.positive) }
            if action != "DoNotSchedule" {
                invalid(
                    .minDomains, was: Value(domains),
                    because: "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action)")
            }
        }
        optionalChoice(.nodeAffinityPolicy, of: constraint, ["Honor", "Ignore"])
        optionalChoice(.nodeTaintsPolicy, of: constraint, ["Honor", "Ignore"])
        spreadLabelKeys(of: constraint)
        labelSelector(.labelSelector, of: constraint)
    }

    private mutating func spreadLabelKeys(of constraint: Value) {
        if constraint[.matchLabelKeys].isEmpty { return }
        let selector = constraint[.labelSelector]
        if selector.isNull {
            forbidden(.matchLabelKeys, because: "must not be specified when labelSelector is not set")
        }
        forEach(.matchLabelKeys, of: constraint) { v, key, _ in
            v.check(key.text, Format.qualifiedName(key.text))
            let isSelected = !selector[.matchLabels][Key(key.text)].isNull
            // The server itself adds the expression for a key it has merged into the selector.
            if isSelected { v.invalid(was: key, because: "exists in both matchLabelKeys and labelSelector") }
        }
    }
}

private let taintEffects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
