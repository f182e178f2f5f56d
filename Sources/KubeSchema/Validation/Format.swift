/// The formats of names and values; each check gives the server's messages, none where the text is right.
///
/// The regular expressions appear in messages only; the checks are loops over bytes.
enum Format {
    /// The longest label, label value or name part (RFC 1123).
    static let labelLength = 63
    /// The longest subdomain (RFC 1123).
    static let subdomainLength = 253

    // MARK: DNS names

    /// A label of RFC 1123: `my-name`.
    static func dnsLabel(_ text: String) -> [String] {
        if Bytes.isLabel(text), text.utf8.count <= labelLength { return [] }
        var messages: [String] = []
        if text.utf8.count > labelLength { messages.append(tooLong(labelLength)) }
        if !Bytes.isLabel(text) {
            messages.append(Bytes.isSubdomain(text) ? "must not contain dots" : dnsLabelMessage)
        }
        return messages
    }

    /// A subdomain of RFC 1123: `example.com`.
    static func dnsSubdomain(_ text: String) -> [String] {
        if Bytes.isSubdomain(text), text.utf8.count <= subdomainLength { return [] }
        var messages: [String] = []
        if text.utf8.count > subdomainLength { messages.append(tooLong(subdomainLength)) }
        if !Bytes.isSubdomain(text) { messages.append(dnsSubdomainMessage) }
        return messages
    }

    /// A search domain of a pod: a subdomain whose labels may contain underscores.
    static func searchDomain(_ text: String) -> [String] {
        var messages: [String] = []
        if text.utf8.count > subdomainLength { messages.append(tooLong(subdomainLength)) }
        if !Bytes.isSubdomain(text, underscores: true) { messages.append(searchDomainMessage) }
        return messages
    }

    /// A label of RFC 1035, which begins with a letter.
    static func dns1035Label(_ text: String) -> [String] {
        let first = text.utf8.first ?? 0
        let isRight = Bytes.isLabel(text) && !(48...57).contains(first)
        var messages: [String] = []
        if text.utf8.count > labelLength { messages.append(tooLong(labelLength)) }
        if !isRight { messages.append(dns1035Message) }
        return messages
    }

    /// A wildcard host: `*.example.com`.
    static func wildcardSubdomain(_ text: String) -> [String] {
        var messages: [String] = []
        if text.utf8.count > subdomainLength { messages.append(tooLong(subdomainLength)) }
        if !(text.hasPrefix("*.") && Bytes.isSubdomain(String(text.dropFirst(2)))) { messages.append(wildcardMessage) }
        return messages
    }

    /// The name of an object: some kinds take a label, some a subdomain. A prefix of generated names may end with a dash.
    static func withoutTrailingDash(_ prefix: String) -> String {
        prefix.utf8.count > 1 && prefix.hasSuffix("-") ? String(prefix.dropLast(2)) + "a" : prefix
    }

    // MARK: Labels

    /// A label key, resource name or other qualified name: `example.com/name`.
    static func qualifiedName(_ text: String) -> [String] {
        switch Bytes.qualifiedName(text) {
        case .right: return []
        case .wrong: return qualifiedNameMessages(text)
        }
    }

