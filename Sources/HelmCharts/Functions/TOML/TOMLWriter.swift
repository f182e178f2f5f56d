/// Writes TOML as the library that Helm uses does: members first, then tables, keys in order, two spaces for each level.
struct TOMLWriter {
    private var output = ""
    private var budget = FunctionLimit.elements

    /// The TOML of a value.
    static func text(_ value: TemplateValue) throws(TemplateProblem) -> String {
        var writer = TOMLWriter()
        switch value.payload {
        case .map(let map): try writer.write(map, path: [], depth: 0)
        case .none: throw TemplateProblem("reflect: call of reflect.Value.Type on zero Value")
        default:
            if try isTables(value) { throw TemplateProblem("toml: top-level values must be Go maps or structs") }
            try writer.writeElement(value, depth: 0)
        }
        return writer.output
    }

    private mutating func write(_ map: ValueMap, path: [String], depth: Int) throws(TemplateProblem) {
        try spend(depth)
        var (direct, tables): ([String], [String]) = ([], [])
        for key in map.sortedKeys {
            guard let member = map[key] else { continue }
            let isList = try Self.isTables(member)
            if isList || member.map != nil { tables.append(key) } else { direct.append(key) }
        }
        for key in direct + tables {
            guard let member = map[key], !member.isNil else { continue }
            let memberPath = path + [key]
            let indent = String(repeating: "  ", count: path.count)
            if let table = member.map {
                if path.isEmpty, !output.isEmpty { output += "\n" }
                output += "\(indent)[\(Self.key(memberPath))]\n"
                try write(table, path: memberPath, depth: depth + 1)
            } else if try Self.isTables(member) {
                for element in member.elements ?? [] {
                    if !output.isEmpty { output += "\n" }
                    output += "\(indent)[[\(Self.key(memberPath))]]\n"
                    try write(element.map ?? ValueMap(), path: memberPath, depth: depth + 1)
                }
            } else {
                output += "\(indent)\(Self.key([key])) = "
                try writeElement(member, depth: depth + 1)
                output += "\n"
            }
        }
    }

    private mutating func spend(_ depth: Int) throws(TemplateProblem) {
        budget -= 1
        guard depth < FunctionLimit.depth, budget > 0, output.utf8.count < FunctionLimit.bytes else {
            throw TemplateProblem("toml: the value contains itself or is too large")
        }
    }

    /// Whether a value is a list of maps, which becomes a list of tables.
    private static func isTables(_ value: TemplateValue) throws(TemplateProblem) -> Bool {
        guard let elements = value.elements, !elements.isEmpty else { return false }
        guard !elements.contains(where: \.isNil) else {
            throw TemplateProblem("toml: cannot encode array with nil element")
        }
        return elements.allSatisfy { $0.map != nil }
    }

    private mutating func writeElement(_ value: TemplateValue, depth: Int) throws(TemplateProblem) {
        try spend(depth)
        switch value.payload {
        case .bool, .int, .int64: output += GoFormatter.text(value)
        case .float(let number): output += Self.number(number)
        case .time(let time): output += GoTime.rfc3339(time)
        case .list(let list):
            output += "["
            for (index, element) in list.elements.enumerated() {
                if index > 0 { output += ", " }
                try writeElement(element, depth: depth + 1)
            }
            output += "]"
        case .map(let map): try writeInline(map, depth: depth)
        case .none: throw TemplateProblem("toml: cannot encode array with nil element")
        default: output += Self.quoted(GoFormatter.text(value))
        }
    }

    private mutating func writeInline(_ map: ValueMap, depth: Int) throws(TemplateProblem) {
        output += "{"
        var isFirst = true
        var (direct, tables): ([String], [String]) = ([], [])
        for key in map.sortedKeys {
            guard let member = map[key] else { continue }
            let isList = try Self.isTables(member)
            if isList || member.map != nil { tables.append(key) } else { direct.append(key) }
        }
        for key in direct + tables {
            guard let member = map[key], !member.isNil else { continue }
            if !isFirst { output += ", " }
            isFirst = false
            output += "\(Self.key([key])) = "
            try writeElement(member, depth: depth + 1)
        }
        output += "}"
    }

    private static func number(_ number: Double) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        let text = GoFloat.text(number)
        return text.contains("e") || text.contains(".") ? text : text + ".0"
    }

    private static func key(_ path: [String]) -> String {
        path.map { part in
            let isBare =
                !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                }
            return isBare ? part : quoted(part)
        }.joined(separator: ".")
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{8}": output += "\\b"
            case "\t": output += "\\t"
            case "\n": output += "\\n"
            case "\u{C}": output += "\\f"
            case "\r": output += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                output += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
