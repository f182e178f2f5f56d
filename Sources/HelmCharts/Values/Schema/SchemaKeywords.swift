import KubeObjects

/// Reads the keywords of one schema that hold no schemas, and refuses those of a wrong type.
struct SchemaKeywords {
    let schema: Value
    let path: FieldPath
    let document: Document

    mutating func read(into node: SchemaNode) throws(ChartError) {
        try readGeneral(into: node)
        try readNumbers(into: node)
        node.minLength = try count("minLength")
        node.maxLength = try count("maxLength")
        if let text = try text("pattern") {
            guard let matcher = SchemaPattern(text) else {
                throw problem("pattern", "\"\(text)\" is no regular expression; correct it")
            }
            node.pattern = (text, matcher)
        }
        node.minItems = try count("minItems")
        node.maxItems = try count("maxItems")
        node.wantsUniqueItems = try flag("uniqueItems")
        node.minProperties = try count("minProperties")
        node.maxProperties = try count("maxProperties")
        if node.draft > .draft4 || schema["required"].bool == nil { node.required = try texts("required") ?? [] }
        for member in schema["dependencies"].members {
            if case .array(let elements) = member.value {
                node.dependencies.append((member.key.text, .required(elements.compactMap(\.string))))
            }
        }
        if node.draft >= .draft2019 {
            if node.resource.place == node.place { node.isRecursiveAnchor = try flag("$recursiveAnchor") }
            node.minContains = try count("minContains")
            node.maxContains = try count("maxContains")
            for member in schema["dependentRequired"].members.sortedByKey {
                node.dependentRequired.append((member.key.text, member.value.elements.compactMap(\.string)))
            }
        }
    }

    private static let typeOrder = ["null", "boolean", "number", "integer", "string", "array", "object"]
    private static let types = ["array", "boolean", "integer", "null", "number", "object", "string"]

    private func readGeneral(into node: SchemaNode) throws(ChartError) {
        switch schema["type"] {
        case .null where !schema.members.contains("type"): break
        case .string(let type): node.types = [type]
        case .array(let elements): node.types = elements.compactMap(\.string)
        default: throw problem("type", "'type' must be a text or a list of texts")
        }
        // Helm's library keeps a set of types.
        if let types = node.types, types.allSatisfy(Self.types.contains) {
            node.types = Self.typeOrder.filter(types.contains)
        }
        if let wrong = node.types?.first(where: { !Self.types.contains($0) }) {
            throw problem("type", "there is no type \"\(wrong)\"; use one of \(Self.types.joined(separator: ", "))")
        }
        if schema.members.contains("enum") {
            guard case .array(let values) = schema["enum"] else { throw problem("enum", "'enum' must be a list") }
            node.allowed = values
        }
        if node.draft >= .draft6, schema.members.contains("const") { node.constant = schema["const"] }
        // From 2019 on a format is a remark.
        if node.draft < .draft2019 { node.format = try text("format") }
        for key: Key in ["allOf", "anyOf", "oneOf"] where schema.members.contains(key) {
            guard !schema[key].elements.isEmpty else { throw problem(key, "'\(key)' must be a list of schemas") }
        }
        for key: Key in ["properties", "patternProperties", "definitions", "$defs"] where schema.members.contains(key) {
            guard case .object = schema[key] else { throw problem(key, "'\(key)' must be an object of schemas") }
        }
    }

    private func readNumbers(into node: SchemaNode) throws(ChartError) {
        node.minimum = try number("minimum")
        node.maximum = try number("maximum")
        if node.draft == .draft4 {
            if schema["exclusiveMinimum"].bool == true {
                node.exclusiveMinimum = node.minimum
                node.minimum = nil
            }
            if schema["exclusiveMaximum"].bool == true {
                node.exclusiveMaximum = node.maximum
                node.maximum = nil
            }
        } else {
            node.exclusiveMinimum = try number("exclusiveMinimum")
            node.exclusiveMaximum = try number("exclusiveMaximum")
        }
        node.multipleOf = try number("multipleOf")
        if let unit = node.multipleOf, unit.double <= 0 { throw problem("multipleOf", "'multipleOf' must be above 0") }
    }

    // MARK: - Values of keywords

    private func problem(_ key: Key, _ message: String) -> ChartError {
        ChartError("\(message) (in this schema)", at: document.position(of: path.appending(key)).description)
    }

    private func number(_ key: Key) throws(ChartError) -> SchemaNumber? {
        guard schema.members.contains(key) else { return nil }
        guard let number = SchemaNumber(schema[key]) else { throw problem(key, "'\(key)' must be a number") }
        return number
    }

    private func count(_ key: Key) throws(ChartError) -> Int? {
        guard schema.members.contains(key) else { return nil }
        guard let count = schema[key].integer, count >= 0 else {
            throw problem(key, "'\(key)' must be a whole number from 0")
        }
        return count
    }

    private func text(_ key: Key) throws(ChartError) -> String? {
        guard schema.members.contains(key) else { return nil }
        guard let text = schema[key].string else { throw problem(key, "'\(key)' must be a text") }
        return text
    }

    private func texts(_ key: Key) throws(ChartError) -> [String]? {
        guard schema.members.contains(key) else { return nil }
        guard case .array(let elements) = schema[key], elements.allSatisfy({ $0.string != nil }) else {
            throw problem(key, "'\(key)' must be a list of texts")
        }
        return elements.compactMap(\.string)
    }

    private func flag(_ key: Key) throws(ChartError) -> Bool {
        guard schema.members.contains(key) else { return false }
        guard let flag = schema[key].bool else { throw problem(key, "'\(key)' must be true or false") }
        return flag
    }
}
