/// Sprig's functions of maps. Members keep their own origins; `set`, `unset` and the merges change the map itself.
enum DictFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("dict", [], rest: .any, tracing: .own) { arguments, _ in
            let map = ValueMap()
            for index in stride(from: 0, to: arguments.count, by: 2) {
                map[GoFormatter.text(arguments[index])] =
                    index + 1 < arguments.count ? arguments[index + 1] : .string("")
            }
            return TemplateValue(.map(map))
        },
        TemplateFunction("get", [.map, .string], tracing: .own) { arguments, context in
            member(arguments[0], arguments[1], context) ?? missing(arguments[0], arguments[1], .string(""), context)
        },
        TemplateFunction("set", [.map, .string, .any], tracing: .own) { arguments, _ throws(TemplateProblem) in
            guard let map = arguments[0].map else { throw TemplateProblem("assignment to entry in nil map") }
            map[arguments[1].lossyString] = arguments[2]
            return arguments[0]
        },
        TemplateFunction("unset", [.map, .string], tracing: .own) { arguments, _ in
            if arguments[0].isNone { return TemplateValue(.map(ValueMap(isNil: true)), origins: arguments[0].origins) }
            arguments[0].map?[arguments[1].lossyString] = nil
            return arguments[0]
        },
        TemplateFunction("hasKey", [.map, .string], tracing: .own) { arguments, context in
            let name = arguments[1].lossyString
            let origins = context.origins.union(
                context.origins.child(arguments[0].origins, key: name), arguments[1].deepOrigins(in: context))
            return TemplateValue(
                .bool(arguments[0].map?[name] != nil), origins: context.origins.demoted(origins, to: .condition))
        },
        TemplateFunction("pluck", [.string], rest: .map, tracing: .own) { arguments, context in
            .list(arguments.dropFirst().compactMap { member($0, arguments[0], context) })
        },
        TemplateFunction("keys", [], rest: .map) { arguments, _ in
            .strings(arguments.flatMap { $0.map?.sortedKeys ?? [] })
        },
        TemplateFunction("values", [.map], tracing: .own) { arguments, _ in
            let map = arguments[0].map
            return TemplateValue(
                .list(ValueList(map?.sortedKeys.compactMap { map?[$0] } ?? [])), origins: arguments[0].origins)
        },
        TemplateFunction("pick", [.map], rest: .string, tracing: .own) { arguments, _ in
            let result = ValueMap()
            for key in arguments.dropFirst().map(\.lossyString) {
                if let member = arguments[0].map?[key] { result[key] = member }
            }
            return TemplateValue(.map(result), origins: arguments[0].origins)
        },
        TemplateFunction("omit", [.map], rest: .string, tracing: .own) { arguments, _ in
            let omitted = Set(arguments.dropFirst().map(\.lossyString))
            let result = ValueMap()
            for key in arguments[0].map?.sortedKeys ?? [] where !omitted.contains(key) {
                result[key] = arguments[0].map?[key]
            }
            return TemplateValue(.map(result), origins: arguments[0].origins)
        },
        merging("merge", overwrites: false), merging("mustMerge", overwrites: false),
        merging("mergeOverwrite", overwrites: true), merging("mustMergeOverwrite", overwrites: true),
        TemplateFunction("deepCopy", [.any], tracing: .own, deepCopy),
        TemplateFunction("mustDeepCopy", [.any], tracing: .own, deepCopy),
        TemplateFunction("dig", [], rest: .any, tracing: .own, dig),
    ]

    private static func member(
        _ map: TemplateValue, _ key: TemplateValue, _ context: RenderContext
    ) -> TemplateValue? {
        map.map?[key.lossyString]?.adding(
            context.origins.demoted(key.deepOrigins(in: context), to: .transformed), in: context)
    }

    /// What stands for a missing member depends on its absence.
    private static func missing(
        _ map: TemplateValue, _ key: TemplateValue, _ value: TemplateValue, _ context: RenderContext
    ) -> TemplateValue {
        let absence = context.origins.child(map.origins, key: key.lossyString)
        return value.adding(context.origins.demoted(absence, to: .condition), in: context)
    }

    // MARK: Merging

    private static func merging(_ name: String, overwrites: Bool) -> TemplateFunction {
        TemplateFunction(name, [.map], rest: .map, tracing: .own) { arguments, _ throws(TemplateProblem) in
            // Merging into nil makes a map.
            let destination = arguments[0].map ?? ValueMap(isNil: arguments.count == 1)
            var budget = FunctionLimit.elements
            for source in arguments.dropFirst() {
                guard let source = source.map else { continue }
                try merge(source, into: destination, overwrites: overwrites, depth: 0, &budget)
            }
            return TemplateValue(.map(destination), origins: arguments[0].origins)
        }
    }

    /// Merges as the library that Sprig uses does: maps of the source that go in whole are shared, not copied.
    private static func merge(
        _ source: ValueMap, into destination: ValueMap, overwrites: Bool, depth: Int, _ budget: inout Int
    ) throws(TemplateProblem) {
        if source === destination { return }
        guard depth < FunctionLimit.depth else { throw TemplateProblem("the maps to merge contain each other") }
        for key in source.sortedKeys {
            guard let member = source[key] else { continue }
            budget -= 1
            guard budget > 0 else { throw .tooLarge("the merged map") }
            if member.isNone {
                if overwrites { destination[key] = member }
                continue
            }
            let existing = destination[key]
            if let inner = member.map, let own = existing?.map {
                try merge(inner, into: own, overwrites: overwrites, depth: depth + 1, &budget)
                if own.count > 0 { continue }
            } else if !overwrites, let existing, !existing.isEmpty {
                continue
            }
            destination[key] = member
        }
    }

    // MARK: Copying

    @Sendable private static func deepCopy(
        _ arguments: [TemplateValue], _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        if arguments[0].isNone { throw TemplateProblem("reflect: call of reflect.Value.Type on zero Value") }
        var budget = FunctionLimit.elements
        return try copy(arguments[0], depth: 0, &budget)
    }

    private static func copy(
        _ value: TemplateValue, depth: Int, _ budget: inout Int
    ) throws(TemplateProblem) -> TemplateValue {
        budget -= 1
        guard depth < FunctionLimit.depth, budget > 0 else { throw .tooLarge("the copy") }
        switch value.payload {
        case .map(let map):
            let copied = map.shallowCopy()
            for key in map.sortedKeys {
                if let member = map[key] { copied[key] = try copy(member, depth: depth + 1, &budget) }
            }
            return TemplateValue(.map(copied), origins: value.origins)
        case .list(var list):
            for index in list.elements.indices {
                list.elements[index] = try copy(list.elements[index], depth: depth + 1, &budget)
            }
            return TemplateValue(.list(list), origins: value.origins)
        default: return value
        }
    }

    // MARK: Digging

    @Sendable private static func dig(
        _ arguments: [TemplateValue], _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        guard arguments.count >= 3 else { throw TemplateProblem("dig needs at least three arguments") }
        func conversion(_ value: TemplateValue, to type: String) -> TemplateProblem {
            TemplateProblem(
                "interface conversion: interface {} is \(value.isNone ? "nil" : value.typeName), not \(type)")
        }
        var item = arguments[arguments.count - 1]
        for key in arguments.dropLast(2) where key.string == nil { throw conversion(key, to: "string") }
        for key in arguments.dropLast(2) {
            guard let map = item.map, map.typeName == nil else { throw conversion(item, to: "map[string]interface {}") }
            _ = map
            guard let next = member(item, key, context) else {
                return missing(item, key, arguments[arguments.count - 2], context)
            }
            item = next
        }
        return item
    }
}
