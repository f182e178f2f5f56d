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
                    guard let x = x.baseAddress, let scratch = scratch.baseAddress, let table = table.baseAddress
                    else { return }
                    for index in 0..<cost {
                        (table + index * size).update(from: x, count: size)
                        mixBlocks(x, scratch, r)
                    }
                    for _ in 0..<cost {
                        let index = Int(x[size - 16]) & (cost - 1)
                        combine(x, table + index * size, count: size)
                        mixBlocks(x, scratch, r)
                    }
                }
            }
        }
        return x.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
    }

    /// `target ^= other`
    private static func combine(
        _ target: UnsafeMutablePointer<UInt32>, _ other: UnsafeMutablePointer<UInt32>, count: Int
    ) {
        var word = 0
        while word < count {
            target[word] ^= other[word]
            word &+= 1
        }
    }

    private static func mixBlocks(
        _ x: UnsafeMutablePointer<UInt32>, _ output: UnsafeMutablePointer<UInt32>, _ r: Int
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { buffer in
            guard let state = buffer.baseAddress else { return }
            state.initialize(repeating: 0, count: 32)
            state.update(from: x + (2 * r - 1) * 16, count: 16)
            for block in 0..<2 * r {
                combine(state, x + block * 16, count: 16)
                salsa(state)
                // Even blocks go to the first half, odd ones to the second.
                (output + (block / 2 + (block % 2) * r) * 16).update(from: state, count: 16)
            }
        }
        x.update(from: output, count: 32 * r)
    }

    /// Salsa20/8; the second half of the state is room for its copy.
    private static func salsa(_ state: UnsafeMutablePointer<UInt32>) {
        (state + 16).update(from: state, count: 16)
        var round = 0
        while round < 4 {
            quarter(state, 0, 4, 8, 12)
            quarter(state, 5, 9, 13, 1)
            quarter(state, 10, 14, 2, 6)
            quarter(state, 15, 3, 7, 11)
            quarter(state, 0, 1, 2, 3)
            quarter(state, 5, 6, 7, 4)
            quarter(state, 10, 11, 8, 9)
            quarter(state, 15, 12, 13, 14)
            round &+= 1
        }
        var word = 0
        while word < 16 {
            state[word] &+= state[16 &+ word]
            word &+= 1
        }
    }

    @inline(__always)
    private static func quarter(_ state: UnsafeMutablePointer<UInt32>, _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        var sum = state[a] &+ state[d]
        state[b] ^= sum &<< 7 | sum &>> 25
        sum = state[b] &+ state[a]
        state[c] ^= sum &<< 9 | sum &>> 23
        sum = state[c] &+ state[b]
        state[d] ^= sum &<< 13 | sum &>> 19
        sum = state[d] &+ state[c]
        state[a] ^= sum &<< 18 | sum &>> 14
    }
}
