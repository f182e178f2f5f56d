import Foundation

/// Floating-point numbers as Go's `strconv.FormatFloat` writes them.
enum GoFloat {
    /// The digits of a number and the place of its point: 0.`digits` × 10^`point`.
    struct Decimal {
        var isNegative = false
        var digits: [UInt8] = []
        var point = 0
    }

    /// `FormatFloat(number, format, precision, 64)`; a precision of -1 is the shortest text that reads back the same.
    static func text(_ number: Double, format: Character = "g", precision: Int = -1) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        let isShortest = precision < 0
        var precision = precision
        let decimal: Decimal
        if isShortest {
            decimal = shortest(number)
            switch format {
            case "e", "E": precision = max(decimal.digits.count - 1, 0)
            case "f", "F": precision = max(decimal.digits.count - decimal.point, 0)
            default: precision = decimal.digits.count
            }
        } else {
            switch format {
            case "e", "E": decimal = exact(number, significant: precision + 1)
            case "f", "F": decimal = exact(number, fraction: precision)
            default:
                if precision == 0 { precision = 1 }
                decimal = exact(number, significant: precision)
            }
        }
        let sign = decimal.isNegative ? "-" : ""
        switch format {
        case "e", "E": return sign + scientific(decimal, precision: precision, exponentMark: format)
        case "f", "F": return sign + plain(decimal, precision: precision)
        default:
            var threshold = precision
            if threshold > decimal.digits.count, decimal.digits.count >= decimal.point {
                threshold = decimal.digits.count
            }
            if isShortest { threshold = 6 }
            let exponent = decimal.point - 1
            if exponent < -4 || exponent >= threshold {
                let digits = min(precision, decimal.digits.count)
                return sign
                    + scientific(decimal, precision: max(digits - 1, 0), exponentMark: format == "G" ? "E" : "e")
            }
            return sign + plain(decimal, precision: max(decimal.digits.count - decimal.point, 0))
        }
    }

    /// The shortest digits that read back as the number.
    static func shortest(_ number: Double) -> Decimal { decimal(number.description) }

    private static func exact(_ number: Double, significant: Int) -> Decimal {
        decimal(String(format: "%.*e", max(significant - 1, 0), number))
    }

    private static func exact(_ number: Double, fraction: Int) -> Decimal {
        decimal(String(format: "%.*f", fraction, number))
    }

    /// Reads digits, a point and an exponent.
    private static func decimal(_ text: String) -> Decimal {
        var result = Decimal()
        var hasPoint = false
        var exponent = 0
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") {
            result.isNegative = true
            rest = rest.dropFirst()
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                result.digits.append(byte)
                if !hasPoint { result.point += 1 }
            case UInt8(ascii: "."): hasPoint = true
            default:
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                rest = rest.suffix(0)
            }
        }
        let zeros = result.digits.prefix { $0 == UInt8(ascii: "0") }.count
        result.digits.removeFirst(zeros)
        while result.digits.last == UInt8(ascii: "0") { result.digits.removeLast() }
        result.point = result.digits.isEmpty ? 0 : result.point + exponent - zeros
        return result
    }

    private static func scientific(_ decimal: Decimal, precision: Int, exponentMark: Character) -> String {
        var text = String(decoding: [decimal.digits.first ?? UInt8(ascii: "0")], as: UTF8.self)
        if precision > 0 {
            let digits = decimal.digits.dropFirst().prefix(precision)
            text += "." + String(decoding: digits, as: UTF8.self)
            text += String(repeating: "0", count: precision - digits.count)
        }
        let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
        let magnitude = String(exponent.magnitude)
        return text + String(exponentMark) + (exponent < 0 ? "-" : "+") + (magnitude.count < 2 ? "0" : "") + magnitude
    }

    private static func plain(_ decimal: Decimal, precision: Int) -> String {
        var text: [UInt8] = []
        if decimal.point > 0 {
            text += decimal.digits.prefix(decimal.point)
            text += Array(repeating: UInt8(ascii: "0"), count: max(decimal.point - decimal.digits.count, 0))
        } else {
            text.append(UInt8(ascii: "0"))
        }
        if precision > 0 {
            text.append(UInt8(ascii: "."))
            for index in 0..<precision {
                let place = decimal.point + index
                text.append(decimal.digits.indices.contains(place) ? decimal.digits[place] : UInt8(ascii: "0"))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// As `encoding/json` writes a number.
    static func json(_ number: Double) -> String {
        let magnitude = number.magnitude
        guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else { return text(number, format: "f") }
        var text = Array(text(number, format: "e").utf8)
        // encoding/json writes e-9, not e-09.
        let count = text.count
        if count >= 4, text[count - 4] == UInt8(ascii: "e"), text[count - 3] == UInt8(ascii: "-"),
            text[count - 2] == UInt8(ascii: "0")
        {
            text.remove(at: count - 2)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a number as `strconv.ParseFloat` does, underscores in hexadecimal aside; `nil` for anything else.
    static func parse(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        guard let last = bytes.last else { return nil }
        let body = bytes.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard bytes.count - body.count <= 1, let first = body.first else { return nil }
        let isWord = !(first == UInt8(ascii: ".") || (48...57).contains(first))
        if isWord {
            let negative = bytes[0] == UInt8(ascii: "-")
            switch String(decoding: body, as: UTF8.self).lowercased() {
            case "inf", "infinity": return negative ? -.infinity : .infinity
            case "nan" where body.count == bytes.count: return .nan
            default: return nil
            }
        }
        guard last != UInt8(ascii: "_"), !bytes.contains(UInt8(ascii: "_")) else { return nil }
        // Swift wants digits on both sides of the point; C does not.
        let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
        if isHexadecimal, !bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }) { return nil }
        return text.withCString { start in
            var end: UnsafeMutablePointer<CChar>?
            let number = strtod(start, &end)
            guard let end, end.pointee == 0, number.isFinite else { return nil }
            return number
        }
    }
}

extension GoFloat {
    /// Formats `b` (`4503599627370496p-52`), and `x` and `X` (`0x1.8p+01`).
    static func binary(_ number: Double, _ format: Character, precision: Int) -> String {
        guard number.isFinite else { return text(number) }
        let sign = number.sign == .minus ? "-" : ""
        if format == "b" {
            let exponent = max(Int(number.exponentBitPattern), 1) - 1075
            let hidden: UInt64 = number.isNormal ? 1 << 52 : 0
            return "\(sign)\(number.significandBitPattern | hidden)p\(exponent < 0 ? "" : "+")\(exponent)"
        }
        let magnitude = number.magnitude
        if precision >= 0 {
            var text = String(format: "%.*a", precision, magnitude)
            // C leaves 0x2p+1 where Go writes 0x1p+2.
            if text.hasPrefix("0x2"), let mark = text.firstIndex(of: "p"), let power = Int(text[mark...].dropFirst()) {
                text = "0x1" + text[..<mark].dropFirst(3) + "p" + (power + 1 < 0 ? "" : "+") + String(power + 1)
            }
            // Go writes two digits of the exponent at least.
            if text.dropLast().last.map({ $0 == "+" || $0 == "-" }) ?? false {
                text.insert("0", at: text.index(before: text.endIndex))
            }
            return sign + (format == "X" ? text.uppercased() : text)
        }
        var digits = String(magnitude.significandBitPattern, radix: 16)
        digits = String(repeating: "0", count: 13 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        let exponent = magnitude == 0 ? 0 : Int(magnitude.exponent)
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        let text =
            "0x\(magnitude == 0 ? "0" : "1")\(digits.isEmpty ? "" : ".")\(digits)p\(exponent < 0 ? "-" : "+")\(power)"
        return sign + (format == "X" ? text.uppercased() : text)
    }

    /// The `#` flag: always a point, and for `g` all the digits of the precision.
    static func withPoint(_ text: String, _ format: Character, precision: Int?) -> String {
        let mark =
            text.firstIndex { format == "x" || format == "X" ? $0 == "p" || $0 == "P" : $0 == "e" || $0 == "E" }
            ?? text.endIndex
        var mantissa = String(text[..<mark])
        let hasPoint = mantissa.contains(".")
        if !hasPoint { mantissa += "." }
        if format == "g" || format == "G" {
            let significant = mantissa.filter(\.isNumber).drop { $0 == "0" }.count
            mantissa += String(repeating: "0", count: max(0, (precision ?? 6) - max(significant, 1)))
        }
        return mantissa + text[mark...]
    }
}
