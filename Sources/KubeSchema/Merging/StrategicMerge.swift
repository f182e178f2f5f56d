import KubeObjects

/// A strategic merge: maps are merged member by member, lists as the schema says, and directives steer both.
struct StrategicMerge {
    /// Why a patch cannot be applied, in the API server's words.
    struct Problem: Error {
        let message: String
        var reason = StatusError.Reason.unknown
    }

    /// The names of directives.
    enum Directive {
        static let patch = Key("$patch")
        static let retainKeys = Key("$retainKeys")
        static let deleteFromPrimitiveList = "$deleteFromPrimitiveList/"
        static let setElementOrder = "$setElementOrder/"
    }

    /// What is known of the members of an object under merge.
    enum Context {
        /// Members are the fields of a type.
        case type(TypeFacts)
        /// All members have one shape.
        case map(Shape)
        /// Nothing is known.
        case any

        func field(_ key: Key) -> FieldFacts? {
            if case .type(let facts) = self { facts.field(key) } else { nil }
        }

        /// What is known of the members of the member `key`.
        func context(of key: Key) -> Context {
            switch self {
            case .type(let facts): facts.field(key).map { Context($0.shape) } ?? .any
            case .map(let shape): Context(shape)
            case .any: .any
            }
        }

        init(_ shape: Shape) {
            switch shape {
            case .type(let reference): self = .type(reference.facts)
            case .map(let element): self = .map(element)
            default: self = .any
            }
        }
    }

    /// `patch` merged into an object's members.
    static func merge(_ patch: Members, into original: Members, _ context: Context) throws(Problem) -> Members {
        var patch = patch
        if !patch[Directive.patch].isNull {
            return try replacing(patch)
        }
        var result = original
        try retainKeys(&result, &patch)
        try orderLists(&result, &patch, context)
        for member in patch {
            try merge(member, into: &result, context)
        }
        return result
    }

    /// `$patch: replace` and `$patch: delete` of a map.
    private static func replacing(_ patch: Members) throws(Problem) -> Members {
        switch patch[Directive.patch].string {
        case "replace":
            var rest = patch
            rest[Directive.patch] = .null
            return rest
        case "delete":
            return Members()
        default:
            let name = GoPrint.text(patch[Directive.patch])
            throw Problem(message: "unknown patch type: \(name) in map: \(GoPrint.text(.object(patch)))")
        }
    }

    /// `$retainKeys`: of the present members only these stay.
    private static func retainKeys(_ result: inout Members, _ patch: inout Members) throws(Problem) {
        guard patch.contains(Directive.retainKeys) else { return }
        guard case .array(let names) = patch[Directive.retainKeys] else {
            throw Problem(message: "invalid patch format of retainKeys", reason: .badRequest)
        }
        patch[Directive.retainKeys] = .null
        let kept = Set(names.compactMap(\.string))
        for member in patch where !member.key.text.hasPrefix("$") && !member.value.isNull {
            guard kept.contains(member.key.text) else {
                throw Problem(message: "invalid patch format of retainKeys", reason: .badRequest)
            }
        }
        result.removeAll { !kept.contains($0.key.text) }
    }

    /// `$setElementOrder/field`: merges the list and puts it into this order.
    private static func orderLists(
        _ result: inout Members, _ patch: inout Members, _ context: Context
    ) throws(Problem) {
        for member in patch where member.key.text.hasPrefix(Directive.setElementOrder) {
            patch[member.key] = .null
            let key = Key(String(member.key.text.dropFirst(Directive.setElementOrder.count)))
            guard case .array(let order) = member.value, let field = context.field(key), field.patchMerges else {
                throw Problem(message: "invalid patch format of setElementOrder list", reason: .badRequest)
            }
            let deletion = Key(Directive.deleteFromPrimitiveList + key.text)
            let original = result[key].elements
            var merged = original
            for part in [deletion, key] where !patch[part].isNull {
                merged = try MergedList.merge(
                    patch[part].elements, into: merged, field: field, isDeletion: part == deletion)
                patch[part] = .null
            }
            let list = try MergedList.ordered(merged, patch: order, original: original, mergeKey: field.patchMergeKey)
            result[key] = list.isEmpty && original.isEmpty ? .null : .array(list)
        }
    }

    private static func merge(
        _ member: Members.Member, into result: inout Members, _ context: Context
    ) throws(Problem) {
        let name = member.key.text
        let isDeletion = name.hasPrefix(Directive.deleteFromPrimitiveList)
        let key = isDeletion ? Key(String(name.dropFirst(Directive.deleteFromPrimitiveList.count))) : member.key
        if member.value.isNull {
            result[key] = .null
            return
        }
        guard result.contains(key) else {
            if !isDeletion { result[key] = try withoutDirectives(member.value) }
            return
        }
        switch (result[key], member.value) {
        case (.object(let original), .object(let patch)):
            result[key] = .object(try merge(patch, into: original, context.context(of: key)))
        case (.array(let original), .array(let patch)):
            guard let field = context.field(key), field.patchMerges else {
                result[key] = try withoutDirectives(member.value)
                return
            }
            result[key] = .array(
                try MergedList.merge(patch, into: original, field: field, isDeletion: isDeletion))
        default:
            result[key] = try withoutDirectives(member.value)
        }
    }

    /// A value of a patch where there is nothing to merge it into: without nulls and directives.
    static func withoutDirectives(_ value: Value) throws(Problem) -> Value {
        switch value {
        case .object(let members):
            var result = Members()
            for member in members where !member.value.isNull && !member.key.text.hasPrefix("$") {
                result.append(member.key, try withoutDirectives(member.value))
            }
            return .object(result)
        case .array(let elements):
            var result: [Value] = []
            for element in elements where element[Directive.patch].isNull {
                result.append(try withoutDirectives(element))
            }
            return .array(result)
        default:
            return value
        }
    }
}
