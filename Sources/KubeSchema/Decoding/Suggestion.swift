/// Finds the name that somebody probably meant.
enum Suggestion {
    /// The closest of `names` to `text`; `nil` where none is close.
    ///
    /// Names that differ in case only win; else one edit in three letters is allowed, and the first of equals wins.
    static func closest(to text: String, among names: [String]) -> String? {
        let folded = text.lowercased()
        if let same = names.first(where: { $0.lowercased() == folded }) { return same }
        let letters = Array(folded.utf8)
        // Nobody means a field by a text of this length, and the comparison costs the product of the lengths.
        guard letters.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for name in names {
            let candidate = Array(name.lowercased().utf8)
            let allowed = max(1, min(letters.count, candidate.count) / 3)
            guard abs(candidate.count - letters.count) <= allowed else { continue }
            let distance = distance(letters, candidate)
            if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return a.count + b.count }
        var beforePrevious = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var current = [i]
            current.reserveCapacity(b.count + 1)
            for j in 1...b.count {
                let replacing = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var cost = min(replacing, previous[j] + 1, current[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    cost = min(cost, beforePrevious[j - 2] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[b.count]
    }
}
