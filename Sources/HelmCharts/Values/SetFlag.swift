/// One flag that sets values, and how its argument is read (Helm 4, `pkg/strvals`).
public enum SetFlag: Hashable, Sendable {
    /// `--set`: numbers, truth values and `null` are recognized.
    case set
    /// `--set-string`: everything is a string.
    case setString
    /// `--set-json`: values are JSON.
    case setJSON
    /// `--set-file`: values are names of files, whose content is the value.
    case setFile
    /// `--set-literal`: one value, taken as it stands, commas and braces too.
    case setLiteral

    /// The flag as it is written.
    public var name: String {
        switch self {
        case .set: "--set"
        case .setString: "--set-string"
        case .setJSON: "--set-json"
        case .setFile: "--set-file"
        case .setLiteral: "--set-literal"
        }
    }

    /// The flag with the key that its argument begins with, for messages: what is set may be a secret and is left out.
    func place(_ argument: String) -> String {
        let key = argument.prefix { $0 != "=" && $0 != "{" && $0 != "," }
        return key.isEmpty || key.count == argument.count ? name : "\(name) \(key)"
    }
}

/// Go's wording of values in messages.
enum GoText {
    /// As `%q` prints a string.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars { result += escaped(scalar, quote: "\"") }
        return result + "\""
    }

    /// As `%q` prints a slice of runes.
    static func quotedRunes(_ text: String) -> String {
        "[" + text.unicodeScalars.map { "'\(escaped($0, quote: "'"))'" }.joined(separator: " ") + "]"
    }

    private static func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
        switch scalar {
        case quote, "\\": return "\\\(scalar)"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        case "\u{7}": return "\\a"
        case "\u{8}": return "\\b"
        case "\u{B}": return "\\v"
        case "\u{C}": return "\\f"
        default: break
        }
        if scalar.value < 0x20 || scalar.value == 0x7F {
            return "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        }
        return String(scalar)
    }
}
