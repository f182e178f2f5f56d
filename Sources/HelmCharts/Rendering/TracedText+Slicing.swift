extension TracedText {
    /// A part of the text, with its runs and marks.
    ///
    /// - Parameter range: bytes, at boundaries of characters.
    func slice(_ range: Range<Int>) -> TracedText {
        let utf8 = string.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
        let end = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
        var result = TracedText(String(string[start..<end]), runs: [])
        var first = 0
        for run in runs {
            defer { first = run.end }
            guard run.end > range.lowerBound, first < range.upperBound else { continue }
            result.runs.append(
                Run(
                    end: min(run.end, range.upperBound) - range.lowerBound, origins: run.origins, site: run.site))
        }
        result.marks = marks.filter { range.lowerBound <= $0.offset && $0.offset <= range.upperBound }.map {
            Mark(offset: $0.offset - range.lowerBound, origins: $0.origins, site: $0.site, margin: $0.margin)
        }
        return result
    }
}
