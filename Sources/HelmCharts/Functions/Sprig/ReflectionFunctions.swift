/// Sprig's functions that ask for types.
enum ReflectionFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("typeOf", [.any]) { arguments, _ in .string(arguments[0].typeName) },
        TemplateFunction("typeIs", [.string, .any]) { arguments, _ in
            .bool(arguments[0].lossyString == arguments[1].typeName)
        },
        TemplateFunction("typeIsLike", [.string, .any]) { arguments, _ in
            let (target, type) = (arguments[0].lossyString, arguments[1].typeName)
            return .bool(target == type || "*\(target)" == type)
        },
        TemplateFunction("kindOf", [.any]) { arguments, _ in .string(arguments[0].kindName) },
        TemplateFunction("kindIs", [.string, .any]) { arguments, _ in
            .bool(arguments[0].lossyString == arguments[1].kindName)
        },
        TemplateFunction("deepEqual", [.any, .any]) { arguments, _ in
            .bool(DeepEquality.equal(arguments[0], arguments[1]))
        },
    ]
}
