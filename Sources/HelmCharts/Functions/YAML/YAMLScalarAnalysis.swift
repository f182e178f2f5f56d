/// What a text allows when it is written as YAML.
struct YAMLScalarAnalysis {
    /// How a text is written.
    enum Style {
        case plain, singleQuoted, doubleQuoted, literal
    }

    private(set) var isMultiline = false
    /// Whether it holds characters that YAML does not read back unescaped.
    private(set) var hasForbidden = false
    private let isEmpty: Bool
    private let hasNewLine: Bool
    private let isPlainString: Bool
    private var allowsPlain = true
    private var allowsSingleQuotes = true
    private var allowsLiteral = true

    init(_ text: [UInt8], isPretty: Bool = false) {
        isEmpty = text.isEmpty
        hasNewLine = text.contains(UInt8(ascii: "\n"))
        isPlainString = YAMLResolver.isString(text)
        guard !isEmpty else {
            allowsLiteral = false
            return
        }
        analyze(text, isPretty: isPretty)
    }

    /// The style that the library chooses.
    func style(isSimpleKey: Bool) -> Style {
        var style: Style = hasNewLine ? .literal : isPlainString ? .plain : .doubleQuoted
        if isSimpleKey, isMultiline { style = .doubleQuoted }
        if style == .plain, !allowsPlain || (isEmpty && isSimpleKey) { style = .singleQuoted }
        if style == .singleQuoted, !allowsSingleQuotes { style = .doubleQuoted }
        if style == .literal, !allowsLiteral || isSimpleKey { style = .doubleQuoted }
        return style
    }

    private mutating func analyze(_ text: [UInt8], isPretty: Bool) {
        var (hasIndicator, hasSpecial, hasTab) = (
            text.starts(with: "---".utf8) || text.starts(with: "...".utf8), false, false
        )
        var (spaceAtEnds, trailingSpace, breakSpace, spaceBreak) = (false, false, false, false)
        var (wasSpace, wasBreak, followsBlank) = (false, false, true)
        var index = 0
        while index < text.count {
            let byte = text[index]
            let length = Self.length(text, index)
            let isFirst = index == 0
            let isLast = index + length >= text.count
            let precedesBlank = isLast || text[index + length] == 0x20 || text[index + length] == 0x09
            if Self.isIndicator(byte, isFirst: isFirst, precedesBlank: precedesBlank, followsBlank: followsBlank) {
                hasIndicator = true
            }
            if isPretty, byte == 0x09 { hasTab = true }
            if byte < 0x20 || byte >= 0x7F, !(isPretty && byte == 0x09) {
                if !Self.isPrintable(text, index) { hasSpecial = true }
                if byte >= 0x7F, !Self.isReadable(text, index) { hasForbidden = true }
            }
            if byte == 0x20 {
                if isFirst || isLast { spaceAtEnds = true }
                if isLast { trailingSpace = true }
                if wasBreak { breakSpace = true }
                (wasSpace, wasBreak) = (true, false)
            } else if Self.isBreak(text, index) {
                isMultiline = true
                if isFirst || isLast { spaceAtEnds = true }
                if wasSpace { spaceBreak = true }
                (wasSpace, wasBreak) = (false, true)
            } else {
                (wasSpace, wasBreak) = (false, false)
            }
            followsBlank = byte == 0x20 || byte == 0x09 || byte == 0 || Self.isBreak(text, index)
            index += length
        }
        let isSpoiled = spaceBreak || hasSpecial
        allowsPlain = !(spaceAtEnds || breakSpace || isSpoiled || hasTab || isMultiline || hasIndicator)
        allowsSingleQuotes = !(breakSpace || isSpoiled || hasTab)
        allowsLiteral = !(trailingSpace || isSpoiled)
    }

    private static func isIndicator(_ byte: UInt8, isFirst: Bool, precedesBlank: Bool, followsBlank: Bool) -> Bool {
        if isFirst {
            switch byte {
            case UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
                UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
                UInt8(ascii: "`"):
                return true
            case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "-"): return precedesBlank
            default: return false
            }
        }
        return byte == UInt8(ascii: ":") && precedesBlank || byte == UInt8(ascii: "#") && followsBlank
    }

    private static func length(_ text: [UInt8], _ index: Int) -> Int {
        let byte = text[index]
        let length = byte < 0x80 ? 1 : byte & 0xE0 == 0xC0 ? 2 : byte & 0xF0 == 0xE0 ? 3 : 4
        return min(length, text.count - index)
    }

    /// Where U+0085 stands at or after a place.
    static func nextLine(in text: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < text.count {
            if text[index] == 0xC2, text[index + 1] == 0x85 { return index }
            index += 1
        }
        return nil
    }

    /// Line breaks of YAML 1.1.
    static func isBreak(_ text: [UInt8], _ index: Int) -> Bool {
        switch text[index] {
        case 0x0A, 0x0D: true
        case 0xC2: index + 1 < text.count && text[index + 1] == 0x85
        case 0xE2: index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
        default: false
        }
    }

    /// What the library prints as it is; characters of four bytes are not among them.
    private static func isPrintable(_ text: [UInt8], _ index: Int) -> Bool {
        let byte = text[index]
        let next = index + 1 < text.count ? text[index + 1] : 0
        let third = index + 2 < text.count ? text[index + 2] : 0
        switch byte {
        case 0x0A, 0x20...0x7E: return true
        case 0xC2: return next >= 0xA0
        case 0xC3...0xEC, 0xEE: return true
        case 0xED: return next < 0xA0
        case 0xEF: return !(next == 0xBB && third == 0xBF) && !(next == 0xBF && third >= 0xBE)
        default: return false
        }
    }

    /// What the library reads.
    private static func isReadable(_ text: [UInt8], _ index: Int) -> Bool {
        guard let (scalar, _) = GoQuote.decode(text, at: index) else { return true }
        switch scalar.value {
        case 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: return true
        default: return false
        }
    }

    /// Whether a character is written as an escape in double quotes.
    static func needsEscape(_ text: [UInt8], _ index: Int) -> Bool {
        let byte = text[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        return !isPrintable(text, index) || isBreak(text, index)
    }

    /// `-` without a line break at the end, `+` with several.
    static func chompingHint(_ text: [UInt8]) -> Unicode.Scalar? {
        func start(before end: Int) -> Int {
            var index = end - 1
            while index > 0, text[index] & 0xC0 == 0x80 { index -= 1 }
            return index
        }
        let last = start(before: text.count)
        guard isBreak(text, last) else { return "-" }
        if last == 0 || isBreak(text, start(before: last)) { return "+" }
        return nil
    }
}
