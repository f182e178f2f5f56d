/// How texts and numbers are written in YAML.
enum YAMLText {
    /// A text on one line: plain where that is safe, else in single quotes, else in double quotes with escapes.
    static func inline(_ text: String) -> String {
        var shape = Shape()
        for scalar in text.unicodeScalars { shape.take(scalar) }
        if shape.needsEscapes { return escaped(text) }
        if !shape.needsQuotes, !text.isEmpty, isPlain(text) { return text }
        // Scalar by scalar, because a quote with a combining mark after it is a character of its own.
        var quoted = String.UnicodeScalarView("'".unicodeScalars)
        for scalar in text.unicodeScalars {
            quoted.append(scalar)
            if scalar == "'" { quoted.append(scalar) }
        }
        return String(quoted) + "'"
    }

    /// What characters a text is made of.
    private struct Shape {
        var needsEscapes = false
        var needsQuotes = false
        private var previous: UnicodeScalar = " "

        mutating func take(_ scalar: UnicodeScalar) {
            switch scalar {
            case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}",
                "\u{FF00}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                break
            default: needsEscapes = true
            }
            // `: ` would make a key of the text, ` #` a comment.
            if (scalar == " " && previous == ":") || (scalar == "#" && previous == " ") { needsQuotes = true }
            previous = scalar
        }
    }

    /// Whether a text of printable characters on one line means itself without quotes, for every reader.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last else { return false }
        if last == UInt8(ascii: " ") || last == UInt8(ascii: ":") { return false }
        if " !\"#%&'*,>@[\\]`{|}=<~?:".utf8.contains(first) { return false }
        if first == UInt8(ascii: "-") {
            // `- ` begins a list, `---` a document.
            if bytes.count == 1 || bytes[1] == UInt8(ascii: " ") || bytes.starts(with: "---".utf8) { return false }
        }
        if first == UInt8(ascii: "."), bytes.starts(with: "...".utf8) { return false }
        return YAMLScalar.isString(text) && !isNumberElsewhere(bytes) && !isWordElsewhere(text)
    }

    /// Whether another reader takes a text for a number, a time or a date: `10:30`, `2026-03-01`, `1_000`, `1e3`.
    private static func isNumberElsewhere(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first(where: { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return true
        }
        guard (48...57).contains(first) || first == UInt8(ascii: ".") else { return false }
        // Only digits and signs: also texts that no reader takes for a number, which quotes do no harm.
        let hasOnlyNumberSigns = bytes.allSatisfy { (48...57).contains($0) || "+-.:_".utf8.contains($0) }
        let isDate = bytes.count >= 8 && bytes.prefix(4).allSatisfy { (48...57).contains($0) } && bytes[4] == 45
        let isSeveralPoints = bytes.lazy.filter { $0 == UInt8(ascii: ".") }.count > 1 && !bytes.contains(58)
        return (hasOnlyNumberSigns && !isSeveralPoints) || isDate
    }

    private static func isWordElsewhere(_ text: String) -> Bool {
        ["nan", "inf", "undefined"].contains(text.lowercased())
    }

    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{20}"..."\u{7E}", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}",
                "\u{FF00}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value < 0x100 ? 2 : 4
                result += width == 2 ? "\\x" : "\\u"
                result += String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return result + "\""
    }

    /// A text of several lines as a literal block, where one can hold it.
    static func literal(_ text: String) -> (header: String, lines: [Substring])? {
        guard let first = text.utf8.first, first != 0x20, first != 0x0A, first != 0x09, text.utf8.contains(0x0A) else {
            return nil
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t", "\u{20}"..."\u{7E}", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}",
                "\u{E000}"..."\u{FEFE}", "\u{FF00}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                break
            default: return nil
            }
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last?.isEmpty == true else { return ("|-", lines) }
        lines.removeLast()
        return (lines.last?.isEmpty == true ? "|+" : "|", lines)
    }

    /// A floating-point number that every reader takes for one: with a point before an exponent.
    static func number(_ number: Double) -> String {
        let text = GoNumber.json(number)
        guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
        return "\(text[..<exponent]).0\(text[exponent...])"
    }
}
