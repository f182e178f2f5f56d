import KubeObjects

/// Prunes and defaults custom resources.
///
/// Nothing is copied where nothing changes: `nil` says that a value already has its stored form.
enum StructuralDefaults {
    private static let typeMembers: [Key] = [.apiVersion, .kind, .metadata]

    /// The stored form of an object of a kind: without unknown fields, with defaults.
    static func stored(_ object: Members, as schema: StructuralSchema, metadata: TypeFacts?) -> Members? {
        let body = stored(object, as: schema, keeping: typeMembers)
        guard let metadata, case .object(let given) = (body ?? object)[.metadata],
            let changed = Defaulter.stored(given, as: metadata)
        else { return body }
        var result = body ?? object
        result[.metadata] = .object(changed)
        return result
    }

    private static func stored(_ members: Members, as schema: StructuralSchema, keeping: [Key] = []) -> Members? {
        var result: Members?
        for member in members {
            if keeping.contains(member.key) { continue }
            let child = schema.property(member.key) ?? schema.additional
            guard let child else {
                if !schema.preservesUnknownFields, !schema.allowsAdditional, !isOpen(schema) {
                    if result == nil { result = members }
                    result?[member.key] = .null
                }
                continue
            }
            if member.value.isNull, !child.isNullable, let value = child.defaultValue {
                if result == nil { result = members }
                result?[member.key] = value
            } else if let changed = stored(member.value, as: child) {
                if result == nil { result = members }
                result?[member.key] = changed
            }
        }
        for (key, child) in schema.properties {
            guard let value = child.defaultValue, !members.contains(key) else { continue }
            if result == nil { result = members }
            result?[key] = stored(value, as: child) ?? value
        }
        return result
    }

    /// The stored form of a value; `nil` where it has it.
    static func stored(_ value: Value, as schema: StructuralSchema) -> Value? {
        switch value {
        case .object(let members):
            return stored(members, as: schema, keeping: schema.isEmbeddedResource ? typeMembers : []).map(Value.object)
        case .array(let elements):
            guard let items = schema.items else { return nil }
            var result: [Value]?
            for (index, element) in elements.enumerated() {
                if let changed = stored(element, as: items) {
                    if result == nil { result = elements }
                    result?[index] = changed
                }
            }
            return result.map(Value.array)
        default:
            return nil
        }
    }

    /// Whether a schema says nothing of members, because its values are no objects or it leaves the type open.
    static func isOpen(_ schema: StructuralSchema) -> Bool { schema.type != .object }
}
