/// Reads a shell script.
struct ShellParser {
    private enum Token: Equatable {
        case word(ShellWord)
        case symbol(String)

        static func == (a: Token, b: Token) -> Bool {
            if case .symbol(let x) = a, case .symbol(let y) = b { return x == y }
            return false
        }
    }

    private var tokens: [Token] = []
    private var position = 0
    /// Parts nest at most this deep; deeper ones are left out.
    private var depth = 0
    private static let maximumDepth = 40

    init(_ text: String) {
        var lexer = ShellLexer(text)
        while let token = lexer.next() {
            switch token {
            case .word(let word): tokens.append(.word(word))
            case .symbol(let symbol): tokens.append(.symbol(symbol))
            }
        }
    }

    private var current: Token? { position < tokens.count ? tokens[position] : nil }

    private func isSymbol(_ symbols: Set<String>) -> Bool {
        if case .symbol(let symbol)? = current { return symbols.contains(symbol) }
        return false
    }

    private func isKeyword(_ words: Set<String>) -> Bool {
        guard case .word(let word)? = current, !word.isQuoted, let text = word.literal else { return false }
        return words.contains(text)
    }

    private mutating func skipSeparators() {
        while isSymbol([";", "\n", "&"]) { position += 1 }
    }

    /// Commands up to one of the keywords, or the end.
    mutating func list(until keywords: Set<String>) -> ShellNode {
        var nodes: [ShellNode] = []
        depth += 1
        defer { depth -= 1 }
        skipSeparators()
        while position < tokens.count, depth < Self.maximumDepth {
            if isKeyword(keywords) || isSymbol([")"]) || keywords.contains("}") && isKeyword(["}"]) { break }
            let before = position
            nodes.append(andOr())
            if isSymbol(["&"]), case .command(var command)? = nodes.last {
                command.isBackground = true
                nodes[nodes.count - 1] = .command(command)
            }
            skipSeparators()
            if position == before { position += 1 }
        }
        return nodes.count == 1 ? nodes[0] : .list(nodes)
    }

    private mutating func andOr() -> ShellNode {
        var node = pipeline()
        while isSymbol(["&&", "||"]) {
            let isAnd = isSymbol(["&&"])
            position += 1
            while isSymbol(["\n"]) { position += 1 }
            let next = pipeline()
            node = isAnd ? .and(node, next) : .or(node, next)
        }
        return node
    }

    private mutating func pipeline() -> ShellNode {
        var isNegated = false
        while isKeyword(["!"]) {
            position += 1
            isNegated.toggle()
        }
        var nodes = [command()]
        while isSymbol(["|"]) {
            if case .command(var piped)? = nodes.last {
                piped.isPiped = true
                nodes[nodes.count - 1] = .command(piped)
            }
            position += 1
            nodes.append(command())
        }
        let node = nodes.count == 1 ? nodes[0] : ShellNode.list(nodes)
        return isNegated ? .not(node) : node
    }

    private mutating func command() -> ShellNode {
        if isSymbol(["("]) {
            position += 1
            let node = list(until: [])
            if isSymbol([")"]) { position += 1 }
            return node
        }
        guard case .word(let word)? = current, !word.isQuoted, let text = word.literal else { return simple() }
        switch text {
        case "{":
            position += 1
            let node = list(until: ["}"])
            position += 1
            return node
        case "if":
            position += 1
            return conditional()
        case "while", "until":
            position += 1
            let condition = list(until: ["do"])
            position += 1
            let body = list(until: ["done"])
            position += 1
            return .loop(condition, body, isUntil: text == "until")
        case "for":
            position += 1
            return each()
        default: return simple()
        }
    }

    private mutating func conditional() -> ShellNode {
        depth += 1
        defer { depth -= 1 }
        let condition = list(until: ["then"])
        position += 1
        let body = list(until: ["elif", "else", "fi"])
        var otherwise = ShellNode.list([])
        if isKeyword(["elif"]), depth < Self.maximumDepth {
            position += 1
            otherwise = conditional()
            return .conditional(condition, body, otherwise)
        }
        if isKeyword(["else"]) {
            position += 1
            otherwise = list(until: ["fi"])
        }
        position += 1
        return .conditional(condition, body, otherwise)
    }

    private mutating func each() -> ShellNode {
        var name = "_"
        if case .word(let word)? = current {
            name = word.literal ?? "_"
            position += 1
        }
        var words: [ShellWord] = []
        if isKeyword(["in"]) {
            position += 1
            while case .word(let word)? = current {
                words.append(word)
                position += 1
            }
        }
        skipSeparators()
        if isKeyword(["do"]) { position += 1 }
        let body = list(until: ["done"])
        position += 1
        return .each(name, words, body)
    }

    private mutating func simple() -> ShellNode {
        var command = ShellCommand()
        while let token = current {
            switch token {
            case .word(let word):
                if command.words.isEmpty, let assignment = Self.assignment(word) {
                    command.assignments.append(assignment)
                } else {
                    command.words.append(word)
                }
                position += 1
            case .symbol(let symbol):
                guard let redirection = redirection(symbol) else { return .command(command) }
                command.redirections.append(redirection)
            }
        }
        return .command(command)
    }

