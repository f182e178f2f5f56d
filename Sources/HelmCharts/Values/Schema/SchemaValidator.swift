import KubeObjects

/// Checks a value against a compiled schema, in the order and with the messages of the library that Helm uses.
struct SchemaValidator {
    let schema: JSONSchema
    private let setting: (MergedValue) -> String?
    /// The schemas being checked, the outermost first, each with the number of its value: one that returns with the same
    /// value would never end.
    private(set) var scopes: [(node: SchemaNode, value: Int)] = []
    var location: [String] = []
    private var valueCount = 0
    private var steps = 0
    private(set) var problem: String?

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

    mutating func check(
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

    func isChecking(_ node: SchemaNode, value: Int) -> Bool {
        var index = scopes.count - 1
        while index >= 0, scopes[index].value == value {
            if scopes[index].node === node { return true }
            index -= 1
        }
        return false
    }

    mutating func enter(_ node: SchemaNode) -> Bool {
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

    mutating func examine(_ findings: inout Findings) {
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

    func checkGeneral(_ findings: inout Findings) {
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

    func failure(_ message: String, keyword: String, _ findings: Findings) -> SchemaFailure {
        if findings.isQuiet { return SchemaFailure(location: [], message: "", place: "") }
        return SchemaFailure(
            location: location, message: message, place: findings.node.place + keyword,
            setting: setting(findings.value))
    }

    func add(
        _ message: @autoclosure () -> String, keyword: String, causes: [SchemaFailure] = [], to findings: inout Findings
    ) {
        var failure = failure(findings.isQuiet ? "" : message(), keyword: keyword, findings)
        failure.causes = findings.isQuiet ? [] : causes
        findings.failures.append(failure)
    }

    // MARK: - Schemas within the schema

    /// Checks the same value against another schema; what that evaluates is evaluated here too.
    mutating func checkSame(
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
    mutating func checkChild(
        _ value: MergedValue, _ token: String, _ node: SchemaNode, _ findings: inout Findings
    ) {
        if let failure = failureOfChild(value, token, node, isQuiet: findings.isQuiet) {
            findings.failures.append(failure)
        }
    }

    mutating func failureOfChild(
        _ value: MergedValue, _ token: String, _ node: SchemaNode, isQuiet: Bool
    ) -> SchemaFailure? {
        location.append(token)
        defer { location.removeLast() }
        var rest = Unevaluated()
        return check(value, node, &rest, tracks: false, isQuiet: isQuiet, isSameValue: false)
    }

    mutating func follow(_ target: SchemaNode, _ keyword: String, _ findings: inout Findings) {
        guard let found = checkSame(target, &findings) else { return }
        var failure = failure("validation failed", keyword: "/\(keyword)", findings)
        failure.kind = .reference
        failure.causes = found.kind == .group ? found.causes : [found]
        findings.failures.append(failure)
    }

    mutating func checkDynamicReferences(_ findings: inout Findings) {
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
}
