/// Writes YAML letter for letter as Go's YAML libraries do: where they quote, fold and indent.
///
/// Helm knows two styles: `toYaml` goes through JSON and version 2 of the library, `toYamlPretty` uses version 3.
struct YAMLEmitter {
    /// Which of the two.
    enum Style {
        case plain, pretty
    }

    /// Why there is no YAML: Helm prints nothing then.
    struct Problem: Error {
        var message: String
    }

    private let style: Style
    private let table: OriginTable
    private var output: [UInt8] = []
    private var runs: [TracedText.Run] = []
    private var origins = Origins.none
    private var isTraced = false
    private var budget = FunctionLimit.elements

    // The state of the library's emitter.
    private var indent = -1
    private var column = 0
    private var whitespace = true
    private var indention = true
    /// Beyond this column a text is folded at the next space.
    private let bestWidth: Int
    private static let bestIndent = 2

    private init(style: Style, table: OriginTable) {
        self.style = style
        self.table = table
        bestWidth = style == .plain ? 80 : Int.max
    }

    /// The YAML of a value without the line break at its end.
    static func text(
        _ value: TemplateValue, style: Style, in context: RenderContext
    ) throws(Problem) -> TemplateValue {
        var emitter = YAMLEmitter(style: style, table: context.origins)
        try emitter.emit(value, Place(), depth: 0)
        emitter.enter(value.origins)
        emitter.writeIndent()
        if emitter.output.last == UInt8(ascii: "\n") { emitter.output.removeLast() }
        return emitter.result
    }

    private var result: TemplateValue {
        let text = String(decoding: output, as: UTF8.self)
        guard isTraced || !origins.isNone else { return .string(text) }
        // The line break at the end has gone, and with it what it depended on.
        var runs = runs.filter { $0.end < output.count }
        let last = self.runs.first { $0.end >= output.count }?.origins ?? origins
        runs.append(.init(end: output.count, origins: last, site: .nowhere))
        if runs.count == 1 { return TemplateValue(.string(text), origins: runs[0].origins) }
        return TemplateValue(.text(TracedText(text, runs: runs)))
    }

    /// What is written from here on depends on these.
    private mutating func enter(_ next: Origins) {
        guard next != origins else { return }
        isTraced = true
        if output.count > (runs.last?.end ?? 0) {
            if let last = runs.last, last.origins == origins {
                runs[runs.count - 1].end = output.count
            } else {
                runs.append(.init(end: output.count, origins: origins, site: .nowhere))
            }
        }
        origins = next
    }

    // MARK: Nodes

    /// Where a node stands.
    private struct Place {
        var isMapping = false
        var isSimpleKey = false
    }

    private mutating func emit(_ value: TemplateValue, _ place: Place, depth: Int) throws(Problem) {
        budget -= 1
        guard depth < FunctionLimit.depth, budget > 0, output.count < FunctionLimit.bytes else {
            throw Problem(message: "the value contains itself or is too large")
        }
        switch value.payload {
        case .map(let map):
            if map.isNil, style == .plain { return emitWord("null", value.origins, place) }
            try emit(map, value.origins, depth: depth)
        case .list(let list):
            if list.isNil, style == .plain { return emitWord("null", value.origins, place) }
            try emit(list, value.origins, place, depth: depth)
        case .text(let text): try emitText(text, value.origins, place)
        case .time(let time) where style == .pretty: emitWord(GoTime.rfc3339(time), value.origins, place)
        case .object(let object):
            let encoded = object.encoded.map.map { .map($0.sorted()) } ?? object.encoded.payload
            try emit(TemplateValue(encoded, origins: value.origins), place, depth: depth + 1)
        case .string, .bytes, .time, .duration:
            if case .duration(let nanoseconds) = value.payload, style == .plain {
                return emitWord(String(nanoseconds), value.origins, place)
            }
            enter(value.origins)
            try emitString(read(Array(Self.string(of: value).utf8)), place)
        default: emitWord(try word(value), value.origins, place)
        }
    }

