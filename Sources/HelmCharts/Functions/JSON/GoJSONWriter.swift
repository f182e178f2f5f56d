/// Writes JSON as Go's `encoding/json` does, with the origins of each part.
struct GoJSONWriter {
    /// Why there is no JSON.
    struct Problem: Error {
        var message: String
    }

    private let escapesHTML: Bool
    private let isPretty: Bool
    private let context: RenderContext
    private var builder = TracedBuilder()
    private var budget = FunctionLimit.elements

    /// The JSON of a value.
    static func text(
        _ value: TemplateValue, escapesHTML: Bool = true, isPretty: Bool = false, in context: RenderContext
    ) throws(Problem) -> TemplateValue {
        var writer = GoJSONWriter(escapesHTML: escapesHTML, isPretty: isPretty, context: context)
        try writer.write(value, depth: 0)
        return writer.builder.value
    }

    private init(escapesHTML: Bool, isPretty: Bool, context: RenderContext) {
        self.escapesHTML = escapesHTML
        self.isPretty = isPretty
        self.context = context
    }

    private mutating func write(_ value: TemplateValue, depth: Int) throws(Problem) {
        budget -= 1
        guard depth < FunctionLimit.depth, budget > 0, builder.count < FunctionLimit.bytes else {
            throw Problem(message: "json: unsupported value: encountered a cycle via \(value.typeName)")
        }
        switch value.payload {
        case .list(let list): try write(list, value.origins, depth: depth)
        case .map(let map): try write(map, value.origins, depth: depth)
        case .object(let object):
            let encoded = object.encoded
            try write(TemplateValue(encoded.payload, origins: value.origins), depth: depth + 1)
        case .text: builder.append(Self.quoted(value.lossyString, escapesHTML), origins: value.deepOrigins(in: context))
        default: builder.append(try scalar(value), origins: value.origins)
        }
    }

    private func scalar(_ value: TemplateValue) throws(Problem) -> String {
        switch value.payload {
        case .none: return "null"
        case .bool(let truth): return truth ? "true" : "false"
        case .int(let number): return String(number)
        case .int64(let number), .duration(let number): return String(number)
        case .float(let number):
            guard number.isFinite else {
                throw Problem(message: "json: unsupported value: \(GoFloat.text(number))")
            }
            return GoFloat.json(number)
        case .time(let time): return "\"\(GoTime.rfc3339(time))\""
        default: return Self.quoted(value.lossyString, escapesHTML)
        }
    }

    private mutating func write(_ list: ValueList, _ own: Origins, depth: Int) throws(Problem) {
        if list.isNil { return builder.append("null", origins: own) }
        if list.elements.isEmpty { return builder.append("[]", origins: own) }
        builder.append("[", origins: own)
        for (index, element) in list.elements.enumerated() {
            if index > 0 { builder.append(",", origins: own) }
            lineBreak(depth + 1, own)
            try write(element, depth: depth + 1)
        }
        lineBreak(depth, own)
        builder.append("]", origins: own)
    }

    private mutating func write(_ map: ValueMap, _ own: Origins, depth: Int) throws(Problem) {
        if map.isNil { return builder.append("null", origins: own) }
        if map.count == 0 { return builder.append("{}", origins: own) }
        builder.append("{", origins: own)
        for (index, key) in map.sortedKeys.enumerated() {
            if index > 0 { builder.append(",", origins: own) }
            lineBreak(depth + 1, own)
            builder.append(Self.quoted(key, escapesHTML) + (isPretty ? ": " : ":"), origins: own)
            try write(map[key] ?? .none, depth: depth + 1)
        }
        lineBreak(depth, own)
        builder.append("}", origins: own)
    }

    private mutating func lineBreak(_ depth: Int, _ own: Origins) {
        if isPretty { builder.append("\n" + String(repeating: "  ", count: depth), origins: own) }
    }

    /// A text in quotes.
    static func quoted(_ text: String, _ escapesHTML: Bool) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = [UInt8(ascii: "\"")]
        output.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case "\u{8}": output += Array("\\b".utf8)
            case "\u{C}": output += Array("\\f".utf8)
            case "\n": output += Array("\\n".utf8)
            case "\r": output += Array("\\r".utf8)
            case "\t": output += Array("\\t".utf8)
            case "\u{2028}", "\u{2029}": output += Array("\\u202".utf8) + [digits[Int(scalar.value & 15)]]
            case _ where scalar.value < 0x20,
                "<" where escapesHTML, ">" where escapesHTML, "&" where escapesHTML:
                output += Array("\\u00".utf8) + [digits[Int(scalar.value >> 4)], digits[Int(scalar.value & 15)]]
            default: output += scalar.utf8
            }
        }
        output.append(UInt8(ascii: "\""))
        return String(decoding: output, as: UTF8.self)
    }
}
