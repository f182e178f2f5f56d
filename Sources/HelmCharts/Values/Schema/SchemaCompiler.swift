import KubeObjects

/// Turns a schema document into nodes: first it finds the parts with URLs and anchors, then compiles every schema, then
/// joins references. References that lead out of the document are refused: nothing is fetched.
struct SchemaCompiler {
    private let document: Document
    private var nodes: [String: SchemaNode] = [:]
    private var resources: [String: SchemaResource] = [:]
    /// References still to be joined.
    private var references: [(node: SchemaNode, keyword: String, target: String, path: FieldPath)] = []

    static let rootURL = "file:///values.schema.json"

    init(_ document: Document) {
        self.document = document
    }

    mutating func compile() throws(ChartError) -> [String: SchemaNode] {
        let root = SchemaResource(url: Self.rootURL, place: "", draft: try draft(of: document.value) ?? .draft2020)
        resources[root.url] = root
        try addResources(document.value, place: "", path: .root, in: root)
        try addNode(document.value, place: "", path: .root, in: root)
        while let reference = references.popLast() { try join(reference) }
        return nodes
    }

    private func problem(_ path: FieldPath, _ message: String) -> ChartError {
        ChartError(message, at: document.position(of: path).description)
    }

    private func draft(of schema: Value) throws(ChartError) -> SchemaDraft? {
        guard let url = schema["$schema"].string else { return nil }
        guard let draft = SchemaDraft(url: url) else {
            throw problem(
                "$schema",
                "the schema language \(url) is not known; use draft 4, 6, 7, 2019-09 or 2020-12, such as "
                    + "http://json-schema.org/draft-07/schema#")
        }
        return draft
    }

    // MARK: - Parts with URLs

    private mutating func addResources(
        _ schema: Value, place: String, path: FieldPath, in parent: SchemaResource
    ) throws(ChartError) {
        guard case .object = schema else { return }
        var resource = parent
        let hasReference = !schema["$ref"].isNull
        if parent.draft >= .draft2019 || !hasReference {
            let id = schema[parent.draft == .draft4 ? "id" : "$id"].string ?? ""
            let (url, fragment) = SchemaURL.split(id)
            if !url.isEmpty {
                let draft = try draft(of: schema) ?? parent.draft
                resource = SchemaResource(url: SchemaURL.resolved(url, against: parent.url), place: place, draft: draft)
                resources[resource.url] = resource
            }
            if resource.draft < .draft2019, !fragment.isEmpty { resource.anchors[fragment] = place }
        }
        if resource.draft >= .draft2019, let anchor = schema["$anchor"].string { resource.anchors[anchor] = place }
        if resource.draft >= .draft2020, let anchor = schema["$dynamicAnchor"].string {
            resource.anchors[anchor] = place
            resource.dynamicAnchors.insert(anchor)
        }
        if resource.place == place, schema["$recursiveAnchor"].bool == true { resource.hasRecursiveAnchor = true }
        owners[place] = resource
        for child in Self.children(of: schema) {
            try addResources(
                child.value, place: place + child.place, path: path.appending(child.path), in: resource)
        }
    }

    /// The resource each schema belongs to, by its place.
    private var owners: [String: SchemaResource] = [:]

    private static let single: [Key] = [
        "not", "additionalProperties", "additionalItems", "items", "contains", "propertyNames", "if", "then", "else",
        "unevaluatedItems", "unevaluatedProperties",
    ]
    private static let lists: [Key] = ["allOf", "anyOf", "oneOf", "items", "prefixItems"]
    private static let maps: [Key] = [
        "properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas",
    ]

    private struct Child {
        var value: Value
        var place: String
        var path: FieldPath
    }

