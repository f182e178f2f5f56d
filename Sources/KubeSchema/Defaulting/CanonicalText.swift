import KubeObjects

/// The canonical form of texts that can be written in several ways.
enum CanonicalText {
    /// The canonical form of a quantity that is written differently; `nil` where it is canonical or no quantity.
    static func quantity(_ value: Value) -> String? {
        if case .string(let text) = value, isPlainQuantity(text) { return nil }
        guard let quantity = Quantity(value) else { return nil }
        let canonical = quantity.description
        return value.string == canonical ? nil : canonical
    }

    /// Whether a quantity is canonical at first sight: a whole number that its suffix cannot shorten.
    private static func isPlainQuantity(_ text: String) -> Bool {
        var number: UInt64 = 0
        var digits = 0
        var suffix: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte >= 48, byte <= 57, suffix.0 == 0 {
                if digits == 0, byte == 48 { return text == "0" }
                number = number * 10 + UInt64(byte - 48)
                digits += 1
                if digits > 15 { return false }
            } else if suffix.0 == 0 {
                suffix.0 = byte
            } else if suffix.1 == 0 {
                suffix.1 = byte
            } else {
                return false
            }
        }
        guard digits > 0 else { return false }
        switch suffix {
        case (0, 0), (UInt8(ascii: "m"), 0), (UInt8(ascii: "k"), 0), (UInt8(ascii: "M"), 0), (UInt8(ascii: "G"), 0):
            return number % 1_000 != 0
        case (UInt8(ascii: "K"), UInt8(ascii: "i")), (UInt8(ascii: "M"), UInt8(ascii: "i")),
            (UInt8(ascii: "G"), UInt8(ascii: "i")):
            return number % 1_024 != 0
        default:
            return false
        }
    }

    /// A time in UTC with whole seconds; `nil` where it is written so already or is no time.
    static func time(_ text: String) -> String? {
        if text.utf8.count == 20, text.utf8.last == UInt8(ascii: "Z") { return nil }
        return Instant(timestamp: text)?.timestamp
    }

    /// A time in UTC with microseconds; `nil` where it is written so already or is no time.
    static func microTime(_ text: String) -> String? {
        if text.utf8.count == 27, text.utf8.last == UInt8(ascii: "Z") { return nil }
        return Instant(timestamp: text)?.microTimestamp
    }
}
