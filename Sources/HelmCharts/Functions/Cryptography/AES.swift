/// AES with keys of 256 bits (FIPS 197), its blocks chained (CBC).
struct AES {
    private let roundKeys: [[UInt8]]

    /// The substitution: inverses in the field of 256 elements, then an affine map.
    private static let substitution: [UInt8] = {
        var table = [UInt8](repeating: 0x63, count: 256)
        var (p, q): (UInt8, UInt8) = (1, 1)
        repeat {
            // p runs through all elements as powers of 3, q through their inverses.
            p ^= doubled(p)
            q ^= q << 1
            q ^= q << 2
            q ^= q << 4
            if q & 0x80 != 0 { q ^= 0x09 }
            let mapped = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
            table[Int(p)] = mapped ^ 0x63
        } while p != 1
        return table
    }()
    private static let inverse: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for (index, value) in substitution.enumerated() { table[Int(value)] = UInt8(index) }
        return table
    }()

    private static func doubled(_ value: UInt8) -> UInt8 { value << 1 ^ (value & 0x80 != 0 ? 0x1B : 0) }

    private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var (a, result) = (a, UInt8(0))
        for bit in 0..<4 {
            if b >> UInt8(bit) & 1 == 1 { result ^= a }
            a = doubled(a)
        }
        return result
    }

    /// A cipher; of the password 32 bytes count, and zeros fill it up.
    init(password: [UInt8]) {
        let key = Array(password.prefix(32)) + Array(repeating: 0, count: max(0, 32 - password.count))
        var words = stride(from: 0, to: 32, by: 4).map { Array(key[$0..<$0 + 4]) }
        var constant: UInt8 = 1
        for index in 8..<60 {
            var word = words[index - 1]
            if index % 8 == 0 {
                word = (word[1...] + word[..<1]).map { Self.substitution[Int($0)] }
                word[0] ^= constant
                constant = Self.doubled(constant)
            } else if index % 8 == 4 {
                word = word.map { Self.substitution[Int($0)] }
            }
            words.append(zip(word, words[index - 8]).map { $0 ^ $1 })
        }
        roundKeys = stride(from: 0, to: 60, by: 4).map { Array(words[$0..<$0 + 4].joined()) }
    }

    private func encrypt(_ block: [UInt8]) -> [UInt8] {
        var state = zip(block, roundKeys[0]).map { $0 ^ $1 }
        for round in 1...14 {
            // Bytes substituted, and each row moved by its number.
            state = (0..<16).map { Self.substitution[Int(state[($0 + 4 * ($0 % 4)) % 16])] }
            if round < 14 { state = Self.mixed(state, [2, 3, 1, 1]) }
            state = zip(state, roundKeys[round]).map { $0 ^ $1 }
        }
        return state
    }

    private func decrypt(_ block: [UInt8]) -> [UInt8] {
        var state = zip(block, roundKeys[14]).map { $0 ^ $1 }
        for round in (0..<14).reversed() {
            state = (0..<16).map { Self.inverse[Int(state[($0 + 12 * ($0 % 4)) % 16])] }
            state = zip(state, roundKeys[round]).map { $0 ^ $1 }
            if round > 0 { state = Self.mixed(state, [14, 11, 13, 9]) }
        }
        return state
    }

    private static func mixed(_ state: [UInt8], _ factors: [UInt8]) -> [UInt8] {
        (0..<16).map { index in
            (0..<4).reduce(0) { $0 ^ product(state[index / 4 * 4 + (index + $1) % 4], factors[$1]) }
        }
    }

    /// The start value and the encrypted message, filled up to whole blocks.
    func encryptChained(_ message: [UInt8], start: [UInt8]) -> [UInt8] {
        let padding = 16 - message.count % 16
        let padded = message + [UInt8](repeating: UInt8(padding), count: padding)
        var output = start
        var previous = start
        for index in stride(from: 0, to: padded.count, by: 16) {
            previous = encrypt(zip(padded[index..<index + 16], previous).map { $0 ^ $1 })
            output += previous
        }
        return output
    }

    /// The message that was encrypted so, its filling still there.
    func decryptChained(_ message: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        for index in stride(from: 16, through: message.count - 16, by: 16) {
            output += zip(decrypt(Array(message[index..<index + 16])), message[index - 16..<index]).map { $0 ^ $1 }
        }
        return output
    }
}
