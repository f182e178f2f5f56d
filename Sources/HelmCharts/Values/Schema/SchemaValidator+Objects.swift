// What a schema says of objects.
extension SchemaValidator {
    mutating func checkObject(_ table: ValuesTable, _ findings: inout Findings) {
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

    func checkDependency(
        _ name: String, _ names: [String], _ table: ValuesTable, _ keyword: String, _ findings: inout Findings
    ) {
        let missing = names.filter { table[$0] == nil }
        if missing.isEmpty { return }
        add(
            "properties \(SchemaFailure.quoted(missing)) required, if \(SchemaFailure.quoted(name)) exists",
            keyword: "\(keyword)/\(SchemaFailure.escaped(name))", to: &findings)
    }

    mutating func checkMembers(_ table: ValuesTable, _ findings: inout Findings) {
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

    mutating func checkNames(_ table: ValuesTable, _ schema: SchemaNode, _ findings: inout Findings) {
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
}
