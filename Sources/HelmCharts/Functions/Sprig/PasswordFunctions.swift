/// Sprig's functions of passwords, and its encryption.
enum PasswordFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("bcrypt", [.string]) { arguments, context in .string(bcrypt(arguments[0], context)) },
        TemplateFunction("htpasswd", [.string, .string]) { arguments, context in
            let user = arguments[0].lossyString
            guard !user.contains(":") else { return .string("invalid username: \(user)") }
            return .string("\(user):\(bcrypt(arguments[1], context))")
        },
        TemplateFunction("derivePassword", [.int, .string, .string, .string, .string]) { arguments, _ in
            .string(derive(arguments))
        },
        TemplateFunction("encryptAES", [.string, .string]) { arguments, context in
            let message = arguments[1].stringBytes ?? []
            if message.isEmpty { return .string("") }
            let start = RandomFunctions.bytes(16, &context.random)
            return .string(
                Base64.encode(AES(password: arguments[0].stringBytes ?? []).encryptChained(message, start: start)))
        },
        TemplateFunction("decryptAES", [.string, .string]) { arguments, _ throws(TemplateProblem) in
            try decrypt(arguments[1].stringBytes ?? [], password: arguments[0].stringBytes ?? [])
        },
    ]

    private static func bcrypt(_ password: TemplateValue, _ context: RenderContext) -> String {
        let bytes = password.stringBytes ?? []
        guard bytes.count <= 72 else {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        }
        return BCrypt.hash(bytes, salt: RandomFunctions.bytes(16, &context.random))
    }

    private static func decrypt(
        _ text: [UInt8], password: [UInt8]
    ) throws(TemplateProblem) -> TemplateValue {
        if text.isEmpty { return .string("") }
        switch Base64.decode(text) {
        case .failure(let problem):
            throw TemplateProblem("illegal base64 data at input byte \(problem.offset)")
        case .success(let bytes):
            guard bytes.count >= 16 else {
                throw TemplateProblem(
                    "runtime error: slice bounds out of range [:16] with capacity \(text.count / 4 * 3)")
            }
            guard bytes.count % 16 == 0 else { throw TemplateProblem("crypto/cipher: input not full blocks") }
            let message = AES(password: password).decryptChained(bytes)
            guard let last = message.last else { throw TemplateProblem("runtime error: index out of range [-1]") }
            guard Int(last) <= message.count else {
                throw TemplateProblem("runtime error: slice bounds out of range [:\(message.count - Int(last))]")
            }
            return TemplateValue(.utf8(message.dropLast(Int(last))))
        }
    }

    // MARK: Master passwords

    private static let templates: [String: [String]] = [
        "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long": [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
            "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
            "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
            "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium": ["CvcnoCvc", "CvcCvcno"], "short": ["Cvcn"], "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin": ["nnnn"],
    ]

    private static let characters: [Character: String] = [
        "V": "AEIOU", "C": "BCDFGHJKLMNPQRSTVWXYZ", "v": "aeiou", "c": "bcdfghjklmnpqrstvwxyz",
        "A": "AEIOUBCDFGHJKLMNPQRSTVWXYZ", "a": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
        "n": "0123456789", "o": "@&%?,=[]_:-+*$#!'^~;()/.",
        "x": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
    ]

    /// The password that the Master Password algorithm derives for a site.
    private static func derive(_ arguments: [TemplateValue]) -> String {
        let type = arguments[1].lossyString
        guard let templates = templates[type] else { return "cannot find password template \(type)" }
        let scope = Array("com.lyndir.masterpassword".utf8)
        let (user, site) = (arguments[3].stringBytes ?? [], arguments[4].stringBytes ?? [])
        let key = Scrypt.key(
            arguments[2].stringBytes ?? [],
            salt: scope + SecureHash.bytes([UInt32(truncatingIfNeeded: user.count)]) + user,
            cost: 32_768, blockSize: 8, parallelism: 2, length: 64)
        let counter = UInt32(truncatingIfNeeded: arguments[0].integer)
        let seed = SecureHash.hmac(
            key: key,
            scope + SecureHash.bytes([UInt32(truncatingIfNeeded: site.count)]) + site + SecureHash.bytes([counter]))
        let template = templates[Int(seed[0]) % templates.count]
        let letters = zip(template, seed.dropFirst()).map { kind, byte -> UInt8 in
            let choices = Array((characters[kind] ?? "x").utf8)
            return choices[Int(byte) % choices.count]
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
