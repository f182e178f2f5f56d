// Schemas that hold together, instead of each other, or under a condition.
extension SchemaValidator {
    mutating func checkConditions(_ findings: inout Findings) {
        let node = findings.node
        if let excluded = node.not, checkSame(excluded, &findings, isQuiet: true) == nil {
            add("'not' failed", keyword: "/not", to: &findings)
        }
        let failed = node.allOf.compactMap { checkSame($0, &findings) }
        if !failed.isEmpty { add("'allOf' failed", keyword: "/allOf", causes: failed, to: &findings) }
        if !node.anyOf.isEmpty { checkAny(&findings) }
        if !node.oneOf.isEmpty { checkOne(&findings) }
        guard let condition = node.condition else { return }
        let holds = checkSame(condition, &findings, isQuiet: true) == nil
        if let next = holds ? node.consequence : node.alternative, let failure = checkSame(next, &findings) {
            findings.failures.append(failure)
        }
    }

    mutating func checkAny(_ findings: inout Findings) {
        var failures: [SchemaFailure] = []
        var isMatched = false
        for schema in findings.node.anyOf {
            if let failure = checkSame(schema, &findings) {
                failures.append(failure)
            } else {
                isMatched = true
                // Only where something is still unevaluated do the others matter.
                if findings.unevaluated.isEmpty { return }
            }
        }
        if !isMatched { add("'anyOf' failed", keyword: "/anyOf", causes: failures, to: &findings) }
    }

    mutating func checkOne(_ findings: inout Findings) {
        var failures: [SchemaFailure] = []
        var matched: Int?
        for (index, schema) in findings.node.oneOf.enumerated() {
            if let failure = checkSame(schema, &findings, isQuiet: matched != nil) {
                if matched == nil { failures.append(failure) }
            } else if let first = matched {
                return add("'oneOf' failed, subschemas \(first), \(index) matched", keyword: "/oneOf", to: &findings)
            } else {
                matched = index
            }
        }
        if matched == nil {
            add("'oneOf' failed, none matched", keyword: "/oneOf", causes: failures, to: &findings)
        }
    }

    mutating func checkUnevaluated(_ findings: inout Findings) {
        let node = findings.node
        if let schema = node.unevaluatedProperties, case .table(let table) = findings.value.content {
            for name in findings.unevaluated.properties.sorted() {
                if let value = table[name] { checkChild(value, name, schema, &findings) }
            }
            findings.unevaluated.properties = []
        }
        if let schema = node.unevaluatedItems, case .list(let elements) = findings.value.content {
            for index in findings.unevaluated.items.sorted() {
                checkChild(elements[index], String(index), schema, &findings)
            }
            findings.unevaluated.items = []
        }
    }
}
