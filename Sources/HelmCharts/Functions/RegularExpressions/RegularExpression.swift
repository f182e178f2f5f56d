/// A regular expression as Go runs it: of all matches the leftmost, of those the one its alternatives name first.
///
/// Matching takes time in proportion to the text and the expression, whatever both are (Thompson's construction run by
/// Pike's machine).
struct RegularExpression {
    private enum Instruction {
        case characters(CharacterClass)
        case assertion(RegularExpressionNode.Assertion)
        /// Tries the first, then the second.
        case split(Int, Int)
        case jump(Int)
        case save(Int)
        case match
    }

    private var program: [Instruction] = []
    /// The names of the groups, by number.
    let groupNames: [String]
    private let isEmptyPattern: Bool

    /// Instructions of one expression.
    private static let programLimit = 100_000

    /// Compiles an expression.
    init(_ pattern: String) throws(RegularExpressionParser.Problem) {
        var parser = RegularExpressionParser(pattern)
        let node = try parser.parse()
        groupNames = parser.groupNames
        isEmptyPattern = pattern.isEmpty
        compile(.capture(0, node))
        program.append(.match)
        guard program.count < Self.programLimit else {
            throw .init(code: "expression too large", part: pattern)
        }
    }

    // MARK: Compiling

    private mutating func compile(_ node: RegularExpressionNode) {
        guard program.count < Self.programLimit else { return }
        switch node {
        case .empty: break
        case .characters(let set): program.append(.characters(set))
        case .assertion(let assertion): program.append(.assertion(assertion))
        case .capture(let number, let inner):
            program.append(.save(2 * number))
            compile(inner)
            program.append(.save(2 * number + 1))
        case .sequence(let nodes): for node in nodes { compile(node) }
        case .alternatives(let nodes): compile(alternatives: nodes)
        case .repetition(let inner, let least, let most, let isGreedy):
            guard let most else { return compile(loop: inner, least: least, isGreedy) }
            for _ in 0..<least { compile(inner) }
            var exits: [Int] = []
            for _ in least..<max(most, least) {
                exits.append(program.count)
                program.append(.match)
                compile(inner)
            }
            for exit in exits { program[exit] = split(exit + 1, program.count, isGreedy) }
        }
    }

    private func split(_ inner: Int, _ outer: Int, _ isGreedy: Bool) -> Instruction {
        isGreedy ? .split(inner, outer) : .split(outer, inner)
    }

    private mutating func compile(loop inner: RegularExpressionNode, least: Int, _ isGreedy: Bool) {
        let start = program.count
        if least == 0 {
            program.append(.match)
            if !inner.matchesNothing {
                compile(inner)
                program.append(.jump(start))
                program[start] = split(start + 1, program.count, isGreedy)
                return
            }
        }
        // What can match nothing has to come before the way out, or its order of preference is lost: (x+)? for x*.
        for _ in 0..<max(least - 1, 0) { compile(inner) }
        let last = program.count
        compile(inner)
        program.append(split(last, program.count + 1, isGreedy))
        if least == 0 { program[start] = split(start + 1, program.count, isGreedy) }
    }

    private mutating func compile(alternatives nodes: [RegularExpressionNode]) {
        var jumps: [Int] = []
        for (index, node) in nodes.enumerated() {
            guard index < nodes.count - 1 else {
                compile(node)
                break
            }
            let start = program.count
            program.append(.match)
            compile(node)
            jumps.append(program.count)
            program.append(.match)
            program[start] = .split(start + 1, program.count)
        }
        for jump in jumps { program[jump] = .jump(program.count) }
    }

    // MARK: Matching

    /// A match: the start and end of each group in characters, -1 where it took no part.
    typealias Match = [Int]

    private struct Threads {
        var order: [Int] = []
        var captures: [[Int]] = []
        /// When each instruction was last added, by step.
        var added: [Int]

        init(count: Int) { added = Array(repeating: -1, count: count) }
    }

    /// The first match at or after a place.
    func firstMatch(in text: [Unicode.Scalar], from start: Int = 0) -> Match? {
        var current = Threads(count: program.count)
        var next = Threads(count: program.count)
        var found: Match?
        let empty = Array(repeating: -1, count: groupNames.count * 2)
        var index = start
        while true {
            if found == nil { add(0, empty, at: index, in: text, to: &current) }
            if current.order.isEmpty, found != nil { break }
            next.order.removeAll(keepingCapacity: true)
            next.captures.removeAll(keepingCapacity: true)
            for (thread, instruction) in current.order.enumerated() {
                if case .characters(let set) = program[instruction] {
                    if index < text.count, set.contains(text[index]) {
                        add(instruction + 1, current.captures[thread], at: index + 1, in: text, to: &next)
                    }
                } else {
                    // Those behind it in order would be worse matches.
                    found = current.captures[thread]
                    break
                }
            }
            swap(&current, &next)
            if index >= text.count { break }
            index += 1
        }
        return found
    }