    private mutating func redirection(_ symbol: String) -> ShellCommand.Redirection? {
        let mode: ShellCommand.Redirection.Mode
        var descriptor = symbol.first.flatMap(\.wholeNumberValue)
        switch symbol.drop(while: \.isNumber) {
        case ">", ">|": mode = .output
        case ">>": mode = .append
        case "<": mode = .input
        case ">&", "<&": mode = .duplicate
        case "&>":
            mode = .output
            descriptor = 1
        default: return nil
        }
        position += 1
        guard case .word(let target)? = current else { return nil }
        position += 1
        return ShellCommand.Redirection(descriptor: descriptor ?? (mode == .input ? 0 : 1), mode: mode, target: target)
    }

    private static func assignment(_ word: ShellWord) -> (name: String, value: ShellWord)? {
        guard case .literal(let first)? = word.parts.first, let sign = first.firstIndex(of: "=") else { return nil }
        let name = first[..<sign]
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
            name.first?.isNumber == false
        else { return nil }
        var value = word
        value.parts[0] = .literal(String(first[first.index(after: sign)...]))
        return (String(name), value)
    }
}

/// Cuts a script into words and symbols.
struct ShellLexer {
    enum Token {
        case word(ShellWord)
        case symbol(String)
    }

    private let text: [Character]
    private var position = 0

    init(_ text: String) {
        // Far longer than any command in a manifest should be.
        self.text = Array(text.prefix(100_000))
    }

    private func peek(_ offset: Int = 0) -> Character? {
        position + offset < text.count ? text[position + offset] : nil
    }

    mutating func next() -> Token? {
        skipBlanks()
        guard peek() != nil else { return nil }
        if let symbol = symbol() { return .symbol(symbol) }
        return .word(word())
    }

    /// Skips blanks, comments and line continuations.
    private mutating func skipBlanks() {
        while let character = peek() {
            if character == " " || character == "\t" || character == "\r" {
                position += 1
            } else if character == "\\", peek(1) == "\n" {
                position += 2
            } else if character == "#" {
                while let rest = peek(), rest != "\n" { position += 1 }
            } else {
                return
            }
        }
    }

    private mutating func symbol() -> String? {
        for symbol in Self.symbols where starts(with: symbol) {
            position += symbol.count
            return symbol
        }
        // A number directly before a redirection names the descriptor.
        if let digit = peek(), digit.isNumber, digit.isASCII, let next = peek(1), next == ">" || next == "<" {
            position += 1
            guard let rest = symbol() else { return nil }
            return "\(digit)\(rest)"
        }
        return nil
    }

    private static let symbols = [
        "&&", "||", ";;", "&>", ">>", ">&", "<&", ">|", "\n", ";", "&", "|", "(", ")", ">", "<",
    ]

    private func starts(with symbol: String) -> Bool {
        var offset = 0
        for character in symbol {
            guard peek(offset) == character else { return false }
            offset += 1
        }
        return true
    }

    private mutating func word() -> ShellWord {
        var word = ShellWord()
        var literal = ""
        func flush(_ word: inout ShellWord, _ literal: inout String) {
            if !literal.isEmpty { word.parts.append(.literal(literal)) }
            literal = ""
        }
        scan: while let character = peek() {
            switch character {
            case " ", "\t", "\n", "\r", ";", "&", "|", "(", ")", "<", ">": break scan
            case "'":
                position += 1
                word.isQuoted = true
                while let inner = peek(), inner != "'" {
                    literal.append(inner)
                    position += 1
                }
                position += 1
            case "\"":
                position += 1
                word.isQuoted = true
                while let inner = peek(), inner != "\"" {
                    if inner == "\\", let escaped = peek(1), "\"\\$`".contains(escaped) {
                        literal.append(escaped)
                        position += 2
                    } else if inner == "$" || inner == "`" {
                        flush(&word, &literal)
                        word.parts.append(expansion())
                    } else {
                        literal.append(inner)
                        position += 1
                    }
                }
                position += 1
            case "\\":
                if let escaped = peek(1), escaped != "\n" { literal.append(escaped) }
                position += 2
            case "$", "`":
                flush(&word, &literal)
                word.parts.append(expansion())
            default:
                literal.append(character)
                position += 1
            }
        }
        flush(&word, &literal)
        if word.parts.isEmpty { word.parts = [.literal("")] }
        return word
    }

    private mutating func expansion() -> ShellWord.Part {
        if peek() == "`" {
            position += 1
            return .substitution(take(until: "`"))
        }
        position += 1
        switch peek() {
        case "(":
            position += 1
            return .substitution(takeBalanced())
        case "{":
            position += 1
            let inner = take(until: "}")
            for separator in [":-", "-", ":=", ":?"] {
                if let range = inner.range(of: separator) {
                    return .variable(String(inner[..<range.lowerBound]), fallback: String(inner[range.upperBound...]))
                }
            }
            return .variable(inner, fallback: nil)
        case "?", "$", "#", "@", "*", "!":
            let name = String(peek() ?? "?")
            position += 1
            return .variable(name, fallback: nil)
        default:
            var name = ""
            while let character = peek(), character.isASCII,
                character.isLetter || character.isNumber || character == "_"
            {
                name.append(character)
                position += 1
            }
            return name.isEmpty ? .literal("$") : .variable(name, fallback: nil)
        }
    }

    private mutating func take(until end: Character) -> String {
        var inner = ""
        while let character = peek(), character != end {
            inner.append(character)
            position += 1
        }
        position += 1
        return inner
    }

    private mutating func takeBalanced() -> String {
        var inner = ""
        var open = 1
        while let character = peek() {
            position += 1
            if character == "(" { open += 1 }
            if character == ")" {
                open -= 1
                if open == 0 { break }
            }
            inner.append(character)
        }
        return inner
    }
}

extension StringProtocol {
    /// The first place at which `text` stands.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
