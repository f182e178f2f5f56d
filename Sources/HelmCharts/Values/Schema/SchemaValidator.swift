import KubeObjects

/// Checks a value against a compiled schema, in the order and with the messages of the library that Helm uses.
struct SchemaValidator {
    private let schema: JSONSchema
    private let setting: (MergedValue) -> String?
    /// The schemas being checked, the outermost first, each with the number of its value: one that returns with the same
    /// value would never end.
    private var scopes: [(node: SchemaNode, value: Int)] = []
    private var location: [String] = []
    private var valueCount = 0
    private var steps = 0
    private var problem: String?

    /// Schemas within each other while checking; each takes some hundred bytes of stack.
    private static let maximumDepth = 1_000
    /// Schemas checked in all, at most.
    private let maximumSteps: Int

    init(schema: JSONSchema, maximumSteps: Int, setting: @escaping (MergedValue) -> String?) {
        self.schema = schema
        self.maximumSteps = maximumSteps
        self.setting = setting
    }

    /// What is wrong with the value.
    mutating func validate(_ value: MergedValue, against root: SchemaNode) -> [SchemaFailure] {
        var rest = Unevaluated()
        let failure = check(value, root, &rest, tracks: false, isQuiet: false, isSameValue: false)
        if let problem { return [SchemaFailure(location: [], message: problem, place: "")] }
        guard let failure else { return [] }
        return failure.kind == .group ? failure.causes : [failure]
    }

    // MARK: - One schema

    /// Members and elements that no schema has said anything about.
    struct Unevaluated {
        var properties: Set<String> = []
        var items: Set<Int> = []
        var isEmpty: Bool { properties.isEmpty && items.isEmpty }
    }

    /// What one schema finds.
    struct Findings {
        let node: SchemaNode
        let value: MergedValue
        /// Whether only the fact matters, not the reason.
        let isQuiet: Bool
        var unevaluated: Unevaluated
        var failures: [SchemaFailure] = []

        var isDone: Bool { isQuiet && !failures.isEmpty }
    }

    private mutating func check(
        _ value: MergedValue, _ node: SchemaNode, _ rest: inout Unevaluated, tracks: Bool, isQuiet: Bool,
        isSameValue: Bool
    ) -> SchemaFailure? {
        guard enter(node) else { return SchemaFailure(location: [], message: "", place: "") }
        if !isSameValue { valueCount += 1 }
        let number = isSameValue ? scopes.last?.value ?? 0 : valueCount
        let isCycle = isChecking(node, value: number)
        scopes.append((node, number))
        defer { scopes.removeLast() }
        var findings = Findings(
            node: node, value: value, isQuiet: isQuiet, unevaluated: Self.unevaluated(value, node, tracks: tracks))
        if isCycle {
            add("the schema refers to itself for the same value, which never ends", keyword: "", to: &findings)
        } else {
            examine(&findings)
        }
        rest = findings.unevaluated
        switch findings.failures.count {
        case 0: return nil
        case 1: return findings.failures[0]
        default:
            var group = failure("validation failed", keyword: "", findings)
            group.kind = .group
            group.causes = findings.failures
            return group
        }
    }

    private func isChecking(_ node: SchemaNode, value: Int) -> Bool {
        var index = scopes.count - 1
        while index >= 0, scopes[index].value == value {
            if scopes[index].node === node { return true }
            index -= 1
        }
        return false
    }

    private mutating func enter(_ node: SchemaNode) -> Bool {
        steps += 1
        if problem == nil, scopes.count >= Self.maximumDepth {
            problem = "schemas are nested more than \(Self.maximumDepth) deep here; simplify the schema"
        }
        if problem == nil, steps > maximumSteps {
            problem = "checking the schema takes too long; simplify its alternatives"
        }
        return problem == nil
    }

