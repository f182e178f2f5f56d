/// Reads TOML 1.0.
struct TOMLReader {
    private let bytes: [UInt8]
    private var position = 0
    private let root = ValueMap()
    /// Tables that a header has opened, by their paths; a second header of the same is refused.
    private var opened: Set<[String]> = []
    /// Lists of tables, which grow with every header.
    private var tableLists: Set<[String]> = []
    private var depth = 0
    /// The path of the table and the key that are being read, which messages name.
    private var tablePath: [String] = []
    private var lastKey: String?

    /// The tables of a text.
    static func value(_ text: [UInt8]) throws(TemplateProblem) -> TemplateValue {
        var reader = TOMLReader(bytes: text)
        try reader.readAll()
        return TemplateValue(.map(reader.root))
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func problem(_ message: String) -> TemplateProblem {
        let line = bytes[..<min(position, bytes.count)].count { $0 == 10 } + 1
        let key = (tablePath + [lastKey].compactMap(\.self)).joined(separator: ".")
        let place = key.isEmpty ? "" : " (last key \(GoQuote.quote(key.utf8)))"
        return TemplateProblem("toml: line \(line)\(place): \(message)")
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
    private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }
    private mutating func take(_ text: String) -> Bool {
        guard starts(with: text) else { return false }
        position += text.utf8.count
        return true
    }
    private mutating func expect(_ text: String) throws(TemplateProblem) {
        guard take(text) else { throw problem("expected '\(text)'\(found)") }
    }
    private var found: String {
        guard let (scalar, _) = peek.flatMap({ _ in GoQuote.decode(bytes, at: position) }) else {
            return "; found the end"
        }
        return " but got \(GoQuote.quote(character: scalar)) instead"
    }

    private mutating func skipBlanks() { while peek == 0x20 || peek == 0x09 { position += 1 } }
    private mutating func skipSpaceAndComments() {
        while let byte = peek {
            if byte == UInt8(ascii: "#") {
                while let byte = peek, byte != 10 { _ = byte; position += 1 }
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                position += 1
            } else {
                return
            }
        }
    }

    // MARK: Structure

    private mutating func readAll() throws(TemplateProblem) {
        var table = root
        while true {
            skipSpaceAndComments()
            guard let byte = peek else { return }
            if byte == UInt8(ascii: "[") {
                table = try header()
            } else {
                try readMember(into: table)
            }
            skipBlanks()
            if peek == UInt8(ascii: "#") || peek == 13 {
                skipSpaceAndComments()
            } else if peek != nil, peek != 10 {
                throw problem("expected a line break\(found)")
            }
        }
    }

    private mutating func header() throws(TemplateProblem) -> ValueMap {
        let isList = starts(with: "[[")
        position += isList ? 2 : 1
        skipBlanks()
        let path = try key()
        try expect(isList ? "]]" : "]")
        tablePath = path
        let parent = try table(at: path.dropLast(), in: root)
        let name = path[path.count - 1]
        if isList {
            var list = parent[name]?.list ?? ValueList([], of: .map)
            guard parent[name] == nil || tableLists.contains(path) else {
                throw problem("Key '\(path.joined(separator: "."))' has already been defined.")
            }
            tableLists.insert(path)
            let map = ValueMap()
            list.elements.append(TemplateValue(.map(map)))
            guard list.elements.count < FunctionLimit.elements else { throw problem("too many tables") }
            parent[name] = TemplateValue(.list(list))
            // What was opened within the last table may be opened again in this one.
            opened = opened.filter { !$0.starts(with: path) }
            return map
        }
        guard opened.insert(path).inserted else {
            throw problem("Key '\(path.joined(separator: "."))' has already been defined.")
        }
        return try table(at: path[(path.count - 1)...], in: parent)
    }

    /// The table of a path, made where there is none; of a list of tables the last.
    private func table(at path: ArraySlice<String>, in start: ValueMap) throws(TemplateProblem) -> ValueMap {
        var table = start
        for name in path {
            switch table[name]?.payload {
            case nil:
                let next = ValueMap()
                table[name] = TemplateValue(.map(next))
                table = next
            case .map(let map): table = map
            case .list(let list):
                guard let last = list.elements.last?.map else {
                    throw problem("Key '\(name)' was already created and cannot be used as a table.")
                }
                table = last
            default: throw problem("Key '\(name)' was already created and cannot be used as a table.")
            }
        }
        return table
    }

    private mutating func readMember(into table: ValueMap) throws(TemplateProblem) {
        let path = try key()
        let outer = tablePath
        tablePath += path.dropLast()
        lastKey = path[path.count - 1]
        defer { (tablePath, lastKey) = (outer, nil) }
        try expect("=")
        skipBlanks()
        let value = try value()
        let parent = try self.table(at: path.dropLast(), in: table)
        let name = path[path.count - 1]
        guard parent[name] == nil else {
            throw problem("Key '\(path.joined(separator: "."))' has already been defined.")
        }
        parent[name] = value
    }

    private mutating func key() throws(TemplateProblem) -> [String] {
        var path: [String] = []
        repeat {
            skipBlanks()
            switch peek {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): path.append(try string())
            default:
                let start = position
                while let byte = peek,
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                {
                    _ = byte
                    position += 1
                }
                guard position > start else { throw problem("expected a key\(found)") }
                path.append(String(decoding: bytes[start..<position], as: UTF8.self))
            }
            skipBlanks()
            guard path.count < FunctionLimit.depth else { throw problem("the key has too many parts") }
        } while take(".")
        return path
    }

