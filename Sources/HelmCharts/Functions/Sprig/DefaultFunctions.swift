/// Sprig's functions that choose between values.
enum DefaultFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("default", [.any], rest: .any, tracing: .own) { arguments, context in
            guard arguments.count > 1 else { return arguments[0] }
            guard arguments[1].isEmpty else { return arguments[1] }
            return choose(arguments[0], because: arguments[1...1], context)
        },
        TemplateFunction("coalesce", [], rest: .any, tracing: .own) { arguments, context in
            let chosen = arguments.firstIndex { !$0.isEmpty }
            return choose(
                chosen.map { arguments[$0] } ?? .none, because: arguments[..<(chosen ?? arguments.count)], context)
        },
        TemplateFunction("ternary", [.any, .any, .bool], tracing: .own) { arguments, context in
            choose(arguments[arguments[2].truth ? 0 : 1], because: arguments[2...2], context)
        },
        TemplateFunction("empty", [.any], tracing: .own) { arguments, context in
            .emptiness(of: arguments[0], in: context)
        },
        TemplateFunction("all", [], rest: .any) { arguments, _ in .bool(!arguments.contains(where: \.isEmpty)) },
        TemplateFunction("any", [], rest: .any) { arguments, _ in .bool(arguments.contains { !$0.isEmpty }) },
    ]

    /// A value that was chosen because of others.
    private static func choose(
        _ value: TemplateValue, because tested: ArraySlice<TemplateValue>, _ context: RenderContext
    ) -> TemplateValue {
        tested.reduce(value) { chosen, test in
            chosen.adding(context.origins.demoted(test.deepOrigins(in: context), to: .condition), in: context)
        }
    }
}

extension TemplateValue {
    /// Whether a value is empty: of a list or a map only whether there is anything in it counts.
    static func emptiness(of value: TemplateValue, in context: RenderContext) -> TemplateValue {
        var manner = Origin.Manner.condition
        if case .bool = value.payload { manner = .transformed }
        return TemplateValue(
            .bool(value.isEmpty), origins: context.origins.demoted(context.origins.truth(of: value), to: manner))
    }
}
