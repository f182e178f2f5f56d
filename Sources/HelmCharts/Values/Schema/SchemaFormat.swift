/// The formats of texts that schemas before 2019 assert. Formats that are not known are no demand.
enum SchemaFormat {
    /// What is wrong with a text; `nil` where it has the format.
    static func problem(_ text: String, format: String) -> String? {
        guard let check = checks[format] else { return nil }
        return check(text)
    }

    private static let checks: [String: @Sendable (String) -> String?] = [
        "ipv4": { isIPv4($0) ? nil : "four numbers from 0 to 255 with dots between are expected" },
        "ipv6": { isIPv6($0) ? nil : "an IPv6 address is expected" },
        "hostname": hostname,
        "email": email,
        "date": { isDate($0) ? nil : "a date such as 2026-03-01 is expected" },
        "time": { isTime($0) ? nil : "a time with zone such as 10:30:00Z is expected" },
        "date-time": dateTime,
        "uri": { uri($0, isReference: false) },
        "iri": { uri($0, isReference: false) },
        "uri-reference": { uri($0, isReference: true) },
        "iri-reference": { uri($0, isReference: true) },
        "uuid": { isUUID($0) ? nil : "five groups of 8, 4, 4, 4 and 12 hexadecimal digits are expected" },
        "duration": { isDuration($0) ? nil : "a duration such as P1DT12H is expected" },
        "period": { isPeriod($0) ? nil : "two moments, or a moment and a duration, are expected with '/' between" },
        "relative-json-pointer": { isRelativePointer($0) ? nil : "a number and a path are expected" },
        "json-pointer": { isPointer($0) ? nil : "a path that begins with '/' is expected" },
        "regex": { SchemaPattern($0) == nil ? "this is no regular expression" : nil },
        "semver": { (try? SemanticVersion(strict: $0)) == nil ? "a version such as 1.2.3 is expected" : nil },
    ]

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy(VersionCursor.isDigit) && part.utf8.count <= 3
                    && (part == "0" || !part.hasPrefix("0")) && (Int(part) ?? 256) < 256
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        var text = text[...]
        var wanted = 8
        if text.contains("."), let colon = text.lastIndex(of: ":") {
            guard isIPv4(String(text[text.index(after: colon)...])) else { return false }
            text = text[...colon]
            if !text.hasSuffix("::") { text = text.dropLast() }
            wanted = 6
        }
        let isGroup = { (part: Substring) in
            part.utf8.count <= 4 && UInt16(part, radix: 16) != nil && !part.hasPrefix("+")
        }
        if let gap = text.range(ofDoubleColon: ()) {
            let left = text[..<gap].split(separator: ":", omittingEmptySubsequences: false).filter { !$0.isEmpty }
            let rest = text[text.index(gap, offsetBy: 2)...]
            guard rest.range(ofDoubleColon: ()) == nil, !rest.hasPrefix(":") else { return false }
            let right = rest.split(separator: ":", omittingEmptySubsequences: false).filter { !$0.isEmpty }
            return left.count + right.count < wanted && (left + right).allSatisfy(isGroup)
        }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        return groups.count == wanted && groups.allSatisfy(isGroup)
    }

    private static func hostname(_ text: String) -> String? {
        let text = text.hasSuffix(".") ? text.dropLast() : text[...]
        guard !text.isEmpty, text.utf8.count <= 253 else { return "1 to 253 characters are expected" }
        for label in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard !label.isEmpty, label.utf8.count <= 63 else { return "labels of 1 to 63 characters are expected" }
            if label.hasPrefix("-") || label.hasSuffix("-") { return "a label must not begin or end with '-'" }
            guard label.utf8.allSatisfy(VersionCursor.isIdentifier) else {
                return "letters, digits and '-' are expected"
            }
        }
        return nil
    }

    private static func email(_ text: String) -> String? {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return "NAME@HOST is expected" }
        let name = text[..<at]
        guard name.utf8.count <= 64 else { return "a name of up to 64 characters is expected before '@'" }
        if name.hasPrefix("\""), name.count > 1 {
            let inner = name.dropFirst().dropLast()
            if inner.contains("\\") || inner.contains("\"") { return "quotes must hold no quotes" }
        } else {
            if name.hasPrefix(".") || name.hasSuffix(".") || name.contains("..") {
                return "dots must not stand at the ends or side by side"
            }
            let isAllowed = { (byte: UInt8) in
                VersionCursor.isIdentifier(byte) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
            }
            if !name.utf8.allSatisfy(isAllowed) { return "a character is not allowed before '@'" }
        }
        let host = String(text[text.index(after: at)...])
        if host.hasPrefix("["), host.hasSuffix("]") {
            let address = host.dropFirst().dropLast()
            let isAddress =
                address.hasPrefix("IPv6:") ? isIPv6(String(address.dropFirst(5))) : isIPv4(String(address))
            return isAddress ? nil : "an address is expected in brackets"
        }
        return hostname(host)
    }

    private static func number(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy(VersionCursor.isDigit), let number = Int(text), range.contains(number) else {
            return nil
        }
        return number
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = number(parts[0], in: 0...9999),
            let month = number(parts[1], in: 1...12), let day = number(parts[2], in: 1...31)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// `10:30:00.5Z` or `10:30:00+01:00`; a second 60 only at the end of a day in UTC.
    private static func isTime(_ text: String) -> Bool {
        guard let zone = text.firstIndex(where: { "zZ+-".contains($0) }) else { return false }
        let offset = text[zone...]
        var minutes = 0
        if offset.lowercased() != "z" {
            let parts = offset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == [2, 2], let hour = number(parts[0], in: 0...23),
                let minute = number(parts[1], in: 0...59)
            else { return false }
            minutes = (hour * 60 + minute) * (offset.hasPrefix("+") ? -1 : 1)
        }
        let halves = text[..<zone].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, halves[1].isEmpty || !halves[1].utf8.allSatisfy(VersionCursor.isDigit) { return false }
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2, 2], let hour = number(parts[0], in: 0...23),
            let minute = number(parts[1], in: 0...59), let second = number(parts[2], in: 0...60)
        else { return false }
        let day = 24 * 60
        return second < 60 || (hour * 60 + minute + minutes + day) % day == day - 1
    }

    private static func isDuration(_ text: String) -> Bool {
        guard text.hasPrefix("P"), text.utf8.count > 1 else { return false }
        let rest = text.dropFirst()
        if rest.hasSuffix("W") {
            return rest.utf8.count > 1 && rest.dropLast().utf8.allSatisfy(VersionCursor.isDigit)
        }
        let parts = rest.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count == 1 || !parts[1].isEmpty else { return false }
        return zip(parts, ["YMD", "HMS"]).allSatisfy { part, units in
            var (part, units) = (part, units[...])
            while !part.isEmpty {
                let digits = part.prefix { "0123456789".contains($0) }
                part = part.dropFirst(digits.count)
                guard !digits.isEmpty, let unit = part.popFirst(), let place = units.firstIndex(of: unit) else {
                    return false
                }
                units = units[units.index(after: place)...]
            }
            return true
        }
    }

    private static func isPeriod(_ text: String) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return false }
        let isMoment = parts.map { dateTime($0) == nil }
        let isLength = parts.map(isDuration)
        return (isMoment[0] && (isMoment[1] || isLength[1])) || (isLength[0] && isMoment[1])
    }

    private static func dateTime(_ text: String) -> String? {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" }
        guard parts.count == 2, isDate(String(parts[0])), isTime(String(parts[1])) else {
            return "a moment such as 2026-03-01T10:30:00Z is expected"
        }
        return nil
    }

    private static func uri(_ text: String, isReference: Bool) -> String? {
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "invalid control character in URL" }
        if isReference, text.contains("\\") { return "contains \\" }
        let head = text.prefix { $0 != "?" && $0 != "#" }
        let pieces = [head, text.drop { $0 != "#" }]
        for piece in pieces where !hasWholeEscapes(piece) { return "a '%' must stand before two hexadecimal digits" }
        let colon = head.firstIndex(of: ":")
        let scheme = colon.map { head[..<$0] } ?? ""
        let isAbsolute =
            !scheme.isEmpty && (scheme.utf8.first.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false)
            && scheme.utf8.allSatisfy { VersionCursor.isIdentifier($0) || "+.".utf8.contains($0) }
        if !isAbsolute {
            if !isReference { return "relative url" }
            if head.prefix(while: { $0 != "/" }).contains(":") {
                return "first path segment in URL cannot contain colon"
            }
        }
        let rest = isAbsolute ? head[head.index(after: colon ?? head.startIndex)...] : head
        return rest.hasPrefix("//") ? authority(rest.dropFirst(2).prefix { $0 != "/" }) : nil
    }

    private static func hasWholeEscapes(_ text: Substring) -> Bool {
        var bytes = text.utf8[...]
        while let mark = bytes.firstIndex(of: UInt8(ascii: "%")) {
            bytes = bytes[bytes.index(after: mark)...]
            guard bytes.count >= 2, bytes.prefix(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
                return false
            }
        }
        return true
    }

    private static func authority(_ text: Substring) -> String? {
        let host = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return "missing ']' in host" }
            return isIPv6(String(host[host.index(after: host.startIndex)..<end])) ? nil : "invalid ipv6 address"
        }
        if host.utf8.contains(where: { " <>\"\\^`{|}".utf8.contains($0) }) { return "invalid character in host name" }
        let port = host.firstIndex(of: ":").map { host[host.index(after: $0)...] } ?? ""
        if port.contains(":") { return "ipv6 address not enclosed in brackets" }
        return port.utf8.allSatisfy(VersionCursor.isDigit) ? nil : "invalid port after host"
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    private static func isRelativePointer(_ text: String) -> Bool {
        let digits = text.prefix { "0123456789".contains($0) }
        guard !digits.isEmpty, digits == "0" || !digits.hasPrefix("0") else { return false }
        let rest = String(text.dropFirst(digits.count))
        return rest == "#" || isPointer(rest)
    }

    private static func isPointer(_ text: String) -> Bool {
        guard text.isEmpty || text.hasPrefix("/") else { return false }
        var rest = text.utf8[...]
        while let tilde = rest.firstIndex(of: UInt8(ascii: "~")) {
            rest = rest[rest.index(after: tilde)...]
            guard let next = rest.first, next == UInt8(ascii: "0") || next == UInt8(ascii: "1") else { return false }
        }
        return true
    }
}

extension Substring {
    /// Where `::` begins.
    fileprivate func range(ofDoubleColon: Void) -> Index? {
        var index = startIndex
        while index < endIndex {
            let next = self.index(after: index)
            if self[index] == ":", next < endIndex, self[next] == ":" { return index }
            index = next
        }
        return nil
    }
}
