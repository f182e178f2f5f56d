/// What the parts of a text that is being read depend on.
struct SourceOrigins {
    private let runs: [TracedText.Run]
    private let whole: Origins
    private let table: OriginTable
    /// Whether every part depends on the same.
    let isUniform: Bool

    init(_ value: TemplateValue, in context: RenderContext) {
        table = context.origins
        if case .text(let text) = value.payload {
            runs = text.runs
            whole = value.origins
            let first = text.runs.first?.origins ?? .none
            isUniform = text.runs.allSatisfy { $0.origins == first }
        } else {
            // What is read out of a value's text is not the value.
            runs = []
            whole = context.origins.demoted(value.origins, to: .transformed)
            isUniform = true
        }
    }

    /// What all of the text depends on, where that is the same everywhere.
    var uniform: Origins { table.union(whole, runs.first?.origins ?? .none) }

    /// What the bytes of a range depend on.
    func origins(of range: Range<Int>) -> Origins {
        guard !isUniform else { return uniform }
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var result = whole
        while low < runs.count {
            result = table.union(result, runs[low].origins)
            if runs[low].end >= range.upperBound { break }
            low += 1
        }
        return result
    }
}
