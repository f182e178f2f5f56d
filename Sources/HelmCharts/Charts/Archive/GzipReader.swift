/// Unpacks gzip ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)), of one member or several.
enum GzipReader {
    /// Why a file cannot be unpacked, in one sentence with what to do.
    struct Problem: Error, Hashable {
        let message: String

        static let noGzip = Problem(message: "this is no gzip file; a packed chart is made with 'helm package'")
        static let truncated = Problem(message: "the file ends too early; fetch it again")
        static let corrupt = Problem(message: "the compressed data is damaged; fetch the file again")
        static let checksum = Problem(
            message: "the checksum does not fit the data, which is damaged; fetch the file again")
    }

    /// The bytes that the file was made of.
    ///
    /// - Parameter limit: how many bytes they may be at most; `tooLarge` says what happens beyond.
    static func unpack(_ bytes: [UInt8], limit: Int, tooLarge: Problem) throws(Problem) -> [UInt8] {
        try bytes.withUnsafeBufferPointer { buffer throws(Problem) in
            var result: [UInt8] = []
            var position = 0
            repeat {
                position = try header(buffer, position, isFirst: position == 0)
                let output: [UInt8]
                do throws(Inflater.Problem) {
                    (output, position) = try Inflater.inflate(buffer, from: position, limit: limit - result.count)
                } catch {
                    throw error == .tooLarge ? tooLarge : error == .truncated ? .truncated : .corrupt
                }
                guard position + 8 <= buffer.count else { throw .truncated }
                let isWhole =
                    number(buffer, position) == Checksum.crc32(output)
                    && number(buffer, position + 4) == UInt32(truncatingIfNeeded: output.count)
                guard isWhole else { throw .checksum }
                position += 8
                result = result.isEmpty ? output : result + output
                // What follows and is no further member is padding.
            } while position + 1 < buffer.count && buffer[position] == 0x1F && buffer[position + 1] == 0x8B
            return result
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
    }

    /// Where the compressed data begins.
    private static func header(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, isFirst: Bool
    ) throws(Problem) -> Int {
        guard start + 10 <= bytes.count, bytes[start] == 0x1F, bytes[start + 1] == 0x8B, bytes[start + 2] == 8 else {
            throw isFirst ? (bytes.starts(with: [0x1F, 0x8B]) ? .truncated : .noGzip) : .corrupt
        }
        let flags = bytes[start + 3]
        var position = start + 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { throw .truncated }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        // A name and a comment, each ended by a zero.
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard position < bytes.count, let end = bytes[position...].firstIndex(of: 0) else { throw .truncated }
            position = end + 1
        }
        if flags & 2 != 0 { position += 2 }
        guard position <= bytes.count else { throw .truncated }
        return position
    }
}

/// CRC-32 as gzip has it.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
        }
    }
}