    // MARK: Values

    private mutating func value() throws(TemplateProblem) -> TemplateValue {
        depth += 1
        defer { depth -= 1 }
        guard let byte = peek else { throw problem("unexpected EOF; expected value") }
        guard depth < FunctionLimit.depth else { throw problem("the value nests too deeply") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string())
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "{"): return try inlineTable()
        default: return try word()
        }
    }

    private mutating func array() throws(TemplateProblem) -> TemplateValue {
        position += 1
        var elements: [TemplateValue] = []
        while true {
            skipSpaceAndComments()
            if take("]") { return .list(elements) }
            elements.append(try value())
            skipSpaceAndComments()
            if take("]") { return .list(elements) }
            try expect(",")
        }
    }

    private mutating func inlineTable() throws(TemplateProblem) -> TemplateValue {
        position += 1
        let table = ValueMap()
        skipSpaceAndComments()
        if take("}") { return TemplateValue(.map(table)) }
        while true {
            skipSpaceAndComments()
            try readMember(into: table)
            skipSpaceAndComments()
            if take("}") { return TemplateValue(.map(table)) }
            try expect(",")
        }
    }

    /// A number, a truth value or a time.
    private mutating func word() throws(TemplateProblem) -> TemplateValue {
        let start = position
        while let byte = peek, ![0x20, 0x09, 0x0A, 0x0D].contains(byte), !",]}#".utf8.contains(byte) { position += 1 }
        // A date and a time may be parted by a space.
        if position - start == 10, peek == 0x20, position + 2 < bytes.count, (48...57).contains(bytes[position + 1]) {
            position += 1
            while let byte = peek, ![0x20, 0x09, 0x0A, 0x0D].contains(byte), !",]}#".utf8.contains(byte) {
                position += 1
            }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        case "nan", "+nan", "-nan": return .float(.nan)
        default: break
        }
        if let number = Self.number(text) { return number }
        for layout in Self.layouts {
            guard var time = try? GoTimeLayout.parse(text, layout: layout.layout) else { continue }
            // The library marks times that say no zone by the name of one.
            if let zone = layout.zone { time.zone = zone }
            return TemplateValue(.time(time))
        }
        throw problem("expected value but found \(GoQuote.quote(text.utf8)) instead")
    }

    private static let layouts: [(layout: String, zone: String?)] = [
        ("2006-01-02T15:04:05.999999999Z07:00", nil), ("2006-01-02 15:04:05.999999999Z07:00", nil),
        ("2006-01-02T15:04:05.999999999", "datetime-local"), ("2006-01-02 15:04:05.999999999", "datetime-local"),
        ("2006-01-02", "date-local"), ("15:04:05.999999999", "time-local"),
    ]

    private static func number(_ text: String) -> TemplateValue? {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard let first = digits.first, (48...57).contains(first) else { return nil }
        // A zero before other digits is refused, as no base is meant.
        let isPadded = first == UInt8(ascii: "0") && digits.dropFirst().first.map { (48...57).contains($0) } ?? false
        if isPadded { return nil }
        if let whole = Cast.parseInteger(text, base: 0) { return .int64(whole) }
        guard !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }), !text.hasSuffix("_"), !text.hasSuffix(".")
        else { return nil }
        return GoFloat.parse(text.filter { $0 != "_" }).map { .float($0) }
    }

    // MARK: Strings

    private mutating func string() throws(TemplateProblem) -> String {
        let quote: Unicode.Scalar = peek == UInt8(ascii: "'") ? "'" : "\""
        let delimiter = starts(with: String(repeating: String(Character(quote)), count: 3)) ? 3 : 1
        position += delimiter
        if delimiter == 3 { if !take("\r\n") { _ = take("\n") } }
        let end = Array(repeating: UInt8(ascii: quote), count: delimiter)
        var output: [UInt8] = []
        while true {
            guard let byte = peek else { throw problem("unexpected EOF; expected \(GoQuote.quote(character: quote))") }
            if bytes[position...].starts(with: end) {
                position += delimiter
                // Up to two quotes may stand before the end of a long string.
                while delimiter == 3, peek == UInt8(ascii: quote), output.count < FunctionLimit.bytes {
                    output.append(UInt8(ascii: quote))
                    position += 1
                }
                return String(decoding: output, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\"), quote == "\"" {
                position += 1
                output += try escape(isLong: delimiter == 3).utf8
            } else if byte == 10, delimiter == 1 {
                throw problem("strings cannot contain newlines")
            } else {
                output.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape(isLong: Bool) throws(TemplateProblem) -> String {
        guard let byte = peek else { throw problem("unexpected EOF") }
        if isLong, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
            return ""
        }
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "e"): return "\u{1B}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = byte == UInt8(ascii: "x") ? 2 : byte == UInt8(ascii: "u") ? 4 : 8
            let digits = bytes[position...].prefix(count)
            guard digits.count == count, digits.first != UInt8(ascii: "+"),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw problem("expected \(count) hexadecimal digits after '\\\(Unicode.Scalar(byte))'") }
            position += count
            return String(Character(scalar))
        default: throw problem("invalid escape character \(GoQuote.quote(character: Unicode.Scalar(byte)))")
        }
    }
}
