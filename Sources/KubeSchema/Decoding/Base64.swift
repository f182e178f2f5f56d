/// Base64 as Kubernetes writes bytes in JSON (RFC 4648, standard alphabet, padded).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of `bytes`.
    static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var buffer: UInt32 = 0
        var count = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            count += 1
            if count == 3 {
                append(buffer, characters: 4, to: &text)
                buffer = 0
                count = 0
            }
        }
        if count > 0 {
            append(buffer << (8 * UInt32(3 - count)), characters: count + 1, to: &text)
            text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ group: UInt32, characters: Int, to text: inout [UInt8]) {
        for position in 0..<characters {
            text.append(alphabet[Int(group >> (18 - 6 * UInt32(position)) & 63)])
        }
    }

    /// The position of the first byte that does not belong, as Go's decoder counts it; `nil` for proper base64.
    ///
    /// Line breaks are skipped, as Go does.
    static func firstError(in text: String) -> Int? {
        let bytes = Array(text.utf8)
        var position = 0
        var digits = 0
        func isBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
        while position < bytes.count {
            let byte = bytes[position]
            if isBreak(byte) {
                position += 1
                continue
            }
            if byte == UInt8(ascii: "=") {
                return paddingError(bytes, at: position, digits: digits, isBreak: isBreak)
            }
            guard alphabet.contains(byte) else { return position }
            digits = (digits + 1) % 4
            position += 1
        }
        return digits == 0 ? nil : bytes.count - digits
    }

    /// Checks the padding that begins at `position` after `digits` characters of the last group.
    private static func paddingError(
        _ bytes: [UInt8], at start: Int, digits: Int, isBreak: (UInt8) -> Bool
    ) -> Int? {
        guard digits >= 2 else { return start }
        var position = start + 1
        while position < bytes.count, isBreak(bytes[position]) { position += 1 }
        if digits == 2 {
            guard position < bytes.count else { return bytes.count }
            guard bytes[position] == UInt8(ascii: "=") else { return position - 1 }
            position += 1
        }
        while position < bytes.count, isBreak(bytes[position]) { position += 1 }
        return position < bytes.count ? position : nil
    }
}
