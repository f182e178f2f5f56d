/// A parser over UTF-8 bytes. It keeps its own stack, so that depth is a limit and never an overflow.
struct JSONParser: ~Copyable {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    private let file: String
    private let keepsPositions: Bool
    private var position = 0
    private var marker = TextMarker()
    private var builder: TreeBuilder
    private let keys = KeyCache()
    private var scratch: [UInt8] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, keepsPositions: Bool) {
        self.bytes = bytes
        self.file = file
        self.keepsPositions = keepsPositions
        builder = TreeBuilder(file: file, keepsPositions: keepsPositions)
        // A byte order mark is allowed and means nothing.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether only white space is left.
    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return position == bytes.count
        }
    }

    mutating func expectEnd() throws(ReadError) {
        guard isAtEnd else { throw error("expected the end of the text after its value, found \(found)") }
    }

    mutating func document() throws(ReadError) -> Document {
        builder = TreeBuilder(file: file, keepsPositions: true)
        let value = try value()
        return Document(value: value, file: file, positions: builder.positions, duplicates: builder.duplicates)
    }

    /// Reads one value, with all that is in it.
    mutating func value() throws(ReadError) -> Value {
        while true {
            // Here a value begins.
            skipSpace()
            guard position < bytes.count else { throw error("expected a value, found \(found)") }
            var height = 0
            var value: Value
            let byte = bytes[position]
            let node = keepsPositions ? builder.addNode(at: marker.mark(at: position, in: bytes)) : 0
            switch byte {
            case UInt8(ascii: "{"):
                try begin(isObject: true, node: node)
                if try readKey(isFirst: true) { continue }
                (value, height, _) = builder.end()
            case UInt8(ascii: "["):
                try begin(isObject: false, node: node)
                if !skip(UInt8(ascii: "]")) { continue }
                (value, height, _) = builder.end()
            case UInt8(ascii: "\""):
                value = .string(try string())
            default:
                value = try scalar(byte)
            }
            // Here a value has ended, and perhaps what it is in.
            while true {
                guard let isObject = builder.isInObject else { return value }
                builder.add(value, height: height)
                skipSpace()
                let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
                if skip(UInt8(ascii: ",")) {
                    if isObject { _ = try readKey(isFirst: false) }
                    break
                }
                guard skip(close) else {
                    throw error("expected ',' or '\(Character(UnicodeScalar(close)))', found \(found)")
                }
                (value, height, _) = builder.end()
            }
        }
    }

    private mutating func begin(isObject: Bool, node: Int) throws(ReadError) {
        guard builder.depth < ReadLimit.depth else {
            throw error("objects and arrays are more than \(ReadLimit.depth) levels deep; nothing in Kubernetes is")
        }
        position += 1
        builder.begin(isObject: isObject, node: node)
    }

    /// Reads `"name":`, or the end of an object without members.
    private mutating func readKey(isFirst: Bool) throws(ReadError) -> Bool {
        skipSpace()
        if isFirst, skip(UInt8(ascii: "}")) { return false }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw error("expected a key in double quotes, found \(found)")
        }
        let mark = keepsPositions ? marker.mark(at: position, in: bytes) : TextMark(line: 1, column: 1)
        let key = try key()
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw error("expected ':' after the key \"\(key)\", found \(found)") }
        if builder.setKey(key, at: mark), let first = builder.earlierPosition {
            builder.noteDuplicate(first: first, at: mark)
        }
        return true
    }

    private mutating func key() throws(ReadError) -> Key {
        let start = position
        switch try scanString() {
        case .ascii(let range):
            return keys.key(UnsafeBufferPointer(rebasing: bytes[range]))
        case .unicode, .escaped:
            position = start
            var text = try string()
            return text.withUTF8 { keys.key($0) }
        }
    }
}

// MARK: - Scalars

extension JSONParser {
    /// The extent of a string, between its quotes.
    private enum Scanned {
        case ascii(Range<Int>)
        case unicode(Range<Int>)
        case escaped(Range<Int>)
    }

