/// A part of a regular expression.
indirect enum RegularExpressionNode {
    case empty
    case characters(CharacterClass)
    case assertion(Assertion)
    case capture(Int, RegularExpressionNode)
    case sequence([RegularExpressionNode])
    case alternatives([RegularExpressionNode])
    case repetition(RegularExpressionNode, least: Int, most: Int?, isGreedy: Bool)

    /// Whether it can match without a character.
    var matchesNothing: Bool {
        switch self {
        case .empty, .assertion: true
        case .characters: false
        case .capture(_, let inner): inner.matchesNothing
        case .sequence(let nodes): nodes.allSatisfy(\.matchesNothing)
        case .alternatives(let nodes): nodes.contains(where: \.matchesNothing)
        case .repetition(let inner, let least, _, _): least == 0 || inner.matchesNothing
        }
    }

    /// Conditions on a place.
    enum Assertion {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }
}

/// A set of characters.
struct CharacterClass {
    /// Ranges of characters.
    var ranges: [ClosedRange<UInt32>] = []
    /// Properties; the second says whether their complement is meant.
    var properties: [(CharacterProperty, isNegated: Bool)] = []
    var isNegated = false

    init(_ ranges: [ClosedRange<UInt32>] = []) { self.ranges = ranges }
    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        for range in ranges where range.contains(value) { return !isNegated }
        for (property, isNegated) in properties where property.contains(scalar) != isNegated { return !self.isNegated }
        return isNegated
    }

    /// Adds characters; `isFolded` adds their other cases too.
    mutating func insert(_ range: ClosedRange<UInt32>, isFolded: Bool) {
        ranges.append(range)
        guard isFolded, range.count <= 20_000 else { return }
        for value in range {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for other in Self.otherCases(scalar) where !range.contains(other.value) {
                ranges.append(other.value...other.value)
            }
        }
    }

    /// Characters of the same letter that mappings of cases do not lead to from each other (Unicode's CaseFolding.txt).
    private static let folded: [Unicode.Scalar: [Unicode.Scalar]] = {
        let orbits = [
            "kK\u{212A}", "sS\u{17F}", "\u{E5}\u{C5}\u{212B}", "\u{DF}\u{1E9E}", "\u{3B9}\u{399}\u{345}\u{1FBE}",
            "\u{3B2}\u{392}\u{3D0}", "\u{3B5}\u{395}\u{3F5}", "\u{3B8}\u{398}\u{3D1}\u{3F4}", "\u{3BA}\u{39A}\u{3F0}",
            "\u{3BC}\u{39C}\u{B5}", "\u{3C0}\u{3A0}\u{3D6}", "\u{3C1}\u{3A1}\u{3F1}", "\u{3C3}\u{3A3}\u{3C2}",
            "\u{3C6}\u{3A6}\u{3D5}", "\u{3C9}\u{3A9}\u{2126}", "\u{1E61}\u{1E60}\u{1E9B}", "\u{432}\u{412}\u{1C80}",
            "\u{434}\u{414}\u{1C81}", "\u{43E}\u{41E}\u{1C82}", "\u{441}\u{421}\u{1C83}",
            "\u{442}\u{422}\u{1C84}\u{1C85}", "\u{44A}\u{42A}\u{1C86}", "\u{463}\u{462}\u{1C87}",
            "\u{A64B}\u{A64A}\u{1C88}",
        ].map { Array($0.unicodeScalars) }
        return Dictionary(orbits.flatMap { orbit in orbit.map { ($0, orbit) } }) { first, _ in first }
    }()

    /// The characters that differ from one in case only.
    static func otherCases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        var others = [scalar.goLower, scalar.goUpper, scalar.goTitle]
        others += folded[scalar] ?? []
        others += others.flatMap { [$0.goLower, $0.goUpper] }
        var seen: Set<Unicode.Scalar> = [scalar]
        return others.filter { seen.insert($0).inserted }
    }
}

/// A property of Unicode that a class can name.
enum CharacterProperty {
    case categories(Set<Unicode.GeneralCategory>)
    case ranges([ClosedRange<UInt32>])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .categories(let categories): categories.contains(scalar.properties.generalCategory)
        case .ranges(let ranges): ranges.contains { $0.contains(scalar.value) }
        }
    }

    /// The property of a name such as `Lu`, `L` or `Greek`; `nil` for one that is not known.
    static func named(_ name: String) -> CharacterProperty? {
        if name == "Any" { return .ranges([0...0x10FFFF]) }
        if let categories = categories[name] { return .categories(Set(categories)) }
        let group = categories.filter { name.count == 1 && $0.key.hasPrefix(name) }.flatMap(\.value)
        if !group.isEmpty { return .categories(Set(group)) }
        return scripts[name].map { .ranges($0) }
    }

    private static let categories: [String: [Unicode.GeneralCategory]] = [
        "Lu": [.uppercaseLetter], "Ll": [.lowercaseLetter], "Lt": [.titlecaseLetter], "Lm": [.modifierLetter],
        "Lo": [.otherLetter], "Mn": [.nonspacingMark], "Mc": [.spacingMark], "Me": [.enclosingMark],
        "Nd": [.decimalNumber], "Nl": [.letterNumber], "No": [.otherNumber], "Pc": [.connectorPunctuation],
        "Pd": [.dashPunctuation], "Ps": [.openPunctuation], "Pe": [.closePunctuation], "Pi": [.initialPunctuation],
        "Pf": [.finalPunctuation], "Po": [.otherPunctuation], "Sm": [.mathSymbol], "Sc": [.currencySymbol],
        "Sk": [.modifierSymbol], "So": [.otherSymbol], "Zs": [.spaceSeparator], "Zl": [.lineSeparator],
        "Zp": [.paragraphSeparator], "Cc": [.control], "Cf": [.format], "Co": [.privateUse], "Cs": [.surrogate],
    ]

    /// The main blocks of the scripts that people name; Swift's library does not know scripts.
    private static let scripts: [String: [ClosedRange<UInt32>]] = [
        "Latin": [
            0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2B8, 0x1E00...0x1EFF,
            0x2C60...0x2C7F, 0xA722...0xA787, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
        ],
        "Greek": [
            0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x37F, 0x384...0x384, 0x386...0x386, 0x388...0x3E1,
            0x3F0...0x3FF, 0x1F00...0x1FFE,
        ],
        "Cyrillic": [0x400...0x484, 0x487...0x52F, 0x1C80...0x1C88, 0x2DE0...0x2DFF, 0xA640...0xA69F],
        "Hebrew": [0x591...0x5F4, 0xFB1D...0xFB4F],
        "Arabic": [
            0x600...0x604, 0x606...0x60B, 0x60D...0x61A, 0x61C...0x61E, 0x620...0x63F, 0x641...0x64A, 0x656...0x66F,
            0x671...0x6FF, 0x750...0x77F,
        ],
        "Han": [
            0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAD9, 0x20000...0x323AF,
        ],
        "Hiragana": [0x3041...0x3096, 0x309D...0x309F],
        "Katakana": [0x30A1...0x30FA, 0x30FD...0x30FF, 0xFF66...0xFF9D],
        "Hangul": [0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3], "Thai": [0xE01...0xE3A, 0xE40...0xE5B],
        "Devanagari": [0x900...0x950, 0x955...0x963, 0x966...0x97F],
    ]
}
