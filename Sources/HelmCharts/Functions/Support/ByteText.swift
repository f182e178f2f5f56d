/// Searching and splitting text by its bytes, as Go does; Swift's own would compare by canonical equivalence.
enum ByteText {
    /// Where a text first occurs at or after an offset.
    static func find(_ needle: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
        guard let first = needle.first else { return start <= text.count ? start : nil }
        guard text.count >= needle.count else { return nil }
        return text.withUnsafeBufferPointer { text in
            needle.withUnsafeBufferPointer { needle in
                var index = start
                let last = text.count - needle.count
                while index <= last {
                    if text[index] == first {
                        var offset = 1
                        while offset < needle.count, text[index + offset] == needle[offset] { offset += 1 }
                        if offset == needle.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    /// Where a text last occurs.
    static func findLast(_ needle: [UInt8], in text: [UInt8]) -> Int? {
        guard needle.count <= text.count else { return nil }
        var index = text.count - needle.count
        while index >= 0 {
            if text[index..<index + needle.count].elementsEqual(needle) { return index }
            index -= 1
        }
        return nil
    }

    /// The ranges between separators, as `strings.SplitN` finds them; an empty separator splits into characters.
    static func split(_ text: [UInt8], separator: [UInt8], limit: Int = -1) -> [Range<Int>] {
        if limit == 0 { return [] }
        if separator.isEmpty { return characters(text, limit: limit) }
        var parts: [Range<Int>] = []
        var start = 0
        while limit < 0 || parts.count < limit - 1, let next = find(separator, in: text, from: start) {
            parts.append(start..<next)
            start = next + separator.count
        }
        parts.append(start..<text.count)
        return parts
    }

    /// The ranges of the characters of UTF-8; a byte that fits nowhere stands alone.
    static func characters(_ text: [UInt8], limit: Int = -1) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while start < text.count {
            if limit > 0, parts.count == limit - 1 {
                parts.append(start..<text.count)
                break
            }
            var end = start + 1
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// Whether two texts have the same bytes.
    static func equal(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
    /// Whether a text comes before another by its bytes.
    static func less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

extension Unicode.Scalar {
    /// Go's `unicode.IsSpace`.
    var isGoSpace: Bool {
        switch value {
        case 9...13, 32, 0x85, 0xA0: true
        case ...0xFF: false
        default: properties.isWhitespace
        }
    }
    /// Go's `unicode.IsLetter`.
    var isGoLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
    /// Go's `unicode.IsDigit`.
    var isGoDigit: Bool { value < 128 ? (48...57).contains(value) : properties.generalCategory == .decimalNumber }
    /// Go's `unicode.IsNumber`.
    var isGoNumber: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
    /// Go's `unicode.IsUpper`.
    var isGoUpper: Bool { properties.generalCategory == .uppercaseLetter }
    /// Go's `unicode.IsLower`.
    var isGoLower: Bool { properties.generalCategory == .lowercaseLetter }
    /// Go's `unicode.IsTitle`.
    var isGoTitle: Bool { properties.generalCategory == .titlecaseLetter }
    /// Go's `unicode.IsPunct`.
    var isGoPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
    /// Go's `unicode.ToUpper`: one character for one, never two.
    var goUpper: Unicode.Scalar { Self.only(properties.uppercaseMapping) ?? self }
    /// Go's `unicode.ToLower`.
    var goLower: Unicode.Scalar {
        // The one character whose full mapping is longer than its simple one.
        value == 0x130 ? "i" : Self.only(properties.lowercaseMapping) ?? self
    }
    /// Go's `unicode.ToTitle`.
    var goTitle: Unicode.Scalar { Self.only(properties.titlecaseMapping) ?? self }

    private static func only(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, scalars.count == 1 else { return nil }
        return first
    }

    /// Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and the plain space.
    var isGoPrintable: Bool {
        if value < 0x7F { return value >= 0x20 }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}

extension String {
    /// The text with every character mapped.
    func mappingScalars(_ transform: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(transform(scalar)) }
        return String(result)
    }
    /// Go's `strings.ToLower`.
    var goLowercased: String { mappingScalars(\.goLower) }
    /// Go's `strings.ToUpper`.
    var goUppercased: String { mappingScalars(\.goUpper) }
}
