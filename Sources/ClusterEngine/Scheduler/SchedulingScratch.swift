/// Arrays with an element for each candidate, kept from one pod's turn to the next.
///
/// With thousands of nodes they are some ten kilobytes, which would be asked of and given back to the allocator for every pod.
struct SchedulingScratch: Sendable {
    var scores: [Int64] = []
    var sums: [Double] = []
    var rows: [Int] = []
    private var counts: [Int] = []

    /// The array of scores, empty; to be put back after use.
    mutating func takeScores() -> [Int64] {
        var taken: [Int64] = []
        swap(&taken, &scores)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    /// The array of rows, empty; to be put back after use.
    mutating func takeRows() -> [Int] {
        var taken: [Int] = []
        swap(&taken, &rows)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    /// An array of `count` zeros; to be put back after use.
    mutating func takeSums(count: Int) -> [Double] {
        var taken: [Double] = []
        swap(&taken, &sums)
        taken.removeAll(keepingCapacity: true)
        taken.append(contentsOf: repeatElement(0, count: count))
        return taken
    }

    /// `byRow` as an array with an element for every row: few nodes have pods of a set, but many rows are asked for, and an
    /// array answers faster than a dictionary.
    mutating func takeCounts(_ byRow: [Int: Int], rowCount: Int) -> [Int] {
        var taken: [Int] = []
        swap(&taken, &counts)
        if taken.count < rowCount { taken.append(contentsOf: repeatElement(0, count: rowCount - taken.count)) }
        for (row, count) in byRow { taken[row] = count }
        return taken
    }

    /// Puts the array back, all zeros again.
    mutating func give(back taken: consuming [Int], _ byRow: [Int: Int]) {
        for row in byRow.keys { taken[row] = 0 }
        counts = taken
    }
}