    private static func string(of value: TemplateValue) -> String {
        switch value.payload {
        case .time(let time): GoTime.rfc3339(time)
        case .duration(let nanoseconds): GoTime.text(duration: nanoseconds)
        default: value.lossyString
        }
    }

    private func word(_ value: TemplateValue) throws(Problem) -> String {
        switch value.payload {
        case .bool(let truth): return truth ? "true" : "false"
        case .int(let number): return String(number)
        case .int64(let number): return String(number)
        case .float(let number):
            guard style == .plain else { return Self.special(number) ?? GoFloat.text(number) }
            guard number.isFinite else {
                throw Problem(message: "json: unsupported value: \(GoFloat.text(number))")
            }
            // A whole number that fits into 64 bits comes back from JSON as one, with the digits that JSON gave it.
            if number.rounded() == number, number.magnitude < 1e20 {
                let digits = GoFloat.text(number, format: "f")
                if let whole = Int64(digits) { return String(whole) }
                if let whole = UInt64(digits) { return String(whole) }
            }
            return GoFloat.text(number)
        default: return "null"
        }
    }

    private static func special(_ number: Double) -> String? {
        number.isNaN ? ".nan" : number == .infinity ? ".inf" : number == -.infinity ? "-.inf" : nil
    }

    private mutating func emit(_ map: ValueMap, _ own: Origins, depth: Int) throws(Problem) {
        enter(own)
        guard map.count > 0 else { return emitFlow("{", "}") }
        let outer = indent
        increaseIndent()
        for key in YAMLKeyOrder.sorted(map.sortedKeys, style: style) {
            enter(own)
            writeIndent()
            try emitKey(Array(key.utf8))
            try emit(map[key] ?? .none, Place(isMapping: true), depth: depth + 1)
        }
        indent = outer
    }

    private mutating func emitKey(_ key: [UInt8]) throws(Problem) {
        let isSimple = key.count <= 128 && !YAMLScalarAnalysis(key).isMultiline
        if !isSimple { writeIndicator("?", needsSpace: true, isIndention: true) }
        try emitString(key, Place(isMapping: true, isSimpleKey: isSimple))
        if !isSimple { writeIndent() }
        writeIndicator(":", needsSpace: !isSimple, isIndention: !isSimple)
    }

    private mutating func emit(
        _ list: ValueList, _ own: Origins, _ place: Place, depth: Int
    ) throws(Problem) {
        enter(own)
        guard !list.elements.isEmpty else { return emitFlow("[", "]") }
        let outer = indent
        // Version 2 does not indent a list below its key.
        increaseIndent(isIndentless: style == .plain && place.isMapping && !indention)
        for element in list.elements {
            enter(own)
            writeIndent()
            writeIndicator("-", needsSpace: true, isIndention: true)
            try emit(element, Place(), depth: depth + 1)
        }
        indent = outer
    }

    private mutating func emitFlow(_ open: Unicode.Scalar, _ close: Unicode.Scalar) {
        writeIndicator(open, needsSpace: true, isWhitespace: true)
        writeIndicator(close)
    }

    private mutating func emitWord(_ word: String, _ own: Origins, _ place: Place) {
        enter(own)
        writePlain(Array(word.utf8), allowsBreaks: false)
    }

    private mutating func emitText(_ text: TracedText, _ own: Origins, _ place: Place) throws(Problem) {
        var all = own
        for run in text.runs { all = table.union(all, run.origins) }
        enter(all)
        try emitString(read(Array(text.string.utf8)), place)
    }

