/// Sprig's text encodings.
enum EncodingFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("b64enc", [.string]) { arguments, _ in
            .string(Base64.encode(arguments[0].stringBytes ?? []))
        },
        TemplateFunction("b32enc", [.string]) { arguments, _ in
            .string(Base32.encode(arguments[0].stringBytes ?? []))
        },
        // What cannot be decoded becomes the message, as in Sprig.
        TemplateFunction("b64dec", [.string]) { arguments, _ in
            switch Base64.decode(arguments[0].stringBytes ?? []) {
            case .success(let bytes): TemplateValue(.utf8(bytes))
            case .failure(let problem): .string("illegal base64 data at input byte \(problem.offset)")
            }
        },
        TemplateFunction("b32dec", [.string]) { arguments, _ in
            switch Base32.decode(arguments[0].stringBytes ?? []) {
            case .success(let bytes): TemplateValue(.utf8(bytes))
            case .failure(let problem): .string("illegal base32 data at input byte \(problem.offset)")
            }
        },
    ]
}

/// Where an encoded text is wrong.
struct EncodingProblem: Error, Equatable {
    var offset: Int
}

/// Base64 with padding (RFC 4648); line breaks are skipped.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group = UInt32(bytes[start]) << 16
            if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
            if count > 2 { group |= UInt32(bytes[start + 2]) }
            for index in 0..<4 {
                output.append(
                    index <= count ? alphabet[Int(group >> UInt32(18 - 6 * index) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    static func decode(_ text: [UInt8]) -> Result<[UInt8], EncodingProblem> {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3)
        var (group, count, index) = (UInt32(0), 0, 0)
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == 10 || byte == 13 { continue }
            if let digit = digit(byte) {
                group = group << 6 | UInt32(digit)
                count += 1
                guard count == 4 else { continue }
                output += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
                (group, count) = (0, 0)
                continue
            }
            guard byte == UInt8(ascii: "="), count >= 2 else { return .failure(EncodingProblem(offset: index - 1)) }
            return finish(text, from: index, group, count, output)
        }
        guard count == 0 else { return .failure(EncodingProblem(offset: index - count)) }
        return .success(output)
    }

    /// Reads the rest behind the first `=`.
    private static func finish(
        _ text: [UInt8], from start: Int, _ group: UInt32, _ count: Int, _ output: [UInt8]
    ) -> Result<[UInt8], EncodingProblem> {
        var index = start
        func skipBreaks() { while index < text.count, text[index] == 10 || text[index] == 13 { index += 1 } }
        skipBreaks()
        if count == 2 {
            guard index < text.count else { return .failure(EncodingProblem(offset: text.count)) }
            guard text[index] == UInt8(ascii: "=") else { return .failure(EncodingProblem(offset: index - 1)) }
            index += 1
        }
        skipBreaks()
        guard index == text.count else { return .failure(EncodingProblem(offset: index)) }
        return .success(
            output + (count == 2 ? [UInt8(group >> 4 & 255)] : [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)]))
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

/// Base32 with padding (RFC 4648); line breaks are skipped.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> String {
        var output: [UInt8] = []
        var (bits, count) = (UInt64(0), 0)
        for byte in bytes {
            bits = (bits << 8 | UInt64(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                output.append(alphabet[Int(bits >> UInt64(count) & 31)])
            }
        }
        if count > 0 { output.append(alphabet[Int(bits << UInt64(5 - count) & 31)]) }
        while output.count % 8 != 0 { output.append(UInt8(ascii: "=")) }
        return String(decoding: output, as: UTF8.self)
    }

    static func decode(_ text: [UInt8]) -> Result<[UInt8], EncodingProblem> {
        let text = text.filter { $0 != 10 && $0 != 13 }
        var output: [UInt8] = []
        var (bits, count) = (UInt64(0), 0)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "=") {
                // 8 characters stand for 5 bytes; fewer bytes leave 6, 4, 3 or 1 of them empty.
                let used = index % 8
                let isComplete = text.count == index + 8 - used && text[index...].allSatisfy { $0 == byte }
                guard [2, 4, 5, 7].contains(used), isComplete else { return .failure(EncodingProblem(offset: index)) }
                return .success(output)
            }
            guard let digit = alphabet.firstIndex(of: byte) else { return .failure(EncodingProblem(offset: index)) }
            bits = (bits << 5 | UInt64(digit)) & 0xFFFF
            count += 5
            if count >= 8 {
                count -= 8
                output.append(UInt8(bits >> UInt64(count) & 255))
            }
        }
        guard text.count % 8 == 0 else { return .failure(EncodingProblem(offset: text.count - text.count % 8)) }
        return .success(output)
    }
}
