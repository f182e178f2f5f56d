/// Reads Go's syntax of regular expressions, which is RE2's.
struct RegularExpressionParser {
    /// Why an expression cannot be read, in Go's words.
    struct Problem: Error, Equatable {
        var code: String
        var part: String
        var message: String { "error parsing regexp: \(code): `\(part)`" }
    }

    private struct Flags {
        var foldsCase = false
        var isMultiline = false
        var dotMatchesLineBreak = false
        var isUngreedy = false
    }

    private let text: [Unicode.Scalar]
    private var position = 0
    private var flags = Flags()
    /// Names of the groups, by number; the first is the whole match.
    private(set) var groupNames: [String] = [""]
    private var depth = 0

    private static let depthLimit = 200
    /// The most repetitions of `{n,m}`, all nested ones multiplied.
    static let repeatLimit = 1_000

    init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

    mutating func parse() throws(Problem) -> RegularExpressionNode {
        let node = try alternatives()
        if position < text.count { throw problem("unexpected )", 0..<text.count) }
        return node
    }

    // MARK: Helpers

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(text[range.clamped(to: 0..<text.count)]))
    }
    private func problem(_ code: String, _ range: Range<Int>) -> Problem { Problem(code: code, part: string(range)) }
    private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }
    private func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < text.count ? text[position + offset] : nil
    }
    private func starts(with prefix: String) -> Bool { text[position...].starts(with: prefix.unicodeScalars) }

    // MARK: Structure

    private mutating func alternatives() throws(Problem) -> RegularExpressionNode {
        var nodes = [try sequence()]
        while peek == "|" {
            position += 1
            nodes.append(try sequence())
        }
        return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
    }

    private mutating func sequence() throws(Problem) -> RegularExpressionNode {
        var nodes: [RegularExpressionNode] = []
        /// Where the last repetition began; a second one behind it is refused.
        var lastRepetition: Int?
        while let scalar = peek, scalar != "|", scalar != ")" {
            let start = position
            if let (least, most) = try repetition() {
                guard let last = nodes.popLast() else {
                    throw problem("missing argument to repetition operator", start..<position)
                }
                if let lastRepetition {
                    throw problem("invalid nested repetition operator", lastRepetition..<position)
                }
                var isGreedy = !flags.isUngreedy
                if peek == "?" {
                    position += 1
                    isGreedy.toggle()
                }
                lastRepetition = start
                nodes.append(.repetition(last, least: least, most: most, isGreedy: isGreedy))
                guard Self.repeats(nodes[nodes.count - 1]) <= Self.repeatLimit else {
                    throw problem("invalid repeat count", start..<position)
                }
                continue
            }
            lastRepetition = nil
            try atom(into: &nodes)
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    /// How often the innermost part is written out.
    private static func repeats(_ node: RegularExpressionNode) -> Int {
        switch node {
        case .repetition(let inner, let least, let most, _):
            let own = max(most ?? least, 1)
            let (product, overflow) = own.multipliedReportingOverflow(by: repeats(inner))
            return overflow ? .max : product
        case .capture(_, let inner): return repeats(inner)
        case .sequence(let nodes), .alternatives(let nodes): return nodes.map(repeats).max() ?? 1
        default: return 1
        }
    }

    /// `*`, `+`, `?` or `{n,m}`; `nil` where none begins here.
    private mutating func repetition() throws(Problem) -> (Int, Int?)? {
        switch peek {
        case "*":
            position += 1
            return (0, nil)
        case "+":
            position += 1
            return (1, nil)
        case "?":
            position += 1
            return (0, 1)
        case "{": return try counts()
        default: return nil
        }
    }

    private mutating func counts() throws(Problem) -> (Int, Int?)? {
        let start = position
        var index = position + 1
        func number() -> Int? {
            let first = index
            while index < text.count, text[index].isASCII, text[index].isGoDigit { index += 1 }
            guard index > first, index - first == 1 || text[first] != "0" else { return nil }
            return Int(string(first..<index)) ?? .max
        }
        guard let least = number() else { return nil }
        var most: Int? = least
        if index < text.count, text[index] == "," {
            index += 1
            if index < text.count, text[index] == "}" {
                most = nil
            } else {
                guard let upper = number() else { return nil }
                most = upper
            }
        }
        guard index < text.count, text[index] == "}" else { return nil }
        position = index + 1
        guard least <= Self.repeatLimit, most ?? 0 <= Self.repeatLimit, most ?? least >= least else {
            throw problem("invalid repeat count", start..<position)
        }
        return (least, most)
    }

    private mutating func atom(into nodes: inout [RegularExpressionNode]) throws(Problem) {
        guard let scalar = peek else { return }
        switch scalar {
        case "(": nodes.append(try group())
        case "[": nodes.append(.characters(try bracketClass()))
        case ".":
            position += 1
            nodes.append(
                .characters(CharacterClass(flags.dotMatchesLineBreak ? [0...0x10FFFF] : [0...9, 11...0x10FFFF])))
        case "^":
            position += 1
            nodes.append(.assertion(flags.isMultiline ? .lineStart : .textStart))
        case "$":
            position += 1
            nodes.append(.assertion(flags.isMultiline ? .lineEnd : .textEnd))
        case "\\": try escape(into: &nodes)
        default:
            position += 1
            nodes.append(literal(scalar))
        }
    }

    private func literal(_ scalar: Unicode.Scalar) -> RegularExpressionNode {
        var set = CharacterClass()
        set.insert(scalar.value...scalar.value, isFolded: flags.foldsCase)
        return .characters(set)
    }

    // MARK: Groups

    private mutating func group() throws(Problem) -> RegularExpressionNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw problem("expression nests too deeply", 0..<text.count) }
        let outer = flags
        position += 1
        var number: Int?
        if peek == "?" {
            if let name = try groupName() {
                number = groupNames.count
                groupNames.append(name)
            } else if try flagsOnly() {
                // The flags hold until the group around ends.
                return .empty
            }
        } else {
            number = groupNames.count
            groupNames.append("")
        }
        let inner = try alternatives()
        guard peek == ")" else { throw problem("missing closing )", 0..<text.count) }
        position += 1
        flags = outer
        return number.map { .capture($0, inner) } ?? inner
    }

    private mutating func groupName() throws(Problem) -> String? {
        let prefix = starts(with: "?P<") ? 3 : starts(with: "?<") ? 2 : 0
        guard prefix > 0 else { return nil }
        let start = position - 1
        guard let end = text[position...].firstIndex(of: ">") else {
            throw problem("invalid named capture", start..<text.count)
        }
        let name = string(position + prefix..<end)
        let isWord = name.unicodeScalars.allSatisfy { $0 == "_" || $0.isASCII && ($0.isGoDigit || $0.isGoLetter) }
        guard !name.isEmpty, isWord else { throw problem("invalid named capture", start..<end + 1) }
        position = end + 1
        return name
    }

    /// Reads `?flags:` or `?flags)`; whether it was the latter.
    private mutating func flagsOnly() throws(Problem) -> Bool {
        let start = position - 1
        position += 1
        var isOn = true
        var hasFlag = false
        while let scalar = peek {
            position += 1
            switch scalar {
            case "i": flags.foldsCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesLineBreak = isOn
            case "U": flags.isUngreedy = isOn
            case "-" where isOn:
                isOn = false
                hasFlag = false
                continue
            case ":" where isOn || hasFlag: return false
            case ")" where isOn || hasFlag: return true
            default: throw problem("invalid or unsupported Perl syntax", start..<position)
            }
            hasFlag = true
        }
        throw problem("invalid or unsupported Perl syntax", start..<text.count)
    }

    // MARK: Escapes

    private mutating func escape(into nodes: inout [RegularExpressionNode]) throws(Problem) {
        switch peek(1) {
        case "A": nodes.append(.assertion(.textStart))
        case "z": nodes.append(.assertion(.textEnd))
        case "b": nodes.append(.assertion(.wordBoundary))
        case "B": nodes.append(.assertion(.noWordBoundary))
        case "Q":
            position += 2
            while position < text.count, !starts(with: "\\E") {
                nodes.append(literal(text[position]))
                position += 1
            }
            if position < text.count { position += 2 }
            return
        default:
            var set = CharacterClass()
            if try namedClass(into: &set) { return nodes.append(.characters(set)) }
            return nodes.append(literal(try escapedCharacter()))
        }
        position += 2
    }

    private static let digits: [ClosedRange<UInt32>] = [48...57]
    private static let spaces: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]
    private static let wordCharacters: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]

    /// Reads `\d` and its like and `\p{…}`; whether there was one.
    private mutating func namedClass(into set: inout CharacterClass) throws(Problem) -> Bool {
        let ranges: [ClosedRange<UInt32>]
        guard let name = peek(1) else { return false }
        switch name {
        case "d", "D": ranges = Self.digits
        case "s", "S": ranges = Self.spaces
        case "w", "W": ranges = Self.wordCharacters
        case "p", "P":
            try unicodeClass(into: &set)
            return true
        default: return false
        }
        position += 2
        if name.properties.isUppercase {
            set.properties.append((.ranges(ranges), isNegated: true))
        } else {
            for range in ranges { set.insert(range, isFolded: flags.foldsCase) }
        }
        return true
    }

    private mutating func unicodeClass(into set: inout CharacterClass) throws(Problem) {
        let start = position
        var isNegated = text[position + 1] == "P"
        position += 2
        guard let first = peek else { throw problem("invalid character class range", start..<text.count) }
        position += 1
        var name = String(Character(first))
        if first == "{" {
            guard let end = text[position...].firstIndex(of: "}") else {
                throw problem("invalid character class range", start..<text.count)
            }
            name = string(position..<end)
            position = end + 1
        }
        if name.hasPrefix("^") {
            isNegated.toggle()
            name.removeFirst()
        }
        guard let property = CharacterProperty.named(name) else {
            throw problem("invalid character class range", start..<position)
        }
        set.properties.append((property, isNegated: isNegated))
    }

    private mutating func escapedCharacter() throws(Problem) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let scalar = peek else { throw Problem(code: "trailing backslash at end of expression", part: "") }
        position += 1
        switch scalar {
        case "1"..."7":
            guard let next = peek, ("0"..."7").contains(next) else { break }
            return octal(from: scalar)
        case "0": return octal(from: scalar)
        case "x": if let value = hexadecimal() { return value }
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        default: if scalar.isASCII, !scalar.isGoLetter, !scalar.isGoDigit { return scalar }
        }
        throw problem("invalid escape sequence", start..<max(position, start + 2))
    }

    private mutating func octal(from first: Unicode.Scalar) -> Unicode.Scalar {
        var value = first.value - 48
        for _ in 0..<2 {
            guard let next = peek, ("0"..."7").contains(next) else { break }
            value = value * 8 + next.value - 48
            position += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> Unicode.Scalar? {
        let isBraced = peek == "{"
        let end =
            isBraced ? text[position...].firstIndex(of: "}") : position + 2 <= text.count ? position + 2 : nil
        guard let end else { return nil }
        let digits = string(position + (isBraced ? 1 : 0)..<end)
        guard !digits.hasPrefix("+"), !digits.hasPrefix("-"), let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        position = end + (isBraced ? 1 : 0)
        return scalar
    }

    // MARK: Classes

    private static let posixClasses: [String: [ClosedRange<UInt32>]] = [
        "alnum": [48...57, 65...90, 97...122], "alpha": [65...90, 97...122], "ascii": [0...127],
        "blank": [9...9, 32...32], "cntrl": [0...31, 127...127], "digit": [48...57], "graph": [33...126],
        "lower": [97...122], "print": [32...126], "punct": [33...47, 58...64, 91...96, 123...126],
        "space": [9...13, 32...32], "upper": [65...90], "word": wordCharacters, "xdigit": [48...57, 65...70, 97...102],
    ]

    private mutating func bracketClass() throws(Problem) -> CharacterClass {
        let start = position
        var set = CharacterClass()
        position += 1
        if peek == "^" {
            position += 1
            set.isNegated = true
        }
        var isFirst = true
        while isFirst || peek != "]" {
            guard let scalar = peek else { throw problem("missing closing ]", start..<text.count) }
            isFirst = false
            if try posixClass(into: &set) { continue }
            if scalar == "\\", try namedClass(into: &set) { continue }
            let rangeStart = position
            let low = try classCharacter(from: start)
            var high = low
            if peek == "-", let next = peek(1), next != "]" {
                position += 1
                high = try classCharacter(from: start)
                guard low.value <= high.value else {
                    throw problem("invalid character class range", rangeStart..<position)
                }
            }
            set.insert(low.value...high.value, isFolded: flags.foldsCase)
        }
        position += 1
        return set
    }

    private mutating func classCharacter(from start: Int) throws(Problem) -> Unicode.Scalar {
        guard let scalar = peek else { throw problem("missing closing ]", start..<text.count) }
        if scalar == "\\" { return try escapedCharacter() }
        position += 1
        return scalar
    }

    private mutating func posixClass(into set: inout CharacterClass) throws(Problem) -> Bool {
        guard starts(with: "[:") else { return false }
        var end = position + 2
        while end + 1 < text.count, !(text[end] == ":" && text[end + 1] == "]") { end += 1 }
        guard end + 1 < text.count else { return false }
        var name = string(position + 2..<end)
        let isNegated = name.hasPrefix("^")
        if isNegated { name.removeFirst() }
        guard let ranges = Self.posixClasses[name] else {
            throw problem("invalid character class range", position..<end + 2)
        }
        position = end + 2
        if isNegated {
            set.properties.append((.ranges(ranges), isNegated: true))
        } else {
            for range in ranges { set.insert(range, isFolded: flags.foldsCase) }
        }
        return true
    }
}
