/// What Go's YAML libraries take a text without quotes for.
enum YAMLResolver {
    /// Whether it would be read back as the same string, and no older reader takes it for something else.
    static func isString(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        switch first {
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "~"):
            return bytes.count > 5 || !words.contains(String(decoding: bytes, as: UTF8.self))
        case UInt8(ascii: "."):
            let text = String(decoding: bytes, as: UTF8.self)
            return !words.contains(text) && GoFloat.parse(text) == nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            let text = String(decoding: bytes, as: UTF8.self)
            return !words.contains(text) && !isTimestamp(bytes, text) && !isNumber(bytes) && !isBase60(bytes)
        default: return true
        }
    }

    private static let words: Set<String> = [
        "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "n", "N", "no", "No", "NO", "false",
        "False", "FALSE", "off", "Off", "OFF", "~", "null", "Null", "NULL", ".nan", ".NaN", ".NAN", ".inf", ".Inf",
        ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
    ]

    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let digits = bytes.filter { $0 != UInt8(ascii: "_") }
        let text = String(decoding: digits, as: UTF8.self)
        if Cast.parseInteger(text, base: 0) != nil { return true }
        if isUnsigned(digits) { return true }
        return isFloat(digits) && GoFloat.parse(text) != nil
    }

    /// A whole number beyond `Int64`.
    private static func isUnsigned(_ digits: [UInt8]) -> Bool {
        guard digits.count > 2 else { return false }
        let rest = String(decoding: digits.dropFirst(2), as: UTF8.self)
        guard rest.utf8.first.map({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) ?? false else { return false }
        switch (digits[0], digits[1] | 0x20) {
        case (UInt8(ascii: "0"), UInt8(ascii: "x")): return UInt64(rest, radix: 16) != nil
        case (UInt8(ascii: "0"), UInt8(ascii: "b")): return UInt64(rest, radix: 2) != nil
        case (UInt8(ascii: "0"), UInt8(ascii: "o")): return UInt64(rest, radix: 8) != nil
        case (UInt8(ascii: "1")...UInt8(ascii: "9"), _): return UInt64(String(decoding: digits, as: UTF8.self)) != nil
        default: return false
        }
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static func isFloat(_ digits: [UInt8]) -> Bool {
        var rest = digits[...]
        func dropSign() { if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() } }
        func dropDigits() -> Int {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        dropSign()
        let whole = dropDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard dropDigits() + whole > 0 else { return false }
        } else if whole == 0 {
            return false
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            dropSign()
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// `12:30:45`, which YAML 1.1 takes for a number to the base of 60.
    private static func isBase60(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(UInt8(ascii: ":")) else { return false }
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard let first = rest.first, (48...57).contains(first) else { return false }
        rest = rest.drop { (48...57).contains($0) || $0 == UInt8(ascii: "_") }
        var groups = 0
        while rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            let digits = rest.prefix { (48...57).contains($0) }
            guard digits.count == 1 || digits.count == 2 && (digits.first ?? 0) <= UInt8(ascii: "5") else {
                return false
            }
            rest = rest.dropFirst(digits.count)
            groups += 1
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst().drop { (48...57).contains($0) || $0 == UInt8(ascii: "_") }
        }
        return groups > 0 && rest.isEmpty
    }

    private static let timestampLayouts = [
        "2006-1-2T15:4:5.999999999Z07:00", "2006-1-2t15:4:5.999999999Z07:00", "2006-1-2 15:4:5.999999999", "2006-1-2",
    ]

    private static func isTimestamp(_ bytes: [UInt8], _ text: String) -> Bool {
        guard bytes.count > 4, bytes[4] == UInt8(ascii: "-"), bytes[..<4].allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        return timestampLayouts.contains { (try? GoTimeLayout.parse(text, layout: $0)) != nil }
    }
}
