/// A pattern of `.Files.Glob`, as gobwas/glob reads it with `/` as separator: `*` and `?` stop at `/`, `**` does not,
/// `[abc]`, `[a-z]`, `[!a-z]`, `{one,other}`, and `\` before a character that stands for itself.
struct GlobPattern {
    private enum Item {
        case text([Unicode.Scalar])
        case anyOne
        case anyInPart
        case any
        case range(ClosedRange<UInt32>, isNegated: Bool)
        case list([Unicode.Scalar], isNegated: Bool)
        case either([[Item]])
    }

    private let items: [Item]

    /// Reads a pattern; `nil` for one that cannot be read, where Helm takes all files.
    init?(_ text: String) {
        var parser = Parser(scalars: Array(text.unicodeScalars))
        guard let items = parser.items(level: 0) else { return nil }
        self.items = items
    }

    /// Whether the whole path matches.
    func matches(_ path: String) -> Bool {
        var matcher = Matcher(path: Array(path.unicodeScalars))
        return matcher.ends(of: items, from: [0]).contains(matcher.path.count)
    }

    // MARK: - Reading

    private struct Parser {
        let scalars: [Unicode.Scalar]
        var position = 0

        /// Items until the end, or until `,` or `}` within braces.
        mutating func items(level: Int) -> [Item]? {
            guard level < 32 else { return nil }
            var items: [Item] = []
            while position < scalars.count {
                let scalar = scalars[position]
                if level > 0, scalar == "," || scalar == "}" { return items }
                guard let item = item(scalar, level: level) else { return nil }
                items.append(item)
            }
            return items
        }

        private mutating func item(_ scalar: Unicode.Scalar, level: Int) -> Item? {
            switch scalar {
            case "?":
                position += 1
                return .anyOne
            case "*":
                position += 1
                guard position < scalars.count, scalars[position] == "*" else { return .anyInPart }
                position += 1
                return .any
            case "[":
                position += 1
                return set()
            case "{":
                return either(level: level)
            default:
                return .text(text(until: level > 0 ? ["?", "*", "[", "{", "}", ","] : ["?", "*", "[", "{"]))
            }
        }

        private mutating func text(until stop: [Unicode.Scalar]) -> [Unicode.Scalar] {
            var text: [Unicode.Scalar] = []
            while position < scalars.count, !stop.contains(scalars[position]) {
                if scalars[position] == "\\" { position += 1 }
                guard position < scalars.count else { break }
                text.append(scalars[position])
                position += 1
            }
            return text
        }

        private mutating func set() -> Item? {
            let isNegated = position < scalars.count && scalars[position] == "!"
            if isNegated { position += 1 }
            if position + 2 < scalars.count, scalars[position + 1] == "-" {
                let (low, high) = (scalars[position].value, scalars[position + 2].value)
                position += 3
                guard low <= high, position < scalars.count, scalars[position] == "]" else { return nil }
                position += 1
                return .range(low...high, isNegated: isNegated)
            }
            let list = text(until: ["]"])
            guard !list.isEmpty, position < scalars.count else { return nil }
            position += 1
            return .list(list, isNegated: isNegated)
        }

        private mutating func either(level: Int) -> Item? {
            var alternatives: [[Item]] = []
            repeat {
                position += 1
                guard let items = items(level: level + 1) else { return nil }
                alternatives.append(items)
            } while position < scalars.count && scalars[position] == ","
            // Braces that are not closed reach to the end.
            if position < scalars.count { position += 1 }
            return .either(alternatives)
        }
    }

    // MARK: - Matching

    /// Follows all ways through a pattern at once, so that no pattern takes long.
    private struct Matcher {
        let path: [Unicode.Scalar]

        /// Where the items can end that begin at one of the places.
        mutating func ends(of items: [Item], from starts: Set<Int>) -> Set<Int> {
            var places = starts
            for item in items where !places.isEmpty { places = step(item, places) }
            return places
        }

        private mutating func step(_ item: Item, _ places: Set<Int>) -> Set<Int> {
            switch item {
            case .text(let text):
                return Set(places.filter { path[$0...].starts(with: text) }.map { $0 + text.count })
            case .anyOne: return one(places) { $0 != "/" }
            case .range(let range, let isNegated): return one(places) { range.contains($0.value) != isNegated }
            case .list(let list, let isNegated): return one(places) { list.contains($0) != isNegated }
            case .any:
                guard let first = places.min() else { return [] }
                return Set(first...path.count)
            case .anyInPart:
                var result: Set<Int> = []
                for place in places {
                    var end = place
                    while result.insert(end).inserted, end < path.count, path[end] != "/" { end += 1 }
                }
                return result
            case .either(let alternatives):
                var result: Set<Int> = []
                for alternative in alternatives { result.formUnion(ends(of: alternative, from: places)) }
                return result
            }
        }

        private func one(_ places: Set<Int>, where matches: (Unicode.Scalar) -> Bool) -> Set<Int> {
            Set(places.filter { $0 < path.count && matches(path[$0]) }.map { $0 + 1 })
        }
    }
}
