import KubeObjects

/// The `format` of strings in schemas. Formats that are not known here are not checked, as the API server does.
enum ValueFormat {
    static func accepts(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time": Instant(timestamp: text) != nil
        case "date": Instant(timestamp: text + "T00:00:00Z") != nil
        case "byte": Base64.firstError(in: text) == nil
        case "ipv4": isIPv4(text[...])
        case "ipv6": isIPv6(text)
        case "cidr": isCIDR(text)
        case "uuid": isUUID(text)
        case "duration": GoDuration.parse(text) != nil
        default: true
        }
    }

    static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (48...57).contains($0) } && (part.count == 1 || part.first != "0")
                    && Int(part).map { $0 < 256 } ?? false
            }
    }

    static func isIPv6(_ text: String) -> Bool {
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count >= 3, text.filter({ $0 == ":" }).count >= 2 else { return false }
        var length = 0
        if let last = groups.last, last.contains(".") {
            guard isIPv4(last) else { return false }
            groups.removeLast()
            length = 2
        }
        var gaps = 0
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                let isEdge = index == 0 || index == groups.count - 1
                if !isEdge || groups.count < 3 { gaps += 1 }
                continue
            }
            guard group.utf8.count <= 4, group.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return false }
            length += 1
        }
        let isShortened = text.contains("::")
        guard gaps <= 1, !text.contains(":::") else { return false }
        if groups.first?.isEmpty == true, !text.hasPrefix("::") { return false }
        if groups.last?.isEmpty == true, !text.hasSuffix("::"), length > 0, !text.contains(".") { return false }
        return isShortened ? length < 8 : length == 8
    }

    private static func isCIDR(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = Int(parts[1]), length >= 0 else { return false }
        return isIPv4(parts[0]) && length <= 32 || isIPv6(String(parts[0])) && length <= 128
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let hasLengths = parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
        return (hasLengths || text.utf8.count == 32 && parts.count == 1)
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }
}
