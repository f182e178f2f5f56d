/// Collects what a template prints, with where each part came from if that is wanted.
struct TextBuilder {
    private(set) var string = ""
    private(set) var runs: [TracedText.Run] = []
    private(set) var marks: [TracedText.Mark] = []
    let traces: Bool

    init(traces: Bool) {
        self.traces = traces
    }

    /// The number of bytes so far.
    var count: Int { string.utf8.count }

    mutating func append(_ text: String, origins: Origins, site: Site) {
        guard !text.isEmpty else { return }
        string += text
        if traces { extend(origins: origins, site: site) }
    }

    private mutating func extend(origins: Origins, site: Site) {
        if let last = runs.last, last.origins == origins, last.site == site {
            runs[runs.count - 1].end = count
        } else {
            runs.append(TracedText.Run(end: count, origins: origins, site: site))
        }
    }

    /// Appends text whose parts have origins of their own, each joined with `origins`.
    mutating func append(
        _ text: TracedText, origins: Origins, site: Site, table: OriginTable, sites: SiteTable
    ) {
        guard traces else {
            string += text.string
            return
        }
        let start = count
        string += text.string
        for run in text.runs {
            let joined = TracedText.Run(
                end: start + run.end, origins: table.union(run.origins, origins),
                site: sites.site(run.site, includedAt: site))
            if let last = runs.last, last.origins == joined.origins, last.site == joined.site {
                runs[runs.count - 1].end = joined.end
            } else {
                runs.append(joined)
            }
        }
        for mark in text.marks {
            marks.append(
                TracedText.Mark(
                    offset: start + mark.offset, origins: table.union(mark.origins, origins),
                    site: sites.site(mark.site, includedAt: site)))
        }
    }

    /// Notes that a condition was decided here.
    mutating func mark(_ origins: Origins, site: Site, margin: TracedText.Margin? = nil) {
        guard traces, !origins.isNone else { return }
        marks.append(TracedText.Mark(offset: count, origins: origins, site: site, margin: margin))
    }

    /// The same text, each part of which depends on `origins` as well.
    func depending(on origins: Origins, _ table: OriginTable) -> TextBuilder {
        guard traces, !origins.isNone else { return self }
        let transformed = table.demoted(origins, to: .transformed)
        var result = self
        for index in result.runs.indices {
            result.runs[index].origins = table.union(result.runs[index].origins, transformed)
        }
        return result
    }

    /// The text as a value: with its parts where they are known.
    var value: TemplateValue {
        traces
            ? TemplateValue(.text(TracedText(string, runs: runs, marks: marks))) : TemplateValue(.string(string))
    }

    /// The text with its parts, without the `<no value>` that Go's library prints for what is missing and Helm takes out.
    var withoutMissingValues: TracedText {
        let missing = "<no value>"
        let text = TracedText(string, runs: runs, marks: marks)
        return string.contains(missing) ? text.removing(missing) : text
    }
}

extension TracedText {
    /// The text without any occurrence of `unwanted`.
    func removing(_ unwanted: String) -> TracedText {
        let bytes = Array(string.utf8)
        let pattern = Array(unwanted.utf8)
        guard !pattern.isEmpty, bytes.count >= pattern.count else { return self }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var removed: [Int] = []
        var index = 0
        while index < bytes.count {
            if index + pattern.count <= bytes.count, bytes[index] == pattern[0],
                bytes[index..<(index + pattern.count)].elementsEqual(pattern)
            {
                removed.append(index)
                index += pattern.count
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        guard !removed.isEmpty else { return self }
        /// Where an offset of the old text lies in the new one.
        func moved(_ offset: Int) -> Int {
            var result = offset
            for start in removed where start < offset { result -= min(pattern.count, offset - start) }
            return result
        }
        var result = TracedText(String(decoding: kept, as: UTF8.self), runs: [])
        var last = 0
        for run in runs {
            let end = moved(run.end)
            if end > last { result.runs.append(Run(end: end, origins: run.origins, site: run.site)) }
            last = end
        }
        result.marks = marks.map {
            Mark(offset: moved($0.offset), origins: $0.origins, site: $0.site, margin: $0.margin)
        }
        return result
    }
}
