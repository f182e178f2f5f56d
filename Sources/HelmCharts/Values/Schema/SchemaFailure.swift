/// Why a value does not fit a schema: a tree, as alternatives have reasons of their own.
///
/// Messages are those of the library that Helm uses (santhosh-tekuri/jsonschema v6), with the place in the schema added.
struct SchemaFailure {
    /// The path of the value.
    var location: [String]
    /// What was expected.
    var message: String
    /// The keyword in the schema, as a JSON pointer.
    var place: String
    /// Who set the value, where an account is kept.
    var setting: String?
    var causes: [SchemaFailure] = []
    /// Whether it only says that a `$ref` failed, or that several things did.
    var kind = Kind.plain

    enum Kind {
        case plain
        case reference
        case group
    }

    /// Lines that begin with `- `, indented by how deep they are.
    func lines(indentation: Int = 0) -> [String] {
        if kind == .reference, causes.count == 1 { return causes[0].lines(indentation: indentation) }
        var line = String(repeating: "  ", count: indentation) + "- at \(Self.quoted(pointer)): \(message)"
        if causes.isEmpty {
            line += " (values.schema.json#\(GoQuote.quote(place.utf8).dropFirst().dropLast())"
            if let setting, !setting.isEmpty { line += ", set by \(setting)" }
            line += ")"
        }
        return [line] + causes.flatMap { $0.lines(indentation: indentation + 1) }
    }

    private var pointer: String { location.map { "/" + Self.escaped($0) }.joined() }

    static func escaped(_ token: String) -> String {
        guard token.contains("~") || token.contains("/") else { return token }
        var result = ""
        for character in token {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.append(character)
            }
        }
        return result
    }

    /// In single quotes.
    static func quoted(_ text: String) -> String {
        let inner = GoQuote.quote(text.utf8).dropFirst().dropLast()
        var result = ""
        var isEscaped = false
        for scalar in inner.unicodeScalars {
            if isEscaped {
                result += scalar == "\"" ? "\"" : "\\\(scalar)"
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result += scalar == "'" ? "\\'" : String(scalar)
            }
        }
        return "'\(result)'"
    }

    static func quoted(_ texts: [String]) -> String { texts.map(quoted).joined(separator: ", ") }
}