    private static func unevaluated(_ value: MergedValue, _ node: SchemaNode, tracks: Bool) -> Unevaluated {
        var result = Unevaluated()
        switch value.content {
        case .table(let table) where tracks || node.unevaluatedProperties != nil:
            result.properties = Set(table.members.keys)
        case .list(let elements) where tracks || node.unevaluatedItems != nil:
            result.items = Set(elements.indices)
        default: break
        }
        return result
    }

    private mutating func examine(_ findings: inout Findings) {
        let node = findings.node
        if let always = node.always {
            if !always { add("false schema", keyword: "", to: &findings) }
            return
        }
        checkGeneral(&findings)
        if !findings.failures.isEmpty { return }
        if let reference = node.reference {
            follow(reference, "$ref", &findings)
            if node.draft < .draft2019 { return }
        }
        switch findings.value.content {
        case .table(let table): checkObject(table, &findings)
        case .list(let elements): checkList(elements, &findings)
        case .string(let text): checkText(text, &findings)
        case .int(let number): checkNumber(SchemaNumber(number), &findings)
        case .float(let number): checkNumber(SchemaNumber(number), &findings)
        case .null, .bool: break
        }
        if findings.isDone { return }
        if node.draft >= .draft2019 { checkDynamicReferences(&findings) }
        checkConditions(&findings)
        if node.draft >= .draft2019 { checkUnevaluated(&findings) }
    }

    private func checkGeneral(_ findings: inout Findings) {
        let (node, value) = (findings.node, findings.value)
        let type = value.schemaType
        if let types = node.types, !types.contains(type), !(types.contains("integer") && value.isSchemaInteger) {
            return add("got \(type), want \(types.joined(separator: " or "))", keyword: "/type", to: &findings)
        }
        if let constant = node.constant, !value.equals(constant) {
            let message = constant.isPrimitive ? "value must be \(constant.displayed)" : "'const' failed"
            return add(message, keyword: "/const", to: &findings)
        }
        if let allowed = node.allowed, !allowed.contains(where: value.equals) {
            let words = allowed.map(\.displayed)
            let message =
                !allowed.allSatisfy(\.isPrimitive)
                ? "'enum' failed"
                : words.count == 1
                    ? "value must be \(words[0])" : "value must be one of \(words.joined(separator: ", "))"
            return add(message, keyword: "/enum", to: &findings)
        }
        if let format = node.format, case .string(let text) = value.content,
            let reason = SchemaFormat.problem(text, format: format)
        {
            let message = "\(SchemaFailure.quoted(text)) is not valid \(format): \(reason)"
            return add(message, keyword: "/format", to: &findings)
        }
    }

    // MARK: - Failures

    private func failure(_ message: String, keyword: String, _ findings: Findings) -> SchemaFailure {
        if findings.isQuiet { return SchemaFailure(location: [], message: "", place: "") }
        return SchemaFailure(
            location: location, message: message, place: findings.node.place + keyword,
            setting: setting(findings.value))
    }

    private func add(
        _ message: @autoclosure () -> String, keyword: String, causes: [SchemaFailure] = [], to findings: inout Findings
    ) {
        var failure = failure(findings.isQuiet ? "" : message(), keyword: keyword, findings)
        failure.causes = findings.isQuiet ? [] : causes
        findings.failures.append(failure)
    }

    // MARK: - Schemas within the schema

    /// Checks the same value against another schema; what that evaluates is evaluated here too.
    private mutating func checkSame(
        _ node: SchemaNode, _ findings: inout Findings, isQuiet: Bool = false
    ) -> SchemaFailure? {
        var rest = Unevaluated()
        let tracks = !findings.unevaluated.isEmpty
        let failure = check(
            findings.value, node, &rest, tracks: tracks, isQuiet: findings.isQuiet || isQuiet, isSameValue: true)
        if failure == nil, tracks {
            findings.unevaluated.properties.formIntersection(rest.properties)
            findings.unevaluated.items.formIntersection(rest.items)
        }
        return failure
    }

    /// Checks a member or an element.
    private mutating func checkChild(
        _ value: MergedValue, _ token: String, _ node: SchemaNode, _ findings: inout Findings
    ) {
        if let failure = failureOfChild(value, token, node, isQuiet: findings.isQuiet) {
            findings.failures.append(failure)
        }
    }

