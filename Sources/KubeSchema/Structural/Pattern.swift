import Synchronization

/// A regular expression as schemas write them (RE2's syntax), matched in time linear in the text.
///
/// Supported are literals, `.`, classes, escapes (`\d \w \s \b`, `\xHH`, `\.`), groups, alternatives, anchors and
/// repetitions; whatever else a pattern holds, it is not compiled and nothing is refused for it.
struct Pattern: Sendable {
    enum Instruction: Sendable {
        case scalar(CharacterSet)
        case split(Int, Int)
        case jump(Int)
        case start, end, boundary, noBoundary
        case match
    }

    /// A set of scalars: ranges, possibly all others.
    struct CharacterSet: Sendable {
        var ranges: [ClosedRange<UInt32>] = []
        var isInverted = false

        func contains(_ scalar: UInt32) -> Bool {
            ranges.contains { $0.contains(scalar) } != isInverted
        }
    }

    private let program: [Instruction]

    /// Compiles a pattern; `nil` where it uses what is not supported or is too large.
    init?(_ text: String) {
        var compiler = PatternCompiler(text)
        guard let program = compiler.compile() else { return nil }
        self.program = program
    }

    /// Whether the pattern is found anywhere in the text.
    func matches(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        var current = StateSet(count: program.count)
        var next = StateSet(count: program.count)
        for position in 0...scalars.count {
            if follow(0, &current, scalars, position) { return true }
            guard position < scalars.count else { return false }
            next.removeAll()
            for state in current.states {
                if case .scalar(let set) = program[state], set.contains(scalars[position]),
                    follow(state + 1, &next, scalars, position + 1)
                {
                    return true
                }
            }
            swap(&current, &next)
        }
        return false
    }

    /// Adds a state and all that it reaches without reading; whether the end of the pattern is among them.
    private func follow(_ first: Int, _ set: inout StateSet, _ scalars: [UInt32], _ position: Int) -> Bool {
        var pending = [first]
        while let state = pending.popLast() {
            guard set.insert(state) else { continue }
            switch program[state] {
            case .match: return true
            case .jump(let target): pending.append(target)
            case .split(let one, let other): pending += [other, one]
            case .start: if position == 0 { pending.append(state + 1) }
            case .end: if position == scalars.count { pending.append(state + 1) }
            case .boundary: if isBoundary(scalars, position) { pending.append(state + 1) }
            case .noBoundary: if !isBoundary(scalars, position) { pending.append(state + 1) }
            case .scalar: break
            }
        }
        return false
    }

    private func isBoundary(_ scalars: [UInt32], _ position: Int) -> Bool {
        func isWord(_ index: Int) -> Bool {
            scalars.indices.contains(index) && PatternCompiler.word.contains(scalars[index])
        }
        return isWord(position - 1) != isWord(position)
    }

    /// States in the order they were added, each once.
    private struct StateSet {
        private(set) var states: [Int] = []
        private var isMember: [Bool]

        init(count: Int) {
            isMember = [Bool](repeating: false, count: count)
        }

        mutating func insert(_ state: Int) -> Bool {
            guard !isMember[state] else { return false }
            isMember[state] = true
            states.append(state)
            return true
        }

        mutating func removeAll() {
            for state in states { isMember[state] = false }
            states.removeAll(keepingCapacity: true)
        }
    }
}

/// A pattern that is compiled when it is first used.
final class PatternReference: Sendable {
    let text: String

    private final class Compiled: Sendable {
        let pattern: Pattern?
        init(_ pattern: Pattern?) { self.pattern = pattern }
    }

    private let cell = AtomicLazyReference<Compiled>()

    init(_ text: String) {
        self.text = text
    }

    /// Whether a text matches; a pattern that cannot be compiled matches everything.
    func matches(_ text: String) -> Bool {
        let compiled = cell.load() ?? cell.storeIfNil(Compiled(Pattern(self.text)))
        return compiled.pattern?.matches(text) ?? true
    }
}
