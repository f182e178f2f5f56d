import KubeObjects

/// The drafts of JSON Schema, by the year or number that orders them.
enum SchemaDraft: Int, Comparable {
    case draft4 = 4
    case draft6 = 6
    case draft7 = 7
    case draft2019 = 2019
    case draft2020 = 2020

    static func < (a: SchemaDraft, b: SchemaDraft) -> Bool { a.rawValue < b.rawValue }

    /// The draft that `$schema` names; `nil` for one that is not known.
    init?(url: String) {
        var text = url.hasSuffix("#") ? url.dropLast() : url[...]
        for prefix in ["http://", "https://"] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
            break
        }
        switch text {
        case "json-schema.org/schema", "json-schema.org/draft/2020-12/schema": self = .draft2020
        case "json-schema.org/draft/2019-09/schema": self = .draft2019
        case "json-schema.org/draft-07/schema": self = .draft7
        case "json-schema.org/draft-06/schema": self = .draft6
        case "json-schema.org/draft-04/schema": self = .draft4
        default: return nil
        }
    }
}

/// A part of a schema document with a URL of its own.
final class SchemaResource {
    let url: String
    /// Where it begins in the document, as a JSON pointer.
    let place: String
    let draft: SchemaDraft
    var hasRecursiveAnchor = false
    /// The places of anchors.
    var anchors: [String: String] = [:]
    /// Which of them are dynamic.
    var dynamicAnchors: Set<String> = []

    init(url: String, place: String, draft: SchemaDraft) {
        self.url = url
        self.place = place
        self.draft = draft
    }
}

/// A compiled schema. Owned by its ``JSONSchema``: references to other nodes do not keep them.
final class SchemaNode {
    let place: String
    let resource: SchemaResource

    /// `true` or `false` as a whole schema.
    var always: Bool?

    unowned var reference: SchemaNode?
    unowned var recursiveReference: SchemaNode?
    unowned var dynamicReference: SchemaNode?
    /// The anchor that `$dynamicRef` names.
    var dynamicReferenceAnchor: String?
    var dynamicAnchor: String?
    var isRecursiveAnchor = false

    var types: [String]?
    var constant: Value?
    var allowed: [Value]?
    var format: String?

    var minimum: SchemaNumber?
    var maximum: SchemaNumber?
    var exclusiveMinimum: SchemaNumber?
    var exclusiveMaximum: SchemaNumber?
    var multipleOf: SchemaNumber?

    var minLength: Int?
    var maxLength: Int?
    var pattern: (text: String, matcher: SchemaPattern)?

    var minProperties: Int?
    var maxProperties: Int?
    var required: [String] = []
    var dependencies: [(name: String, dependency: Dependency)] = []
    var properties: [String: SchemaNode] = [:]
    var patternProperties: [(matcher: SchemaPattern, node: SchemaNode)] = []
    var additionalProperties: SchemaNode?
    var propertyNames: SchemaNode?
    var dependentSchemas: [(name: String, node: SchemaNode)] = []
    var dependentRequired: [(name: String, required: [String])] = []
    var unevaluatedProperties: SchemaNode?

    var minItems: Int?
    var maxItems: Int?
    var wantsUniqueItems = false
    /// The schemas of the first elements.
    var firstItems: [SchemaNode] = []
    /// The schema of all elements after those.
    var otherItems: SchemaNode?
    /// Which keyword says what comes after the first elements.
    var otherItemsAreAdditional = false
    var contains: SchemaNode?
    var minContains: Int?
    var maxContains: Int?
    var unevaluatedItems: SchemaNode?

    var not: SchemaNode?
    var allOf: [SchemaNode] = []
    var anyOf: [SchemaNode] = []
    var oneOf: [SchemaNode] = []
    var condition: SchemaNode?
    var consequence: SchemaNode?
    var alternative: SchemaNode?

    enum Dependency {
        case required([String])
        case schema(SchemaNode)
    }

    init(place: String, resource: SchemaResource) {
        self.place = place
        self.resource = resource
    }

    var draft: SchemaDraft { resource.draft }
}