    /// The schemas within a schema.
    private static func children(of schema: Value) -> [Child] {
        var children: [Child] = []
        for key in single {
            if case .object = schema[key] {
                children.append(Child(value: schema[key], place: "/\(key.text)", path: FieldPath(keys: [key])))
            }
        }
        for key in lists {
            for (index, element) in schema[key].elements.enumerated() {
                let path = FieldPath(keys: [key]).appending(index)
                children.append(Child(value: element, place: "/\(key.text)/\(index)", path: path))
            }
        }
        for key in maps {
            for member in schema[key].members {
                let place = "/\(key.text)/\(SchemaFailure.escaped(member.key.text))"
                children.append(Child(value: member.value, place: place, path: FieldPath(keys: [key, member.key])))
            }
        }
        return children
    }

    // MARK: - Nodes

    @discardableResult
    private mutating func addNode(
        _ schema: Value, place: String, path: FieldPath, in parent: SchemaResource
    ) throws(ChartError) -> SchemaNode {
        if let node = nodes[place] { return node }
        let resource = owners[place] ?? parent
        let node = SchemaNode(place: place, resource: resource)
        nodes[place] = node
        switch schema {
        case .bool(let always):
            node.always = always
            return node
        case .object: break
        default:
            throw problem(path, "a schema must be an object or a truth value, this is \(schema.typeName)")
        }
        if resource.draft < .draft2019, let target = schema["$ref"].string {
            references.append((node, "$ref", target, path.appending("$ref")))
            // Before 2019, $ref stands alone; what is beside it is only there to be referred to.
            for child in Self.children(of: schema) where child.place.hasPrefix("/definitions") {
                try addNode(child.value, place: place + child.place, path: path.appending(child.path), in: resource)
            }
            return node
        }
        for keyword in ["$ref", "$recursiveRef", "$dynamicRef"] {
            let key = Key(keyword)
            if let target = schema[key].string { references.append((node, keyword, target, path.appending(key))) }
        }
        node.dynamicAnchor = schema["$dynamicAnchor"].string
        var reader = SchemaKeywords(schema: schema, path: path, document: document)
        try reader.read(into: node)
        try addChildren(of: schema, node: node, path: path)
        return node
    }

    private mutating func addChildren(of schema: Value, node: SchemaNode, path: FieldPath) throws(ChartError) {
        let (place, resource) = (node.place, node.resource)
        func child(_ key: Key) throws(ChartError) -> SchemaNode? {
            let value = schema.members.contains(key) ? schema[key] : nil
            guard let value else { return nil }
            return try addNode(value, place: "\(place)/\(key.text)", path: path.appending(key), in: resource)
        }
        func list(_ key: Key) throws(ChartError) -> [SchemaNode] {
            var result: [SchemaNode] = []
            for (index, element) in schema[key].elements.enumerated() {
                let path = path.appending(key).appending(index)
                result.append(try addNode(element, place: "\(place)/\(key.text)/\(index)", path: path, in: resource))
            }
            return result
        }
        func map(_ key: Key) throws(ChartError) -> [(name: String, path: FieldPath, node: SchemaNode)] {
            var result: [(String, FieldPath, SchemaNode)] = []
            for member in schema[key].members.sortedByKey {
                if key == "dependencies", case .array = member.value { continue }
                let path = path.appending(key).appending(member.key)
                let place = "\(place)/\(key.text)/\(SchemaFailure.escaped(member.key.text))"
                result.append(
                    (member.key.text, path, try addNode(member.value, place: place, path: path, in: resource)))
            }
            return result
        }
        _ = try map("definitions")
        _ = try map("$defs")
        node.not = try child("not")
        node.allOf = try list("allOf")
        node.anyOf = try list("anyOf")
        node.oneOf = try list("oneOf")
        for property in try map("properties") { node.properties[property.name] = property.node }
        for property in try map("patternProperties") {
            guard let matcher = SchemaPattern(property.name) else {
                throw problem(property.path, "\"\(property.name)\" is no regular expression; correct it")
            }
            node.patternProperties.append((matcher, property.node))
        }
        node.additionalProperties = try child("additionalProperties")
        for dependency in try map("dependencies") {
            node.dependencies.append((dependency.name, .schema(dependency.node)))
        }
        let hasList = if case .array = schema["items"] { true } else { false }
        if node.draft >= .draft2020 {
            node.firstItems = try list("prefixItems")
            if hasList { throw problem(path.appending("items"), "a list of schemas is named 'prefixItems' since 2020") }
            node.otherItems = try child("items")
        } else if hasList {
            node.firstItems = try list("items")
            node.otherItems = try child("additionalItems")
            node.otherItemsAreAdditional = true
        } else {
            node.otherItems = try child("items")
        }
        if node.draft >= .draft6 {
            node.contains = try child("contains")
            node.propertyNames = try child("propertyNames")
        }
        if node.draft >= .draft7 {
            node.condition = try child("if")
            node.consequence = try child("then")
            node.alternative = try child("else")
        }
        if node.draft >= .draft2019 {
            node.dependentSchemas = try map("dependentSchemas").map { ($0.name, $0.node) }
            node.unevaluatedItems = try child("unevaluatedItems")
            node.unevaluatedProperties = try child("unevaluatedProperties")
        }
    }

