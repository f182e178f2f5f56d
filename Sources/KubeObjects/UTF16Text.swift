/// Turns UTF-16, which some editors write, into UTF-8.
enum UTF16Text {
    /// The bytes as UTF-8; unchanged where they do not begin with the byte order mark of UTF-16.
    static func converted(_ bytes: [UInt8], file: String) throws(ReadError) -> [UInt8] {
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
            throw ReadError(
                position: SourcePosition(file: file, line: 1, column: 1),
                message: "the file begins like UTF-16 but is not valid UTF-16; save it as UTF-8")
        }
        return Array(text.utf8)
    }
}