    /// Reads over a string and finds out what is in it.
    private mutating func scanString() throws(ReadError) -> Scanned {
        let start = position + 1
        var index = start
        var isASCII = true
        var isEscaped = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = index + 1
                if isEscaped { return .escaped(start..<index) }
                return isASCII ? .ascii(start..<index) : .unicode(start..<index)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                index += 1
            } else if byte < 0x20 {
                position = index
                throw error("a control character inside a text; write it as an escape such as \\n or \\u0000")
            } else if byte >= 0x80 {
                isASCII = false
            }
            index += 1
        }
        throw error("the text that begins here is never closed; add the closing '\"'")
    }

    private mutating func string() throws(ReadError) -> String {
        switch try scanString() {
        case .ascii(let range):
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        case .unicode(let range):
            return try checked(UnsafeBufferPointer(rebasing: bytes[range]), from: range.lowerBound)
        case .escaped(let range):
            try unescape(range)
            let text = String(validating: scratch, as: UTF8.self)
            guard let text else {
                return try checked(UnsafeBufferPointer(rebasing: bytes[range]), from: range.lowerBound)
            }
            return text
        }
    }

    private mutating func checked(_ text: UnsafeBufferPointer<UInt8>, from start: Int) throws(ReadError) -> String {
        guard let valid = String(validating: text, as: UTF8.self) else {
            position = start + (UTF8Check.firstInvalid(in: text) ?? 0)
            throw error(UTF8Check.message)
        }
        return valid
    }

    /// Puts the text between the quotes into `scratch`, with its escapes resolved.
    private mutating func unescape(_ range: Range<Int>) throws(ReadError) {
        scratch.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                scratch.append(byte)
                index += 1
                continue
            }
            let escape = bytes[index + 1]
            index += 2
            switch escape {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(escape)
            case UInt8(ascii: "b"): scratch.append(0x08)
            case UInt8(ascii: "f"): scratch.append(0x0C)
            case UInt8(ascii: "n"): scratch.append(0x0A)
            case UInt8(ascii: "r"): scratch.append(0x0D)
            case UInt8(ascii: "t"): scratch.append(0x09)
            case UInt8(ascii: "u"):
                let scalar = try unicodeEscape(&index, end: range.upperBound)
                scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default:
                position = index - 2
                throw error("an unknown escape; JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX")
            }
        }
    }

    /// Reads the digits after `\u`, and a second escape where the first is half of a pair.
    private mutating func unicodeEscape(_ index: inout Int, end: Int) throws(ReadError) -> UnicodeScalar {
        let start = index - 2
        guard let first = hexadecimal(at: index, end: end) else {
            position = start
            throw error("\\u needs four hexadecimal digits")
        }
        index += 4
        if let scalar = UnicodeScalar(first) { return scalar }
        if first < 0xDC00, index + 1 < end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            let second = hexadecimal(at: index + 2, end: end), (0xDC00..<0xE000).contains(second),
            let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
            index += 6
            return scalar
        }
        position = start
        throw error("half of a surrogate pair; write both halves, or the character itself")
    }

    private func hexadecimal(at start: Int, end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var number: UInt32 = 0
        for index in start..<start + 4 {
            let byte = bytes[index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            number = number << 4 | UInt32(digit)
        }
        return number
    }

    private mutating func scalar(_ byte: UInt8) throws(ReadError) -> Value {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): if skipWord("true") { return .bool(true) }
        case UInt8(ascii: "f"): if skipWord("false") { return .bool(false) }
        case UInt8(ascii: "n"): if skipWord("null") { return .null }
        default: break
        }
        throw error("expected a value, found \(found)")
    }

    private mutating func number() throws(ReadError) -> Value {
        let start = position
        let isNegative = skip(UInt8(ascii: "-"))
        let first = position
        var number: Int64 = 0
        var isExact = true
        while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            // Counted downwards, because the least number has no positive twin.
            let (difference, underflow) = product.subtractingReportingOverflow(Int64(digit))
            if overflow || underflow { isExact = false }
            number = difference
            position += 1
        }
        guard position > first else { throw error("expected a digit after '-', found \(found)") }
        guard bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
            position = first
            throw error("a number must not begin with 0; write a text in quotes, or leave the 0 out")
        }
        var isWhole = true
        if skip(UInt8(ascii: ".")) {
            isWhole = false
            try skipDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            position += 1
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try skipDigits()
        }
        if isWhole, isExact {
            if isNegative { return .integer(number) }
            if number != Int64.min { return .integer(-number) }
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        guard let double = Double(text), double.isFinite else {
            position = start
            throw error("the number \(text.prefix(40)) is too large")
        }
        return .double(double)
    }

    private mutating func skipDigits() throws(ReadError) {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        guard position > start else { throw error("expected a digit, found \(found)") }
    }
}

// MARK: - Bytes

extension JSONParser {
    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "]") { skipSpace() }
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWord(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            guard bytes[position...].starts(with: word) else { return false }
            position += word.count
            return true
        }
    }

    /// What stands at the current place, for messages.
    private var found: String {
        guard position < bytes.count else { return "the end of the text" }
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80, end < position + 4 { end += 1 }
        return "'\(String(decoding: bytes[position..<end], as: UTF8.self))'"
    }

    private func error(_ message: String) -> ReadError {
        var marker = TextMarker()
        return ReadError(position: marker.mark(at: position, in: bytes).position(in: file), message: message)
    }
}