    // MARK: - References

    private mutating func join(
        _ reference: (node: SchemaNode, keyword: String, target: String, path: FieldPath)
    ) throws(ChartError) {
        let node = reference.node
        let target = try target(reference.target, of: node, path: reference.path)
        switch reference.keyword {
        case "$ref": node.reference = target
        case "$recursiveRef" where node.draft == .draft2019: node.recursiveReference = target
        case "$dynamicRef" where node.draft >= .draft2020:
            node.dynamicReference = target
            let (_, fragment) = SchemaURL.split(reference.target)
            if !fragment.isEmpty, !fragment.hasPrefix("/") { node.dynamicReferenceAnchor = fragment }
        default: break
        }
    }

    private mutating func target(
        _ text: String, of node: SchemaNode, path: FieldPath
    ) throws(ChartError) -> SchemaNode {
        let (url, fragment) = SchemaURL.split(text)
        let full = url.isEmpty ? node.resource.url : SchemaURL.resolved(url, against: node.resource.url)
        guard let resource = resources[full] else {
            if full.hasPrefix("urn:") { return anything(named: full) }
            throw problem(
                path,
                "the reference \"\(text)\" leads to \(full), and nothing is fetched; copy what it names into '$defs' and "
                    + "refer to it there, or render without checking the schema")
        }
        if fragment.isEmpty { return try schema(at: resource.place, resource, text, path) }
        if fragment.hasPrefix("/") { return try schema(at: resource.place + fragment, resource, text, path) }
        guard let place = resource.anchors[fragment] else {
            throw problem(path, "the reference \"\(text)\" names the anchor '\(fragment)', which is nowhere; add it")
        }
        return try schema(at: place, resource, text, path)
    }

    /// A name that nobody resolves stands for a schema that anything fits, as for Helm.
    private mutating func anything(named url: String) -> SchemaNode {
        if let node = nodes[url] { return node }
        let node = SchemaNode(place: url, resource: SchemaResource(url: url, place: url, draft: .draft2020))
        node.always = true
        nodes[url] = node
        return node
    }

    private mutating func schema(
        at pointer: String, _ resource: SchemaResource, _ text: String, _ path: FieldPath
    ) throws(ChartError) -> SchemaNode {
        let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { SchemaURL.unescaped(String($0)) }
        let place = tokens.map { "/" + SchemaFailure.escaped($0) }.joined()
        if let node = nodes[place] { return node }
        var value = document.value
        var steps: [FieldPath.Element] = []
        var owner = resource
        var reached = ""
        for token in tokens {
            switch value {
            case .object(let members) where members.contains(Key(token)):
                value = members[Key(token)]
                steps.append(.key(Key(token)))
            case .array(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { fallthrough }
                value = elements[index]
                steps.append(.index(index))
            default:
                throw problem(path, "the reference \"\(text)\" leads to nothing in this schema; correct it")
            }
            reached += "/" + SchemaFailure.escaped(token)
            owner = owners[reached] ?? owner
        }
        return try addNode(value, place: place, path: FieldPath(steps), in: owner)
    }
}