    private mutating func failureOfChild(
        _ value: MergedValue, _ token: String, _ node: SchemaNode, isQuiet: Bool
    ) -> SchemaFailure? {
        location.append(token)
        defer { location.removeLast() }
        var rest = Unevaluated()
        return check(value, node, &rest, tracks: false, isQuiet: isQuiet, isSameValue: false)
    }

    private mutating func follow(_ target: SchemaNode, _ keyword: String, _ findings: inout Findings) {
        guard let found = checkSame(target, &findings) else { return }
        var failure = failure("validation failed", keyword: "/\(keyword)", findings)
        failure.kind = .reference
        failure.causes = found.kind == .group ? found.causes : [found]
        findings.failures.append(failure)
    }

    private mutating func checkDynamicReferences(_ findings: inout Findings) {
        if var target = findings.node.recursiveReference {
            if target.resource.hasRecursiveAnchor,
                let outermost = scopes.first(where: { $0.node.resource.hasRecursiveAnchor }),
                let root = schema.nodes[outermost.node.resource.place]
            {
                target = root
            }
            follow(target, "$recursiveRef", &findings)
        }
        if var target = findings.node.dynamicReference {
            if let anchor = findings.node.dynamicReferenceAnchor, target.dynamicAnchor == anchor,
                let outermost = scopes.first(where: { $0.node.resource.dynamicAnchors.contains(anchor) }),
                let place = outermost.node.resource.anchors[anchor], let node = schema.nodes[place]
            {
                target = node
            }
            follow(target, "$dynamicRef", &findings)
        }
    }

    // MARK: - Objects

    private mutating func checkObject(_ table: ValuesTable, _ findings: inout Findings) {
        let node = findings.node
        let count = table.members.count
        if let minimum = node.minProperties, count < minimum {
            add(
                "minProperties: got \(count.grouped), want \(minimum.grouped)", keyword: "/minProperties", to: &findings
            )
        }
        if let maximum = node.maxProperties, count > maximum {
            add(
                "maxProperties: got \(count.grouped), want \(maximum.grouped)", keyword: "/maxProperties", to: &findings
            )
        }
        let missing = node.required.filter { table[$0] == nil }
        if !missing.isEmpty {
            let word = missing.count == 1 ? "property" : "properties"
            add("missing \(word) \(SchemaFailure.quoted(missing))", keyword: "/required", to: &findings)
        }
        if findings.isDone { return }
        for (name, dependency) in node.dependencies where table[name] != nil {
            switch dependency {
            case .required(let names): checkDependency(name, names, table, "/dependencies", &findings)
            case .schema(let schema):
                if let failure = checkSame(schema, &findings) { findings.failures.append(failure) }
            }
        }
        checkMembers(table, &findings)
        if let names = node.propertyNames { checkNames(table, names, &findings) }
        for (name, schema) in node.dependentSchemas where table[name] != nil {
            if let failure = checkSame(schema, &findings) { findings.failures.append(failure) }
        }
        for (name, names) in node.dependentRequired where table[name] != nil {
            checkDependency(name, names, table, "/dependentRequired", &findings)
        }
    }

    private func checkDependency(
        _ name: String, _ names: [String], _ table: ValuesTable, _ keyword: String, _ findings: inout Findings
    ) {
        let missing = names.filter { table[$0] == nil }
        if missing.isEmpty { return }
        add(
            "properties \(SchemaFailure.quoted(missing)) required, if \(SchemaFailure.quoted(name)) exists",
            keyword: "\(keyword)/\(SchemaFailure.escaped(name))", to: &findings)
    }

