/// What a YAML scalar means, as `kubectl` reads it: the rules of YAML 1.1 as its YAML library has them.
///
/// Truth values include `yes`, `on` and `y`; `0644` and `0o644` are octal; times and dates stay strings.
enum YAMLScalar {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The meaning of a scalar without quotes and tag.
    static func plain(_ text: Bytes) -> Value {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text) ?? string(text)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"):
            return (text.count <= 5 ? words[String(decoding: text, as: UTF8.self)] : nil) ?? string(text)
        default:
            return string(text)
        }
    }

    static func string(_ text: Bytes) -> Value {
        .string(String(decoding: text, as: UTF8.self))
    }

    /// Whether a text would be read as a string without quotes.
    static func isString(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            if case .string = plain(bytes) { true } else { false }
        }
    }

    private static let words: [String: Value] = {
        var words: [String: Value] = ["~": .null, "null": .null, "Null": .null, "NULL": .null]
        for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] { words[word] = true }
        for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] { words[word] = false }
        return words
    }()

    private static let specialNumbers: [String: Double] = [
        ".nan": .nan, ".NaN": .nan, ".NAN": .nan, ".inf": .infinity, ".Inf": .infinity, ".INF": .infinity,
        "+.inf": .infinity, "+.Inf": .infinity, "+.INF": .infinity, "-.inf": -.infinity, "-.Inf": -.infinity,
        "-.INF": -.infinity,
    ]

    // MARK: - Numbers

    private static func number(_ text: Bytes) -> Value? {
        if let integer = shortInteger(text) { return .integer(integer) }
        // Longer texts are names and versions, not numbers; what is read here is short enough to copy.
        guard text.count <= 400 else { return nil }
        if text.count <= 5, let special = specialNumbers[String(decoding: text, as: UTF8.self)] {
            return .double(special)
        }
        let startsWithPoint = text.first == UInt8(ascii: ".")
        // A number that begins with its point may hold no underscores.
        let digits = startsWithPoint ? Array(text) : text.filter { $0 != UInt8(ascii: "_") }
        if !startsWithPoint, let integer = basedInteger(digits) { return integer }
        guard isFloat(digits), let double = Double(String(decoding: digits, as: UTF8.self)), double.isFinite else {
            return nil
        }
        return whole(double)
    }

    /// Up to 18 decimal digits that do not begin with 0: nearly every number there is.
    private static func shortInteger(_ text: Bytes) -> Int64? {
        let isNegative = text[0] == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard text.count > start, text.count - start <= 18 else { return nil }
        if text[start] == UInt8(ascii: "0"), text.count - start > 1 { return nil }
        var number: Int64 = 0
        for index in start..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int64(digit)
        }
        return isNegative ? -number : number
    }

    /// A whole number with a sign and a base: `0x1F`, `0o17`, `017`, `0b11`.
    private static func basedInteger(_ text: [UInt8]) -> Value? {
        var digits = text[...]
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        var radix = 10
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            switch digits[digits.startIndex + 1] | 0x20 {
            case UInt8(ascii: "x"): radix = 16
            case UInt8(ascii: "o"): radix = 8
            case UInt8(ascii: "b"): radix = 2
            default: radix = -8
            }
            digits = digits.dropFirst(radix > 0 ? 2 : 1)
            radix = abs(radix)
        }
        // The digits must stand alone: a second sign would be accepted by the conversion.
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        if let number = Int64(isNegative ? "-\(text)" : text, radix: radix) { return .integer(number) }
        // Numbers of 64 bits without a sign keep their size, and lose digits, as they do in the API.
        if !isNegative, let number = UInt64(text, radix: radix) { return .double(Double(number)) }
        return nil
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static func isFloat(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        func dropDigits() -> Int {
            let digits = rest.prefix { (48...57).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        func drop(_ bytes: UInt8...) -> Bool {
            guard let first = rest.first, bytes.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = drop(UInt8(ascii: "-"), UInt8(ascii: "+"))
        let whole = dropDigits()
        if drop(UInt8(ascii: ".")) {
            guard dropDigits() + whole > 0 else { return false }
        } else if whole == 0 {
            return false
        }
        if drop(UInt8(ascii: "e"), UInt8(ascii: "E")) {
            _ = drop(UInt8(ascii: "-"), UInt8(ascii: "+"))
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// A number as it arrives at the API, which gets it as JSON: `1.0` is sent as `1`.
    private static func whole(_ number: Double) -> Value {
        guard number.magnitude < 1e19, number.rounded(.towardZero) == number else { return .double(number) }
        return Int64(GoNumber.json(number)).map { .integer($0) } ?? .double(number)
    }

    // MARK: - Tags

    private static let tagPrefix = "tag:yaml.org,2002:"

    /// The meaning of a scalar with a tag; an error's text where they do not fit. Unknown tags mean a string.
    static func tagged(_ tag: String, _ text: Bytes) -> Result<Value, TagError> {
        guard tag.hasPrefix(tagPrefix) else { return .success(string(text)) }
        let type = tag.dropFirst(tagPrefix.count)
        let value = plain(text)
        switch type {
        case "str", "timestamp", "merge": return .success(string(text))
        case "binary": return decodeBase64(text).map { .success(.string($0)) } ?? .failure(TagError(type: "binary"))
        case "null": if value.isNull { return .success(.null) }
        case "bool": if value.bool != nil { return .success(value) }
        case "int": if case .integer = value { return .success(value) }
        case "float": if value.number != nil { return .success(value) }
        default: return .success(string(text))
        }
        return .failure(TagError(type: String(type)))
    }

    /// A tag that does not fit its value.
    struct TagError: Error {
        let type: String
    }

    private static func decodeBase64(_ text: Bytes) -> String? {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): digit = 62
            case UInt8(ascii: "/"): digit = 63
            case UInt8(ascii: "="):
                padding += 1
                continue
            case 0x0A, 0x0D, 0x20: continue
            default: return nil
            }
            guard padding == 0 else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 1
            if count == 4 {
                output += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
                bits = 0
                count = 0
            }
        }
        switch (count, padding) {
        case (0, 0): break
        case (2, 2): output.append(UInt8(bits >> 4 & 255))
        case (3, 1): output += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
        default: return nil
        }
        return String(decoding: output, as: UTF8.self)
    }

    // MARK: - Keys

    /// The name a scalar gives to a member: `yes` becomes `true`, `0x10` becomes `16`; `nil` for null.
    static func keyText(_ value: Value) -> String? {
        switch value {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): GoNumber.general(number)
        default: nil
        }
    }
}
