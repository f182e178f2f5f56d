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
        "json-pointer": { isPointer($0) ? nil : "a path that begins with '/' is expected" },
        "regex": { SchemaPatterns.compile($0) == nil ? "this is no regular expression" : nil },
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
        guard !name.isEmpty, name.utf8.count <= 64 else { return "a name of 1 to 64 characters is expected before '@'" }
        let isQuoted = name.hasPrefix("\"") && name.hasSuffix("\"") && name.count > 1
        if !isQuoted, name.hasPrefix(".") || name.hasSuffix(".") || name.contains("..") || name.contains(" ") {
            return "dots must not stand at the ends or side by side"
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

    private static func isTime(_ text: String) -> Bool {
        guard let zone = text.firstIndex(where: { "zZ+-".contains($0) }) else { return false }
        let offset = text[zone...]
        if offset.lowercased() != "z" {
            let parts = offset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), number(parts[0], in: 0...23) != nil,
                number(parts[1], in: 0...59) != nil
            else { return false }
        }
        let halves = text[..<zone].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, halves[1].isEmpty || !halves[1].utf8.allSatisfy(VersionCursor.isDigit) { return false }
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { $0.utf8.count == 2 } && number(parts[0], in: 0...23) != nil
            && number(parts[1], in: 0...59) != nil && number(parts[2], in: 0...60) != nil
    }

    private static func dateTime(_ text: String) -> String? {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" }
        guard parts.count == 2, isDate(String(parts[0])), isTime(String(parts[1])) else {
            return "a moment such as 2026-03-01T10:30:00Z is expected"
        }
        return nil
    }

    private static func uri(_ text: String, isReference: Bool) -> String? {
        let isForbidden = { (byte: UInt8) in byte < 0x20 || byte == 0x7F || "\\ ".utf8.contains(byte) }
        if text.utf8.contains(where: isForbidden) { return "spaces and '\\' must be written as %20 and %5C" }
        if isReference { return nil }
        guard let colon = text.firstIndex(of: ":"), let first = text.utf8.first,
            (0x41...0x5A).contains(first & 0xDF),
            text[..<colon].utf8.allSatisfy({ VersionCursor.isIdentifier($0) || "+.".utf8.contains($0) })
        else { return "relative url" }
        return nil
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
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
