/// Reads JSON as Go's `encoding/json` does, with its messages; numbers are `float64`.
struct GoJSONReader {
    /// Why a text is no JSON, in Go's words.
    struct Problem: Error, Equatable {
        var message: String
    }

    private let bytes: [UInt8]
    private let sources: SourceOrigins
    private var position = 0

    /// The value of a text.
    static func value(_ text: TemplateValue, in context: RenderContext) throws(Problem) -> TemplateValue {
        var reader = GoJSONReader(bytes: text.stringBytes ?? [], sources: SourceOrigins(text, in: context))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        if reader.position < reader.bytes.count { throw reader.invalid("after top-level value") }
        return value
    }

    private init(bytes: [UInt8], sources: SourceOrigins) {
        self.bytes = bytes
        self.sources = sources
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private static let end = Problem(message: "unexpected end of JSON input")

    /// `invalid character 'x' …`, or that the text ends.
    private func invalid(_ place: String) -> Problem {
        guard position < bytes.count else { return Self.end }
        let byte = bytes[position]
        let quoted: String
        switch byte {
        case UInt8(ascii: "'"): quoted = "'\\''"
        case UInt8(ascii: "\""): quoted = "'\"'"
        default:
            let inner = GoQuote.quote(Array(String(Unicode.Scalar(byte)).utf8))
            quoted = "'\(inner.dropFirst().dropLast())'"
        }
        return Problem(message: "invalid character \(quoted) \(place)")
    }

    private mutating func value(depth: Int) throws(Problem) -> TemplateValue {
        skipSpace()
        guard depth < FunctionLimit.depth else { throw Problem(message: "exceeded max depth") }
        guard position < bytes.count else { throw Self.end }
        let start = position
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""):
            let text = try string()
            return TemplateValue(.string(text), origins: sources.origins(of: start..<position))
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .none)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw invalid("looking for beginning of value")
        }
    }

    private mutating func literal(
        _ word: String, _ payload: TemplateValue.Payload
    ) throws(Problem) -> TemplateValue {
        let start = position
        for (index, expected) in word.utf8.enumerated() {
            guard position < bytes.count, bytes[position] == expected else {
                throw invalid("in literal \(word) (expecting '\(Unicode.Scalar(expected))')")
            }
            _ = index
            position += 1
        }
        return TemplateValue(payload, origins: sources.origins(of: start..<position))
    }

    private mutating func object(depth: Int) throws(Problem) -> TemplateValue {
        let start = position
        position += 1
        let map = ValueMap()
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
        } else {
            while true {
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                    throw invalid("looking for beginning of object key string")
                }
                let key = try string()
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
                    throw invalid("after object key")
                }
                position += 1
                map[key] = try value(depth: depth + 1)
                skipSpace()
                guard position < bytes.count else { throw Self.end }
                if bytes[position] == UInt8(ascii: "}") {
                    position += 1
                    break
                }
                guard bytes[position] == UInt8(ascii: ",") else { throw invalid("after object key:value pair") }
                position += 1
            }
        }
        return TemplateValue(.map(map), origins: sources.origins(of: start..<start + 1))
    }

    private mutating func array(depth: Int) throws(Problem) -> TemplateValue {
        let start = position
        position += 1
        var elements: [TemplateValue] = []
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
        } else {
            while true {
                elements.append(try value(depth: depth + 1))
                skipSpace()
                guard position < bytes.count else { throw Self.end }
                if bytes[position] == UInt8(ascii: "]") {
                    position += 1
                    break
                }
                guard bytes[position] == UInt8(ascii: ",") else { throw invalid("after array element") }
                position += 1
            }
        }
        return TemplateValue(.list(ValueList(elements)), origins: sources.origins(of: start..<start + 1))
    }

    private mutating func digits(_ place: String) throws(Problem) {
        guard position < bytes.count, (48...57).contains(bytes[position]) else { throw invalid(place) }
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    }

    private mutating func number() throws(Problem) -> TemplateValue {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits("in numeric literal")
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits("in numeric literal")
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits("in numeric literal")
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw Problem(message: "json: cannot unmarshal number \(text) into Go value of type float64")
        }
        return TemplateValue(.float(number), origins: sources.origins(of: start..<position))
    }

    // MARK: Strings

    private mutating func string() throws(Problem) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        var output = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw Self.end }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: output, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                output += try escape().utf8
            case ..<0x20: throw invalid("in string literal")
            default:
                output.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        guard position < bytes.count else { throw Self.end }
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): break
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): break
        case UInt8(ascii: "u"):
            position += 1
            return try unicodeEscape()
        default: throw invalidEscape(length: 2)
        }
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        default: return Unicode.Scalar(byte)
        }
    }

    private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
        let first = try codeUnit()
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let rest = position
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") {
            position += 2
            let second = try codeUnit()
            if (0xDC00..<0xE000).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
            position = rest
        }
        return "\u{FFFD}"
    }

    /// The escape whose letter is the next character cannot be read.
    private func invalidEscape(length: Int) -> Problem {
        let part = bytes[(position - 1)..<min(position - 1 + length, bytes.count)]
        return Problem(message: "invalid escape sequence `\(String(decoding: part, as: UTF8.self))` in string")
    }

    private mutating func codeUnit() throws(Problem) -> UInt32 {
        var unit: UInt32 = 0
        let start = position - 1
        for _ in 0..<4 {
            guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                guard position < bytes.count else { throw Self.end }
                position = start
                throw invalidEscape(length: 6)
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
