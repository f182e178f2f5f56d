/// A number of a template: what kinds of number it can be.
final class NumberNode: TemplateNode {
    let literal: String
    let integer: Int64?
    let float: Double?

    override var text: String { literal }

    private init(_ literal: String, integer: Int64?, float: Double?, _ position: Int, _ source: TemplateText) {
        self.literal = literal
        self.integer = integer
        self.float = float
        super.init(position, source)
    }

    /// Whether it is written as a number with a fraction or an exponent.
    var isWrittenAsFloat: Bool {
        guard !literal.hasPrefix("'") else { return false }
        let isHexadecimal = literal.utf8.count > 2 && (literal.hasPrefix("0x") || literal.hasPrefix("0X"))
        if isHexadecimal, !literal.contains(where: { $0 == "p" || $0 == "P" }) { return false }
        return literal.contains { ".eEpP".contains($0) }
    }

    /// Reads a number.
    ///
    /// - Throws: the message of Go's parser.
    static func parse(_ literal: String, isCharacter: Bool, _ position: Int, _ source: TemplateText)
        throws(TemplateProblem) -> NumberNode
    {
        if isCharacter {
            guard let text = GoLiteral.unquoted(literal), let scalar = text.unicodeScalars.first else {
                throw TemplateProblem("invalid syntax")
            }
            guard text.unicodeScalars.count == 1 else {
                throw TemplateProblem("malformed character constant: \(literal)")
            }
            return NumberNode(
                literal, integer: Int64(scalar.value), float: Double(scalar.value), position, source)
        }
        if let integer = GoNumberText.integer(literal) {
            return NumberNode(literal, integer: integer, float: Double(integer), position, source)
        }
        if !literal.hasPrefix("0"), let unsigned = UInt64(literal) {
            // A number that no `int` can hold is refused where one is asked for.
            return NumberNode(literal, integer: nil, float: Double(unsigned), position, source)
        }
        guard let float = GoNumberText.float(literal) else {
            throw TemplateProblem("illegal number syntax: \(GoLiteral.quoted(literal))")
        }
        guard literal.contains(where: { ".eEpP".contains($0) }) else {
            throw TemplateProblem("integer overflow: \(GoLiteral.quoted(literal))")
        }
        return NumberNode(literal, integer: Int64(exactly: float), float: float, position, source)
    }
}

/// Go's syntax of numbers (`strconv.ParseInt` with base 0, `strconv.ParseFloat`).
enum GoNumberText {
    /// An integer with an optional sign, a prefix (`0x`, `0o`, `0b`, `0`) and underscores between digits.
    static func integer(_ text: String) -> Int64? {
        var digits = Substring(text)
        var isNegative = false
        if let sign = digits.first, sign == "+" || sign == "-" {
            isNegative = sign == "-"
            digits = digits.dropFirst()
        }
        var radix = 10
        var hasPrefix = false
        if digits.first == "0", digits.utf8.count > 1 {
            hasPrefix = true
            switch digits.dropFirst().first {
            case "x", "X": (radix, digits) = (16, digits.dropFirst(2))
            case "o", "O": (radix, digits) = (8, digits.dropFirst(2))
            case "b", "B": (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        guard areUnderscoresPlaced(digits, afterPrefix: hasPrefix), !digits.isEmpty else { return nil }
        let plain = digits.filter { $0 != "_" }
        guard let first = plain.first, first != "+", first != "-" else { return nil }
        return Int64((isNegative ? "-" : "") + plain, radix: radix)
    }

    /// Underscores stand between digits, or between the prefix of the base and a digit.
    private static func areUnderscoresPlaced(_ digits: Substring, afterPrefix: Bool) -> Bool {
        guard digits.contains("_") else { return true }
        return (afterPrefix || digits.first != "_") && digits.last != "_" && !digits.contains("__")
    }

    /// A floating-point number, hexadecimal ones with a `p` exponent too.
    static func float(_ text: String) -> Double? {
        guard !text.contains("_") || text.lowercased().hasPrefix("0x"), !text.isEmpty else { return nil }
        let plain = text.filter { $0 != "_" }
        let allowed = plain.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
                || [0x2B, 0x2D, 0x2E, 0x78, 0x58, 0x70, 0x50].contains($0)
        }
        guard allowed, let number = Double(plain), number.isFinite else { return nil }
        return number
    }
}
