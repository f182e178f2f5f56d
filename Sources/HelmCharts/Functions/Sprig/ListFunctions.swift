/// Sprig's functions of lists. Elements keep their own origins.
enum ListFunctions {
    static let all: [TemplateFunction] = families.flatMap { $0 }

    private static let families: [[TemplateFunction]] = [
        [
            TemplateFunction("list", [], rest: .any, tracing: .own) { arguments, _ in .list(arguments) },
            TemplateFunction("tuple", [], rest: .any, tracing: .own) { arguments, _ in .list(arguments) },
            TemplateFunction("concat", [], rest: .any, tracing: .own, concat),
            TemplateFunction("sortAlpha", [.any], tracing: .own) { arguments, context in
                let texts = ConversionFunctions.strings(arguments[0], context)
                guard arguments[0].list != nil else {
                    return same(arguments[0], .init(texts.isEmpty ? [.string("<nil>")] : texts, of: .string))
                }
                let sorted = texts.sorted {
                    ($0.stringBytes ?? []).lexicographicallyPrecedes($1.stringBytes ?? [])
                }
                return same(arguments[0], ValueList(sorted, of: .string))
            },
            TemplateFunction("until", [.int]) { arguments, _ throws(TemplateProblem) in
                let count = arguments[0].integer
                return try steps(from: 0, to: count, by: count < 0 ? -1 : 1)
            },
            TemplateFunction("untilStep", [.int, .int, .int]) { arguments, _ throws(TemplateProblem) in
                try steps(from: arguments[0].integer, to: arguments[1].integer, by: arguments[2].integer)
            },
        ],
        must(["append", "push", "mustAppend", "mustPush"], [.any, .any]) { arguments, _ throws(TemplateProblem) in
            let list = try list(arguments[0], "Cannot push on type")
            return same(arguments[0], ValueList(list.elements + [arguments[1]]))
        },
        must(["prepend", "mustPrepend"], [.any, .any]) { arguments, _ throws(TemplateProblem) in
            let list = try list(arguments[0], "Cannot prepend on type")
            return same(arguments[0], ValueList([arguments[1]] + list.elements))
        },
        must(["first", "mustFirst"], [.any]) { arguments, context throws(TemplateProblem) in
            try list(arguments[0], "Cannot find first on type").elements.first ?? nothing(arguments[0], context)
        },
        must(["last", "mustLast"], [.any]) { arguments, context throws(TemplateProblem) in
            try list(arguments[0], "Cannot find last on type").elements.last ?? nothing(arguments[0], context)
        },
        must(["rest", "mustRest"], [.any]) { arguments, _ throws(TemplateProblem) in
            let elements = try list(arguments[0], "Cannot find rest on type").elements
            return elements.isEmpty ? nilList(arguments[0]) : same(arguments[0], ValueList(Array(elements.dropFirst())))
        },
        must(["initial", "mustInitial"], [.any]) { arguments, _ throws(TemplateProblem) in
            let elements = try list(arguments[0], "Cannot find initial on type").elements
            return elements.isEmpty ? nilList(arguments[0]) : same(arguments[0], ValueList(Array(elements.dropLast())))
        },
        must(["reverse", "mustReverse"], [.any]) { arguments, _ throws(TemplateProblem) in
            same(arguments[0], ValueList(try list(arguments[0], "Cannot find reverse on type").elements.reversed()))
        },
        must(["compact", "mustCompact"], [.any]) { arguments, _ throws(TemplateProblem) in
            let elements = try list(arguments[0], "Cannot compact on type").elements
            return same(arguments[0], ValueList(elements.filter { !$0.isEmpty }))
        },
        must(["uniq", "mustUniq"], [.any]) { arguments, _ throws(TemplateProblem) in
            same(arguments[0], ValueList(unique(try list(arguments[0], "Cannot find uniq on type").elements)))
        },
        must(["without", "mustWithout"], [.any], rest: .any) { arguments, context throws(TemplateProblem) in
            let elements = try list(arguments[0], "Cannot find without on type").elements
            let kept = elements.filter { element in
                !arguments.dropFirst().contains { DeepEquality.equal($0, element) }
            }
            return same(arguments[0], ValueList(kept))
        },
        must(["has", "mustHas"], [.any, .any], tracing: .fromArguments) { arguments, _ throws(TemplateProblem) in
            if arguments[1].isNone { return .bool(false) }
            let elements = try list(arguments[1], "Cannot find has on type").elements
            return .bool(elements.contains { DeepEquality.equal(arguments[0], $0) })
        },
        must(["slice", "mustSlice"], [.any], rest: .any) { arguments, context throws(TemplateProblem) in
            let list = try list(arguments[0], "list should be type of slice or array but")
            guard !list.elements.isEmpty else { return nothing(arguments[0], context) }
            let start = arguments.count > 1 ? Cast.int64(arguments[1]) : 0
            let end = arguments.count > 2 ? Cast.int64(arguments[2]) : Int64(list.elements.count)
            guard start >= 0, start <= end, end <= list.elements.count else {
                throw TemplateProblem("reflect.Value.Slice: slice index out of bounds")
            }
            return same(arguments[0], ValueList(Array(list.elements[Int(start)..<Int(end)]), of: list.elementType))
        },
        must(["chunk", "mustChunk"], [.int, .any]) { arguments, _ throws(TemplateProblem) in
            let (size, elements) = (arguments[0].integer, try list(arguments[1], "Cannot chunk type").elements)
            guard size > 0 else {
                // Go divides all the same, and makes as many lists as come out.
                let count = Double(elements.count - 1) / Double(size)
                if count.rounded(.down) == -1 { return same(arguments[1], ValueList([], of: .list)) }
                throw TemplateProblem("runtime error: makeslice: len out of range")
            }
            let chunks = stride(from: 0, to: elements.count, by: size).map { start in
                same(arguments[1], ValueList(Array(elements[start..<min(start + size, elements.count)])))
            }
            return same(arguments[1], ValueList(chunks, of: .list))
        },
    ]

