import KubeObjects

/// The `format` of strings in schemas. Formats that are not known here are not checked, as the API server does.
enum ValueFormat {
    static func accepts(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time": Instant(timestamp: text) != nil
        case "date": Instant(timestamp: text + "T00:00:00Z") != nil
        case "byte": Base64.firstError(in: text) == nil
        case "ipv4": Address(text).map { !$0.isIPv6 } ?? false
        case "ipv6": Address(text)?.isIPv6 ?? false
        case "cidr": isCIDR(text)
        case "uuid": isUUID(text)
        case "duration": GoDuration.parse(text) != nil
        default: true
        }
    }

    private static func isCIDR(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = Int(parts[1]), length >= 0 else { return false }
        return Address(String(parts[0])).map { length <= ($0.isIPv6 ? 128 : 32) } ?? false
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let hasLengths = parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
        return (hasLengths || text.utf8.count == 32 && parts.count == 1)
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }
}
