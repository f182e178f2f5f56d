import KubeObjects

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
        isIntOrString = node["x-kubernetes-int-or-string"].bool ?? false
        isNullable = node["nullable"].bool ?? false
        preservesUnknownFields = node["x-kubernetes-preserve-unknown-fields"].bool ?? false
        isEmbeddedResource = node["x-kubernetes-embedded-resource"].bool ?? false
        properties = node["properties"].members.map { ($0.key, StructuralSchema($0.value)) }
        if case .object = node["additionalProperties"] {
            additional = StructuralSchema(node["additionalProperties"])
            allowsAdditional = false
        } else {
            additional = nil
            allowsAdditional = node["additionalProperties"].bool ?? false
        }
        items = node["items"].isNull ? nil : StructuralSchema(node["items"])
        switch node["x-kubernetes-list-type"].string {
        case "set": listType = .set
        case "map":
            listType = .map(keys: node["x-kubernetes-list-map-keys"].elements.compactMap { $0.string.map { Key($0) } })
        default: listType = .atomic
        }
        defaultValue = node["default"].isNull ? nil : node["default"]
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
        required = node["required"].elements.compactMap { $0.string.map { Key($0) } }
        allowed = node["enum"].elements
        format = node["format"].string
        pattern = node["pattern"].string.map { PatternReference($0) }
        minLength = node["minLength"].integer
        maxLength = node["maxLength"].integer
        minimum = node["minimum"].number
        maximum = node["maximum"].number
        isMinimumExclusive = node["exclusiveMinimum"].bool ?? false
        isMaximumExclusive = node["exclusiveMaximum"].bool ?? false
        multipleOf = node["multipleOf"].number
        minItems = node["minItems"].integer
        maxItems = node["maxItems"].integer
        hasUniqueItems = node["uniqueItems"].bool ?? false
        minProperties = node["minProperties"].integer
        maxProperties = node["maxProperties"].integer
        allOf = node["allOf"].elements.map { StructuralSchema($0) }
        anyOf = node["anyOf"].elements.map { StructuralSchema($0) }
        oneOf = node["oneOf"].elements.map { StructuralSchema($0) }
        not = node["not"].isNull ? [] : [StructuralSchema(node["not"])]
    }
}
