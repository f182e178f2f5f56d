/// Helm's functions that write and read TOML.
enum TOMLFunctions {
    static let all: [TemplateFunction] = [
        // An error becomes the text, as in Helm.
        TemplateFunction("toToml", [.any]) { arguments, _ throws(TemplateProblem) in
            if arguments[0].isNone { return .string(try TOMLWriter.text(arguments[0])) }
            do throws(TemplateProblem) {
                return .string(try TOMLWriter.text(arguments[0]))
            } catch {
                return .string(error.message)
            }
        },
        TemplateFunction("mustToToml", [.any]) { arguments, _ throws(TemplateProblem) in
            .string(try TOMLWriter.text(arguments[0]))
        },
        TemplateFunction("fromToml", [.string]) { arguments, _ in
            do throws(TemplateProblem) {
                return try TOMLReader.value(arguments[0].stringBytes ?? [])
            } catch {
                return .map(["Error": .string(error.message)])
            }
        },
    ]
}
