/// The hash functions of FIPS 180-4 that charts use, and HMAC (RFC 2104) over SHA-256.
enum SecureHash {
    // MARK: SHA-1

    static func sha1(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var words = [UInt32](repeating: 0, count: 80)
        let padded = padded(message, blockSize: 64)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 { words[index] = word(padded, block + index * 4) }
            for index in 16..<80 {
                words[index] = (words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]).rotated(-1)
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let mixed: UInt32
                let constant: UInt32
                switch index {
                case ..<20: (mixed, constant) = ((b & c) | (~b & d), 0x5A82_7999)
                case ..<40: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
                case ..<60: (mixed, constant) = ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
                default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
                }
                let next = a.rotated(-5) &+ mixed &+ e &+ constant &+ words[index]
                (e, d, c, b, a) = (d, c, b.rotated(-30), a, next)
            }
            for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
        }
        return bytes(state)
    }

    // MARK: SHA-256

    static func sha256(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        var words = [UInt32](repeating: 0, count: 64)
        let padded = padded(message, blockSize: 64)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 { words[index] = word(padded, block + index * 4) }
            for index in 16..<64 {
                let (x, y) = (words[index - 15], words[index - 2])
                let s0 = x.rotated(7) ^ x.rotated(18) ^ x >> 3
                let s1 = y.rotated(17) ^ y.rotated(19) ^ y >> 10
                words[index] = words[index - 16] &+ s0 &+ words[index - 7] &+ s1
            }
            var v = state
            for index in 0..<64 {
                let s1 = v[4].rotated(6) ^ v[4].rotated(11) ^ v[4].rotated(25)
                let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
                let t1 = v[7] &+ s1 &+ choice &+ roots[index] &+ words[index]
                let s0 = v[0].rotated(2) ^ v[0].rotated(13) ^ v[0].rotated(22)
                let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
                let t2 = s0 &+ majority
                v[7] = v[6]
                v[6] = v[5]
                v[5] = v[4]
                v[4] = v[3] &+ t1
                v[3] = v[2]
                v[2] = v[1]
                v[1] = v[0]
                v[0] = t1 &+ t2
            }
            for index in 0..<8 { state[index] &+= v[index] }
        }
        return bytes(state)
    }

    /// The first 80 primes' cube roots, 64 bits of their fractions; SHA-256 takes the upper halves of the first 64.
    private static let longRoots: [UInt64] = (0..<80).map { fractionOfCubeRoot(prime($0)) }
    private static let roots: [UInt32] = longRoots.prefix(64).map { UInt32($0 >> 32) }

    private static func prime(_ index: Int) -> UInt64 {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count <= index {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes[index]
    }

    /// ⌊2⁶⁴ ∛n⌋ without its whole part, found bit by bit: x³ ≤ n·2¹⁹².
    private static func fractionOfCubeRoot(_ number: UInt64) -> UInt64 {
        var root = BigUnsigned(0)
        let target = BigUnsigned(number) << 192
        for bit in stride(from: 67, through: 0, by: -1) {
            let candidate = root + (BigUnsigned(1) << bit)
            if candidate * candidate * candidate <= target { root = candidate }
        }
        return root.words.first ?? 0
    }

    // MARK: SHA-512

    static func sha512(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt64] = [
            0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
            0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
        ]
        var words = [UInt64](repeating: 0, count: 80)
        let padded = padded(message, blockSize: 128)
        for block in stride(from: 0, to: padded.count, by: 128) {
            for index in 0..<16 {
                words[index] =
                    UInt64(word(padded, block + index * 8)) << 32 | UInt64(word(padded, block + index * 8 + 4))
            }
            for index in 16..<80 {
                let (x, y) = (words[index - 15], words[index - 2])
                let s0 = x.rotated(1) ^ x.rotated(8) ^ x >> 7
                let s1 = y.rotated(19) ^ y.rotated(61) ^ y >> 6
                words[index] = words[index - 16] &+ s0 &+ words[index - 7] &+ s1
            }
            var v = state
            for index in 0..<80 {
                let s1 = v[4].rotated(14) ^ v[4].rotated(18) ^ v[4].rotated(41)
                let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
                let t1 = v[7] &+ s1 &+ choice &+ longRoots[index] &+ words[index]
                let s0 = v[0].rotated(28) ^ v[0].rotated(34) ^ v[0].rotated(39)
                let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
                v = [t1 &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
            }
            for index in 0..<8 { state[index] &+= v[index] }
        }
        return bytes(state)
    }

    // MARK: Parts

    /// The message with a one bit, zeros and its length behind it.
    private static func padded(_ message: [UInt8], blockSize: Int) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        let lengthSize = blockSize / 8
        while padded.count % blockSize != blockSize - lengthSize { padded.append(0) }
        padded += Array(repeating: 0, count: lengthSize - 8)
        return padded + bytes([UInt64(message.count) &* 8])
    }

    private static func word(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16 | UInt32(bytes[index + 2]) << 8
            | UInt32(bytes[index + 3])
    }

    static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
        words.flatMap { word in
            stride(from: Word.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> Word($0)) }
        }
    }

    /// HMAC with SHA-256.
    static func hmac(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var block = key.count > 64 ? sha256(key) : key
        block += Array(repeating: 0, count: 64 - block.count)
        return sha256(block.map { $0 ^ 0x5C } + sha256(block.map { $0 ^ 0x36 } + message))
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension FixedWidthInteger {
    /// The bits moved to the right around the ends; to the left for a negative count.
    fileprivate func rotated(_ count: Int) -> Self {
        let count = (count + Self.bitWidth) % Self.bitWidth
        return self >> count | self << (Self.bitWidth - count)
    }
}
