/// Guesses which known word somebody meant.
public enum Spelling {
    /// The known word that is closest to `word`, if one is close enough to be meant: a third of its letters may differ.
    ///
    /// Of equally close words the first in `known` is taken.
    public static func nearest(to word: String, in known: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased())
        let limit = max(1, letters.count / 3)
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = distance(letters, Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// ` (did you mean 'x'?)`, or an empty text where nothing is close.
    public static func hint(for word: String, in known: some Sequence<String>) -> String {
        nearest(to: word, in: known).map { " (did you mean '\($0)'?)" } ?? ""
    }

    /// How many letters have to be added, removed, replaced or swapped with their neighbour.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var row = [i + 1]
            for (j, other) in b.enumerated() {
                var cost = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