    /// What is left of a text on its way through JSON, whose texts are read as YAML in double quotes: there the line break
    /// U+0085 is folded with the spaces around it.
    private func read(_ text: [UInt8]) -> [UInt8] {
        guard style == .plain, YAMLScalarAnalysis.nextLine(in: text, from: 0) != nil else { return text }
        var result: [UInt8] = []
        var index = 0
        while let start = YAMLScalarAnalysis.nextLine(in: text, from: index) {
            result += text[index..<start]
            while result.last == UInt8(ascii: " ") { result.removeLast() }
            var breaks = 0
            index = start
            while true {
                if YAMLScalarAnalysis.nextLine(in: text, from: index) == index {
                    breaks += 1
                    index += 2
                } else if Self.isSpace(text, index) {
                    index += 1
                } else {
                    break
                }
            }
            result += breaks == 1 ? [UInt8(ascii: " ")] : Array(repeating: UInt8(ascii: "\n"), count: breaks - 1)
        }
        return result + text[index...]
    }

    private mutating func emitString(_ text: [UInt8], _ place: Place) throws(Problem) {
        let analysis = YAMLScalarAnalysis(text, isPretty: style == .pretty)
        if style == .plain, analysis.hasForbidden {
            throw Problem(message: "yaml: control characters are not allowed")
        }
        let outer = indent
        increaseIndent(isFlow: true)
        switch analysis.style(isSimpleKey: place.isSimpleKey) {
        case .plain: writePlain(text, allowsBreaks: !place.isSimpleKey)
        case .singleQuoted: writeSingleQuoted(text, allowsBreaks: !place.isSimpleKey)
        case .doubleQuoted: writeDoubleQuoted(text, allowsBreaks: !place.isSimpleKey)
        case .literal: writeLiteral(text)
        }
        indent = outer
    }

    // MARK: Writing

    private mutating func increaseIndent(isFlow: Bool = false, isIndentless: Bool = false) {
        if indent < 0 {
            indent = isFlow ? Self.bestIndent : 0
        } else if !isIndentless {
            indent += Self.bestIndent
        }
    }

    private mutating func writeIndent() {
        let target = max(indent, 0)
        if !indention || column > target || (column == target && !whitespace) { putBreak() }
        while column < target { put(UInt8(ascii: " ")) }
        whitespace = true
        indention = true
    }

    private mutating func writeIndicator(
        _ indicator: Unicode.Scalar, needsSpace: Bool = false, isWhitespace: Bool = false, isIndention: Bool = false
    ) {
        if needsSpace, !whitespace { put(UInt8(ascii: " ")) }
        put(UInt8(ascii: indicator))
        whitespace = isWhitespace
        indention = indention && isIndention
    }

    private mutating func put(_ byte: UInt8) {
        output.append(byte)
        column += 1
    }

    private mutating func putBreak() {
        output.append(UInt8(ascii: "\n"))
        column = 0
        if style == .pretty { indention = true }
    }

    /// Copies one character.
    private mutating func write(_ text: [UInt8], _ index: inout Int) {
        output.append(text[index])
        index += 1
        while index < text.count, text[index] & 0xC0 == 0x80 {
            output.append(text[index])
            index += 1
        }
        column += 1
    }

    /// Copies one line break.
    private mutating func writeBreak(_ text: [UInt8], _ index: inout Int) {
        if text[index] == UInt8(ascii: "\n") {
            putBreak()
            index += 1
        } else {
            write(text, &index)
            column = 0
        }
    }

    private static func isSpace(_ text: [UInt8], _ index: Int) -> Bool {
        index < text.count && text[index] == UInt8(ascii: " ")
    }

    private mutating func writePlain(_ text: [UInt8], allowsBreaks: Bool) {
        if !whitespace { put(UInt8(ascii: " ")) }
        var wasSpace = false
        var index = 0
        while index < text.count {
            if Self.isSpace(text, index) {
                if allowsBreaks, !wasSpace, column > bestWidth, !Self.isSpace(text, index + 1) {
                    writeIndent()
                    index += 1
                } else {
                    write(text, &index)
                }
                wasSpace = true
            } else {
                write(text, &index)
                indention = false
                wasSpace = false
            }
        }
        whitespace = false
        indention = false
    }

