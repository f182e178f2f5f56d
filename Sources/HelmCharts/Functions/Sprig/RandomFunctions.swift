/// Sprig's functions of chance. They draw from the rendering's generator, which is seeded unless live chance was asked for.
enum RandomFunctions {
    static let all: [TemplateFunction] = [
        text("randAlphaNum", of: Array(48...57) + Array(65...90) + Array(97...122)),
        text("randAlpha", of: Array(65...90) + Array(97...122)),
        text("randNumeric", of: Array(48...57)),
        text("randAscii", of: Array(32...126)),
        TemplateFunction("randBytes", [.int]) { arguments, context throws(TemplateProblem) in
            let count = arguments[0].integer
            guard count >= 0, count <= FunctionLimit.bytes else {
                throw TemplateProblem("runtime error: makeslice: len out of range")
            }
            return .string(Base64.encode(bytes(count, &context.random)))
        },
        TemplateFunction("uuidv4", []) { _, context in
            var bytes = bytes(16, &context.random)
            bytes[6] = bytes[6] & 0x0F | 0x40
            bytes[8] = bytes[8] & 0x3F | 0x80
            let digits = Array(SecureHash.hexadecimal(bytes).utf8)
            let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
            return .string(groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-"))
        },
    ]

    private static func text(_ name: String, of alphabet: [UInt8]) -> TemplateFunction {
        TemplateFunction(name, [.int]) { arguments, context throws(TemplateProblem) in
            let count = max(arguments[0].integer, 0)
            guard count <= FunctionLimit.bytes else { throw .tooLarge("the random text") }
            var text: [UInt8] = []
            text.reserveCapacity(count)
            for _ in 0..<count { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &context.random)]) }
            return .string(String(decoding: text, as: UTF8.self))
        }
    }

    /// Random bytes.
    static func bytes(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count { bytes += SecureHash.bytes([random.next()]) }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
