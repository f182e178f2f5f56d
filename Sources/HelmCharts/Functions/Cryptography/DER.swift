/// Writes ASN.1 in its distinguished encoding (X.690).
enum DER {
    /// A value with its tag and length.
    static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        var length: [UInt8]
        if content.count < 0x80 {
            length = [UInt8(content.count)]
        } else {
            length = BigUnsigned(UInt64(content.count)).bytes()
            length.insert(0x80 | UInt8(length.count), at: 0)
        }
        return [tag] + length + content
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { tagged(0x30, Array(parts.joined())) }
    static func set(_ parts: [UInt8]...) -> [UInt8] { tagged(0x31, Array(parts.joined())) }
    static func octets(_ content: [UInt8]) -> [UInt8] { tagged(0x04, content) }
    static func bits(_ content: [UInt8], unused: UInt8 = 0) -> [UInt8] { tagged(0x03, [unused] + content) }
    static func explicit(_ number: UInt8, _ content: [UInt8]) -> [UInt8] { tagged(0xA0 | number, content) }
    static let null: [UInt8] = [0x05, 0x00]
    static let yes: [UInt8] = [0x01, 0x01, 0xFF]

    static func integer(_ number: BigUnsigned) -> [UInt8] {
        var bytes = number.bytes(count: 1)
        if bytes[0] & 0x80 != 0 { bytes.insert(0, at: 0) }
        return tagged(0x02, bytes)
    }
    static func integer(_ number: UInt64) -> [UInt8] { integer(BigUnsigned(number)) }

    /// An object identifier such as `1.2.840.113549.1.1.1`.
    static func identifier(_ text: String) -> [UInt8] {
        let numbers = text.split(separator: ".").compactMap { UInt64($0) }
        guard numbers.count >= 2 else { return tagged(0x06, []) }
        var content: [UInt8] = []
        for number in [numbers[0] * 40 + numbers[1]] + numbers.dropFirst(2) {
            var rest = number
            var digits = [UInt8(rest & 0x7F)]
            rest >>= 7
            while rest > 0 {
                digits.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            content += digits
        }
        return tagged(0x06, content)
    }

    /// A text as Go encodes names: printable where it can be, else UTF-8.
    static func text(_ text: String) -> [UInt8] {
        let isPrintable = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || " '()+,-./:=?".utf8.contains(byte)
        }
        return tagged(isPrintable ? 0x13 : 0x0C, Array(text.utf8))
    }

    /// A time: two digits of the year until 2049, four from then on.
    static func time(_ time: TemplateTime) -> [UInt8] {
        var time = time
        (time.offset, time.zone) = (0, "UTC")
        let isShort = (1950..<2050).contains(time.civil.year)
        let text = GoTimeLayout.format(time, layout: isShort ? "060102150405Z" : "20060102150405Z")
        return tagged(isShort ? 0x17 : 0x18, Array(text.utf8))
    }
}

/// Reads ASN.1 in its distinguished encoding.
struct DERReader {
    /// The encoding is wrong, or not what was expected.
    struct Problem: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

    var isAtEnd: Bool { rest.isEmpty }
    var nextTag: UInt8? { rest.first }

    /// The content of the next value.
    mutating func next(_ tag: UInt8? = nil) throws(Problem) -> [UInt8] { try element(tag).content }

    /// The next value with its tag and length, and its content alone.
    mutating func element(_ tag: UInt8? = nil) throws(Problem) -> (all: [UInt8], content: [UInt8]) {
        let start = rest
        guard let found = rest.popFirst(), tag == nil || found == tag, let first = rest.popFirst() else {
            throw Problem()
        }
        var length = Int(first)
        if first >= 0x80 {
            let count = Int(first & 0x7F)
            guard (1...4).contains(count), rest.count >= count else { throw Problem() }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else { throw Problem() }
        let content = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        return (Array(start.dropLast(rest.count)), content)
    }

    mutating func sequence() throws(Problem) -> DERReader { DERReader(try next(0x30)) }
    mutating func integer() throws(Problem) -> BigUnsigned { BigUnsigned(bytes: try next(0x02)) }
}

/// Text around binary data (RFC 7468).
enum PEM {
    static func encode(_ label: String, _ bytes: [UInt8]) -> String {
        let text = Array(Base64.encode(bytes).utf8)
        var output = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: text.count, by: 64) {
            output += String(decoding: text[start..<min(start + 64, text.count)], as: UTF8.self) + "\n"
        }
        return output + "-----END \(label)-----\n"
    }

    /// The first block of a text; `nil` where there is none.
    static func decode(_ text: String) -> (label: String, bytes: [UInt8])? {
        let lines = text.split(omittingEmptySubsequences: true) { $0.isNewline }.map { $0.drop { $0 == " " } }
        let (begin, end) = ("-----BEGIN ", "-----END ")
        guard let start = lines.firstIndex(where: { $0.hasPrefix(begin) && $0.hasSuffix("-----") }) else { return nil }
        let label = String(lines[start].dropFirst(begin.count).dropLast(5))
        guard let stop = lines[start...].firstIndex(where: { $0.hasPrefix("\(end)\(label)-----") }) else { return nil }
        let body = lines[(start + 1)..<stop].filter { !$0.contains(":") }.joined()
        guard case .success(let bytes) = Base64.decode(Array(body.utf8)) else { return nil }
        return (label, bytes)
    }
}
