import KubeObjects

/// The words of a schema, interned once: large sets of definitions are read at the start of a command.
private enum Word {
    static let additionalProperties = Key("additionalProperties")
    static let allOf = Key("allOf")
    static let anyOf = Key("anyOf")
    static let defaultValue = Key("default")
    static let allowed = Key("enum")
    static let exclusiveMaximum = Key("exclusiveMaximum")
    static let exclusiveMinimum = Key("exclusiveMinimum")
    static let format = Key("format")
    static let items = Key("items")
    static let maxItems = Key("maxItems")
    static let maxLength = Key("maxLength")
    static let maxProperties = Key("maxProperties")
    static let maximum = Key("maximum")
    static let minItems = Key("minItems")
    static let minLength = Key("minLength")
    static let minProperties = Key("minProperties")
    static let minimum = Key("minimum")
    static let multipleOf = Key("multipleOf")
    static let not = Key("not")
    static let nullable = Key("nullable")
    static let oneOf = Key("oneOf")
    static let pattern = Key("pattern")
    static let properties = Key("properties")
    static let required = Key("required")
    static let uniqueItems = Key("uniqueItems")
    static let embeddedResource = Key("x-kubernetes-embedded-resource")
    static let intOrString = Key("x-kubernetes-int-or-string")
    static let listMapKeys = Key("x-kubernetes-list-map-keys")
    static let listType = Key("x-kubernetes-list-type")
    static let preserveUnknownFields = Key("x-kubernetes-preserve-unknown-fields")
}

/// A node of the structural schema of a custom resource.
///
/// CEL rules (`x-kubernetes-validations`) are not evaluated: an object that only they refuse is accepted.
final class StructuralSchema: Sendable {
    enum ValueType: String, Sendable {
        case object, array, string, integer, number, boolean
    }

    enum ListType: Sendable {
        case atomic, set
        case map(keys: [Key])
    }

    /// `nil` where the schema leaves the type open.
    let type: ValueType?
    let isIntOrString: Bool
    let isNullable: Bool
    let preservesUnknownFields: Bool
    let isEmbeddedResource: Bool
    let properties: [(key: Key, schema: StructuralSchema)]
    /// The schema of all members that are not properties.
    let additional: StructuralSchema?
    /// Whether members that are not properties may be anything.
    let allowsAdditional: Bool
    let items: StructuralSchema?
    let listType: ListType
    let defaultValue: Value?
    let rules: ValueRules

    /// Reads `openAPIV3Schema`, or a part of it.
    init(_ node: Value) {
        type = node[.type].string.flatMap(ValueType.init)
        isIntOrString = node[Word.intOrString].bool ?? false
        isNullable = node[Word.nullable].bool ?? false
        preservesUnknownFields = node[Word.preserveUnknownFields].bool ?? false
        isEmbeddedResource = node[Word.embeddedResource].bool ?? false
        properties = node[Word.properties].members.map { ($0.key, StructuralSchema($0.value)) }
        if case .object = node[Word.additionalProperties] {
            additional = StructuralSchema(node[Word.additionalProperties])
            allowsAdditional = false
        } else {
            additional = nil
            allowsAdditional = node[Word.additionalProperties].bool ?? false
        }
        items = node[Word.items].isNull ? nil : StructuralSchema(node[Word.items])
        switch node[Word.listType].string {
        case "set": listType = .set
        case "map":
            listType = .map(keys: node[Word.listMapKeys].elements.compactMap { $0.string.map { Key($0) } })
        default: listType = .atomic
        }
        defaultValue = node[Word.defaultValue].isNull ? nil : node[Word.defaultValue]
        rules = ValueRules(node)
    }

    /// The schema of a property.
    func property(_ key: Key) -> StructuralSchema? { properties.first { $0.key == key }?.schema }
}

/// What a schema says of values beyond their type.
struct ValueRules: Sendable {
    let required: [Key]
    let allowed: [Value]
    let format: String?
    let pattern: PatternReference?
    let minLength: Int?
    let maxLength: Int?
    let minimum: Double?
    let maximum: Double?
    let isMinimumExclusive: Bool
    let isMaximumExclusive: Bool
    let multipleOf: Double?
    let minItems: Int?
    let maxItems: Int?
    let hasUniqueItems: Bool
    let minProperties: Int?
    let maxProperties: Int?
    let allOf: [StructuralSchema]
    let anyOf: [StructuralSchema]
    let oneOf: [StructuralSchema]
    let not: [StructuralSchema]

    init(_ node: Value) {
        required = node[Word.required].elements.compactMap { $0.string.map { Key($0) } }
        allowed = node[Word.allowed].elements
        format = node[Word.format].string
        pattern = node[Word.pattern].string.map { PatternReference($0) }
        minLength = node[Word.minLength].integer
        maxLength = node[Word.maxLength].integer
        minimum = node[Word.minimum].number
        maximum = node[Word.maximum].number
        isMinimumExclusive = node[Word.exclusiveMinimum].bool ?? false
        isMaximumExclusive = node[Word.exclusiveMaximum].bool ?? false
        multipleOf = node[Word.multipleOf].number
        minItems = node[Word.minItems].integer
        maxItems = node[Word.maxItems].integer
        hasUniqueItems = node[Word.uniqueItems].bool ?? false
        minProperties = node[Word.minProperties].integer
        maxProperties = node[Word.maxProperties].integer
        allOf = node[Word.allOf].elements.map { StructuralSchema($0) }
        anyOf = node[Word.anyOf].elements.map { StructuralSchema($0) }
        oneOf = node[Word.oneOf].elements.map { StructuralSchema($0) }
        not = node[Word.not].isNull ? [] : [StructuralSchema(node[Word.not])]
    }
}
