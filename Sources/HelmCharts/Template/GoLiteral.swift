/// Go's quoting of strings, as `strconv.Quote` and `strconv.Unquote` do it.
enum GoLiteral {
    /// The string in double quotes, with escapes for what does not print.
    static func quoted(_ text: String) -> String { GoQuote.quote(text.utf8) }

    /// `U+0041 'A'`, as the verb `%#U` prints a character.
    static func unicode(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return scalar.isGoPrintable ? "\(number) '\(scalar)'" : number
    }

    /// What a quoted string of a template stands for; `nil` where an escape is wrong.
    ///
    /// - Parameter literal: the literal with its quotes, `"…"`, `` `…` `` or `'…'`.
    static func unquoted(_ literal: String) -> String? {
        let bytes = Array(literal.utf8)
        guard bytes.count >= 2, let quote = bytes.first, quote == bytes.last else { return nil }
        let inner = bytes[1..<(bytes.count - 1)]
        if quote == 0x60 { return String(decoding: inner.filter { $0 != 0x0D }, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(inner.count)
        var index = inner.startIndex
        while index < inner.endIndex {
            guard inner[index] == 0x5C else {
                result.append(inner[index])
                index += 1
                continue
            }
            guard let length = appendEscape(inner[index...], quote: quote, to: &result) else { return nil }
            index += length
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends what an escape stands for and says how long it is.
    private static func appendEscape(_ rest: ArraySlice<UInt8>, quote: UInt8, to result: inout [UInt8]) -> Int? {
        guard rest.count >= 2 else { return nil }
        let kind = rest[rest.startIndex + 1]
        func number(_ range: Range<Int>, radix: UInt32) -> UInt32? {
            guard range.upperBound <= rest.count else { return nil }
            let digits = rest[(rest.startIndex + range.lowerBound)..<(rest.startIndex + range.upperBound)]
            return UInt32(String(decoding: digits, as: UTF8.self), radix: Int(radix))
        }
        switch kind {
        case 0x61: result.append(0x07)
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x76: result.append(0x0B)
        case 0x5C: result.append(0x5C)
        case 0x27, 0x22:
            guard kind == quote else { return nil }
            result.append(kind)
        case 0x78:
            guard let value = number(2..<4, radix: 16) else { return nil }
            result.append(UInt8(truncatingIfNeeded: value))
            return 4
        case 0x30...0x37:
            guard let value = number(1..<4, radix: 8), value <= 255 else { return nil }
            result.append(UInt8(truncatingIfNeeded: value))
            return 4
        case 0x75, 0x55:
            let digits = kind == 0x75 ? 4 : 8
            guard let value = number(2..<(2 + digits), radix: 16), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            result.append(contentsOf: String(Character(scalar)).utf8)
            return 2 + digits
        default: return nil
        }
        return 2
    }
}
