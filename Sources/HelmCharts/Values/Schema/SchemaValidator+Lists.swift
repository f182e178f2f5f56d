// What a schema says of lists.
extension SchemaValidator {
    mutating func checkList(_ elements: [MergedValue], _ findings: inout Findings) {
        let node = findings.node
        let count = elements.count
        if let minimum = node.minItems, count < minimum {
            add("minItems: got \(count.grouped), want \(minimum.grouped)", keyword: "/minItems", to: &findings)
        }
        if let maximum = node.maxItems, count > maximum {
            add("maxItems: got \(count.grouped), want \(maximum.grouped)", keyword: "/maxItems", to: &findings)
        }
        if node.wantsUniqueItems, let (first, second) = Self.duplicates(in: elements) {
            add("items at \(first) and \(second) are equal", keyword: "/uniqueItems", to: &findings)
        }
        checkElements(elements, &findings)
        if let contained = node.contains { checkContains(elements, contained, &findings) }
    }

    mutating func checkElements(_ elements: [MergedValue], _ findings: inout Findings) {
        let node = findings.node
        let first = min(node.firstItems.count, elements.count)
        for index in 0..<first {
            checkChild(elements[index], String(index), node.firstItems[index], &findings)
        }
        findings.unevaluated.items = findings.unevaluated.items.filter { $0 >= first }
        guard let schema = node.otherItems, first < elements.count else { return }
        findings.unevaluated.items = []
        if node.otherItemsAreAdditional, schema.always == false {
            let message = "last \(elements.count - first) additionalItem(s) not allowed"
            return add(message, keyword: "/additionalItems", to: &findings)
        }
        for index in first..<elements.count {
            if findings.isDone || problem != nil { return }
            checkChild(elements[index], String(index), schema, &findings)
        }
    }

    private static func duplicates(in elements: [MergedValue]) -> (Int, Int)? {
        // Equal values have equal keys, so only those are compared.
        var seen: [String: [Int]] = [:]
        for (index, element) in elements.enumerated() {
            let key = element.equalityKey
            if let first = seen[key]?.first(where: { elements[$0].equals(element) }) { return (first, index) }
            seen[key, default: []].append(index)
        }
        return nil
    }

    mutating func checkContains(
        _ elements: [MergedValue], _ schema: SchemaNode, _ findings: inout Findings
    ) {
        let node = findings.node
        var failures: [SchemaFailure] = []
        var matched: [Int] = []
        for (index, element) in elements.enumerated() {
            let failure = failureOfChild(element, String(index), schema, isQuiet: findings.isQuiet)
            if let failure {
                failures.append(failure)
            } else {
                matched.append(index)
                if node.draft >= .draft2020 { findings.unevaluated.items.remove(index) }
            }
        }
        let places = matched.map(String.init).joined(separator: " ")
        if let minimum = node.minContains {
            if matched.count < minimum {
                let message =
                    "min \(minimum.grouped) items required to match contains schema, but "
                    + (matched.isEmpty ? "none matched" : "matched \(matched.count.grouped) items at \(places)")
                add(message, keyword: "/minContains", causes: failures, to: &findings)
            }
        } else if matched.isEmpty {
            add("no items match contains schema", keyword: "/contains", causes: failures, to: &findings)
        }
        if let maximum = node.maxContains, matched.count > maximum {
            add(
                "max \(maximum.grouped) items required to match contains schema, but matched \(matched.count.grouped) items "
                    + "at \(places)", keyword: "/maxContains", to: &findings)
        }
    }
}
