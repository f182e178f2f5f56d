/// Functions that write and read JSON: Helm's where Helm has its own, else Sprig's.
enum JSONFunctions {
    static let all: [TemplateFunction] = [
        // An error is swallowed without `must`.
        writer("toJson", isSafe: true), writer("mustToJson"),
        writer("toPrettyJson", isPretty: true, isSafe: true), writer("mustToPrettyJson", isPretty: true),
        writer("toRawJson", escapesHTML: false), writer("mustToRawJson", escapesHTML: false),
        TemplateFunction("fromJson", [.string], tracing: .own) { arguments, context in
            read(arguments[0], isList: false, context)
        },
        TemplateFunction("fromJsonArray", [.string], tracing: .own) { arguments, context in
            read(arguments[0], isList: true, context)
        },
        TemplateFunction("mustFromJson", [.string], tracing: .own) { arguments, context throws(TemplateProblem) in
            do throws(GoJSONReader.Problem) {
                return try GoJSONReader.value(arguments[0], in: context)
            } catch {
                throw TemplateProblem(error.message)
            }
        },
    ]

    private static func writer(
        _ name: String, escapesHTML: Bool = true, isPretty: Bool = false, isSafe: Bool = false
    ) -> TemplateFunction {
        TemplateFunction(name, [.any], tracing: .own) { arguments, context throws(TemplateProblem) in
            do throws(GoJSONWriter.Problem) {
                return try GoJSONWriter.text(
                    arguments[0], escapesHTML: escapesHTML, isPretty: isPretty, in: context)
            } catch {
                if isSafe { return .string("") }
                throw TemplateProblem(error.message)
            }
        }
    }

    /// What Helm gives for a text: a map with the member `Error`, or a list of the error, where it cannot be read.
    private static func read(_ text: TemplateValue, isList: Bool, _ context: RenderContext) -> TemplateValue {
        do throws(GoJSONReader.Problem) {
            return checked(try GoJSONReader.value(text, in: context), isList: isList, prefix: "")
        } catch {
            return failure(error.message, isList: isList)
        }
    }

    /// A value that has to be a map or a list; `null` leaves it empty.
    static func checked(_ value: TemplateValue, isList: Bool, prefix: String) -> TemplateValue {
        switch value.payload {
        case .list where isList, .map where !isList: return value
        case .none:
            if isList {
                return TemplateValue(TemplateValue.nilList().payload, origins: value.origins)
            }
            return TemplateValue(.map(ValueMap()), origins: value.origins)
        default:
            let type = isList ? "[]interface {}" : "map[string]interface {}"
            return failure(
                "\(prefix)json: cannot unmarshal \(jsonType(value)) into Go value of type \(type)", isList: isList)
        }
    }

    static func failure(_ message: String, isList: Bool) -> TemplateValue {
        isList ? .list([.string(message)]) : .map(["Error": .string(message)])
    }

    private static func jsonType(_ value: TemplateValue) -> String {
        switch value.payload {
        case .bool: "bool"
        case .float: "number"
        case .list: "array"
        case .map: "object"
        default: "string"
        }
    }
}