    /// Follows all that takes no character.
    private func add(
        _ instruction: Int, _ captures: [Int], at index: Int, in text: [Unicode.Scalar], to threads: inout Threads
    ) {
        var stack: [(Int, [Int])] = [(instruction, captures)]
        while let (instruction, captures) = stack.popLast() {
            guard threads.added[instruction] != index else { continue }
            threads.added[instruction] = index
            switch program[instruction] {
            case .jump(let target): stack.append((target, captures))
            case .split(let first, let second):
                stack.append((second, captures))
                stack.append((first, captures))
            case .save(let slot):
                var captures = captures
                captures[slot] = index
                stack.append((instruction + 1, captures))
            case .assertion(let assertion):
                if holds(assertion, at: index, in: text) { stack.append((instruction + 1, captures)) }
            case .characters, .match:
                threads.order.append(instruction)
                threads.captures.append(captures)
            }
        }
    }

    private func holds(
        _ assertion: RegularExpressionNode.Assertion, at index: Int, in text: [Unicode.Scalar]
    ) -> Bool {
        func isWord(_ index: Int) -> Bool {
            guard text.indices.contains(index), text[index].isASCII else { return false }
            return text[index].isGoLetter || text[index].isGoDigit || text[index] == "_"
        }
        switch assertion {
        case .textStart: return index == 0
        case .textEnd: return index == text.count
        case .lineStart: return index == 0 || text[index - 1] == "\n"
        case .lineEnd: return index == text.count || text[index] == "\n"
        case .wordBoundary: return isWord(index - 1) != isWord(index)
        case .noWordBoundary: return isWord(index - 1) == isWord(index)
        }
    }

    // MARK: Go's methods

    /// `FindAll`: no empty match right behind another one. A negative limit is none.
    func matches(in text: [Unicode.Scalar], limit: Int = -1) -> [Match] {
        var matches: [Match] = []
        var position = 0
        var previousEnd = -1
        while limit < 0 || matches.count < limit, position <= text.count {
            guard let match = firstMatch(in: text, from: position) else { break }
            var isAccepted = true
            if match[1] == position {
                isAccepted = match[0] != previousEnd
                position += 1
            } else {
                position = match[1]
            }
            previousEnd = match[1]
            if isAccepted { matches.append(match) }
        }
        return matches
    }

    /// `ReplaceAll`
    func replacingAll(
        in text: [Unicode.Scalar], with replacement: (Match) -> [Unicode.Scalar]
    ) throws(TemplateProblem) -> [Unicode.Scalar] {
        var output: [Unicode.Scalar] = []
        var lastEnd = 0
        var position = 0
        while position <= text.count, let match = firstMatch(in: text, from: position) {
            output += text[lastEnd..<match[0]]
            if match[1] > lastEnd || match[0] == 0 { output += replacement(match) }
            guard output.count <= FunctionLimit.bytes else { throw .tooLarge("the replaced text") }
            lastEnd = match[1]
            position = max(position + 1, match[1])
        }
        return output + text[lastEnd...]
    }

    /// `Split`
    func split(_ text: [Unicode.Scalar], limit: Int) -> [ArraySlice<Unicode.Scalar>]? {
        if limit == 0 { return nil }
        if !isEmptyPattern, text.isEmpty { return [[]] }
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var (begin, end) = (0, 0)
        for match in matches(in: text, limit: limit) {
            if limit > 0, parts.count == limit - 1 { break }
            end = match[0]
            if match[1] != 0 { parts.append(text[begin..<end]) }
            begin = match[1]
        }
        if end != text.count { parts.append(text[begin...]) }
        return parts
    }

    /// `Expand`: `$1`, `$name`, `${name}` and `$$` in a replacement.
    func expand(_ template: [Unicode.Scalar], _ match: Match, in text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var output: [Unicode.Scalar] = []
        var index = 0
        while index < template.count {
            guard template[index] == "$" else {
                output.append(template[index])
                index += 1
                continue
            }
            if index + 1 < template.count, template[index + 1] == "$" {
                output.append("$")
                index += 2
                continue
            }
            guard let (name, length) = Self.groupName(template[(index + 1)...]) else {
                output.append("$")
                index += 1
                continue
            }
            let group = Int(name).flatMap { $0 < groupNames.count ? $0 : nil } ?? lastIndex(ofGroup: name)
            if let group, match[2 * group] >= 0 { output += text[match[2 * group]..<match[2 * group + 1]] }
            index += 1 + length
        }
        return output
    }

    private func lastIndex(ofGroup name: String) -> Int? { name.isEmpty ? nil : groupNames.lastIndex(of: name) }

    private static func groupName(_ text: ArraySlice<Unicode.Scalar>) -> (String, Int)? {
        let isBraced = text.first == "{"
        let name = text.dropFirst(isBraced ? 1 : 0).prefix { $0.isGoLetter || $0.isGoDigit || $0 == "_" }
        guard !name.isEmpty else { return nil }
        if isBraced, text.dropFirst(1 + name.count).first != "}" { return nil }
        return (String(String.UnicodeScalarView(name)), name.count + (isBraced ? 2 : 0))
    }
}
