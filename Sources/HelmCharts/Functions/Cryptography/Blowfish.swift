/// Schneier's cipher, as far as bcrypt needs it.
struct Blowfish {
    private var subkeys: [UInt32]
    private var boxes: [UInt32]

    /// The first bits of π behind the point, which the cipher starts from: 18 subkeys, then four boxes of 256.
    private static let pi: [UInt32] = {
        let bits = (18 + 1_024) * 32
        let guardBits = 64
        // Machin's formula: π = 16 arctan 1/5 - 4 arctan 1/239.
        let one = BigUnsigned(1) << (bits + guardBits)
        let value = (arctangent(5, one) << 4) - (arctangent(239, one) << 2)
        let fraction = (value - (BigUnsigned(3) << (bits + guardBits))) >> guardBits
        let bytes = fraction.bytes(count: bits / 8)
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }()

    /// arctan 1/n in units of `one`.
    private static func arctangent(_ n: UInt64, _ one: BigUnsigned) -> BigUnsigned {
        var term = one.dividedByWord(n).quotient
        var (plus, minus) = (term, BigUnsigned(0))
        var divisor: UInt64 = 1
        while !term.isZero {
            term = term.dividedByWord(n * n).quotient
            divisor += 2
            let part = term.dividedByWord(divisor).quotient
            if divisor % 4 == 3 { minus = minus + part } else { plus = plus + part }
        }
        return plus - minus
    }

    /// The costly key schedule of bcrypt.
    init(cost: Int, salt: [UInt8], key: [UInt8]) {
        subkeys = Array(Self.pi[..<18])
        boxes = Array(Self.pi[18...])
        let (saltWords, keyWords) = (Self.words(salt, count: 18), Self.words(key, count: 18))
        expand(keyWords, salt: Self.words(salt, count: 4))
        let none: [UInt32] = [0, 0, 0, 0]
        for _ in 0..<(1 << cost) {
            expand(keyWords, salt: none)
            expand(saltWords, salt: none)
        }
    }

    /// Words of bytes that are repeated for as long as it takes.
    private static func words(_ bytes: [UInt8], count: Int) -> [UInt32] {
        (0..<count).map { index in
            (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[(index * 4 + $1) % bytes.count]) }
        }
    }

    private mutating func expand(_ key: [UInt32], salt: [UInt32]) {
        for index in 0..<18 { subkeys[index] ^= key[index] }
        subkeys.withUnsafeMutableBufferPointer { subkeys in
            boxes.withUnsafeMutableBufferPointer { boxes in
                var (left, right): (UInt32, UInt32) = (0, 0)
                var next = 0
                for index in stride(from: 0, to: 18 + 1_024, by: 2) {
                    left ^= salt[next]
                    right ^= salt[next + 1]
                    next ^= 2
                    Self.encrypt(&left, &right, UnsafePointer(subkeys.baseAddress), UnsafePointer(boxes.baseAddress))
                    if index < 18 {
                        subkeys[index] = left
                        subkeys[index + 1] = right
                    } else {
                        boxes[index - 18] = left
                        boxes[index - 17] = right
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func encrypt(
        _ left: inout UInt32, _ right: inout UInt32, _ subkeys: UnsafePointer<UInt32>?, _ boxes: UnsafePointer<UInt32>?
    ) {
        guard let subkeys, let boxes else { return }
        var (l, r) = (left ^ subkeys[0], right)
        var round = 1
        while round < 17 {
            let a = boxes[Int(l &>> 24)] &+ boxes[256 &+ Int(l &>> 16 & 255)]
            r ^= (a ^ boxes[512 &+ Int(l &>> 8 & 255)]) &+ boxes[768 &+ Int(l & 255)] ^ subkeys[round]
            let b = boxes[Int(r &>> 24)] &+ boxes[256 &+ Int(r &>> 16 & 255)]
            l ^= (b ^ boxes[512 &+ Int(r &>> 8 & 255)]) &+ boxes[768 &+ Int(r & 255)] ^ subkeys[round &+ 1]
            round &+= 2
        }
        (left, right) = (r ^ subkeys[17], l)
    }

    /// Encrypts words many times over.
    func encrypted(_ words: [UInt32], times: Int) -> [UInt32] {
        var words = words
        subkeys.withUnsafeBufferPointer { subkeys in
            boxes.withUnsafeBufferPointer { boxes in
                for index in stride(from: 0, to: words.count - 1, by: 2) {
                    var (left, right) = (words[index], words[index + 1])
                    for _ in 0..<times { Self.encrypt(&left, &right, subkeys.baseAddress, boxes.baseAddress) }
                    (words[index], words[index + 1]) = (left, right)
                }
            }
        }
        return words
    }
}

/// The hash of passwords by Provos and Mazières.
enum BCrypt {
    private static let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// `$2a$10$…`
    static func hash(_ password: [UInt8], salt: [UInt8], cost: Int = 10) -> String {
        let cipher = Blowfish(cost: cost, salt: salt, key: password + [0])
        let text = Array("OrpheanBeholderScryDoubt".utf8)
        let words = stride(from: 0, to: text.count, by: 4).map { start in
            text[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        let digest = SecureHash.bytes(cipher.encrypted(words, times: 64)).dropLast()
        return "$2a$\(cost < 10 ? "0" : "")\(cost)$" + encode(salt) + encode(Array(digest))
    }

    private static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 6 {
                count -= 6
                output.append(alphabet[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { output.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        return String(decoding: output, as: UTF8.self)
    }
}
