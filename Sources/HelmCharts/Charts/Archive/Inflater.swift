/// Unpacks DEFLATE ([RFC 1951](https://www.rfc-editor.org/rfc/rfc1951)).
struct Inflater {
    /// Why data cannot be unpacked.
    enum Problem: Error, Hashable {
        /// It ends too early.
        case truncated
        /// It is no DEFLATE.
        case corrupt
        /// It would become larger than allowed.
        case tooLarge
    }

    private let input: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let limit: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    /// Unpacks one stream.
    ///
    /// - Returns: the bytes, and where the stream ends in the input.
    static func inflate(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
    ) throws(Problem) -> (output: [UInt8], end: Int) {
        var inflater = Inflater(input: input, position: start, limit: limit)
        try inflater.readBlocks()
        return (inflater.output, inflater.position - inflater.bitCount / 8)
    }

    private init(input: UnsafeBufferPointer<UInt8>, position: Int, limit: Int) {
        self.input = input
        self.position = position
        self.limit = limit
        output.reserveCapacity(min(limit, (input.count - position) * 4))
    }

    private mutating func readBlocks() throws(Problem) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try readStored()
            case 1: try readCompressed(Self.fixedLiterals, Self.fixedDistances)
            case 2:
                let (literals, distances) = try readTables()
                try readCompressed(literals, distances)
            default: throw .corrupt
            }
        }
    }

    // MARK: - Bits

    private mutating func refill() {
        while bitCount <= 56, position < input.count {
            bits |= UInt64(input[position]) << UInt64(bitCount)
            bitCount += 8
            position += 1
        }
    }

    private mutating func take(_ count: Int) throws(Problem) -> Int {
        if bitCount < count { refill() }
        guard bitCount >= count else { throw .truncated }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    private mutating func symbol(_ table: PrefixCode) throws(Problem) -> Int {
        if bitCount < 15 { refill() }
        let (symbol, length) = table.symbol(for: Int(bits & 0x7FFF))
        guard length > 0 else { throw bitCount < 15 ? .truncated : .corrupt }
        guard length <= bitCount else { throw .truncated }
        bits >>= UInt64(length)
        bitCount -= length
        return symbol
    }

    // MARK: - Blocks

    private mutating func readStored() throws(Problem) {
        _ = try take(bitCount % 8)
        let length = try take(16)
        guard try take(16) == ~length & 0xFFFF else { throw .corrupt }
        // Whole bytes that were read ahead are given back.
        position -= bitCount / 8
        bits = 0
        bitCount = 0
        guard position + length <= input.count else { throw .truncated }
        guard output.count + length <= limit else { throw .tooLarge }
        output.append(contentsOf: input[position..<position + length])
        position += length
    }

    private mutating func readCompressed(_ literals: PrefixCode, _ distances: PrefixCode) throws(Problem) {
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                guard output.count < limit else { throw .tooLarge }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol < 286 else { throw .corrupt }
            let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let code = try self.symbol(distances)
            guard code < 30 else { throw .corrupt }
            let distance = Self.distanceBases[code] + (try take(Self.distanceBits[code]))
            guard distance <= output.count else { throw .corrupt }
            guard output.count + length <= limit else { throw .tooLarge }
            let start = output.count - distance
            for offset in 0..<length { output.append(output[start + offset]) }
        }
    }

    private mutating func readTables() throws(Problem) -> (PrefixCode, PrefixCode) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .corrupt }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengths[Self.lengthOrder[index]] = UInt8(try take(3)) }
        guard let lengthCode = PrefixCode(lengths) else { throw .corrupt }
        lengths = try readLengths(lengthCode, count: literalCount + distanceCount)
        guard lengths[256] > 0, let literals = PrefixCode(Array(lengths[..<literalCount])),
            let distances = PrefixCode(Array(lengths[literalCount...]))
        else { throw .corrupt }
        return (literals, distances)
    }

    private mutating func readLengths(_ code: PrefixCode, count: Int) throws(Problem) -> [UInt8] {
        var lengths: [UInt8] = []
        while lengths.count < count {
            let symbol = try symbol(code)
            var (value, times) = (UInt8(0), 1)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .corrupt }
                (value, times) = (last, try take(2) + 3)
            case 17: times = try take(3) + 3
            case 18: times = try take(7) + 11
            default: value = UInt8(symbol)
            }
            guard lengths.count + times <= count else { throw .corrupt }
            lengths += repeatElement(value, count: times)
        }
        return lengths
    }

    // MARK: - Tables of RFC 1951, section 3.2

    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLiterals = PrefixCode(
        unchecked: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = PrefixCode(unchecked: [UInt8](repeating: 5, count: 30))
}

/// A prefix code of DEFLATE, as a table over the next 15 bits.
struct PrefixCode {
    /// For each value of the next bits: the symbol times 16, plus the length of its code; 0 for no symbol.
    private let table: [UInt16]
    private let bits: Int

    /// A code with the given lengths; `nil` where no code has them. A code with one symbol may be incomplete, as may one
    /// without any, which is never used.
    init?(_ lengths: [UInt8]) {
        var used = 0
        var count = 0
        for length in lengths where length > 0 {
            used += 1 << (15 - Int(length))
            count += 1
        }
        guard used <= 1 << 15, used == 1 << 15 || count <= 1 else { return nil }
        self.init(unchecked: lengths)
    }

    init(unchecked lengths: [UInt8]) {
        bits = Int(lengths.max() ?? 0)
        var table = [UInt16](repeating: 0, count: 1 << bits)
        var code = 0
        for length in 1...15 {
            for (symbol, own) in lengths.enumerated() where Int(own) == length {
                var reversed = 0
                for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
                var index = reversed
                while index < table.count {
                    table[index] = UInt16(symbol) << 4 | UInt16(length)
                    index += 1 << length
                }
                code += 1
            }
            code <<= 1
        }
        self.table = table
    }

    /// The symbol that the bits begin with, and how many of them it takes; 0 for none.
    func symbol(for bits: Int) -> (symbol: Int, length: Int) {
        let entry = Int(table[bits & (table.count - 1)])
        return (entry >> 4, entry & 15)
    }
}
