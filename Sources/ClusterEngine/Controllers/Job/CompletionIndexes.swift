/// Completion indexes as a Job's status writes them: `0,2-4`.
struct CompletionIndexes: Equatable, Sendable {
    /// The indexes, each once, in order.
    private(set) var sorted: [Int]

    init(_ indexes: some Sequence<Int>) {
        sorted = Set(indexes).sorted()
    }

    /// Reads `0,2-4`; what is not written so, or lies at or above `limit`, is left out.
    init(text: String, below limit: Int) {
        var indexes: [Int] = []
        for part in text.split(separator: ",") {
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, first < limit else { continue }
            indexes.append(contentsOf: first...min(last, limit - 1))
        }
        sorted = Set(indexes).sorted()
    }

    var count: Int { sorted.count }

    func contains(_ index: Int) -> Bool {
        let position = sorted.partitioningIndex { $0 >= index }
        return position < sorted.count && sorted[position] == index
    }

    /// Ranges of two are written as pairs, longer ones with a dash.
    var text: String {
        var parts: [String] = []
        var start = 0
        while start < sorted.count {
            var end = start
            while end + 1 < sorted.count, sorted[end + 1] == sorted[end] + 1 { end += 1 }
            switch end - start {
            case 0: parts.append("\(sorted[start])")
            case 1: parts.append("\(sorted[start]),\(sorted[end])")
            default: parts.append("\(sorted[start])-\(sorted[end])")
            }
            start = end + 1
        }
        return parts.joined(separator: ",")
    }
}
