/// Splits the text of a template into tokens, as Go's `text/template/parse` does.
struct Lexer {
    /// What a token is.
    enum Kind: Equatable {
        case error, bool, character, characterConstant, complex, assign, declare, end, field, identifier, leftDelimiter
        case leftParenthesis, number, pipe, rawString, rightDelimiter, rightParenthesis, space, string, text, variable
        // Keywords.
        case dot, block, breakLoop, continueLoop, define, elseBranch, endBlock, ifBlock, nilValue, range, template, with

        var isKeyword: Bool {
            switch self {
            case .dot, .block, .breakLoop, .continueLoop, .define, .elseBranch, .endBlock, .ifBlock, .nilValue, .range,
                .template, .with:
                true
            default: false
            }
        }
    }

    struct Token {
        var kind: Kind
        /// The offset in bytes.
        var position: Int
        /// The line, from 1.
        var line: Int
        /// The text; of an error the message.
        var text: String

        /// How messages name it.
        var description: String {
            switch kind {
            case .end: return "EOF"
            case .error: return text
            case _ where kind.isKeyword: return "<\(text)>"
            default:
                let scalars = text.unicodeScalars
                guard text.utf8.count > 10 else { return GoLiteral.quoted(text) }
                return GoLiteral.quoted(String(String.UnicodeScalarView(scalars.prefix(10)))) + "..."
            }
        }
    }

    private let input: [UInt8]
    private var position = 0
    private var start = 0
    private var line = 1
    private var startLine = 1
    private var parenthesisDepth = 0
    private var tokens: [Token] = []

    private static let keywords: [String: Kind] = [
        ".": .dot, "block": .block, "break": .breakLoop, "continue": .continueLoop, "define": .define,
        "else": .elseBranch, "end": .endBlock, "if": .ifBlock, "nil": .nilValue, "range": .range,
        "template": .template, "with": .with,
    ]

    private init(_ input: [UInt8]) {
        self.input = input
    }

