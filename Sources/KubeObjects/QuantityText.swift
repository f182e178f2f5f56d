/// Why a text is no quantity, in the API server's words.
public enum QuantityError: String, Error, Sendable, CustomStringConvertible {
    case format =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    case number = "unable to parse numeric part of quantity"
    case suffix = "unable to parse quantity's suffix"

    /// The sentence Kubernetes says.
    public var description: String { rawValue }
}

extension Quantity {
    /// Reads a quantity as `resource.ParseQuantity` of apimachinery does.
    public static func parse(_ text: String) -> Result<Quantity, QuantityError> {
        if text.isEmpty { return .failure(.format) }
        guard let parts = Parts(text) else { return .failure(.format) }
        guard let unit = Unit(suffix: parts.suffix) else { return .failure(.suffix) }
        return .success(parts.quantity(in: unit))
    }

    /// What a suffix means.
    private struct Unit {
        let base: Int
        let exponent: Int
        let format: Format

        init?(suffix: String) {
            if let known = Self.suffixes[suffix] {
                (base, exponent, format) = (known.base, known.exponent, known.base == 2 ? .binarySI : .decimalSI)
                return
            }
            guard suffix.utf8.count > 1, suffix.first == "e" || suffix.first == "E",
                let exponent = Int64(suffix.dropFirst())
            else { return nil }
            // Larger exponents say the same: more than fits, or less than a billionth.
            (base, self.exponent, format) = (10, Int(min(max(exponent, -1_000), 1_000)), .decimalExponent)
        }

        private static let suffixes: [String: (base: Int, exponent: Int)] = [
            "": (10, 0), "n": (10, -9), "u": (10, -6), "m": (10, -3), "k": (10, 3), "M": (10, 6), "G": (10, 9),
            "T": (10, 12), "P": (10, 15), "E": (10, 18), "Ki": (2, 10), "Mi": (2, 20), "Gi": (2, 30), "Ti": (2, 40),
            "Pi": (2, 50), "Ei": (2, 60),
        ]
    }

    /// The sign, the digits before and after the point, and the suffix of a text.
    private struct Parts {
        var isNegative = false
        var whole: [UInt8] = []
        var fraction: [UInt8] = []
        var suffix = ""

        init?(_ text: String) {
            var rest = text.utf8[...]
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isNegative = sign == UInt8(ascii: "-")
                rest = rest.dropFirst()
            }
            rest = rest.drop { $0 == UInt8(ascii: "0") }
            whole = Array(rest.prefix(while: Self.isDigit))
            rest = rest.dropFirst(whole.count)
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                fraction = Array(rest.prefix(while: Self.isDigit))
                rest = rest.dropFirst(fraction.count)
            }
            suffix = String(decoding: rest, as: UTF8.self)
            rest = rest.drop { "eEinumkKMGTP".utf8.contains($0) }
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard rest.allSatisfy(Self.isDigit) else { return nil }
        }

        private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

        /// The largest count of digits that Kubernetes keeps as a 64-bit number, which it does not cap.
        private static let exactDigits = 18

        private func isExact(in unit: Unit) -> Bool {
            let wholeCount = max(whole.count, 1)
            if unit.base == 10 {
                return wholeCount + fraction.count <= Self.exactDigits && unit.exponent - fraction.count >= -9
            }
            return fraction.isEmpty && 15 - wholeCount - unit.exponent * 3 / 10 - 1 >= 0
        }

        func quantity(in unit: Unit) -> Quantity {
            let (magnitude, isRounded) = nanos(in: unit)
            // Anything above nothing counts as at least a billionth.
            var nanos = isRounded ? magnitude + 1 : magnitude
            if !isExact(in: unit) { nanos = min(nanos, Quantity.cap) }
            var format = unit.format
            if format == .binarySI, nanos > 0, nanos < 1_000_000_000 { format = .decimalSI }
            return Quantity(nanos: isNegative ? -nanos : nanos, format: format)
        }

        /// The amount in billionths rounded down, and whether that lost something.
        private func nanos(in unit: Unit) -> (Int128, Bool) {
            var number: Int128 = 0
            // The exponent of ten that `number` has to be multiplied by to be billionths.
            var exponent = 9 + (unit.base == 10 ? unit.exponent : 0)
            var isRounded = false
            let binary: Int128 = unit.base == 2 ? 1 << Int128(unit.exponent) : 1
            // What these bounds leave room for never overflows when the binary factor comes in.
            let bound = Quantity.limit / binary
            for (index, digit) in (whole + fraction).enumerated() {
                let isFraction = index >= whole.count
                if number > bound / 10 {
                    // The number is at its limit or its precision's end: further digits can only be counted.
                    if isFraction { isRounded = isRounded || digit != UInt8(ascii: "0") } else { exponent += 1 }
                    continue
                }
                number = number * 10 + Int128(digit - UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            }
            number *= binary
            while exponent > 0, number > 0 {
                guard number <= Quantity.limit / 10 else { return (Quantity.limit, false) }
                number *= 10
                exponent -= 1
            }
            while exponent < 0, number > 0 {
                let (quotient, remainder) = number.quotientAndRemainder(dividingBy: 10)
                isRounded = isRounded || remainder != 0
                number = quotient
                exponent += 1
            }
            return (number, isRounded)
        }
    }
}

extension Quantity: CustomStringConvertible {
    /// The canonical form: the largest suffix that needs no fraction, as Kubernetes prints it.
    public var description: String {
        if nanos == 0 { return "0" }
        let unit: Int128 = 1_000_000_000
        let isBinary = format == .binarySI && nanos.magnitude >= (1_024 * unit).magnitude && nanos % unit == 0
        return isBinary ? binaryDescription(nanos / unit) : decimalDescription
    }

    private func binaryDescription(_ amount: Int128) -> String {
        let suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
        var (amount, index) = (amount, 0)
        while index < suffixes.count - 1, amount % 1_024 == 0 {
            amount /= 1_024
            index += 1
        }
        return "\(amount)\(suffixes[index])"
    }

    private var decimalDescription: String {
        var (mantissa, exponent) = (nanos, -9)
        let largest = format == .decimalExponent ? Int.max : 18
        while exponent < largest, mantissa % 1_000 == 0 {
            mantissa /= 1_000
            exponent += 3
        }
        if format == .decimalExponent { return exponent == 0 ? "\(mantissa)" : "\(mantissa)e\(exponent)" }
        let suffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]
        return "\(mantissa)\(suffixes[(exponent + 9) / 3])"
    }
}
