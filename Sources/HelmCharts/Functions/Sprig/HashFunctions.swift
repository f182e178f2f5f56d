/// Sprig's checksums.
enum HashFunctions {
    static let all: [TemplateFunction] = [
        hash("sha1sum", SecureHash.sha1), hash("sha256sum", SecureHash.sha256), hash("sha512sum", SecureHash.sha512),
        TemplateFunction("adler32sum", [.string]) { arguments, _ in
            var (a, b) = (UInt32(1), UInt32(0))
            for byte in arguments[0].stringBytes ?? [] {
                a = (a + UInt32(byte)) % 65_521
                b = (b + a) % 65_521
            }
            return .string(String(b << 16 | a))
        },
    ]

    private static func hash(_ name: String, _ sum: @escaping @Sendable ([UInt8]) -> [UInt8]) -> TemplateFunction {
        TemplateFunction(name, [.string]) { arguments, _ in
            .string(SecureHash.hexadecimal(sum(arguments[0].stringBytes ?? [])))
        }
    }
}
