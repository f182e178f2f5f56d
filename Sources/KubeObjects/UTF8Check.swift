/// Finds what is no UTF-8 in a text.
enum UTF8Check {
    static let message =
        "this is not valid UTF-8; save the file as UTF-8, and put binary data in base64 (in a Secret's data or a "
        + "ConfigMap's binaryData)"

    /// The offset of the first byte that no valid text has there, or `nil` for a valid text.
    static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            guard let length = length(of: byte), index + length <= bytes.count else { return index }
            guard let scalar = String(validating: bytes[index..<index + length], as: UTF8.self), !scalar.isEmpty else {
                return index
            }
            index += length
        }
        return nil
    }

    private static func length(of first: UInt8) -> Int? {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }
}
