/// Functions that Helm adds, and those that stop the rendering.
enum HelmFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("fail", [.string]) { arguments, _ throws(TemplateProblem) in
            throw TemplateProblem(arguments[0].lossyString, isDeliberate: true)
        },
        TemplateFunction("required", [.string, .any], tracing: .own) { arguments, _ throws(TemplateProblem) in
            let value = arguments[1]
            let isMissing = value.isNone || value.stringBytes?.isEmpty == true
            guard !isMissing else { throw TemplateProblem(arguments[0].lossyString, isDeliberate: true) }
            return value
        },
        TemplateFunction("include", [.string, .any], tracing: .own) { arguments, context throws(TemplateProblem) in
            guard let include = context.include else { throw TemplateProblem("include is not available here") }
            return try include(arguments[0].lossyString, arguments[1])
        },
        TemplateFunction("tpl", [.string, .any], tracing: .own) { arguments, context throws(TemplateProblem) in
            guard let tpl = context.tpl else { throw TemplateProblem("tpl is not available here") }
            return try tpl(arguments[0], arguments[1])
        },
        TemplateFunction("lookup", [.string, .string, .string, .string]) { arguments, context in
            let names = arguments.map(\.lossyString)
            return context.lookup?(names[0], names[1], names[2], names[3]) ?? .map([:])
        },
        // Helm answers with nothing unless DNS was asked for, so that rendering does not depend on the network.
        TemplateFunction("getHostByName", [.string]) { _, _ in .string("") },
    ]
}
