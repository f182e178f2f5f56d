/// Conversions between types as Sprig does them: what cannot be converted is zero.
enum Cast {
    /// `int64`; of texts the part before the point.
    static func int64(_ value: TemplateValue) -> Int64 {
        switch value.payload {
        case .int(let number): Int64(number)
        case .int64(let number), .duration(let number): number
        case .float(let number): integer(number)
        case .bool(let truth): truth ? 1 : 0
        case .string, .text, .bytes: parseInteger(withoutDecimals(value.lossyString), base: 0) ?? 0
        default: 0
        }
    }

    /// `float64`; underscores between digits are skipped.
    static func float(_ value: TemplateValue) -> Double {
        switch value.payload {
        case .int(let number): Double(number)
        case .int64(let number), .duration(let number): Double(number)
        case .float(let number): number
        case .bool(let truth): truth ? 1 : 0
        case .string, .text, .bytes: float(value.lossyString)
        default: 0
        }
    }

    private static func float(_ text: String) -> Double {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "_")) else { return GoFloat.parse(text) ?? 0 }
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            let isBetweenDigits =
                index > 0 && index + 1 < bytes.count && (48...57).contains(bytes[index - 1])
                && (48...57).contains(bytes[index + 1])
            guard isBetweenDigits else { return 0 }
        }
        return GoFloat.parse(text.filter { $0 != "_" }) ?? 0
    }

    /// Go's conversion of a floating-point number on common processors: what does not fit becomes the least number.
    static func integer(_ number: Double) -> Int64 {
        Int64(exactly: number.rounded(.towardZero)) ?? .min
    }

    /// The whole part of digits with a point; any other text as it is.
    private static func withoutDecimals(_ text: String) -> String {
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return text }
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
        var whole = text.utf8[..<point]
        let sign = whole.first == UInt8(ascii: "-") || whole.first == UInt8(ascii: "+") ? whole.removeFirst() : nil
        guard whole.allSatisfy(isDigit), text.utf8[point...].dropFirst().allSatisfy(isDigit) else { return text }
        let digits = whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
        return (sign == UInt8(ascii: "-") ? "-" : "") + digits
    }

    /// `strconv.ParseInt(text, base, 64)`; base 0 takes the base, and underscores, from the text.
    static func parseInteger(_ text: String, base: Int) -> Int64? {
        var digits = Array(text.utf8)[...]
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        var radix = base
        if base == 0 {
            radix = 10
            guard hasGoodUnderscores(digits) else { return nil }
            if digits.first == UInt8(ascii: "0") {
                switch digits.dropFirst().first.map({ $0 | 0x20 }) {
                case UInt8(ascii: "x") where digits.count > 2: radix = 16
                case UInt8(ascii: "b") where digits.count > 2: radix = 2
                case UInt8(ascii: "o") where digits.count > 2: radix = 8
                default: radix = digits.count > 1 ? -8 : 10
                }
                if radix != 10 { digits = digits.dropFirst(radix > 0 ? 2 : 1) }
                radix = abs(radix)
            }
            digits = digits.filter { $0 != UInt8(ascii: "_") }[...]
        }
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        return Int64((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self), radix: radix)
    }

    /// Underscores stand between digits, or after the base.
    private static func hasGoodUnderscores(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.contains(UInt8(ascii: "_")) else { return true }
        guard digits.last != UInt8(ascii: "_"), digits.first != UInt8(ascii: "_") else { return false }
        return !zip(digits, digits.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == UInt8(ascii: "_") }
    }
}