    private mutating func checkMembers(_ table: ValuesTable, _ findings: inout Findings) {
        let node = findings.node
        if node.properties.isEmpty, node.patternProperties.isEmpty, node.additionalProperties == nil { return }
        var additional: [String] = []
        for name in table.sortedKeys {
            if findings.isDone || problem != nil { return }
            guard let value = table[name] else { continue }
            var isEvaluated = false
            if let schema = node.properties[name] {
                isEvaluated = true
                checkChild(value, name, schema, &findings)
            }
            for (matcher, schema) in node.patternProperties where matcher.matches(name) {
                isEvaluated = true
                checkChild(value, name, schema, &findings)
            }
            if !isEvaluated, let schema = node.additionalProperties {
                isEvaluated = true
                if schema.always == false {
                    additional.append(name)
                } else {
                    checkChild(value, name, schema, &findings)
                }
            }
            if isEvaluated { findings.unevaluated.properties.remove(name) }
        }
        if !additional.isEmpty {
            add(
                "additional properties \(SchemaFailure.quoted(additional)) not allowed",
                keyword: "/additionalProperties", to: &findings)
        }
    }

    private mutating func checkNames(_ table: ValuesTable, _ schema: SchemaNode, _ findings: inout Findings) {
        // A name is a value of its own, without a place.
        let place = location
        defer { location = place }
        for name in table.sortedKeys {
            location = []
            let value = MergedValue(content: .string(name))
            var rest = Unevaluated()
            let found = check(value, schema, &rest, tracks: false, isQuiet: findings.isQuiet, isSameValue: false)
            guard let found else { continue }
            location = place
            add(
                "invalid propertyName \(SchemaFailure.quoted(name))", keyword: "/propertyNames",
                causes: found.kind == .group ? found.causes : [found], to: &findings)
        }
    }

    // MARK: - Lists

    private mutating func checkList(_ elements: [MergedValue], _ findings: inout Findings) {
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

    private mutating func checkElements(_ elements: [MergedValue], _ findings: inout Findings) {
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

    private mutating func checkContains(
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

    // MARK: - Texts and numbers

    private func checkText(_ text: String, _ findings: inout Findings) {
        let node = findings.node
        if node.minLength != nil || node.maxLength != nil {
            let length = text.unicodeScalars.count
            if let minimum = node.minLength, length < minimum {
                add("minLength: got \(length.grouped), want \(minimum.grouped)", keyword: "/minLength", to: &findings)
            }
            if let maximum = node.maxLength, length > maximum {
                add("maxLength: got \(length.grouped), want \(maximum.grouped)", keyword: "/maxLength", to: &findings)
            }
        }
        if let (pattern, matcher) = node.pattern, !matcher.matches(text) {
            let message = "\(SchemaFailure.quoted(text)) does not match pattern \(SchemaFailure.quoted(pattern))"
            add(message, keyword: "/pattern", to: &findings)
        }
    }

    private func checkNumber(_ number: SchemaNumber, _ findings: inout Findings) {
        let node = findings.node
        if let limit = node.minimum, number < limit {
            add("minimum: got \(number), want \(limit)", keyword: "/minimum", to: &findings)
        }
        if let limit = node.maximum, limit < number {
            add("maximum: got \(number), want \(limit)", keyword: "/maximum", to: &findings)
        }
        if let limit = node.exclusiveMinimum, !(limit < number) {
            add("exclusiveMinimum: got \(number), want \(limit)", keyword: "/exclusiveMinimum", to: &findings)
        }
        if let limit = node.exclusiveMaximum, !(number < limit) {
            add("exclusiveMaximum: got \(number), want \(limit)", keyword: "/exclusiveMaximum", to: &findings)
        }
        if let unit = node.multipleOf, !number.isMultiple(of: unit) {
            add("multipleOf: got \(number), want \(unit)", keyword: "/multipleOf", to: &findings)
        }
    }

    // MARK: - Alternatives

    private mutating func checkConditions(_ findings: inout Findings) {
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

    private mutating func checkAny(_ findings: inout Findings) {
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

    private mutating func checkOne(_ findings: inout Findings) {
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

    private mutating func checkUnevaluated(_ findings: inout Findings) {
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

extension Int {
    /// With commas between thousands.
    fileprivate var grouped: String { SchemaNumber.grouped(self) }
}
