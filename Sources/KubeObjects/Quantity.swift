/// An amount of a resource, such as `500m`, `1.5Gi` or `2e3`, with exact arithmetic.
///
/// Amounts are whole billionths, which is as fine as Kubernetes goes: finer ones are rounded up. What Kubernetes caps
/// at 2⁶³-1 is capped here; other amounts are exact up to 10²⁸, and stay there when they would grow further. Two
/// quantities are equal when their amounts are, however they are written.
public struct Quantity: Sendable {
    /// How an amount is written.
    public enum Format: Hashable, Sendable {
        /// `500m`, `2k`: powers of 1000.
        case decimalSI
        /// `64Mi`: powers of 1024.
        case binarySI
        /// `2e3`: exponents that are multiples of 3.
        case decimalExponent
    }

    /// The amount in billionths.
    var nanos: Int128
    /// How the amount is written.
    public let format: Format

    private static let nanosPerUnit: Int128 = 1_000_000_000
    static let limit = nanosPerUnit * 1_000_000_000_000_000_000 * 10_000_000_000
    static let cap = Int128(Int64.max) * nanosPerUnit

    init(nanos: Int128, format: Format) {
        self.nanos = min(max(nanos, -Self.limit), Self.limit)
        self.format = format
    }

    /// Nothing.
    public static let zero = Quantity(nanos: 0, format: .decimalSI)

    /// A whole amount.
    public init(_ amount: Int64, format: Format = .decimalSI) {
        self.init(nanos: Int128(amount) * Self.nanosPerUnit, format: format)
    }

    /// An amount of thousandths.
    public init(milli: Int64, format: Format = .decimalSI) {
        self.init(nanos: Int128(milli) * 1_000_000, format: format)
    }

    /// Reads a quantity, or `nil` where the text is none; ``parse(_:)`` tells why.
    public init?(_ text: String) {
        guard case .success(let quantity) = Self.parse(text) else { return nil }
        self = quantity
    }

    /// The quantity of a field, which may be a text or a number; `nil` where it is none.
    public init?(_ value: Value) {
        switch value {
        case .string(let text): self.init(text)
        case .integer(let number): self.init(number)
        case .double: self.init(JSONWriter.text(value))
        default: return nil
        }
    }

    /// The amount in thousandths, rounded away from zero and kept within 64 bits.
    public var milliValue: Int64 { rounded(to: 1_000_000) }

    /// The amount in whole units, rounded away from zero and kept within 64 bits.
    public var intValue: Int64 { rounded(to: Self.nanosPerUnit) }

    /// The amount, with the loss of precision that a floating-point number has.
    public var doubleValue: Double { Double(nanos) / 1e9 }

    private func rounded(to divisor: Int128) -> Int64 {
        let (quotient, remainder) = nanos.quotientAndRemainder(dividingBy: divisor)
        return Int64(clamping: quotient + remainder.signum())
    }

    /// Whether this is nothing.
    public var isZero: Bool { nanos == 0 }

    /// Whether this is less than nothing.
    public var isNegative: Bool { nanos < 0 }

    /// The sum, in the first one's format unless that is zero.
    public static func + (a: Quantity, b: Quantity) -> Quantity {
        Quantity(nanos: a.nanos + b.nanos, format: a.isZero ? b.format : a.format)
    }

    /// The difference, in the first one's format unless that is zero.
    public static func - (a: Quantity, b: Quantity) -> Quantity {
        Quantity(nanos: a.nanos - b.nanos, format: a.isZero ? b.format : a.format)
    }

    /// Adds another quantity.
    public static func += (a: inout Quantity, b: Quantity) { a = a + b }

    /// Takes another quantity away.
    public static func -= (a: inout Quantity, b: Quantity) { a = a - b }

    /// The amount so many times.
    public static func * (quantity: Quantity, factor: Int) -> Quantity {
        let (product, overflow) = quantity.nanos.multipliedReportingOverflow(by: Int128(factor))
        guard overflow else { return Quantity(nanos: product, format: quantity.format) }
        let isNegative = (quantity.nanos < 0) != (factor < 0)
        return Quantity(nanos: isNegative ? -limit : limit, format: quantity.format)
    }

    /// The same amount with the other sign.
    public static prefix func - (quantity: Quantity) -> Quantity {
        Quantity(nanos: -quantity.nanos, format: quantity.format)
    }
}

extension Quantity: Comparable {
    /// Whether the amounts are equal.
    public static func == (a: Quantity, b: Quantity) -> Bool { a.nanos == b.nanos }

    /// Whether the first amount is less.
    public static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }
}

extension Quantity: Hashable {
    /// Hashes the amount.
    public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}
