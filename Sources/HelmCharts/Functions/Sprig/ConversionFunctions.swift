/// Sprig's conversions between types.
enum ConversionFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("toString", [.any], tracing: .own) { arguments, context in
            if arguments[0].string != nil { return arguments[0] }
            if case .object(let object) = arguments[0].payload, let slice = object as? ByteSlice {
                return TemplateValue(.utf8(slice.bytes), origins: arguments[0].origins)
            }
            var builder = TracedBuilder()
            PrintFunctions.append(arguments[0], to: &builder, context)
            return builder.value
        },
        TemplateFunction("toStrings", [.any], tracing: .own) { arguments, context in
            TemplateValue(.list(ValueList(strings(arguments[0], context), of: .string)))
        },
        number("int") { .int(Int(Cast.int64($0))) },
        number("int64") { .int64(Cast.int64($0)) },
        number("float64") { .float(Cast.float($0)) },
        number("toDecimal") { .int64(Cast.parseInteger(GoFormatter.text($0), base: 8) ?? 0) },
        TemplateFunction("atoi", [.string], tracing: .own) { arguments, context in
            let number = Cast.parseInteger(arguments[0].lossyString, base: 10) ?? 0
            return TemplateValue(.int(Int(number)), origins: arguments[0].deepOrigins(in: context))
        },
        TemplateFunction("split", [.string, .string]) { arguments, _ in
            numbered(split(arguments[0], arguments[1]))
        },
        TemplateFunction("splitn", [.string, .int, .string]) { arguments, _ in
            numbered(split(arguments[0], arguments[2], limit: arguments[1].integer))
        },
        TemplateFunction("splitList", [.string, .string], tracing: .own) { arguments, context in
            let origins = context.origins.demoted(arguments[1].deepOrigins(in: context), to: .transformed)
            let parts = split(arguments[0], arguments[1]).map { TemplateValue($0.payload, origins: origins) }
            return TemplateValue(.list(ValueList(parts, of: .string)), origins: origins)
        },
    ]

    /// A conversion of a number, which stays the value that it was.
    private static func number(
        _ name: String, _ convert: @escaping @Sendable (TemplateValue) -> TemplateValue
    ) -> TemplateFunction {
        TemplateFunction(name, [.any], tracing: .own) { arguments, context in
            TemplateValue(convert(arguments[0]).payload, origins: arguments[0].deepOrigins(in: context))
        }
    }

    /// What Sprig takes for a list of texts: the elements that are not nil, or the value alone.
    static func strings(_ value: TemplateValue, _ context: RenderContext) -> [TemplateValue] {
        if value.isNone { return [] }
        return (value.elements ?? [value]).compactMap { element in
            if element.isNone { return nil }
            if element.string != nil { return element }
            var builder = TracedBuilder()
            PrintFunctions.append(element, to: &builder, context)
            return builder.value
        }
    }

    private static func split(_ separator: TemplateValue, _ text: TemplateValue, limit: Int = -1) -> [TemplateValue] {
        let bytes = text.stringBytes ?? []
        return ByteText.split(bytes, separator: separator.stringBytes ?? [], limit: limit)
            .map { TemplateValue(.utf8(bytes[$0])) }
    }

    private static func numbered(_ parts: [TemplateValue]) -> TemplateValue {
        let map = ValueMap(of: .string)
        for (index, part) in parts.enumerated() { map["_\(index)"] = part }
        return TemplateValue(.map(map))
    }
}
