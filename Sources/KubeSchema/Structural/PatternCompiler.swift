/// Reads a regular expression and writes the program that ``Pattern`` runs.
struct PatternCompiler {
    typealias Instruction = Pattern.Instruction
    typealias CharacterSet = Pattern.CharacterSet

    static let digit = CharacterSet(ranges: [48...57])
    static let word = CharacterSet(ranges: [48...57, 65...90, 95...95, 97...122])
    static let space = CharacterSet(ranges: [9...10, 12...13, 32...32])

    /// Repetitions are written out; RE2 allows 1000 of one, and a program of this size is matched in microseconds.
    private static let largestProgram = 20_000
    private static let largestDepth = 50

    private let source: [UInt32]
    private var position = 0
    private var depth = 0
    private var isBroken = false

    init(_ text: String) {
        source = text.unicodeScalars.map(\.value)
    }

    /// The program; `nil` where the pattern is not understood.
    mutating func compile() -> [Instruction]? {
        let program = alternatives()
        guard !isBroken, position == source.count, program.count < Self.largestProgram else { return nil }
        return program + [.match]
    }

    private var next: UInt32? { position < source.count ? source[position] : nil }

    private func code(_ character: Unicode.Scalar) -> UInt32 { character.value }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character.value else { return false }
        position += 1
        return true
    }

    /// Programs are position independent: jumps are relative until `relocated`.
    private mutating func alternatives() -> [Instruction] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.largestDepth else {
            isBroken = true
            return []
        }
        var program = sequence()
        while take("|"), !isBroken {
            let other = sequence()
            program =
                [.split(1, program.count + 2)] + relocated(program, by: 1) + [.jump(program.count + 2 + other.count)]
                + relocated(other, by: program.count + 2)
        }
        return program
    }

    private mutating func sequence() -> [Instruction] {
        var program: [Instruction] = []
        while let next, next != code("|"), next != code(")"), !isBroken {
            let part = repeated(atom())
            guard program.count + part.count < Self.largestProgram else {
                isBroken = true
                return []
            }
            program += relocated(part, by: program.count)
        }
        return program
    }

    private func relocated(_ program: [Instruction], by offset: Int) -> [Instruction] {
        guard offset != 0 else { return program }
        return program.map { instruction in
            switch instruction {
            case .split(let one, let other): .split(one + offset, other + offset)
            case .jump(let target): .jump(target + offset)
            default: instruction
            }
        }
    }

    private mutating func repeated(_ atom: [Instruction]) -> [Instruction] {
        var program = atom
        while let (least, most) = repetition() {
            program = repeating(program, least: least, most: most)
            _ = take("?")  // lazy or not, the same texts match
            if program.count >= Self.largestProgram { isBroken = true }
            if isBroken { return [] }
        }
        return program
    }

    /// The bounds after an atom; `nil` where it is not repeated.
    private mutating func repetition() -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard next == code("{") else { return nil }
        let start = position
        position += 1
        if let least = number() {
            if take("}") { return bounded(least, least) }
            if take(",") {
                if take("}") { return bounded(least, nil) }
                if let most = number(), take("}") { return bounded(least, most) }
            }
        }
        position = start  // a brace that is no repetition stands for itself
        return nil
    }

    private mutating func bounded(_ least: Int, _ most: Int?) -> (least: Int, most: Int?) {
        if least > 1_000 || most ?? 0 > 1_000 || most ?? least < least { isBroken = true }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var number: Int?
        while let next, (48...57).contains(next), number ?? 0 < 100_000 {
            number = (number ?? 0) * 10 + Int(next - 48)
            position += 1
        }
        return number
    }

    private func repeating(_ atom: [Instruction], least: Int, most: Int?) -> [Instruction] {
        guard !isBroken, atom.count * max(least, most ?? 1) < Self.largestProgram else {
            return [Instruction](repeating: .match, count: Self.largestProgram)
        }
        var program: [Instruction] = []
        for _ in 0..<least { program += relocated(atom, by: program.count) }
        if let most {
            let optional = most - least
            let end = program.count + optional * (atom.count + 1)
            for _ in 0..<max(0, optional) {
                program.append(.split(program.count + 1, end))
                program += relocated(atom, by: program.count)
            }
        } else {
            let start = program.count
            program.append(.split(start + 1, start + atom.count + 2))
            program += relocated(atom, by: start + 1)
            program.append(.jump(start))
        }
        return program
    }

    private mutating func atom() -> [Instruction] {
        guard let character = next else { return [] }
        position += 1
        switch character {
        case code("^"): return [.start]
        case code("$"): return [.end]
        case code("."): return [.scalar(CharacterSet(ranges: [10...10], isInverted: true))]
        case code("("): return group()
        case code("["): return [.scalar(characterClass())]
        case code("\\"): return escape()
        case code("*"), code("+"), code("?"):
            isBroken = true
            return []
        default: return [.scalar(CharacterSet(ranges: [character...character]))]
        }
    }

    private mutating func group() -> [Instruction] {
        if take("?") {
            if take("P") || next == code("<") {
                guard take("<") else { return broken() }
                while let next, next != code(">") {
                    guard Self.word.contains(next) else { return broken() }
                    position += 1
                }
                guard take(">") else { return broken() }
            } else if !take(":") {
                return broken()
            }
        }
        let program = alternatives()
        return take(")") ? program : broken()
    }

    private mutating func broken() -> [Instruction] {
        isBroken = true
        return []
    }

    private mutating func escape() -> [Instruction] {
        switch next {
        case code("b"):
            position += 1
            return [.boundary]
        case code("B"):
            position += 1
            return [.noBoundary]
        case code("A"):
            position += 1
            return [.start]
        case code("z"):
            position += 1
            return [.end]
        default:
            return [.scalar(escapedSet())]
        }
    }

    /// What an escape stands for, in and out of a class.
    private mutating func escapedSet() -> CharacterSet {
        guard let character = next else {
            isBroken = true
            return CharacterSet()
        }
        position += 1
        func inverted(_ set: CharacterSet) -> CharacterSet { CharacterSet(ranges: set.ranges, isInverted: true) }
        switch Unicode.Scalar(character) {
        case "d": return Self.digit
        case "w": return Self.word
        case "s": return Self.space
        case "D": return inverted(Self.digit)
        case "W": return inverted(Self.word)
        case "S": return inverted(Self.space)
        case "n": return CharacterSet(ranges: [10...10])
        case "t": return CharacterSet(ranges: [9...9])
        case "r": return CharacterSet(ranges: [13...13])
        case "f": return CharacterSet(ranges: [12...12])
        case "v": return CharacterSet(ranges: [11...11])
        case "x": return hexadecimal()
        default:
            // Letters and digits that stand for something else are not supported.
            if Self.word.contains(character), character != code("_") { isBroken = true }
            return CharacterSet(ranges: [character...character])
        }
    }

    private mutating func hexadecimal() -> CharacterSet {
        var value: UInt32 = 0
        let isBraced = take("{")
        var digits = 0
        while digits < (isBraced ? 6 : 2), let next,
            let digit = Unicode.Scalar(next).flatMap({ Character($0).hexDigitValue })
        {
            value = value << 4 | UInt32(digit)
            position += 1
            digits += 1
        }
        if digits == 0 || isBraced && !take("}") { isBroken = true }
        return CharacterSet(ranges: [value...value])
    }

    private mutating func characterClass() -> CharacterSet {
        var set = CharacterSet()
        set.isInverted = take("^")
        var isFirst = true
        while let character = next, isFirst || character != code("]"), !isBroken {
            isFirst = false
            position += 1
            var part = CharacterSet(ranges: [character...character])
            if character == code("\\") {
                part = escapedSet()
            } else if character == code("["), take(":") {
                isBroken = true
            }
            if part.isInverted {
                part = CharacterSet(ranges: complement(part.ranges))
            } else if part.ranges.count == 1, let low = part.ranges.first?.lowerBound, part.ranges[0].upperBound == low,
                next == code("-"), position + 1 < source.count, source[position + 1] != code("]")
            {
                position += 1
                part = CharacterSet(ranges: range(from: low))
            }
            set.ranges += part.ranges
        }
        if !take("]") { isBroken = true }
        return set
    }

    private mutating func range(from low: UInt32) -> [ClosedRange<UInt32>] {
        guard let character = next else { return [] }
        position += 1
        let high = character == code("\\") ? escapedSet().ranges.first?.lowerBound ?? 0 : character
        guard low <= high else {
            isBroken = true
            return []
        }
        return [low...high]
    }

    private func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var start: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > start { result.append(start...(range.lowerBound - 1)) }
            start = range.upperBound + 1
        }
        return result + [start...0x10FFFF]
    }
}
