/// An IP address as manifests write it.
struct Address: Equatable {
    /// 4 or 16 bytes.
    let bytes: [UInt8]

    var isIPv6: Bool { bytes.count == 16 }

    /// Reads an address; leading zeros are tolerated, as the API server's legacy fields do.
    init?(_ text: String) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bytes = Self.ipv6(text) else { return nil }
            self.bytes = bytes
        } else {
            guard let bytes = Self.ipv4(text) else { return nil }
            self.bytes = bytes
        }
    }

    private static func ipv4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard !part.isEmpty, part.utf8.allSatisfy({ (48...57).contains($0) }), let byte = UInt8(part) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    private static func ipv6(_ text: String) -> [UInt8]? {
        let halves = splitAtGap(text)
        guard let head = groups(halves.head) else { return nil }
        guard let rest = halves.tail else { return head.count == 16 ? head : nil }
        guard let tail = groups(rest), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The parts before and after `::`.
    private static func splitAtGap(_ text: String) -> (head: Substring, tail: Substring?) {
        let bytes = Array(text.utf8)
        for index in bytes.indices.dropLast()
        where bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == UInt8(ascii: ":") {
            let start = text.utf8.index(text.startIndex, offsetBy: index)
            let end = text.utf8.index(start, offsetBy: 2)
            return (text[..<start], text[end...])
        }
        return (text[...], nil)
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let last = ipv4(part) else { return nil }
                return bytes + last
            }
            guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16),
                part.utf8.allSatisfy(Bytes.isAlphanumeric)
            else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
        }
        return bytes
    }
}

/// A range of addresses: `10.0.0.0/8`.
struct AddressRange {
    let address: Address
    let length: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = Address(String(parts[0])), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]),
            length <= address.bytes.count * 8
        else { return nil }
        self.address = address
        self.length = length
    }

    func contains(_ other: Address) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        for bit in 0..<length {
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            if address.bytes[bit / 8] & mask != other.bytes[bit / 8] & mask { return false }
        }
        return true
    }
}

extension Format {
    static let addressMessage = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"

    /// An IP address.
    static func address(_ text: String) -> [String] {
        Address(text) == nil ? [addressMessage] : []
    }

    /// A range of IP addresses.
    static func addressRange(_ text: String) -> [String] {
        AddressRange(text) == nil ? ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"] : []
    }

    /// An address that other machines can reach (not unspecified, loopback or link-local).
    static func nonSpecialAddress(_ text: String) -> [String] {
        guard let address = Address(text) else { return ["must be a valid IP address"] }
        let bytes = address.bytes
        if address.isIPv6 {
            if bytes.allSatisfy({ $0 == 0 }) { return ["may not be unspecified (\(text))"] }
            if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return [loopbackMessage] }
            if bytes[0] == 0xfe, bytes[1] & 0xc0 == 0x80 { return [linkLocalMessage] }
            if bytes[0] == 0xff, bytes[1] & 0x0f == 0x02 { return [multicastMessage] }
        } else {
            if bytes == [0, 0, 0, 0] { return ["may not be unspecified (\(text))"] }
            if bytes[0] == 127 { return [loopbackMessage] }
            if bytes[0] == 169, bytes[1] == 254 { return [linkLocalMessage] }
            if bytes[0] == 224, bytes[1] == 0, bytes[2] == 0 { return [multicastMessage] }
        }
        return []
    }

    private static let loopbackMessage = "may not be in the loopback range (127.0.0.0/8, ::1/128)"
    private static let linkLocalMessage = "may not be in the link-local range (169.254.0.0/16, fe80::/10)"
    private static let multicastMessage = "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"
}
