/// Reads the syntax of label selectors, with the messages of apimachinery's parser.
struct LabelSelectorParser {
    private enum Token: Equatable {
        case end
        case comma
        case open
        case close
        case not
        case comparison(LabelSelector.Operator)
        case word(String)

        /// What messages call it.
        var text: String {
            switch self {
            case .end: ""
            case .comma: ","
            case .open: "("
            case .close: ")"
            case .not: "!"
            case .comparison(.greaterThan): ">"
            case .comparison(.lessThan): "<"
            case .comparison(let comparison): comparison.rawValue
            case .word(let word): word
            }
        }

        /// As a name or value: `in` and `notin` are words where no operator can stand.
        var word: String? {
            switch self {
            case .word(let word): word
            case .comparison(.isIn): "in"
            case .comparison(.notIn): "notin"
            default: nil
            }
        }
    }

    private var tokens: [Token]
    private var position = 0

    static func requirements(of text: String) throws(SelectorError) -> [LabelSelector.Requirement] {
        var parser = LabelSelectorParser(tokens: try scan(text))
        return try parser.requirements()
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private static func scan(_ text: String) throws(SelectorError) -> [Token] {
        var tokens: [Token] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: ","): tokens.append(.comma)
            case UInt8(ascii: "("): tokens.append(.open)
            case UInt8(ascii: ")"): tokens.append(.close)
            case UInt8(ascii: ">"): tokens.append(.comparison(.greaterThan))
            case UInt8(ascii: "<"): tokens.append(.comparison(.lessThan))
            case UInt8(ascii: "!"):
                guard rest.first == UInt8(ascii: "=") else {
                    tokens.append(.not)
                    continue
                }
                rest = rest.dropFirst()
                tokens.append(.comparison(.notEquals))
            case UInt8(ascii: "="):
                guard rest.first == UInt8(ascii: "=") else {
                    tokens.append(.comparison(.equals))
                    continue
                }
                rest = rest.dropFirst()
                tokens.append(.comparison(.doubleEquals))
            default:
                let tail = rest.prefix { !" \t\r\n,()!=<>".utf8.contains($0) }
                rest = rest.dropFirst(tail.count)
                let word = String(decoding: [byte] + tail, as: UTF8.self)
                switch word {
                case "in": tokens.append(.comparison(.isIn))
                case "notin": tokens.append(.comparison(.notIn))
                default: tokens.append(.word(word))
                }
            }
        }
        return tokens
    }

    private var next: Token { position < tokens.count ? tokens[position] : .end }

    private mutating func take() -> Token {
        let token = next
        position += 1
        return token
    }

    private func unexpected(_ token: Token, _ expected: String) -> SelectorError {
        SelectorError("unable to parse requirement: found '\(token.text)', expected: \(expected)")
    }

    private mutating func requirements() throws(SelectorError) -> [LabelSelector.Requirement] {
        var requirements: [LabelSelector.Requirement] = []
        if next == .end { return [] }
        while true {
            guard next == .not || next.word != nil else {
                throw SelectorError("found '\(next.text)', expected: !, identifier, or 'end of string'")
            }
            requirements.append(try requirement())
            switch take() {
            case .end: return requirements
            case .comma:
                if next != .not, next.word == nil {
                    throw SelectorError("found '\(next.text)', expected: identifier after ','")
                }
            case let token: throw SelectorError("found '\(token.text)', expected: ',' or 'end of string'")
            }
        }
    }

    private mutating func requirement() throws(SelectorError) -> LabelSelector.Requirement {
        let isNegated = next == .not
        if isNegated { position += 1 }
        let keyToken = take()
        guard let key = keyToken.word else { throw unexpected(keyToken, "identifier") }
        if isNegated { return LabelSelector.Requirement(Key(key), .doesNotExist) }
        if next == .end || next == .comma { return LabelSelector.Requirement(Key(key), .exists) }
        let token = take()
        guard case .comparison(let comparison) = token else {
            throw unexpected(token, "in, notin, =, ==, !=, gt, lt")
        }
        let values = comparison == .isIn || comparison == .notIn ? try list() : [exactValue()]
        do throws(SelectorError) {
            return try LabelSelector.Requirement(checking: key, comparison, values)
        } catch {
            throw SelectorError("unable to parse requirement: \(error.message)")
        }
    }

    private mutating func exactValue() -> String {
        guard let word = next.word else { return "" }
        position += 1
        return word
    }

    private mutating func list() throws(SelectorError) -> [String] {
        let open = take()
        guard open == .open else {
            throw SelectorError("unable to parse requirement: found '\(open.text)' expected: '('")
        }
        var values: Set<String> = []
        while true {
            if let word = next.word {
                position += 1
                values.insert(word)
                if next != .comma, next != .close { throw unexpected(next, "',' or ')'") }
            } else if next != .comma, next != .close {
                throw unexpected(next, "',', ')' or identifier")
            } else if values.isEmpty || (position > 0 && tokens[position - 1] == .comma) {
                // An empty place in the list is the empty text.
                values.insert("")
            }
            if take() == .close { return values.sorted() }
            if next == .close {
                values.insert("")
                position += 1
                return values.sorted()
            }
        }
    }
}
