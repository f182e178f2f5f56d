/// A semantic version, read as leniently as the library that Helm uses does: `v1.2` is 1.2.0.
struct SemanticVersion: Sendable {
    var major: UInt64 = 0
    var minor: UInt64 = 0
    var patch: UInt64 = 0
    var prerelease = ""
    var metadata = ""
    var original = ""

    /// Reads a version.
    static func parse(_ text: String) throws(TemplateProblem) -> SemanticVersion {
        let invalid = TemplateProblem("invalid semantic version")
        var scanner = VersionScanner(text)
        guard let parts = scanner.version(allowsWildcards: false), scanner.isAtEnd else { throw invalid }
        var version = SemanticVersion()
        version.original = text
        version.prerelease = parts.prerelease
        version.metadata = parts.metadata
        version.major = try number(parts.numbers[0])
        if parts.numbers.count > 1 { version.minor = try number(parts.numbers[1]) }
        if parts.numbers.count > 2 { version.patch = try number(parts.numbers[2]) }
        for identifier in parts.prerelease.split(separator: ".")
        where identifier.count > 1 && identifier.first == "0" && identifier.allSatisfy(\.isNumber) {
            throw TemplateProblem("version segment starts with 0")
        }
        return version
    }

    private static func number(_ digits: String) throws(TemplateProblem) -> UInt64 {
        guard let number = UInt64(digits) else {
            throw TemplateProblem(
                "error parsing version segment: strconv.ParseUint: parsing \"\(digits)\": value out of range")
        }
        return number
    }

    /// `1.2.3-pre+meta`
    var text: String {
        "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-\(prerelease)")
            + (metadata.isEmpty ? "" : "+\(metadata)")
    }

    /// Below, at or above zero; metadata do not count.
    func compare(_ other: SemanticVersion) -> Int {
        for (a, b) in [(major, other.major), (minor, other.minor), (patch, other.patch)] where a != b {
            return a < b ? -1 : 1
        }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
        }
        return Self.comparePrereleases(prerelease, other.prerelease)
    }

    static func comparePrereleases(_ a: String, _ b: String) -> Int {
        let (x, y) = (identifiers(a), identifiers(b))
        for index in 0..<max(x.count, y.count) {
            let order = compareIdentifiers(
                index < x.count ? x[index] : "", index < y.count ? y[index] : "")
            if order != 0 { return order }
        }
        return 0
    }

    private static func identifiers(_ text: String) -> [String] {
        text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// Numbers come before words, and nothing before both.
    private static func compareIdentifiers(_ a: String, _ b: String) -> Int {
        if a == b { return 0 }
        if a.isEmpty || b.isEmpty { return a.isEmpty ? -1 : 1 }
        switch (UInt64(a), UInt64(b)) {
        case (let x?, let y?): return x > y ? 1 : -1
        case (nil, nil): return ByteText.less(b, a) ? 1 : -1
        case (nil, _): return 1
        case (_, nil): return -1
        }
    }
}

/// Reads versions out of a text.
struct VersionScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    /// A version's parts as they are written.
    struct Parts {
        var numbers: [String]
        var prerelease = ""
        var metadata = ""
        /// All of it.
        var text = ""
    }

    mutating func version(allowsWildcards: Bool) -> Parts? {
        let start = position
        if peek == UInt8(ascii: "v") { position += 1 }
        guard let first = number(allowsWildcards) else {
            position = start
            return nil
        }
        var parts = Parts(numbers: [first])
        while parts.numbers.count < 3, peek == UInt8(ascii: ".") {
            position += 1
            guard let next = number(allowsWildcards) else {
                position -= 1
                break
            }
            parts.numbers.append(next)
        }
        parts.prerelease = identifiers(after: UInt8(ascii: "-"))
        parts.metadata = identifiers(after: UInt8(ascii: "+"))
        parts.text = String(decoding: bytes[start..<position], as: UTF8.self)
        return parts
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(while belongs: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = peek, belongs(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func number(_ allowsWildcards: Bool) -> String? {
        let text = take { byte in
            (48...57).contains(byte)
                || allowsWildcards && (byte | 0x20 == UInt8(ascii: "x") || byte == UInt8(ascii: "*"))
        }
        return text.isEmpty ? nil : text
    }

    private mutating func identifiers(after mark: UInt8) -> String {
        guard peek == mark else { return "" }
        let start = position
        position += 1
        var end = position
        while true {
            let identifier = take { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
            if identifier.isEmpty { break }
            end = position
            guard peek == UInt8(ascii: ".") else { break }
            position += 1
        }
        position = end > start + 1 ? end : start
        return end > start + 1 ? String(decoding: bytes[start + 1..<end], as: UTF8.self) : ""
    }

    /// Skips white space; whether there was any.
    mutating func skipSpace() -> Bool {
        !take { $0 == 0x20 || (0x09...0x0D).contains($0) && $0 != 0x0B }.isEmpty
    }

    mutating func take(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    mutating func rewind(to position: Int) { self.position = position }
}
