/// A range of IP addresses, version 4 or 6, such as `10.96.0.0/12`.
public struct AddressBlock: Sendable, Hashable {
    let network: UInt128
    let prefix: Int
    let bits: Int

    /// The range that `text` names in CIDR form; a bare address is a range of one. `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let address = Address(String(first)) else { return nil }
        bits = address.bits
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...bits).contains(length) else { return nil }
            prefix = length
        } else {
            prefix = bits
        }
        network = address.number & Self.mask(prefix, bits)
    }

    private static func mask(_ prefix: Int, _ bits: Int) -> UInt128 {
        guard prefix > 0 else { return 0 }
        let all = bits == 128 ? UInt128.max : (UInt128(1) << UInt128(bits)) - 1
        return all & ~(prefix == bits ? 0 : (UInt128(1) << UInt128(bits - prefix)) - 1)
    }

    /// Whether the range contains an address.
    public func contains(_ text: String) -> Bool {
        guard let address = Address(text), address.bits == bits else { return false }
        return address.number & Self.mask(prefix, bits) == network
    }

    /// Whether the two ranges share an address.
    public func overlaps(_ other: AddressBlock) -> Bool {
        guard bits == other.bits else { return false }
        let mask = Self.mask(min(prefix, other.prefix), bits)
        return network & mask == other.network & mask
    }

    /// How many addresses the range has, at most 2^62.
    var count: Int { bits - prefix >= 62 ? 1 << 62 : 1 << (bits - prefix) }

    /// The address `offset` after the first; `nil` outside the range.
    func address(at offset: Int) -> String? {
        guard offset >= 0, offset < count else { return nil }
        return Address(number: network + UInt128(offset), bits: bits).text
    }
}

/// One IP address.
struct Address: Sendable, Hashable {
    let number: UInt128
    let bits: Int

    init(number: UInt128, bits: Int) {
        self.number = number
        self.bits = bits
    }

    init?(_ text: String) {
        if text.contains(":") {
            guard let number = Self.version6(text) else { return nil }
            self.init(number: number, bits: 128)
        } else {
            guard let number = Self.version4(text) else { return nil }
            self.init(number: UInt128(number), bits: 32)
        }
    }

    private static func version4(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard part.count <= 3, let byte = UInt8(part) else { return nil }
            number = number << 8 | UInt32(byte)
        }
        return number
    }

    private static func version6(_ text: String) -> UInt128? {
        let halves = text.components(separatedByDoubleColon: "::")
        guard halves.count <= 2 else { return nil }
        func groups(_ half: String) -> [UInt16]? {
            if half.isEmpty { return [] }
            var groups: [UInt16] = []
            for part in half.split(separator: ":", omittingEmptySubsequences: false) {
                guard (1...4).contains(part.count), let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
            return groups
        }
        guard let head = groups(halves[0]), let tail = halves.count == 2 ? groups(halves[1]) : [] else { return nil }
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        let all = head + Array(repeating: 0, count: missing) + tail
        return all.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
    }

    var text: String {
        if bits == 32 {
            return [24, 16, 8, 0].map { String(number >> UInt128($0) & 0xFF) }.joined(separator: ".")
        }
        return (0..<8).map { String(number >> UInt128(112 - $0 * 16) & 0xFFFF, radix: 16) }.joined(separator: ":")
    }
}

extension String {
    fileprivate func components(separatedByDoubleColon separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        parts.append(String(rest))
        return parts
    }
}
