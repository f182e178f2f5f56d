/// Prints values as Go's `fmt` does.
struct GoFormatter {
    /// How a verb is to be printed.
    struct Flags {
        var plus = false
        var minus = false
        var sharp = false
        var space = false
        var zero = false
        /// `%+v`
        var plusV = false
        /// `%#v`
        var sharpV = false
        var width: Int?
        var precision: Int?
    }

    /// What has been printed.
    var output = ""
    var flags = Flags()

    /// A value as `%v` prints it, and as text made of it reads.
    static func text(_ value: TemplateValue) -> String {
        switch value.payload {
        case .string(let text): return text
        case .text(let text): return text.string
        case .int(let number): return String(number)
        case .int64(let number): return String(number)
        case .bool(let truth): return truth ? "true" : "false"
        default:
            var formatter = GoFormatter()
            formatter.print(value, verb: "v")
            return formatter.output
        }
    }

    /// Values within each other beyond this are not printed; Go would not come back from a map that contains itself.
    private static let depthLimit = 200
    /// Bytes beyond which nothing more is printed.
    static let sizeLimit = 1 << 26

    /// Prints a value with a verb.
    mutating func print(_ value: TemplateValue, verb: Character, depth: Int = 0) {
        guard depth < Self.depthLimit, output.utf8.count < Self.sizeLimit else { return }
        if verb == "T", value.isNone { return padded("<nil>") }
        if verb == "T" { return padded(String(decoding: truncated(Array(value.typeName.utf8)), as: UTF8.self)) }
        switch value.payload {
        case .none: printNil(verb, depth: depth)
        case .bool(let truth):
            guard verb == "t" || verb == "v" else { return badVerb(value, verb) }
            padded(truth ? "true" : "false")
        case .int(let number): printInteger(Int64(number), value, verb)
        case .int64(let number): printInteger(number, value, verb)
        case .float(let number): printFloat(number, value, verb)
        case .string(let text): printString(Array(text.utf8), value, verb)
        case .text(let text): printString(Array(text.string.utf8), value, verb)
        case .bytes(let bytes): printString(bytes, value, verb)
        case .list(let list): printList(list, value, verb, depth: depth)
        case .map(let map): printMap(map, value, verb, depth: depth)
        case .duration(let nanoseconds):
            if "vsxXq".contains(verb), !flags.sharpV {
                printString(Array(GoTime.text(duration: nanoseconds).utf8), value, verb)
            } else {
                printInteger(nanoseconds, value, verb)
            }
        case .time(let time): printString(Array(GoTime.text(time).utf8), value, verb)
        case .object(let object as ByteSlice) where "sqxX".contains(verb): printString(object.bytes, value, verb)
        case .object(let object): printString(Array(object.text.utf8), value, verb)
        }
    }

    private mutating func printNil(_ verb: Character, depth: Int) {
        if depth > 0 {
            output += flags.sharpV ? "interface {}(nil)" : "<nil>"
        } else if verb == "v" {
            padded("<nil>")
        } else {
            badVerb(.none, verb)
        }
    }

    /// `%!d(string=x)`
    private mutating func badVerb(_ value: TemplateValue, _ verb: Character) {
        output += "%!\(verb)("
        if value.isNone {
            output += "<nil>"
        } else {
            output += "\(value.typeName)="
            print(value, verb: "v")
        }
        output += ")"
    }

    // MARK: Padding

