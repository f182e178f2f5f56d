import KubeObjects

extension Validator {
    /// A label selector.
    mutating func labelSelector(_ field: Key, of value: Value) {
        let selector = value[field]
        if selector.isNull { return }
        within(field) { v in
            v.labels(.matchLabels, of: selector)
            v.forEach(.matchExpressions, of: selector) { v, expression, _ in
                v.labelRequirement(expression)
            }
        }
    }

    private mutating func labelRequirement(_ expression: Value) {
        let operation = expression[.operator].text
        let values = expression[.values].elements
        switch operation {
        case "In", "NotIn":
            if values.isEmpty {
                required(.values, because: "must be specified when `operator` is 'In' or 'NotIn'")
            }
        case "Exists", "DoesNotExist":
            if !values.isEmpty {
                forbidden(.values, because: "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
            }
        default:
            invalid(.operator, was: .string(operation), because: "not a valid selector operator")
        }
        let key = expression[.key].text
        check(.key, key, Format.qualifiedName(key))
        labelValues(values)
    }

    private mutating func labelValues(_ values: [Value]) {
        for (index, value) in values.enumerated() {
            let messages = Format.labelValue(value.text)
            if messages.isEmpty { continue }
            within(.values) { v in v.within(index: index) { $0.check(value.text, messages) } }
        }
    }

    /// A node selector (`required…` of node affinity), which needs a term.
    mutating func nodeSelector(_ field: Key, of value: Value) {
        let selector = value[field]
        if selector.isNull { return }
        within(field) { v in
            if selector[.nodeSelectorTerms].elements.isEmpty {
                v.required(.nodeSelectorTerms, because: "must have at least one node selector term")
            }
            v.forEach(.nodeSelectorTerms, of: selector) { v, term, _ in
                v.nodeSelectorTerm(term, checkingValues: true)
            }
        }
    }

    /// A term of a node selector.
    mutating func nodeSelectorTerm(_ term: Value, checkingValues: Bool) {
        forEach(.matchExpressions, of: term) { v, expression, _ in
            v.nodeRequirement(expression, checkingValues: checkingValues)
        }
        forEach(.matchFields, of: term) { v, expression, _ in
            v.nodeFieldRequirement(expression)
        }
    }

    private mutating func nodeRequirement(_ expression: Value, checkingValues: Bool) {
        let operation = expression[.operator].text
        let values = expression[.values].elements
        switch operation {
        case "In", "NotIn":
            if values.isEmpty {
                required(.values, because: "must be specified when `operator` is 'In' or 'NotIn'")
            }
        case "Exists", "DoesNotExist":
            if !values.isEmpty {
                forbidden(.values, because: "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
            }
        case "Gt", "Lt":
            if values.count != 1 {
                required(.values, because: "must be specified single value when `operator` is 'Lt' or 'Gt'")
            }
        default:
            invalid(.operator, was: .string(operation), because: "not a valid selector operator")
        }
        let key = expression[.key].text
        check(.key, key, Format.qualifiedName(key))
        if checkingValues { labelValues(values) }
    }

    private mutating func nodeFieldRequirement(_ expression: Value) {
        let operation = expression[.operator].text
        let values = expression[.values].elements
        if operation != "In", operation != "NotIn" {
            invalid(.operator, was: .string(operation), because: "not a valid selector operator")
        } else if values.count != 1 {
            required(
                .values, because: "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
        }
        guard expression[.key].text == "metadata.name" else {
            invalid(.key, was: .string(expression[.key].text), because: "not a valid field selector key")
            return
        }
        for (index, value) in values.enumerated() {
            let messages = Format.dnsSubdomain(value.text)
            if messages.isEmpty { continue }
            within(.values) { v in v.within(index: index) { $0.check(value.text, messages) } }
        }
    }
}

/// A label selector of a workload, matched against the labels of its template.
enum TemplateSelector {
    /// Whether the labels match; `nil` where the selector has an operator that does not exist.
    static func matches(_ selector: Value, _ labels: Value) -> Bool? {
        if selector.isNull { return false }
        for member in selector[.matchLabels].members where labels[member.key] != member.value {
            return false
        }
        var result = true
        for expression in selector[.matchExpressions].elements {
            guard let matches = matches(expression: expression, labels) else { return nil }
            if !matches { result = false }
        }
        return result
    }

    private static func matches(expression: Value, _ labels: Value) -> Bool? {
        let value = labels[Key(expression[.key].text)]
        let values = expression[.values].elements
        switch expression[.operator].text {
        case "In": return values.isEmpty ? nil : !value.isNull && values.contains(value)
        case "NotIn": return values.isEmpty ? nil : value.isNull || !values.contains(value)
        case "Exists": return values.isEmpty ? !value.isNull : nil
        case "DoesNotExist": return values.isEmpty ? value.isNull : nil
        default: return nil
        }
    }
}