    private static func qualifiedNameMessages(_ text: String) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a valid label key " + qualifiedNameMessage
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        var messages: [String] = []
        if parts.count == 2 {
            let prefix = String(parts[0])
            if prefix.isEmpty {
                messages.append("prefix part must be non-empty")
            } else {
                messages += dnsSubdomain(prefix).map { "prefix part " + $0 }
            }
        }
        if name.isEmpty {
            messages.append("name part must be non-empty")
        } else if name.utf8.count > labelLength {
            messages.append("name part must be no more than \(labelLength) bytes")
        }
        if !Bytes.isName(String(name)) { messages.append("name part " + qualifiedNameMessage) }
        return messages
    }

    /// The value of a label.
    static func labelValue(_ text: String) -> [String] {
        if text.isEmpty { return [] }
        let isRight = Bytes.isName(text)
        if isRight, text.utf8.count <= labelLength { return [] }
        var messages: [String] = []
        if text.utf8.count > labelLength { messages.append("must be no more than \(labelLength) bytes") }
        if !isRight { messages.append(labelValueMessage) }
        return messages
    }

    // MARK: Other names

    /// A number of a port.
    static func port(_ number: Int) -> [String] {
        (1...65535).contains(number) ? [] : [Message.range(1, 65535)]
    }

    /// The name of a port (IANA service name).
    static func portName(_ text: String) -> [String] {
        var hasLetter = false
        var isAllowed = !text.isEmpty
        var hasDoubleHyphen = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLetter = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-"): if previous == byte { hasDoubleHyphen = true }
            default: isAllowed = false
            }
            previous = byte
        }
        let hyphen = UInt8(ascii: "-")
        let atEnds = text.utf8.first == hyphen || text.utf8.last == hyphen
        if text.utf8.count <= 15, isAllowed, hasLetter, !hasDoubleHyphen, !atEnds { return [] }
        var messages: [String] = []
        if text.utf8.count > 15 { messages.append(tooLong(15)) }
        if !isAllowed {
            messages.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !hasLetter { messages.append("must contain at least one letter (a-z)") }
        if hasDoubleHyphen { messages.append("must not contain consecutive hyphens") }
        if atEnds { messages.append("must not begin or end with a hyphen") }
        return messages
    }

    /// The name of an environment variable.
    static func environmentName(_ text: String) -> [String] {
        if text.isEmpty { return ["environment variable name must be non-empty"] }
        let equals = UInt8(ascii: "=")
        if text.utf8.allSatisfy({ (32...126).contains($0) && $0 != equals }) { return [] }
        return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
    }

    /// A key of a ConfigMap or Secret.
    static func configKey(_ text: String) -> [String] {
        let isRight = !text.isEmpty && text.utf8.allSatisfy(Bytes.isNameByte)
        if isRight, text.utf8.count <= subdomainLength, !text.hasPrefix(".") { return [] }
        var messages: [String] = []
        if text.utf8.count > subdomainLength { messages.append(tooLong(subdomainLength)) }
        if !isRight { messages.append(configKeyMessage) }
        if text == "." {
            messages.append("must not be '.'")
        } else if text == ".." {
            messages.append("must not be '..'")
        } else if text.hasPrefix("..") {
            messages.append("must not start with '..'")
        }
        return messages
    }

    /// The name of an HTTP header.
    static func headerName(_ text: String) -> [String] {
        let isRight = !text.isEmpty && text.utf8.allSatisfy { Bytes.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        return isRight
            ? []
            : [
                "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', "
                    + "regex used for validation is '[-A-Za-z0-9]+')"
            ]
    }

    /// A name that can stand in a URL path, which roles and metrics take.
    static func pathSegment(_ text: String) -> [String] {
        if text == "." || text == ".." { return ["may not be '\(text)'"] }
        var messages: [String] = []
        for character in ["/", "%"] where text.contains(character) {
            messages.append("may not contain '\(character)'")
        }
        return messages
    }

    /// A percentage: `25%`.
    static func percentage(_ text: String) -> [String] {
        percentageValue(text) == nil ? [percentageMessage] : []
    }

    /// The number of a percentage, `nil` where it is none.
    static func percentageValue(_ text: String) -> Int? {
        guard text.hasSuffix("%"), text.utf8.count > 1 else { return nil }
        let digits = text.dropLast()
        return digits.utf8.allSatisfy({ (48...57).contains($0) }) ? Int(digits) ?? .max : nil
    }

    /// The name of a kernel parameter.
    static func isSysctl(_ text: String) -> Bool {
        guard text.utf8.count <= subdomainLength else { return false }
        let segments = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
        return segments.allSatisfy { segment in
            guard let first = segment.utf8.first, let last = segment.utf8.last else { return false }
            return Bytes.isLowerAlphanumeric(first) && Bytes.isLowerAlphanumeric(last)
                && segment.utf8.allSatisfy {
                    Bytes.isLowerAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }

    // MARK: Messages

    private static func tooLong(_ length: Int) -> String { "must be no more than \(length) characters" }

    private static let dnsLabelMessage =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
    private static let dnsSubdomainMessage =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
    private static let searchDomainMessage =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must "
        + "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')"#
    private static let dns1035Message =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
        + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation "
        + "is '[a-z]([-a-z0-9]*[a-z0-9])?')"
    private static let wildcardMessage =
        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of "
        + "lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. "
        + #"'*.example.com', regex used for validation is '\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?"#
        + #"(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
    private static let qualifiedNameMessage =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
    private static let labelValueMessage =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
        + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
    private static let configKeyMessage =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
        + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
    private static let percentageMessage =
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used "
        + "for validation is '[0-9]+%')"
}

/// Scanners over the bytes of a text.
enum Bytes {
    enum Verdict {
        case right, wrong
    }

    @inline(__always)
    static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
        (byte &- 97) < 26 || (byte &- 48) < 10
    }

    @inline(__always)
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ((byte | 0x20) &- 97) < 26 || (byte &- 48) < 10
    }

    /// A byte of a label value or key: alphanumeric, `-`, `_` or `.`.
    @inline(__always)
    static func isNameByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    /// `[a-z0-9]([-a-z0-9]*[a-z0-9])?`
    static func isLabel(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if !isLowerAlphanumeric(byte) {
                guard byte == UInt8(ascii: "-"), previous != 0 else { return false }
            }
            previous = byte
        }
        return previous != 0 && previous != UInt8(ascii: "-")
    }

    /// Labels joined by dots; with `underscores`, a label may begin with one and contain more.
    static func isSubdomain(_ text: String, underscores: Bool = false) -> Bool {
        isSubdomain(text.utf8, underscores: underscores)
    }

    private static func isSubdomain(_ bytes: some Sequence<UInt8>, underscores: Bool = false) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in bytes {
            if isLowerAlphanumeric(byte) {
                previous = byte
                continue
            }
            switch byte {
            case UInt8(ascii: "."):
                guard isLowerAlphanumeric(previous) else { return false }
            case UInt8(ascii: "-"):
                guard previous != UInt8(ascii: ".") else { return false }
            case UInt8(ascii: "_"):
                guard underscores else { return false }
            default:
                return false
            }
            previous = byte
        }
        return isLowerAlphanumeric(previous)
    }

    /// `([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]`
    static func isName(_ text: String) -> Bool {
        isName(text.utf8)
    }

    private static func isName(_ bytes: some Sequence<UInt8>) -> Bool {
        var isFirst = true
        var last: UInt8 = 0
        for byte in bytes {
            guard isNameByte(byte) else { return false }
            if isFirst {
                guard isAlphanumeric(byte) else { return false }
                isFirst = false
            }
            last = byte
        }
        return isAlphanumeric(last)
    }

    /// Whether a text is a label key.
    static func qualifiedName(_ text: String) -> Verdict {
        let bytes = text.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            return bytes.count <= Format.labelLength && isName(bytes) ? .right : .wrong
        }
        let name = bytes[bytes.index(after: slash)...]
        let prefix = bytes[..<slash]
        guard name.count <= Format.labelLength, isName(name) else { return .wrong }
        return prefix.count <= Format.subdomainLength && isSubdomain(prefix) ? .right : .wrong
    }
}
