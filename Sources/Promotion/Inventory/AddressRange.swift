/// A range of IPv4 addresses, written `10.96.0.0/16`.
struct AddressRange: Equatable, Sendable {
    let first: UInt32
    let prefix: Int

    /// Reads a range, or a single address; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let head = parts.first, parts.count <= 2, let address = Self.address(String(head)) else { return nil }
        var prefix = 32
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...32).contains(length) else { return nil }
            prefix = length
        }
        self.prefix = prefix
        first = address & Self.mask(prefix)
    }

    /// Reads an address of four numbers.
    static func address(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard part.utf8.count <= 3, part.utf8.allSatisfy({ (48...57).contains($0) }), let byte = UInt8(part) else {
                return nil
            }
            address = address << 8 | UInt32(byte)
        }
        return address
    }

    /// Whether any address is in both.
    func overlaps(_ other: AddressRange) -> Bool {
        let mask = Self.mask(min(prefix, other.prefix))
        return first & mask == other.first & mask
    }

    /// Whether every address of `other` is in here.
    func contains(_ other: AddressRange) -> Bool { prefix <= other.prefix && overlaps(other) }

    private static func mask(_ prefix: Int) -> UInt32 { prefix == 0 ? 0 : UInt32.max << UInt32(32 - prefix) }

    /// The addresses written in a text, such as a URL, in their order.
    static func addresses(in text: String) -> [String] {
        var found: [String] = []
        var run = ""
        for character in text + " " {
            if character == "." || (character.isASCII && character.isNumber) {
                run.append(character)
            } else {
                let candidate = run.hasSuffix(".") ? String(run.dropLast()) : run
                if address(candidate) != nil, !found.contains(candidate) { found.append(candidate) }
                run = ""
            }
        }
        return found
    }
}
