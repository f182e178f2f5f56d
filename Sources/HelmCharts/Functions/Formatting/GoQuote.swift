/// Go's quoted strings.
enum GoQuote {
    private static let digits = Array("0123456789abcdef".utf8)

    /// `strconv.Quote`, or `QuoteToASCII`. Bytes that are no UTF-8 become `\x` escapes.
    static func quote(_ bytes: some Collection<UInt8>, asciiOnly: Bool = false) -> String {
        quote(Array(bytes), delimiter: UInt8(ascii: "\""), asciiOnly: asciiOnly)
    }

    /// `strconv.QuoteRune`.
    static func quote(character: Unicode.Scalar, asciiOnly: Bool = false) -> String {
        quote(Array(String(character).utf8), delimiter: UInt8(ascii: "'"), asciiOnly: asciiOnly)
    }

    /// `%q` of a slice of runes: `['a' 'b']`.
    static func quotedRunes(_ text: String) -> String {
        "[" + text.unicodeScalars.map { quote(character: $0) }.joined(separator: " ") + "]"
    }

    private static func quote(_ bytes: [UInt8], delimiter: UInt8, asciiOnly: Bool) -> String {
        var output: [UInt8] = [delimiter]
        output.reserveCapacity(bytes.count + 2)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                escape(byte, delimiter: delimiter, into: &output)
                continue
            }
            guard let (scalar, length) = decode(bytes, at: index) else {
                output += [UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                index += 1
                continue
            }
            if scalar.isGoPrintable, !asciiOnly {
                output += bytes[index..<index + length]
            } else {
                appendEscape(scalar, into: &output)
            }
            index += length
        }
        output.append(delimiter)
        return String(decoding: output, as: UTF8.self)
    }

    private static func escape(_ byte: UInt8, delimiter: UInt8, into output: inout [UInt8]) {
        if byte == delimiter || byte == UInt8(ascii: "\\") {
            output += [UInt8(ascii: "\\"), byte]
            return
        }
        if byte >= 0x20, byte < 0x7F { return output.append(byte) }
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 7: output.append(UInt8(ascii: "a"))
        case 8: output.append(UInt8(ascii: "b"))
        case 9: output.append(UInt8(ascii: "t"))
        case 10: output.append(UInt8(ascii: "n"))
        case 11: output.append(UInt8(ascii: "v"))
        case 12: output.append(UInt8(ascii: "f"))
        case 13: output.append(UInt8(ascii: "r"))
        default: output += [UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    private static func appendEscape(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
        let isShort = scalar.value < 0x10000
        output += [UInt8(ascii: "\\"), UInt8(ascii: isShort ? "u" : "U")]
        for shift in stride(from: isShort ? 12 : 28, through: 0, by: -4) {
            output.append(digits[Int(scalar.value >> UInt32(shift) & 15)])
        }
    }

    /// The character at an offset and its length; `nil` where the bytes are no UTF-8.
    static func decode(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
        let first = bytes[index]
        let length =
            first < 0x80
            ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first & 0xF0 == 0xE0 ? 3 : first & 0xF8 == 0xF0 ? 4 : 0
        guard length > 0, index + length <= bytes.count else { return nil }
        if length == 1 { return (Unicode.Scalar(first), 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }

    /// Whether a text can stand between backquotes unchanged.
    static func canBackquote(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 != "`" && $0.value != 0x7F && $0.value != 0xFEFF && ($0.value >= 0x20 || $0 == "\t")
        }
    }
}
