/// Sprig's arithmetic of fractions, which is decimal: 0.1 and 0.2 are 0.3.
enum DecimalFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("add1f", [.any]) { arguments, _ throws(TemplateProblem) in
            try compute([arguments[0], .int(1)]) { $0 + $1 }
        },
        TemplateFunction("addf", [], rest: .any) { arguments, _ throws(TemplateProblem) in
            try compute([.float(0)] + arguments) { $0 + $1 }
        },
        TemplateFunction("subf", [.any], rest: .any) { arguments, _ throws(TemplateProblem) in
            try compute(arguments) { $0 + $1.negated }
        },
        TemplateFunction("mulf", [.any], rest: .any) { arguments, _ throws(TemplateProblem) in
            try compute(arguments) { $0 * $1 }
        },
        TemplateFunction("divf", [.any], rest: .any) { arguments, _ throws(TemplateProblem) in
            try compute(arguments) { a, b throws(TemplateProblem) in
                guard !b.magnitude.isZero else { throw TemplateProblem("decimal division by 0") }
                return a.divided(by: b)
            }
        },
    ]

    private static func compute(
        _ arguments: [TemplateValue], _ operation: (ExactDecimal, ExactDecimal) throws(TemplateProblem) -> ExactDecimal
    ) throws(TemplateProblem) -> TemplateValue {
        guard let first = arguments.first else { return .float(0) }
        var result = try decimal(first)
        for argument in arguments.dropFirst() {
            result = try operation(result, decimal(argument))
            guard result.magnitude.words.count < 4_000, abs(result.exponent) < 100_000 else {
                throw TemplateProblem("the result has too many digits")
            }
        }
        return .float(result.double)
    }

    private static func decimal(_ value: TemplateValue) throws(TemplateProblem) -> ExactDecimal {
        let number = Cast.float(value)
        guard number.isFinite else {
            throw TemplateProblem("Cannot create a Decimal from \(GoFloat.text(number))")
        }
        return ExactDecimal(number)
    }
}

/// A whole number times a power of ten.
struct ExactDecimal {
    var isNegative: Bool
    var magnitude: BigUnsigned
    var exponent: Int

    init(isNegative: Bool, magnitude: BigUnsigned, exponent: Int) {
        self.isNegative = isNegative
        self.magnitude = magnitude
        self.exponent = exponent
    }

    /// The shortest decimal that reads back as the number.
    init(_ number: Double) {
        let decimal = GoFloat.shortest(number)
        isNegative = decimal.isNegative
        magnitude = BigUnsigned(decimal: String(decoding: decimal.digits, as: UTF8.self)) ?? BigUnsigned(0)
        exponent = decimal.point - decimal.digits.count
    }

    var negated: ExactDecimal { .init(isNegative: !isNegative, magnitude: magnitude, exponent: exponent) }

    /// The nearest floating-point number.
    var double: Double {
        if magnitude.isZero { return 0 }
        return Double("\(isNegative ? "-" : "")\(magnitude.decimal)e\(exponent)") ?? 0
    }

    private static func power(_ exponent: Int) -> BigUnsigned {
        var (result, base, rest) = (BigUnsigned(1), BigUnsigned(10), exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * base }
            base = base * base
            rest >>= 1
        }
        return result
    }

    static func + (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        let exponent = min(a.exponent, b.exponent)
        let x = a.magnitude * power(a.exponent - exponent)
        let y = b.magnitude * power(b.exponent - exponent)
        if a.isNegative == b.isNegative { return .init(isNegative: a.isNegative, magnitude: x + y, exponent: exponent) }
        return x >= y
            ? .init(isNegative: a.isNegative, magnitude: x - y, exponent: exponent)
            : .init(isNegative: b.isNegative, magnitude: y - x, exponent: exponent)
    }

    static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        .init(
            isNegative: a.isNegative != b.isNegative, magnitude: a.magnitude * b.magnitude,
            exponent: a.exponent + b.exponent)
    }

    /// The quotient to 16 places behind the point, halves away from zero.
    func divided(by divisor: ExactDecimal) -> ExactDecimal {
        let places = 16
        let shift = exponent - divisor.exponent + places
        let numerator = shift > 0 ? magnitude * Self.power(shift) : magnitude
        let denominator = shift < 0 ? divisor.magnitude * Self.power(-shift) : divisor.magnitude
        var (quotient, remainder) = numerator.divided(by: denominator)
        if (remainder << 1) >= denominator { quotient = quotient + BigUnsigned(1) }
        remainder = BigUnsigned(0)
        return .init(isNegative: isNegative != divisor.isNegative, magnitude: quotient, exponent: -places)
    }
}
