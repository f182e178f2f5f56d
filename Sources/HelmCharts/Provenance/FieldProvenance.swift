import KubeObjects

/// Where a field of a rendered object came from.
public struct FieldProvenance: Sendable {
    /// The field.
    public var path: FieldPath
    /// Whether it is a scalar, not an object or an array.
    public var isScalar: Bool
    /// The values it depends on.
    public var origins: Origins
    /// The lines of templates that printed it, the first part first.
    public var sites: [Line]
    /// The parts of a scalar's text, each with what it depends on; empty for objects and arrays.
    public var parts: [Part] = []

    /// A part of a scalar's text.
    public struct Part: Sendable {
        /// The text, as it stands in the YAML.
        public var text: String
        /// What it depends on.
        public var origins: Origins
    }

    /// A line of a template that printed something.
    public struct Line: Hashable, Sendable {
        /// The template file that the object is in.
        public var file: String
        /// The line, from 1.
        public var line: Int
        /// The helpers that were included on the way, the innermost, which printed it, last; empty where the file itself did.
        public var helpers: [Helper] = []
    }

    /// A line of a helper.
    public struct Helper: Hashable, Sendable {
        /// The file that holds the helper.
        public var file: String
        /// The line, from 1.
        public var line: Int
    }
}

/// Finds the provenance of the fields of a rendered object.
public struct ProvenanceFinder {
    private let origins: OriginTable
    private let sites: SiteTable

    /// A finder over the tables of a rendering.
    public init(origins: OriginTable, sites: SiteTable) {
        self.origins = origins
        self.sites = sites
    }

    /// The provenance of every field of a manifest, in the order of its text.
    public func fields(of text: TracedText) -> [FieldProvenance] {
        let spans = YAMLSpans(text.string)
        let runs = RunIndex(text)
        let bytes = Array(text.string.utf8)
        let newlines = bytes.enumerated().filter { $0.element == 0x0A }.map(\.offset)
        var fields = spans.nodes.map { node -> FieldProvenance in
            var set = Origins.none
            var lines: [FieldProvenance.Line] = []
            var parts: [FieldProvenance.Part] = []
            if let key = node.key {
                for run in runs.overlapping(key) {
                    // A key is there, or has its name, because of what printed it.
                    set = origins.union(set, origins.demoted(run.origins, to: .condition))
                    add(line(of: run, at: key.lowerBound, newlines), to: &lines)
                }
            }
            if node.isScalar {
                let isWhole = runs.overlapping(inside(node.value, bytes)).count == 1
                for run in runs.overlapping(node.value) {
                    // What is put together from several parts is none of them.
                    set = origins.union(set, isWhole ? run.origins : origins.demoted(run.origins, to: .transformed))
                    add(line(of: run, at: max(node.value.lowerBound, run.start), newlines), to: &lines)
                    let (start, end) = (max(run.start, node.value.lowerBound), min(run.end, node.value.upperBound))
                    if start < end {
                        parts.append(.init(text: text.slice(start..<end).string, origins: run.origins))
                    }
                }
            } else {
                // An object or an array is there because of what printed its beginning: a map that was printed as a whole.
                for run in runs.overlapping(node.value.lowerBound..<(node.value.lowerBound + 1)) {
                    set = origins.union(set, origins.demoted(run.origins, to: .condition))
                    add(line(of: run, at: node.value.lowerBound, newlines), to: &lines)
                }
            }
            return FieldProvenance(
                path: node.path, isScalar: node.isScalar, origins: set, sites: lines, parts: parts)
        }
        for mark in text.marks { attribute(mark, spans, bytes, &fields) }
        return fields
    }

    /// A condition decides what is in the object or array around it.
    ///
    /// At the end of several of them the margin of what it decides about tells which one it is; where that is unknown, it may be
    /// any.
    private func attribute(
        _ mark: TracedText.Mark, _ spans: YAMLSpans, _ bytes: [UInt8], _ fields: inout [FieldProvenance]
    ) {
        var around: [Int] = []
        for (index, node) in spans.nodes.enumerated() where !node.isScalar {
            let start = node.key?.lowerBound ?? node.value.lowerBound
            if start <= mark.offset, mark.offset <= node.value.upperBound { around.append(index) }
        }
        guard let innermost = around.last ?? (fields.isEmpty ? nil : 0) else { return }
        var chosen = [innermost]
        if isAtEnd(mark, spans, bytes) {
            let ends = around.filter { index in
                !bytes[min(mark.offset, spans.nodes[index].value.upperBound)..<spans.nodes[index].value.upperBound]
                    .contains { !Self.isSpace($0) }
            }
            chosen =
                mark.margin.flatMap { margin in
                    around.last { Self.margin(of: spans.nodes[$0].value.lowerBound, bytes)?.fits(margin) == true }.map {
                        [$0]
                    }
                } ?? (ends.isEmpty ? chosen : ends)
        }
        for index in chosen { fields[index].origins = origins.union(fields[index].origins, mark.origins) }
    }

    /// Whether something ends where the mark is: what comes may belong to it or to what is around it.
    private func isAtEnd(_ mark: TracedText.Mark, _ spans: YAMLSpans, _ bytes: [UInt8]) -> Bool {
        mark.margin != nil
            || spans.nodes.contains { !$0.isScalar && $0.value.upperBound == mark.offset }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The margin of what stands at an offset.
    private static func margin(of offset: Int, _ bytes: [UInt8]) -> TracedText.Margin? {
        guard bytes.indices.contains(offset) else { return nil }
        let line = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return TracedText.Margin(column: offset - line, isElement: bytes[offset] == UInt8(ascii: "-"))
    }

    /// The bytes of a scalar without the quotes around it.
    private func inside(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        guard range.count > 2, let first = bytes[range].first, first == bytes[range.upperBound - 1],
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        else { return range }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    private func add(_ line: FieldProvenance.Line?, to lines: inout [FieldProvenance.Line]) {
        if let line, !lines.contains(line) { lines.append(line) }
    }

    /// The template line of a place within a run.
    private func line(of run: RunIndex.Run, at offset: Int, _ newlines: [Int]) -> FieldProvenance.Line? {
        guard run.site != .nowhere else { return nil }
        var entry = sites[run.site]
        var line = entry.line
        // The lines of plain text follow one another in the template as they do in what it printed.
        if entry.isText { line += newlines.count { run.start <= $0 && $0 < offset } }
        var helpers: [FieldProvenance.Helper] = []
        while entry.includedFrom != .nowhere {
            helpers.append(FieldProvenance.Helper(file: entry.file, line: line))
            entry = sites[entry.includedFrom]
            line = entry.line
        }
        return FieldProvenance.Line(file: entry.file, line: line, helpers: helpers.reversed())
    }
}

/// The runs of a text, to be found by the bytes they cover.
private struct RunIndex {
    struct Run {
        var start: Int
        var end: Int
        var origins: Origins
        var site: Site
    }

    private let runs: [Run]

    init(_ text: TracedText) {
        var runs: [Run] = []
        var start = 0
        for run in text.runs {
            runs.append(Run(start: start, end: run.end, origins: run.origins, site: run.site))
            start = run.end
        }
        self.runs = runs
    }

    func overlapping(_ range: Range<Int>) -> ArraySlice<Run> {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < runs.count, runs[end].start < range.upperBound { end += 1 }
        // An empty value has no bytes; what stands there is what printed it.
        return range.isEmpty ? runs[low..<min(low + 1, runs.count)] : runs[low..<end]
    }
}
