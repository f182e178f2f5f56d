/// Durations as Go writes them, which Kubernetes uses in `metav1.Duration` fields and command lines: `1h2m3.5s`.
public enum GoDuration {
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("ns", 1), ("us", 1_000), ("\u{B5}s", 1_000), ("\u{3BC}s", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// Reads a duration as `time.ParseDuration` does; `nil` for anything else and for what exceeds 292 years.
    public static func parse(_ text: String) -> Duration? {
        var rest = text.unicodeScalars[...]
        var isNegative = false
        if let sign = rest.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            rest = rest.dropFirst()
        }
        if rest.elementsEqual("0".unicodeScalars) { return .zero }
        guard !rest.isEmpty else { return nil }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let nanoseconds = parsePart(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(nanoseconds)
            guard !overflow, sum <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { return nil }
            total = sum
        }
        // The least number of 64 bits has no positive twin.
        return .nanoseconds(isNegative ? Int64(truncatingIfNeeded: 0 &- total) : Int64(total))
    }

    /// Reads a number and its unit.
    private static func parsePart(_ rest: inout Substring.UnicodeScalarView) -> UInt64? {
        func digits() -> [UInt64] {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.map { UInt64($0.value - 48) }
        }
        let whole = digits()
        var fraction: [UInt64] = []
        if rest.first == "." {
            rest = rest.dropFirst()
            fraction = digits()
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        let name = String(String.UnicodeScalarView(rest.prefix { $0 != "." && !("0"..."9").contains($0) }))
        guard let unit = units.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
        rest = rest.dropFirst(name.unicodeScalars.count)
        var number: UInt64 = 0
        for digit in whole {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= UInt64.max - digit else { return nil }
            number = product + digit
        }
        let (scaled, overflow) = number.multipliedReportingOverflow(by: UInt64(unit.nanoseconds))
        guard !overflow else { return nil }
        // Digits beyond a nanosecond are cut off.
        var value: UInt64 = 0
        var scale: UInt64 = 1
        for digit in fraction.prefix(13) {
            value = value * 10 + digit
            scale *= 10
        }
        let part = UInt64(Double(value) * (Double(unit.nanoseconds) / Double(scale)))
        let (sum, isTooLarge) = scaled.addingReportingOverflow(part)
        return isTooLarge ? nil : sum
    }

    /// Writes a duration as Go's `Duration.String` does: `1h2m3.5s`, `250ms`, `0s`.
    public static func text(_ duration: Duration) -> String {
        let nanoseconds = duration.nanoseconds
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: return "0s"
        case ..<1_000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return "\(sign)\(decimal(magnitude, digits: 3))\u{B5}s"
        case ..<1_000_000_000: return "\(sign)\(decimal(magnitude, digits: 6))ms"
        default: break
        }
        let minutes = magnitude / 60_000_000_000
        let seconds = "\(decimal(magnitude % 60_000_000_000, digits: 9))s"
        if minutes == 0 { return sign + seconds }
        if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
        return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }

    /// A number with `digits` digits after the point, without the zeros at its end.
    static func decimal(_ number: UInt64, digits: Int) -> String {
        var scale: UInt64 = 1
        for _ in 0..<digits { scale *= 10 }
        guard number % scale != 0 else { return String(number / scale) }
        var fraction = String(number % scale)
        fraction = String(repeating: "0", count: digits - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return "\(number / scale).\(fraction)"
    }
}

extension Duration {
    /// This duration as ISO 8601 writes it, in hours, minutes and seconds: `PT1M30S`, `PT26H`, `PT0.5S`.
    public var iso8601: String {
        let magnitude = nanoseconds.magnitude
        if magnitude == 0 { return "PT0S" }
        let hours = magnitude / 3_600_000_000_000
        let minutes = magnitude / 60_000_000_000 % 60
        let seconds = magnitude % 60_000_000_000
        var text = nanoseconds < 0 ? "-PT" : "PT"
        if hours > 0 { text += "\(hours)H" }
        if minutes > 0 { text += "\(minutes)M" }
        if seconds > 0 { text += "\(GoDuration.decimal(seconds, digits: 9))S" }
        return text
    }

    /// Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds; `nil` for anything else. Years and
    /// months have no fixed length and are refused.
    public init?(iso8601 text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
        var units: [(UInt8, Double)] = [(UInt8(ascii: "W"), 604_800), (UInt8(ascii: "D"), 86_400)]
        var total: Int64 = 0
        var isTime = false
        while let first = rest.first {
            if first == UInt8(ascii: "T") {
                guard !isTime, rest.count > 1 else { return nil }
                isTime = true
                units = [(UInt8(ascii: "H"), 3_600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)]
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
            rest = rest.dropFirst(digits.count)
            guard let number = Double(String(decoding: digits, as: UTF8.self)), let name = rest.popFirst(),
                let index = units.firstIndex(where: { $0.0 == name })
            else { return nil }
            let nanoseconds = (number * units[index].1 * 1e9).rounded()
            guard nanoseconds < 9e18 else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(Int64(nanoseconds))
            guard !overflow else { return nil }
            total = sum
            units.removeFirst(index + 1)
        }
        self = .nanoseconds(isNegative ? -total : total)
    }
}