    private mutating func writeSingleQuoted(_ text: [UInt8], allowsBreaks: Bool) {
        writeIndicator("'", needsSpace: true)
        var (wasSpace, wasBreak) = (false, false)
        var index = 0
        while index < text.count {
            if Self.isSpace(text, index) {
                if allowsBreaks, !wasSpace, column > bestWidth, index > 0, index < text.count - 1,
                    !Self.isSpace(text, index + 1)
                {
                    writeIndent()
                    index += 1
                } else {
                    write(text, &index)
                }
                wasSpace = true
            } else if YAMLScalarAnalysis.isBreak(text, index) {
                if !wasBreak, text[index] == UInt8(ascii: "\n") { putBreak() }
                writeBreak(text, &index)
                indention = true
                wasBreak = true
            } else {
                if wasBreak { writeIndent() }
                if text[index] == UInt8(ascii: "'") { put(UInt8(ascii: "'")) }
                write(text, &index)
                indention = false
                (wasSpace, wasBreak) = (false, false)
            }
        }
        writeIndicator("'")
        whitespace = false
        indention = false
    }

    private mutating func writeDoubleQuoted(_ text: [UInt8], allowsBreaks: Bool) {
        writeIndicator("\"", needsSpace: true)
        // Behind a byte order mark the library takes every character for one.
        let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
        var wasSpace = false
        var index = 0
        while index < text.count {
            if hasMark || YAMLScalarAnalysis.needsEscape(text, index) {
                let (scalar, length) = GoQuote.decode(text, at: index) ?? ("\u{FFFD}", 1)
                writeEscape(scalar)
                index += length
                wasSpace = false
            } else if Self.isSpace(text, index) {
                if allowsBreaks, !wasSpace, column > bestWidth, index > 0, index < text.count - 1 {
                    writeIndent()
                    if Self.isSpace(text, index + 1) { put(UInt8(ascii: "\\")) }
                    index += 1
                } else {
                    write(text, &index)
                }
                wasSpace = true
            } else {
                write(text, &index)
                wasSpace = false
            }
        }
        writeIndicator("\"")
        whitespace = false
        indention = false
    }

    private static let shortEscapes: [UInt32: UInt8] = [
        0: UInt8(ascii: "0"), 7: UInt8(ascii: "a"), 8: UInt8(ascii: "b"), 9: UInt8(ascii: "t"), 10: UInt8(ascii: "n"),
        11: UInt8(ascii: "v"), 12: UInt8(ascii: "f"), 13: UInt8(ascii: "r"), 0x1B: UInt8(ascii: "e"),
        0x22: UInt8(ascii: "\""), 0x5C: UInt8(ascii: "\\"), 0x85: UInt8(ascii: "N"), 0xA0: UInt8(ascii: "_"),
        0x2028: UInt8(ascii: "L"), 0x2029: UInt8(ascii: "P"),
    ]

    private mutating func writeEscape(_ scalar: Unicode.Scalar) {
        put(UInt8(ascii: "\\"))
        if let short = Self.shortEscapes[scalar.value] { return put(short) }
        let (mark, width): (Unicode.Scalar, Int) =
            scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        put(UInt8(ascii: mark))
        let digits = Array(String(scalar.value, radix: 16, uppercase: true).utf8)
        for _ in digits.count..<max(width, digits.count) { put(UInt8(ascii: "0")) }
        for digit in digits { put(digit) }
    }

    private mutating func writeLiteral(_ text: [UInt8]) {
        writeIndicator("|", needsSpace: true)
        if text[0] == UInt8(ascii: " ") || YAMLScalarAnalysis.isBreak(text, 0) {
            writeIndicator("2")
        }
        if let hint = YAMLScalarAnalysis.chompingHint(text) { writeIndicator(hint) }
        putBreak()
        indention = true
        whitespace = true
        var wasBreak = true
        var index = 0
        while index < text.count {
            if YAMLScalarAnalysis.isBreak(text, index) {
                writeBreak(text, &index)
                indention = true
                wasBreak = true
            } else {
                if wasBreak { writeIndent() }
                write(text, &index)
                indention = false
                wasBreak = false
            }
        }
    }
}
