/// Floating-point numbers as Go prints them.
enum GoNumber {
    /// The shortest decimal digits that read back as the number, and where the point stands: 0.`digits` × 10^`point`.
    private static func decimal(_ number: Double) -> (isNegative: Bool, digits: [UInt8], point: Int) {
        var isNegative = false
        var digits: [UInt8] = []
        var point = 0
        var hasPoint = false
        var exponent = 0
        var rest = number.description.utf8[...]
        if rest.first == UInt8(ascii: "-") {
            isNegative = true
            rest = rest.dropFirst()
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                if !hasPoint { point += 1 }
            case UInt8(ascii: "."):
                hasPoint = true
            default:
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                rest = rest.suffix(0)
            }
        }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (isNegative, digits, digits.isEmpty ? 0 : point + exponent - zeros)
    }

    private static func plain(_ digits: [UInt8], point: Int) -> String {
        if digits.isEmpty { return "0" }
        let text = String(decoding: digits, as: UTF8.self)
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
        if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
        return "\(text.prefix(point)).\(text.dropFirst(point))"
    }

    private static func scientific(_ digits: [UInt8], point: Int, exponentDigits: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        let fraction = text.count > 1 ? ".\(text.dropFirst())" : ""
        let exponent = String(abs(point - 1))
        let zeros = String(repeating: "0", count: max(0, exponentDigits - exponent.count))
        return "\(text.prefix(1))\(fraction)e\(point - 1 < 0 ? "-" : "+")\(zeros)\(exponent)"
    }

    /// As `encoding/json` writes it: `1` for 1.0, exponents only below 1e-6 and from 1e21.
    static func json(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let (isNegative, digits, point) = decimal(number)
        let magnitude = number.magnitude
        let isScientific = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)
        // encoding/json shortens e-09 to e-9, and leaves e+21, which has two digits anyway.
        let text = isScientific ? scientific(digits, point: point, exponentDigits: 1) : plain(digits, point: point)
        return isNegative ? "-\(text)" : text
    }

    /// As `strconv.FormatFloat(number, 'g', -1, 64)` writes it, which is how a number becomes a key of an object.
    static func general(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        let (isNegative, digits, point) = decimal(number)
        let isScientific = !digits.isEmpty && (point - 1 < -4 || point - 1 >= 6)
        let text = isScientific ? scientific(digits, point: point, exponentDigits: 2) : plain(digits, point: point)
        return isNegative ? "-\(text)" : text
    }
}