    /// One function under all its names.
    private static func must(
        _ names: [String], _ parameters: [TemplateFunction.Parameter], rest: TemplateFunction.Parameter? = nil,
        tracing: TemplateFunction.Tracing = .own, _ body: @escaping TemplateFunction.Body
    ) -> [TemplateFunction] {
        names.map { TemplateFunction($0, parameters, rest: rest, tracing: tracing, body) }
    }

    private static func list(_ value: TemplateValue, _ message: String) throws(TemplateProblem) -> ValueList {
        if let list = value.list { return list }
        if value.isNone { throw .nilDereference }
        throw TemplateProblem("\(message) \(value.kindName)")
    }

    /// A list made of another one's elements.
    private static func same(_ origin: TemplateValue, _ list: ValueList) -> TemplateValue {
        TemplateValue(.list(list), origins: origin.origins)
    }

    private static func nilList(_ origin: TemplateValue) -> TemplateValue {
        TemplateValue(TemplateValue.nilList().payload, origins: origin.origins)
    }

    private static func nothing(_ list: TemplateValue, _ context: RenderContext) -> TemplateValue {
        TemplateValue(.none, origins: context.origins.demoted(list.origins, to: .transformed))
    }

    /// The elements without those equal to an earlier one.
    private static func unique(_ elements: [TemplateValue]) -> [TemplateValue] {
        var texts: Set<[UInt8]> = []
        var others: [TemplateValue] = []
        return elements.filter { element in
            // Texts are the common case, and compared in constant time.
            if let bytes = element.stringBytes { return texts.insert(bytes).inserted }
            if others.contains(where: { DeepEquality.equal($0, element) }) { return false }
            others.append(element)
            return true
        }
    }

    @Sendable private static func concat(
        _ arguments: [TemplateValue], _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        var elements: [TemplateValue] = []
        var origins = Origins.none
        for argument in arguments {
            guard let list = argument.list else {
                if argument.isNone { throw .nilDereference }
                throw TemplateProblem("Cannot concat type \(argument.kindName) as list")
            }
            elements += list.elements
            guard elements.count <= FunctionLimit.elements else { throw .tooLarge("the list of concat") }
            origins = context.origins.union(origins, argument.origins)
        }
        if elements.isEmpty { return TemplateValue(TemplateValue.nilList().payload, origins: origins) }
        return TemplateValue(.list(ValueList(elements)), origins: origins)
    }

    /// `start`, `start + step`, … up to but not including `end`.
    static func numbers(from start: Int, to end: Int, by step: Int) throws(TemplateProblem) -> [Int] {
        if end < start ? step >= 0 : step <= 0 { return [] }
        let (distance, overflow) = end.subtractingReportingOverflow(start)
        guard !overflow, distance.magnitude / step.magnitude <= FunctionLimit.elements else {
            throw .tooLarge("the list of numbers")
        }
        return Array(stride(from: start, to: end, by: step))
    }

    private static func steps(from start: Int, to end: Int, by step: Int) throws(TemplateProblem) -> TemplateValue {
        let numbers = try numbers(from: start, to: end, by: step)
        return TemplateValue(.list(ValueList(numbers.map { .int($0) }, of: .int)))
    }
}
