/// Sprig's functions of regular expressions.
enum RegularExpressionFunctions {
    static let all: [TemplateFunction] = families.flatMap { $0 }

    private static let families: [[TemplateFunction]] = [
        [
            // Without `must`, an expression that cannot be read matches nothing.
            TemplateFunction("regexMatch", [.string, .string]) { arguments, _ in
                let expression = try? RegularExpression(arguments[0].lossyString)
                return .bool(expression?.firstMatch(in: scalars(arguments[1])) != nil)
            },
            TemplateFunction("mustRegexMatch", [.string, .string]) { arguments, _ throws(TemplateProblem) in
                .bool(try compile(arguments[0], isMust: true).firstMatch(in: scalars(arguments[1])) != nil)
            },
            TemplateFunction("regexQuoteMeta", [.string]) { arguments, _ in
                let special = Set("\\.+*?()|[]{}^$".unicodeScalars)
                var output = String.UnicodeScalarView()
                for scalar in scalars(arguments[0]) {
                    if special.contains(scalar) { output.append("\\") }
                    output.append(scalar)
                }
                return .string(String(output))
            },
        ],
        both("regexFind", [.string, .string]) { expression, arguments in
            let text = scalars(arguments[1])
            return expression.firstMatch(in: text).map { string(text[$0[0]..<$0[1]]) } ?? .string("")
        },
        both("regexFindAll", [.string, .string, .int]) { expression, arguments in
            let text = scalars(arguments[1])
            let matches = expression.matches(in: text, limit: arguments[2].integer)
            if matches.isEmpty { return .nilList(of: .string) }
            return TemplateValue(.list(ValueList(matches.map { string(text[$0[0]..<$0[1]]) }, of: .string)))
        },
        both("regexReplaceAll", [.string, .string, .string]) { expression, arguments throws(TemplateProblem) in
            let (text, template) = (scalars(arguments[1]), scalars(arguments[2]))
            return string(
                try expression.replacingAll(in: text) { expression.expand(template, $0, in: text) })
        },
        both("regexReplaceAllLiteral", [.string, .string, .string]) {
            expression, arguments throws(TemplateProblem) in
            let replacement = scalars(arguments[2])
            return string(try expression.replacingAll(in: scalars(arguments[1])) { _ in replacement })
        },
        both("regexSplit", [.string, .string, .int]) { expression, arguments in
            guard let parts = expression.split(scalars(arguments[1]), limit: arguments[2].integer) else {
                return .nilList(of: .string)
            }
            return TemplateValue(.list(ValueList(parts.map(string), of: .string)))
        },
    ]

    private typealias ExpressionBody =
        @Sendable (RegularExpression, [TemplateValue]) throws(TemplateProblem) -> TemplateValue

    /// A function, and its twin with `must`, which differs in the words of its error.
    private static func both(
        _ name: String, _ parameters: [TemplateFunction.Parameter], _ body: @escaping ExpressionBody
    ) -> [TemplateFunction] {
        [
            TemplateFunction(name, parameters) { arguments, _ throws(TemplateProblem) in
                try body(try compile(arguments[0], isMust: false), arguments)
            },
            TemplateFunction("mustR" + name.dropFirst(), parameters) { arguments, _ throws(TemplateProblem) in
                try body(try compile(arguments[0], isMust: true), arguments)
            },
        ]
    }

    private static func compile(
        _ pattern: TemplateValue, isMust: Bool
    ) throws(TemplateProblem) -> RegularExpression {
        do throws(RegularExpressionParser.Problem) {
            return try RegularExpression(pattern.lossyString)
        } catch {
            let text = pattern.lossyString
            let quoted = GoQuote.canBackquote(Array(text.utf8)) ? "`\(text)`" : GoQuote.quote(text.utf8)
            throw TemplateProblem(isMust ? error.message : "regexp: Compile(\(quoted)): \(error.message)")
        }
    }

    private static func scalars(_ value: TemplateValue) -> [Unicode.Scalar] { Array(value.lossyString.unicodeScalars) }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> TemplateValue {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return .string(String(view))
    }
}