    /// Text filled up to the width.
    mutating func padded(_ text: String, zeros: Bool = true) {
        guard let width = flags.width else { return output += text }
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return output += text }
        if flags.minus {
            output += text + String(repeating: " ", count: missing)
        } else {
            output += String(repeating: flags.zero && zeros ? "0" : " ", count: missing) + text
        }
    }

    // MARK: Integers

    private mutating func printInteger(_ number: Int64, _ value: TemplateValue, _ verb: Character) {
        switch verb {
        case "v", "d": integer(number, radix: 10)
        case "b": integer(number, radix: 2, prefix: flags.sharp ? "0b" : "")
        case "o", "O": octal(number, verb)
        case "x": integer(number, radix: 16, prefix: flags.sharp ? "0x" : "")
        case "X": integer(number, radix: 16, prefix: flags.sharp ? "0X" : "", uppercase: true)
        case "c": padded(String(Character(Self.scalar(number))))
        case "q": padded(GoQuote.quote(character: Self.scalar(number), asciiOnly: flags.plus))
        case "U": unicode(number)
        default: badVerb(value, verb)
        }
    }

    private static func scalar(_ number: Int64) -> Unicode.Scalar {
        UInt32(exactly: number).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    }

    private mutating func octal(_ number: Int64, _ verb: Character) {
        let digits = String(number.magnitude, radix: 8)
        let prefix = verb == "O" ? "0o" : flags.sharp && !digits.hasPrefix("0") ? "0" : ""
        integer(number, radix: 8, prefix: prefix)
    }

    private mutating func unicode(_ number: Int64) {
        let digits = String(UInt64(bitPattern: number), radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, max(4, flags.precision ?? 4) - digits.count))
        var text = "U+\(zeros)\(digits)"
        let scalar = Self.scalar(number)
        if flags.sharp, scalar.isGoPrintable { text += " '\(Character(scalar))'" }
        padded(text, zeros: false)
    }

    private mutating func integer(_ number: Int64, radix: Int, prefix: String = "", uppercase: Bool = false) {
        if flags.precision == 0, number == 0 {
            return padded("", zeros: false)
        }
        let sign = number < 0 ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        var digits = String(number.magnitude, radix: radix, uppercase: uppercase)
        var least = flags.precision ?? 0
        if flags.precision == nil, flags.zero, !flags.minus, let width = flags.width { least = width - sign.count }
        if digits.count < least { digits = String(repeating: "0", count: least - digits.count) + digits }
        padded(sign + prefix + digits, zeros: false)
    }

    // MARK: Floating point

    private mutating func printFloat(_ number: Double, _ value: TemplateValue, _ verb: Character) {
        switch verb {
        case "v": float(number, "g", precision: flags.precision ?? -1)
        case "g", "G": float(number, verb, precision: flags.precision ?? -1)
        case "e", "E", "f": float(number, verb, precision: flags.precision ?? 6)
        case "F": float(number, "f", precision: flags.precision ?? 6)
        case "b", "x", "X": float(number, verb, precision: flags.precision ?? -1)
        default: badVerb(value, verb)
        }
    }

    private mutating func float(_ number: Double, _ format: Character, precision: Int) {
        var text =
            format == "b" || format == "x" || format == "X"
            ? GoFloat.binary(number, format, precision: precision)
            : GoFloat.text(number, format: format, precision: precision)
        if !number.isFinite {
            if number.isNaN, flags.plus { text = "+NaN" }
            if number == .infinity, !flags.plus { text = flags.space ? " Inf" : "+Inf" }
            return padded(text, zeros: false)
        }
        let isNegative = text.hasPrefix("-")
        let sign = isNegative ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        var digits = isNegative ? String(text.dropFirst()) : text
        if flags.sharp { digits = GoFloat.withPoint(digits, format, precision: flags.precision) }
        if flags.zero, !flags.minus, let width = flags.width {
            let missing = width - digits.count - sign.count
            if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
        }
        padded(sign + digits, zeros: false)
    }

    // MARK: Strings

    private mutating func printString(_ bytes: [UInt8], _ value: TemplateValue, _ verb: Character) {
        switch verb {
        case "v" where flags.sharpV: padded(GoQuote.quote(bytes))
        case "v", "s": padded(String(decoding: truncated(bytes), as: UTF8.self))
        case "q":
            let bytes = truncated(bytes)
            let isRaw = flags.sharp && GoQuote.canBackquote(bytes)
            padded(
                isRaw ? "`\(String(decoding: bytes, as: UTF8.self))`" : GoQuote.quote(bytes, asciiOnly: flags.plus))
        case "x", "X": hexadecimal(bytes, uppercase: verb == "X")
        default: badVerb(value, verb)
        }
    }

    /// The first characters, as many as the precision says.
    private func truncated(_ bytes: [UInt8]) -> [UInt8] {
        guard let precision = flags.precision, precision < bytes.count else { return bytes }
        return bytes[..<(ByteText.characters(bytes).prefix(precision).last?.upperBound ?? 0)].map { $0 }
    }

    private mutating func hexadecimal(_ bytes: [UInt8], uppercase: Bool) {
        let bytes = flags.precision.map { bytes.prefix($0) } ?? bytes[...]
        let prefix = flags.sharp ? (uppercase ? "0X" : "0x") : ""
        let pairs = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }
        padded(
            flags.space
                ? pairs.map { prefix + $0 }.joined(separator: " ") : pairs.isEmpty ? "" : prefix + pairs.joined())
    }

    // MARK: Collections

    private mutating func printList(_ list: ValueList, _ value: TemplateValue, _ verb: Character, depth: Int) {
        if verb == "p" { return output += "0xc000010000" }
        if flags.sharpV, list.isNil { return output += "\(value.typeName)(nil)" }
        output += flags.sharpV ? "\(value.typeName){" : "["
        for (index, element) in list.elements.enumerated() {
            if index > 0 { output += flags.sharpV ? ", " : " " }
            print(element, verb: verb, depth: depth + 1)
        }
        output += flags.sharpV ? "}" : "]"
    }

    private mutating func printMap(_ map: ValueMap, _ value: TemplateValue, _ verb: Character, depth: Int) {
        if verb == "p" { return output += "0xc000010000" }
        output += flags.sharpV ? "\(value.typeName){" : "map["
        for (index, key) in map.sortedKeys.enumerated() {
            if index > 0 { output += flags.sharpV ? ", " : " " }
            print(.string(key), verb: verb, depth: depth + 1)
            output += ":"
            print(map[key] ?? .none, verb: verb, depth: depth + 1)
        }
        output += flags.sharpV ? "}" : "]"
    }
}
