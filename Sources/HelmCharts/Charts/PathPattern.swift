/// A pattern of Go's `path/filepath.Match`: `*` and `?` within one part of a path, `[a-z]`, `[^a-z]`, `\` before a
/// character that stands for itself.
struct PathPattern {
    /// A pattern that Go refuses.
    struct Problem: Error {
        let message: String
    }

    private enum Item {
        case character(Unicode.Scalar)
        case anyOne
        case anyRun
        case set([ClosedRange<UInt32>], isNegated: Bool)
    }

    private var items: [Item] = []

    init(_ text: some StringProtocol) throws(Problem) {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "*": items.append(.anyRun)
            case "?": items.append(.anyOne)
            case "[": items.append(try Self.set(scalars, &index))
            case "\\": items.append(.character(try Self.escaped(scalars, &index)))
            default: items.append(.character(scalar))
            }
        }
    }

    private static let malformed = Problem(message: "syntax error in pattern")

    private static func escaped(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Problem) -> Unicode.Scalar {
        guard index < scalars.count else { throw malformed }
        index += 1
        return scalars[index - 1]
    }

    private static func set(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Problem) -> Item {
        var ranges: [ClosedRange<UInt32>] = []
        let isNegated = index < scalars.count && scalars[index] == "^"
        if isNegated { index += 1 }
        while true {
            guard index < scalars.count else { throw malformed }
            if scalars[index] == "]", !ranges.isEmpty {
                index += 1
                return .set(ranges, isNegated: isNegated)
            }
            let low = try bound(scalars, &index)
            var high = low
            if index < scalars.count, scalars[index] == "-" {
                index += 1
                high = try bound(scalars, &index)
            }
            // An empty range is allowed and matches nothing.
            ranges.append(low <= high ? low...high : 0xFFFF_FFFF...0xFFFF_FFFF)
        }
    }

    private static func bound(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Problem) -> UInt32 {
        guard index < scalars.count, scalars[index] != "-", scalars[index] != "]" else { throw malformed }
        if scalars[index] == "\\" {
            index += 1
            return try escaped(scalars, &index).value
        }
        index += 1
        // A set must be closed, so something follows each bound.
        guard index < scalars.count else { throw malformed }
        return scalars[index - 1].value
    }

    /// Whether the whole path matches.
    ///
    /// - Complexity: O(*n* · *m*), for a run is only ever lengthened, never tried anew.
    func matches(_ path: some StringProtocol) -> Bool {
        let scalars = Array(path.unicodeScalars)
        var (item, position) = (0, 0)
        var retry: (item: Int, position: Int)?
        while position < scalars.count || item < items.count {
            if item < items.count, case .anyRun = items[item] {
                retry = (item, position)
                item += 1
                continue
            }
            if item < items.count, position < scalars.count, Self.matches(items[item], scalars[position]) {
                item += 1
                position += 1
                continue
            }
            guard let last = retry, last.position < scalars.count, scalars[last.position] != "/" else { return false }
            retry = (last.item, last.position + 1)
            item = last.item + 1
            position = last.position + 1
        }
        return true
    }

    private static func matches(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
        switch item {
        case .character(let expected): expected == scalar
        case .anyOne: scalar != "/"
        case .anyRun: false
        case .set(let ranges, let isNegated):
            scalar != "/" && ranges.contains { $0.contains(scalar.value) } != isNegated
        }
    }
}
