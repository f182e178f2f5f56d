/// Percival's derivation of keys from passwords (RFC 7914).
enum Scrypt {
    static func key(
        _ password: [UInt8], salt: [UInt8], cost: Int, blockSize r: Int, parallelism: Int, length: Int
    ) -> [UInt8] {
        var blocks = pbkdf2(password, salt: salt, length: parallelism * 128 * r)
        for index in 0..<parallelism {
            let range = index * 128 * r..<(index + 1) * 128 * r
            blocks.replaceSubrange(range, with: mixed(Array(blocks[range]), cost: cost, r))
        }
        return pbkdf2(password, salt: blocks, length: length)
    }

    /// PBKDF2 with HMAC-SHA-256 and one iteration.
    private static func pbkdf2(_ password: [UInt8], salt: [UInt8], length: Int) -> [UInt8] {
        var output: [UInt8] = []
        var block: UInt32 = 1
        while output.count < length {
            output += SecureHash.hmac(key: password, salt + SecureHash.bytes([block]))
            block += 1
        }
        return Array(output.prefix(length))
    }

    private static func mixed(_ bytes: [UInt8], cost: Int, _ r: Int) -> [UInt8] {
        let size = 32 * r
        var x = (0..<size).map { index in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index * 4 + $1]) << UInt32(8 * $1) }
        }
        var scratch = [UInt32](repeating: 0, count: size)
        var table = [UInt32](repeating: 0, count: size * cost)
        x.withUnsafeMutableBufferPointer { x in
            scratch.withUnsafeMutableBufferPointer { scratch in
                table.withUnsafeMutableBufferPointer { table in
                    for index in 0..<cost {
                        for word in 0..<size { table[index * size + word] = x[word] }
                        mixBlocks(x, scratch, r)
                    }
                    for _ in 0..<cost {
                        let index = Int(x[size - 16]) & (cost - 1)
                        for word in 0..<size { x[word] ^= table[index * size + word] }
                        mixBlocks(x, scratch, r)
                    }
                }
            }
        }
        return x.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
    }

    private static func mixBlocks(
        _ x: UnsafeMutableBufferPointer<UInt32>, _ output: UnsafeMutableBufferPointer<UInt32>, _ r: Int
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { state in
            for word in 0..<16 { state[word] = x[(2 * r - 1) * 16 + word] }
            for block in 0..<2 * r {
                for word in 0..<16 { state[word] ^= x[block * 16 + word] }
                salsa(state)
                // Even blocks go to the first half, odd ones to the second.
                let target = (block / 2 + (block % 2) * r) * 16
                for word in 0..<16 { output[target + word] = state[word] }
            }
        }
        for word in 0..<32 * r { x[word] = output[word] }
    }

    private static let quarters: [(Int, Int, Int, Int)] = [
        (0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11), (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9),
        (15, 12, 13, 14),
    ]

    /// Salsa20/8; the second half of the state is room for its copy.
    private static func salsa(_ state: UnsafeMutableBufferPointer<UInt32>) {
        for word in 0..<16 { state[16 + word] = state[word] }
        for _ in 0..<4 {
            for (a, b, c, d) in quarters {
                state[b] ^= rotated(state[a] &+ state[d], 7)
                state[c] ^= rotated(state[b] &+ state[a], 9)
                state[d] ^= rotated(state[c] &+ state[b], 13)
                state[a] ^= rotated(state[d] &+ state[c], 18)
            }
        }
        for word in 0..<16 { state[word] &+= state[16 + word] }
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
}
