import KubeObjects

/// A decimal number, compared exactly where it has up to 18 digits.
struct SchemaNumber {
    /// The number as floating point.
    let double: Double
    /// The number as `digits` · 10^`exponent`, where that is exact.
    private var digits: Int64 = 0
    private var exponent = 0
    private var isExact = false

    init(_ number: Int64) {
        double = Double(number)
        digits = number
        isExact = true
        normalize()
    }

    /// The decimal number that is written for a floating-point one.
    init(_ number: Double) {
        double = number
        var text = "\(number)"
        if let mark = text.firstIndex(of: "e") {
            guard let power = Int(text[text.index(after: mark)...]) else { return }
            exponent = power
            text = String(text[..<mark])
        }
        if let point = text.firstIndex(of: ".") {
            exponent -= text.distance(from: point, to: text.endIndex) - 1
            text.remove(at: point)
        }
        guard let whole = Int64(text) else { return }
        digits = whole
        isExact = true
        normalize()
    }

    init?(_ value: Value) {
        switch value {
        case .integer(let number): self.init(number)
        case .double(let number): self.init(number)
        default: return nil
        }
    }

    private mutating func normalize() {
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        if digits == 0 { exponent = 0 }
    }

    var isInteger: Bool { isExact ? exponent >= 0 : double == double.rounded() }

    static func < (a: SchemaNumber, b: SchemaNumber) -> Bool { a.double < b.double }

    static func == (a: SchemaNumber, b: SchemaNumber) -> Bool {
        a.isExact && b.isExact ? a.digits == b.digits && a.exponent == b.exponent : a.double == b.double
    }

    /// Whether this is a whole multiple of another, which is above 0.
    func isMultiple(of other: SchemaNumber) -> Bool {
        if digits == 0, isExact { return true }
        guard isExact, other.isExact, other.digits > 0 else { return isMultipleRoughly(of: other) }
        // Both are brought to the smaller exponent.
        let low = min(exponent, other.exponent)
        guard let own = Self.scaled(digits, by: exponent - low),
            let unit = Self.scaled(other.digits, by: other.exponent - low)
        else { return isMultipleRoughly(of: other) }
        return own % unit == 0
    }

    private func isMultipleRoughly(of other: SchemaNumber) -> Bool {
        let quotient = double / other.double
        return quotient.isFinite && quotient == quotient.rounded()
    }

    private static func scaled(_ number: Int64, by power: Int) -> Int64? {
        guard power <= 18 else { return nil }
        var number = number
        for _ in 0..<power {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            number = product
        }
        return number
    }
}

extension SchemaNumber: CustomStringConvertible {
    /// With commas between thousands, as the library that Helm uses prints numbers; from a million on with a power of ten.
    var description: String {
        let text = GoFloat.text(double)
        guard let mark = text.firstIndex(of: "e") else { return Self.grouped(GoFloat.text(double, format: "f")) }
        let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let power = text[text.index(after: mark)...].compactMap { digit in
            digit == "-" ? "⁻" : digit.wholeNumberValue.map { superscripts[$0] }
        }
        return "\(text[..<mark])×10\(String(power))"
    }

    static func grouped(_ text: String) -> String {
        let sign = text.hasPrefix("-") ? "-" : ""
        let rest = text.dropFirst(sign.count)
        let whole = rest.prefix { $0 != "." }
        guard whole.allSatisfy(\.isNumber) else { return text }
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return sign + result + rest.dropFirst(whole.count)
    }

    static func grouped(_ number: Int) -> String { grouped(String(number)) }
}
