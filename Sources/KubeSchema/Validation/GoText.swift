import KubeObjects

/// How the API server, which is written in Go, prints values in its messages.
enum GoText {
    /// A string as `%q` prints it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{07}": result += "\\a"
            case "\u{08}": result += "\\b"
            case "\u{0C}": result += "\\f"
            case "\u{0B}": result += "\\v"
            case "\u{00}"..<"\u{20}", "\u{7F}": result += "\\x" + hex(scalar.value, digits: 2)
            default: result += isPrintable(scalar) ? String(scalar) : escaped(scalar)
            }
        }
        return result + "\""
    }

    /// A value as `encoding/json` prints it: no spaces, keys of maps in order, `<`, `>` and `&` escaped.
    static func json(_ value: Value, sortingKeys: Bool = true) -> String {
        var text = ""
        write(value, sortingKeys: sortingKeys, to: &text)
        return text
    }

    /// A string as `encoding/json` prints it.
    static func json(_ text: String) -> String {
        var result = ""
        write(text, to: &result)
        return result
    }

    private static func write(_ value: Value, sortingKeys: Bool, to text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number): text += String(number)
        case .double(let number): text += Int64(exactly: number).map(String.init) ?? "\(number)"
        case .string(let string): write(string, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                write(element, sortingKeys: sortingKeys, to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in (sortingKeys ? members.sortedByKey : Array(members)).enumerated() {
                if index > 0 { text += "," }
                write(member.key.text, to: &text)
                text += ":"
                write(member.value, sortingKeys: sortingKeys, to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\u{00}"..<"\u{20}", "<", ">", "&", "\u{2028}", "\u{2029}":
                text += "\\u" + hex(scalar.value, digits: 4)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default:
            return true
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        scalar.value < 0x10000 ? "\\u" + hex(scalar.value, digits: 4) : "\\U" + hex(scalar.value, digits: 8)
    }

    private static func hex(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

extension GoText {
    /// A refused value as an error prints it: texts quoted, the rest as JSON.
    static func value(_ value: Value) -> String {
        if case .string(let text) = value { return quoted(text) }
        return json(value)
    }
}
