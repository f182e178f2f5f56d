import KubeObjects

/// Checks a custom resource against its schema, with the API server's messages.
struct StructuralCheck {
    private(set) var errors: [FieldError] = []
    private(set) var problems: [FieldProblem] = []
    /// The way to the present value, as messages print it and as a path.
    private var location: [FieldPath.Element] = []
    /// Inside `anyOf` and its like, unknown fields are no matter.
    private var reportsUnknown = true

    init(_ object: Value, as schema: StructuralSchema) {
        check(object, schema, keeping: [.apiVersion, .kind, .metadata])
    }

    private init(probing value: Value, _ schema: StructuralSchema, at location: [FieldPath.Element]) {
        self.location = location
        reportsUnknown = false
        check(value, schema)
    }

    private var path: String { FieldPath(location).description }

    private mutating func check(_ value: Value, _ schema: StructuralSchema, keeping: [Key] = []) {
        guard checkType(value, schema) else { return }
        checkCommon(value, schema)
        switch value {
        case .object(let members): check(members, schema, keeping: keeping)
        case .array(let elements): check(elements, schema)
        case .string(let text): check(text, schema.rules)
        case .integer, .double: checkNumber(value, schema.rules)
        case .null, .bool: break
        }
    }

    /// Whether the value has the schema's type; what it holds is not looked at where not.
    private mutating func checkType(_ value: Value, _ schema: StructuralSchema) -> Bool {
        if value.isNull, schema.isNullable { return true }
        if schema.isIntOrString {
            switch value {
            case .string, .integer: return true
            default: return fail(value, "integer,string")
            }
        }
        let fits =
            switch (schema.type, value) {
            case (nil, _), (.object, .object), (.array, .array), (.string, .string), (.boolean, .bool),
                (.integer, .integer), (.number, .integer), (.number, .double):
                true
            case (.integer, .double(let number)): number.rounded() == number
            default: false
            }
        return fits || fail(value, schema.type?.rawValue ?? "")
    }

    private mutating func fail(_ value: Value, _ type: String) -> Bool {
        let found = GoText.quoted(value.typeName)
        add(.typeInvalid, value: found, "\(path) in body must be of type \(type): \(found)")
        if reportsUnknown, let error = errors.last {
            problems.append(FieldProblem(kind: .wrongValue, path: FieldPath(location), message: error.message))
        }
        return false
    }

    private mutating func checkCommon(_ value: Value, _ schema: StructuralSchema) {
        let rules = schema.rules
        if !rules.allowed.isEmpty, !value.isNull, !rules.allowed.contains(value) {
            let supported = rules.allowed.map { GoText.quoted($0.string ?? GoText.json($0)) }
            add(
                .notSupported, value: GoText.json(value),
                "supported values: \(supported.joined(separator: ", "))")
        }
        for part in rules.allOf {
            var check = StructuralCheck(probing: value, part, at: location)
            check.reportsUnknown = false
            errors += check.errors
        }
        if !rules.anyOf.isEmpty, !rules.anyOf.contains(where: { accepts(value, $0) }) {
            addComposite("must validate at least one schema (anyOf)")
        }
        if !rules.oneOf.isEmpty {
            let count = rules.oneOf.count { accepts(value, $0) }
            let found = count == 0 ? "Found none valid" : "Found \(count) valid alternatives"
            if count != 1 { addComposite("must validate one and only one schema (oneOf). \(found)") }
        }
        if rules.not.contains(where: { accepts(value, $0) }) { addComposite("must not validate the schema (not)") }
    }

    private func accepts(_ value: Value, _ schema: StructuralSchema) -> Bool {
        StructuralCheck(probing: value, schema, at: location).errors.isEmpty
    }

    private mutating func check(_ members: Members, _ schema: StructuralSchema, keeping: [Key]) {
        let rules = schema.rules
        if let least = rules.minProperties, members.count < least {
            add(.invalid, value: String(members.count), "\(path) in body should have at least \(least) properties")
        }
        if let most = rules.maxProperties, members.count > most {
            add(.tooMany, value: String(members.count), "must have at most \(most) items")
        }
        for key in rules.required where !members.contains(key) {
            inside(.key(key)) { $0.add(.required) }
        }
        for member in members where !keeping.contains(member.key) {
            let child = schema.property(member.key) ?? schema.additional
            inside(.key(member.key)) { check in
                if let child {
                    let kept: [Key] = child.isEmbeddedResource ? [.apiVersion, .kind, .metadata] : []
                    check.check(member.value, child, keeping: kept)
                } else if schema.type == .object, !schema.preservesUnknownFields, !schema.allowsAdditional {
                    check.unknown(member.key, schema)
                }
            }
        }
    }

