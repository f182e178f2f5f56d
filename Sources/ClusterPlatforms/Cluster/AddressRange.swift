/// A range of IPv4 addresses, from which nodes, load balancers and pods take theirs.
struct AddressRange {
    private let base: UInt32
    private let prefix: UInt32

    /// The range `10.128.0.0/20`; a bare address is a range of one. `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let octets =
            parts.first?.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt32($0) } ?? []
        guard octets.count == 4, octets.allSatisfy({ $0 < 256 }), parts.count <= 2 else { return nil }
        let length = parts.count == 2 ? UInt32(parts[1]) : 32
        guard let length, length <= 32 else { return nil }
        prefix = length
        let address = octets.reduce(0) { $0 << 8 | $1 }
        base = length == 0 ? 0 : address & ~(UInt32.max >> length)
        if length == 32 { return }
    }

    /// How many addresses it has; at most 2^31.
    var count: Int { prefix == 0 ? 1 << 31 : 1 << Int(32 - prefix) }

    /// The address `offset` after the first, counted round where the range is too small.
    func address(_ offset: Int) -> String {
        Self.text(base &+ UInt32(offset % count))
    }

    /// The `index`th part of the range with the given prefix length; `nil` where there are not so many.
    func part(_ index: Int, prefix length: Int) -> String? {
        guard length >= Int(prefix), length <= 30, index < 1 << (length - Int(prefix)) else { return nil }
        return "\(Self.text(base &+ UInt32(index) << UInt32(32 - length)))/\(length)"
    }

    /// Whether the address is in the range.
    func contains(_ address: String) -> Bool {
        guard !address.contains("/"), let other = AddressRange(address) else { return false }
        return prefix == 0 || (other.base ^ base) & ~(prefix == 32 ? 0 : UInt32.max >> prefix) == 0
    }

    private static func text(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
    }
}
