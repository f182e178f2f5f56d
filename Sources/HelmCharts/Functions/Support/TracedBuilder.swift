/// Builds text whose parts keep their origins, and costs no more than text where there are none.
struct TracedBuilder {
    /// The text so far.
    private(set) var string = ""
    private var runs: [TracedText.Run] = []
    private var marks: [TracedText.Mark] = []
    /// Whether any part had origins or a site; before that no run is written.
    private var isTraced = false

    /// The length so far in bytes.
    var count: Int { string.utf8.count }

    /// Adds text with the same origins throughout.
    mutating func append(_ text: some StringProtocol, origins: Origins = .none, site: Site = .nowhere) {
        guard !text.isEmpty else { return }
        if !isTraced, !origins.isNone || site != .nowhere { startTracing() }
        string += text
        if isTraced { addRun(origins, site) }
    }

    /// Adds a string of either form, with the origins of its parts.
    mutating func append(_ value: TemplateValue, in context: RenderContext) {
        switch value.payload {
        case .string(let text): append(text, origins: value.origins)
        case .text(let text): append(text, 0..<text.string.utf8.count, also: value.origins, in: context)
        default: append(GoFormatter.text(value), origins: value.deepOrigins(in: context))
        }
    }

    /// Adds a part of a text, given as offsets of bytes that do not split a character.
    mutating func append(
        _ text: TracedText, _ range: Range<Int>, also extra: Origins = .none, in context: RenderContext
    ) {
        guard !range.isEmpty else { return }
        let offset = string.utf8.count - range.lowerBound
        string += text.string.utf8Substring(range)
        guard isTraced || !text.runs.isEmpty || !extra.isNone else { return }
        if !isTraced { startTracing(at: offset + range.lowerBound) }
        var start = 0
        for run in text.runs {
            if start >= range.upperBound { break }
            if run.end > range.lowerBound {
                addRun(
                    context.origins.union(run.origins, extra), run.site, end: min(run.end, range.upperBound) + offset)
            }
            start = run.end
        }
        if start < range.upperBound { addRun(extra, .nowhere, end: range.upperBound + offset) }
        for mark in text.marks where mark.offset >= range.lowerBound && mark.offset <= range.upperBound {
            marks.append(.init(offset: mark.offset + offset, origins: mark.origins, site: mark.site))
        }
    }

    private mutating func startTracing(at end: Int? = nil) {
        isTraced = true
        let end = end ?? string.utf8.count
        if end > 0 { runs.append(.init(end: end, origins: .none, site: .nowhere)) }
    }

    private mutating func addRun(_ origins: Origins, _ site: Site, end: Int? = nil) {
        let end = end ?? string.utf8.count
        if let last = runs.last, last.origins == origins, last.site == site {
            runs[runs.count - 1].end = end
        } else {
            runs.append(.init(end: end, origins: origins, site: site))
        }
    }

    /// The text as a value: a plain string where all of it has the same origins.
    var value: TemplateValue {
        if !isTraced || runs.isEmpty { return .string(string) }
        if runs.count == 1, runs[0].site == .nowhere, marks.isEmpty {
            return TemplateValue(.string(string), origins: runs[0].origins)
        }
        return TemplateValue(.text(TracedText(string, runs: runs, marks: marks)))
    }
}

extension String {
    /// The part between two offsets of bytes.
    func utf8Substring(_ range: Range<Int>) -> Substring {
        let bytes = utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return self[start..<bytes.index(start, offsetBy: range.count)]
    }
}

/// Collects what all parts of a value depend on; a map that is met again, or that contains itself, is visited once.
private struct OriginWalk {
    let table: OriginTable
    private(set) var result = Origins.none
    private var seen: Set<ObjectIdentifier> = []
    /// Lists can hold one another many times over; beyond this nobody would look at the account.
    private var budget = 1_000_000

    init(table: OriginTable) { self.table = table }

    mutating func visit(_ value: TemplateValue, depth: Int) {
        budget -= 1
        guard budget > 0, depth < FunctionLimit.depth else { return }
        result = table.union(result, value.origins)
        switch value.payload {
        case .text(let text): for run in text.runs { result = table.union(result, run.origins) }
        case .list(let list): for element in list.elements { visit(element, depth: depth + 1) }
        case .map(let map):
            guard seen.insert(ObjectIdentifier(map)).inserted else { return }
            for key in map.sortedKeys { if let member = map[key] { visit(member, depth: depth + 1) } }
        default: break
        }
    }
}

extension TemplateValue {
    /// What a value depends on, with all that is in it.
    func deepOrigins(in context: RenderContext) -> Origins {
        switch payload {
        case .text, .list, .map:
            var walk = OriginWalk(table: context.origins)
            walk.visit(self, depth: 0)
            return walk.result
        default: return origins
        }
    }

    /// The value with more origins.
    func adding(_ extra: Origins, in context: RenderContext) -> TemplateValue {
        extra.isNone ? self : TemplateValue(payload, origins: context.origins.union(origins, extra))
    }

    /// A part of a string of either form, with its origins; offsets of bytes.
    func slice(_ range: Range<Int>, in context: RenderContext) -> TemplateValue {
        switch payload {
        case .string(let text): TemplateValue(.utf8(Array(text.utf8)[range]), origins: origins)
        case .text(let text):
            if String(validating: Array(text.string.utf8)[range], as: UTF8.self) == nil {
                TemplateValue(.utf8(Array(text.string.utf8)[range]), origins: deepOrigins(in: context))
            } else {
                {
                    var builder = TracedBuilder()
                    builder.append(text, range, also: origins, in: context)
                    return builder.value
                }()
            }
        case .bytes(let bytes): TemplateValue(.utf8(bytes[range]), origins: origins)
        default: self
        }
    }

    /// The bytes of a string of any form, else `nil`.
    var stringBytes: [UInt8]? {
        switch payload {
        case .string(let text): Array(text.utf8)
        case .text(let text): Array(text.string.utf8)
        case .bytes(let bytes): bytes
        default: nil
        }
    }

    /// The text of a string of any form; bytes that are no UTF-8 become U+FFFD.
    var lossyString: String {
        switch payload {
        case .string(let text): text
        case .text(let text): text.string
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        default: ""
        }
    }
}

extension TemplateValue.Payload {
    /// A string of bytes that may be no valid UTF-8.
    static func utf8(_ bytes: some Collection<UInt8>) -> Self {
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        return .bytes(Array(bytes))
    }
}