    /// All tokens of a text. The last one is the end or an error.
    static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(Array(text.utf8))
        lexer.lexText()
        return lexer.tokens
    }

    // MARK: Reading

    private enum Next {
        case text, action, stop
    }

    private mutating func lexText() {
        var next = Next.text
        while true {
            switch next {
            case .text: next = lexPlainText()
            case .action: next = lexInsideAction()
            case .stop: return
            }
        }
    }

    private func byte(_ offset: Int) -> UInt8? { offset < input.count && offset >= 0 ? input[offset] : nil }

    private func has(_ prefix: StaticString, at offset: Int) -> Bool {
        guard offset + prefix.utf8CodeUnitCount <= input.count else { return false }
        return prefix.withUTF8Buffer { bytes in
            for index in bytes.indices where input[offset + index] != bytes[index] { return false }
            return true
        }
    }

    /// The scalar at an offset and its length in bytes; `nil` at the end. What is no UTF-8 counts as U+FFFD of one byte.
    private func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let first = byte(offset) else { return nil }
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var iterator = input[offset..<min(input.count, offset + length)].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return (scalar, length) }
        return ("\u{FFFD}", 1)
    }

    private mutating func emit(_ kind: Kind) {
        let text = String(decoding: input[start..<position], as: UTF8.self)
        tokens.append(Token(kind: kind, position: start, line: startLine, text: text))
        ignore()
    }

    private mutating func ignore() {
        for offset in start..<position where input[offset] == 0x0A { line += 1 }
        start = position
        startLine = line
    }

    private mutating func fail(_ message: String) -> Next {
        tokens.append(Token(kind: .error, position: start, line: startLine, text: message))
        return .stop
    }

    private static func isSpace(_ byte: UInt8?) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }

    private static func isAlphaNumeric(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        if scalar.isASCII {
            let value = scalar.value
            return value == 0x5F || (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
                || (0x61...0x7A).contains(value)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            return true
        default: return false
        }
    }

    // MARK: Text and delimiters

    private func hasLeftTrimMarker(at offset: Int) -> Bool {
        byte(offset) == 0x2D && Self.isSpace(byte(offset + 1))
    }

    private func rightDelimiter(at offset: Int) -> (found: Bool, trims: Bool) {
        if Self.isSpace(byte(offset)), byte(offset + 1) == 0x2D, has("}}", at: offset + 2) { return (true, true) }
        return (has("}}", at: offset), false)
    }

    private mutating func lexPlainText() -> Next {
        var found = position
        while found < input.count, !(input[found] == 0x7B && byte(found + 1) == 0x7B) { found += 1 }
        guard found < input.count else {
            position = input.count
            if position > start { emit(.text) }
            emit(.end)
            return .stop
        }
        position = found
        let trims = hasLeftTrimMarker(at: found + 2)
        if trims {
            while position > start, Self.isSpace(input[position - 1]) { position -= 1 }
        }
        if position > start { emit(.text) }
        position = found
        ignore()
        return lexLeftDelimiter(trims: trims)
    }

    private mutating func lexLeftDelimiter(trims: Bool) -> Next {
        position += 2
        let afterMarker = trims ? 2 : 0
        if has("/*", at: position + afterMarker) {
            position += afterMarker
            ignore()
            return lexComment()
        }
        emit(.leftDelimiter)
        position += afterMarker
        ignore()
        parenthesisDepth = 0
        return .action
    }

    private mutating func lexComment() -> Next {
        var end = position + 2
        while end < input.count, !has("*/", at: end) { end += 1 }
        guard end < input.count else { return fail("unclosed comment") }
        position = end + 2
        let delimiter = rightDelimiter(at: position)
        guard delimiter.found else { return fail("comment ends before closing delimiter") }
        position += delimiter.trims ? 4 : 2
        if delimiter.trims { skipSpace() }
        ignore()
        return .text
    }

    private mutating func lexRightDelimiter() -> Next {
        let trims = rightDelimiter(at: position).trims
        if trims {
            position += 2
            ignore()
        }
        position += 2
        emit(.rightDelimiter)
        if trims {
            skipSpace()
            ignore()
        }
        return .text
    }

    private mutating func skipSpace() {
        while Self.isSpace(byte(position)) { position += 1 }
    }

    // MARK: Inside an action

    private mutating func lexInsideAction() -> Next {
        if rightDelimiter(at: position).found {
            return parenthesisDepth == 0 ? lexRightDelimiter() : fail("unclosed left paren")
        }
        guard let (scalar, length) = scalar(at: position) else { return fail("unclosed action") }
        switch scalar {
        case " ", "\t", "\r", "\n": return lexSpace()
        case "=":
            position += 1
            emit(.assign)
        case ":":
            position += 1
            guard byte(position) == 0x3D else {
                if let (_, length) = self.scalar(at: position) { position += length }
                return fail("expected :=")
            }
            position += 1
            emit(.declare)
        case "|":
            position += 1
            emit(.pipe)
        case "\"": return lexQuoted(0x22, .string, "unterminated quoted string")
        case "`": return lexRawString()
        case "$": return lexFieldOrVariable(.variable)
        case "'": return lexQuoted(0x27, .characterConstant, "unterminated character constant")
        case ".":
            if let next = byte(position + 1), !(0x30...0x39).contains(next) { return lexFieldOrVariable(.field) }
            return lexNumber()
        case "+", "-", "0"..."9": return lexNumber()
        case _ where Self.isAlphaNumeric(scalar): return lexIdentifier()
        case "(":
            position += 1
            emit(.leftParenthesis)
            parenthesisDepth += 1
        case ")":
            parenthesisDepth -= 1
            if parenthesisDepth < 0 { return fail("unexpected right paren") }
            position += 1
            emit(.rightParenthesis)
        case "!"..."~":
            position += 1
            emit(.character)
        default:
            position += length
            return fail("unrecognized character in action: \(GoLiteral.unicode(scalar))")
        }
        return .action
    }

    private mutating func lexSpace() -> Next {
        var end = position
        while Self.isSpace(byte(end)) { end += 1 }
        // A closing delimiter that trims begins with a space.
        if rightDelimiter(at: end - 1).trims {
            if end - 1 == position { return lexRightDelimiter() }
            end -= 1
        }
        position = end
        emit(.space)
        return .action
    }

    private mutating func lexIdentifier() -> Next {
        while let (scalar, length) = scalar(at: position), Self.isAlphaNumeric(scalar) { position += length }
        guard isAtTerminator else { return failAtBadCharacter() }
        let word = String(decoding: input[start..<position], as: UTF8.self)
        if let keyword = Self.keywords[word] {
            emit(keyword)
        } else if word == "true" || word == "false" {
            emit(.bool)
        } else {
            emit(.identifier)
        }
        return .action
    }

    private mutating func lexFieldOrVariable(_ kind: Kind) -> Next {
        position += 1
        if isAtTerminator {
            emit(kind == .variable ? .variable : .dot)
            return .action
        }
        while let (scalar, length) = scalar(at: position), Self.isAlphaNumeric(scalar) { position += length }
        guard isAtTerminator else { return failAtBadCharacter() }
        emit(kind)
        return .action
    }

    private mutating func failAtBadCharacter() -> Next {
        guard let (scalar, _) = scalar(at: position) else { return fail("unclosed action") }
        return fail("bad character \(GoLiteral.unicode(scalar))")
    }

    /// Whether what follows may come after an identifier.
    private var isAtTerminator: Bool {
        guard let next = byte(position) else { return true }
        if Self.isSpace(next) { return true }
        switch next {
        case 0x2E, 0x2C, 0x7C, 0x3A, 0x29, 0x28: return true
        default: return has("}}", at: position)
        }
    }

    private mutating func lexQuoted(_ quote: UInt8, _ kind: Kind, _ problem: String) -> Next {
        position += 1
        while true {
            guard let next = byte(position), next != 0x0A else { return fail(problem) }
            position += 1
            if next == quote { break }
            if next == 0x5C {
                guard let escaped = byte(position), escaped != 0x0A else { return fail(problem) }
                position += 1
            }
        }
        emit(kind)
        return .action
    }

    private mutating func lexRawString() -> Next {
        position += 1
        while let next = byte(position), next != 0x60 { position += 1 }
        guard position < input.count else { return fail("unterminated raw quoted string") }
        position += 1
        emit(.rawString)
        return .action
    }

    private mutating func lexNumber() -> Next {
        let isNumber = scanNumber()
        if isNumber, byte(position) == 0x2B || byte(position) == 0x2D {
            let isComplex = scanNumber() && byte(position - 1) == 0x69
            guard isComplex else { return failAtNumber() }
            emit(.complex)
            return .action
        }
        guard isNumber else { return failAtNumber() }
        emit(.number)
        return .action
    }

    private mutating func failAtNumber() -> Next {
        fail("bad number syntax: \(GoLiteral.quoted(String(decoding: input[start..<position], as: UTF8.self)))")
    }

    private mutating func accept(_ valid: String) -> Bool {
        guard let next = byte(position), valid.utf8.contains(next) else { return false }
        position += 1
        return true
    }

    private mutating func acceptRun(_ valid: String) {
        while accept(valid) {}
    }

    private mutating func scanNumber() -> Bool {
        _ = accept("+-")
        var digits = "0123456789_"
        if accept("0") {
            if accept("xX") {
                digits = "0123456789abcdefABCDEF_"
            } else if accept("oO") {
                digits = "01234567_"
            } else if accept("bB") {
                digits = "01_"
            }
        }
        acceptRun(digits)
        if accept(".") { acceptRun(digits) }
        if digits.utf8.count == 11, accept("eE") {
            _ = accept("+-")
            acceptRun("0123456789_")
        }
        if digits.utf8.count == 23, accept("pP") {
            _ = accept("+-")
            acceptRun("0123456789_")
        }
        _ = accept("i")
        if let (scalar, length) = scalar(at: position), Self.isAlphaNumeric(scalar) {
            position += length
            return false
        }
        return true
    }
}