    private mutating func unknown(_ key: Key, _ schema: StructuralSchema) {
        guard reportsUnknown else { return }
        let path = FieldPath(location)
        let suggestion = Suggestion.closest(to: key.text, among: schema.properties.map(\.key.text))
        problems.append(
            FieldProblem(
                kind: .unknownField(suggestion: suggestion), path: path,
                message: "unknown field \"\(StrictPath.text(path))\""))
    }

    private mutating func check(_ elements: [Value], _ schema: StructuralSchema) {
        let rules = schema.rules
        if let least = rules.minItems, elements.count < least {
            add(.invalid, value: String(elements.count), "\(path) in body should have at least \(least) items")
        }
        if let most = rules.maxItems, elements.count > most {
            add(.tooMany, value: String(elements.count), "must have at most \(most) items")
        }
        if rules.hasUniqueItems, duplicates(elements, { $0 }).first != nil {
            add(.invalid, value: GoText.json(.array(elements)), "\(path) in body shouldn't contain duplicates")
        }
        if let items = schema.items {
            for (index, element) in elements.enumerated() {
                inside(.index(index)) { $0.check(element, items) }
            }
        }
        checkListType(elements, schema)
    }

    private mutating func checkListType(_ elements: [Value], _ schema: StructuralSchema) {
        switch schema.listType {
        case .atomic: break
        case .set:
            for index in duplicates(elements, { $0 }) {
                inside(.index(index)) { $0.add(.duplicate, value: GoText.json(elements[index])) }
            }
        case .map(let keys):
            func identity(_ element: Value) -> Value {
                var identity = Members()
                for key in keys where !element[key].isNull { identity.append(key, element[key]) }
                return .object(identity)
            }
            for index in duplicates(elements, identity) {
                inside(.index(index)) { $0.add(.duplicate, value: GoText.json(identity(elements[index]))) }
            }
        }
    }

    /// The positions of elements whose identity an earlier element has.
    private func duplicates(_ elements: [Value], _ identity: (Value) -> Value) -> [Int] {
        var seen: Set<String> = []
        return elements.indices.filter { !seen.insert(GoText.json(identity(elements[$0]))).inserted }
    }

    private mutating func check(_ text: String, _ rules: ValueRules) {
        let quoted = GoText.quoted(text)
        if rules.minLength != nil || rules.maxLength != nil {
            let length = text.unicodeScalars.count
            if let most = rules.maxLength, length > most { add(.tooLong, "may not be more than \(most) bytes") }
            if let least = rules.minLength, length < least {
                add(.invalid, value: quoted, "\(path) in body should be at least \(least) chars long")
            }
        }
        if let pattern = rules.pattern, !pattern.matches(text) {
            add(.invalid, value: quoted, "\(path) in body should match '\(pattern.text)'")
        }
        if let format = rules.format, !ValueFormat.accepts(text, format) {
            add(.typeInvalid, value: quoted, "\(path) in body must be of type \(format): \(quoted)")
        }
    }

    private mutating func checkNumber(_ value: Value, _ rules: ValueRules) {
        guard let number = value.number else { return }
        func bound(_ limit: Double) -> String { GoText.json(.double(limit)) }
        func refuse(_ check: inout StructuralCheck, _ what: String) {
            check.add(.invalid, value: GoText.json(value), "\(check.path) in body should be \(what)")
        }
        if let most = rules.maximum {
            if rules.isMaximumExclusive, number >= most { refuse(&self, "less than \(bound(most))") }
            if !rules.isMaximumExclusive, number > most { refuse(&self, "less than or equal to \(bound(most))") }
        }
        if let least = rules.minimum {
            if rules.isMinimumExclusive, number <= least { refuse(&self, "greater than \(bound(least))") }
            if !rules.isMinimumExclusive, number < least { refuse(&self, "greater than or equal to \(bound(least))") }
        }
        if let factor = rules.multipleOf, factor > 0, (number / factor).rounded() != number / factor {
            refuse(&self, "a multiple of \(bound(factor))")
        }
    }

    private mutating func inside(_ element: FieldPath.Element, _ body: (inout StructuralCheck) -> Void) {
        location.append(element)
        body(&self)
        location.removeLast()
    }

    private mutating func add(_ kind: FieldError.Kind, value: String? = nil, _ detail: String = "") {
        errors.append(FieldError(kind, path, value: value, detail: detail))
    }

    /// The API server gives these no path but in the text.
    private mutating func addComposite(_ detail: String) {
        errors.append(FieldError(.invalid, "<nil>", value: "\"\"", detail: "\(GoText.quoted(path)) \(detail)"))
    }
}
