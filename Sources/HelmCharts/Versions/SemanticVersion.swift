/// A version as charts write it: [Semantic Versioning 2](https://semver.org), read as leniently as Helm's library does
/// (Masterminds/semver v3, `NewVersion`): a leading `v`, missing parts and leading zeros are allowed.
public struct SemanticVersion: Hashable, Sendable {
    /// The first number.
    public let major: UInt64
    /// The second number; 0 where it is not written.
    public let minor: UInt64
    /// The third number; 0 where it is not written.
    public let patch: UInt64
    /// What follows `-`, else empty.
    public let prerelease: String
    /// What follows `+`, else empty.
    public let metadata: String
    /// The text it was read from.
    public let original: String

    /// What is wrong with a text that is no version, in the words of Helm's library.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The words.
        public let description: String

        static let invalid = Problem(description: "invalid semantic version")
        static let empty = Problem(description: "version string empty")
        static let characters = Problem(description: "invalid characters in version")
        static let leadingZero = Problem(description: "version segment starts with 0")
        static let metadata = Problem(description: "invalid metadata string")
        static let prerelease = Problem(description: "invalid prerelease string")

        static func range(_ digits: some StringProtocol) -> Problem {
            Problem(
                description:
                    "error parsing version segment: strconv.ParseUint: parsing \"\(digits)\": value out of range"
            )
        }
    }

    /// A version of its parts.
    public init(major: UInt64, minor: UInt64, patch: UInt64, prerelease: String = "", metadata: String = "") {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.prerelease = prerelease
        self.metadata = metadata
        let base = "\(major).\(minor).\(patch)"
        original = base + (prerelease.isEmpty ? "" : "-\(prerelease)") + (metadata.isEmpty ? "" : "+\(metadata)")
    }

    /// Reads a version leniently.
    public init(_ text: String) throws(Problem) {
        var cursor = VersionCursor(text)
        cursor.skip(UInt8(ascii: "v"))
        var numbers: [UInt64] = []
        for position in 0..<3 {
            if position > 0 { guard cursor.nextIsDotAndDigit else { break } }
            if position > 0 { cursor.skip(UInt8(ascii: ".")) }
            let digits = cursor.take(while: VersionCursor.isDigit)
            guard !digits.isEmpty else { throw .invalid }
            guard let number = UInt64(digits) else { throw .range(digits) }
            numbers.append(number)
        }
        var parts = ["", ""]
        for (index, mark) in [UInt8(ascii: "-"), UInt8(ascii: "+")].enumerated() where cursor.skip(mark) {
            guard let part = cursor.takeIdentifiers() else { throw .invalid }
            parts[index] = part
        }
        guard cursor.isAtEnd else { throw .invalid }
        if !parts[0].isEmpty { try Self.checkPrerelease(parts[0]) }
        major = numbers[0]
        minor = numbers.count > 1 ? numbers[1] : 0
        patch = numbers.count > 2 ? numbers[2] : 0
        prerelease = parts[0]
        metadata = parts[1]
        original = text
    }

    /// Reads a version strictly: three numbers without leading zeros, and no `v` (`StrictNewVersion`).
    public init(strict text: String) throws(Problem) {
        guard !text.isEmpty else { throw .empty }
        var parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 3 else { throw .invalid }
        var (prerelease, metadata) = ("", "")
        if let plus = parts[2].firstIndex(of: "+") {
            metadata = String(parts[2][parts[2].index(after: plus)...])
            parts[2] = String(parts[2][..<plus])
            guard Self.areIdentifiers(metadata) else { throw .metadata }
        }
        if let dash = parts[2].firstIndex(of: "-") {
            prerelease = String(parts[2][parts[2].index(after: dash)...])
            parts[2] = String(parts[2][..<dash])
            guard Self.areIdentifiers(prerelease) else { throw .prerelease }
            try Self.checkPrerelease(prerelease)
        }
        var numbers: [UInt64] = []
        for part in parts {
            guard part.utf8.allSatisfy(VersionCursor.isDigit) else { throw .characters }
            if part.utf8.count > 1, part.hasPrefix("0") { throw .leadingZero }
            guard let number = UInt64(part) else {
                throw part.isEmpty
                    ? Problem(description: "strconv.ParseUint: parsing \"\": invalid syntax")
                    : Problem(description: "strconv.ParseUint: parsing \"\(part)\": value out of range")
            }
            numbers.append(number)
        }
        (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
        self.prerelease = prerelease
        self.metadata = metadata
        original = text
    }

    private static func areIdentifiers(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(VersionCursor.isIdentifier) }
    }

    private static func checkPrerelease(_ text: String) throws(Problem) {
        for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        where part.count > 1 && part.first == UInt8(ascii: "0") && part.allSatisfy(VersionCursor.isDigit) {
            throw .leadingZero
        }
    }
}

extension SemanticVersion: CustomStringConvertible {
    /// `1.2.3-rc.1+build`: always three numbers, without a leading `v`.
    public var description: String {
        "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-\(prerelease)")
            + (metadata.isEmpty ? "" : "+\(metadata)")
    }
}

extension SemanticVersion {
    /// How this version orders relative to another: -1, 0 or 1. Metadata does not count.
    public func compare(_ other: SemanticVersion) -> Int {
        let numbers = [(major, other.major), (minor, other.minor), (patch, other.patch)]
        if let (a, b) = numbers.first(where: { $0 != $1 }) { return a < b ? -1 : 1 }
        if prerelease == other.prerelease { return 0 }
        if prerelease.isEmpty { return 1 }
        if other.prerelease.isEmpty { return -1 }
        return Self.comparePrerelease(prerelease, other.prerelease)
    }

    static func comparePrerelease(_ a: String, _ b: String) -> Int {
        let left = a.split(separator: ".", omittingEmptySubsequences: false)
        let right = b.split(separator: ".", omittingEmptySubsequences: false)
        for index in 0..<max(left.count, right.count) {
            let order = comparePart(index < left.count ? left[index] : "", index < right.count ? right[index] : "")
            if order != 0 { return order }
        }
        return 0
    }

    /// Numbers are lower than words and compared as numbers; a missing part is lowest.
    private static func comparePart(_ a: Substring, _ b: Substring) -> Int {
        if a == b { return 0 }
        if a.isEmpty { return -1 }
        if b.isEmpty { return 1 }
        let isNumber = { (text: Substring) in text.utf8.allSatisfy(VersionCursor.isDigit) && UInt64(text) != nil }
        switch (isNumber(a), isNumber(b)) {
        case (false, false): return b.utf8.lexicographicallyPrecedes(a.utf8) ? 1 : -1
        case (true, false): return -1
        case (false, true): return 1
        case (true, true): return UInt64(a) ?? 0 > UInt64(b) ?? 0 ? 1 : -1
        }
    }
}

/// Reads the parts of versions and constraints.
struct VersionCursor {
    let bytes: [UInt8]
    var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }
    var nextIsDotAndDigit: Bool {
        position + 1 < bytes.count && bytes[position] == UInt8(ascii: ".") && Self.isDigit(bytes[position + 1])
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isIdentifier(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
    }
    /// What Go's `\s` matches.
    static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) }

    @discardableResult
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    mutating func take(while isTaken: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = next, isTaken(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Identifiers with dots between them: `rc.1`; `nil`, and nothing taken, where there is none.
    mutating func takeIdentifiers() -> String? {
        var text = take(while: Self.isIdentifier)
        guard !text.isEmpty else { return nil }
        while next == UInt8(ascii: "."), position + 1 < bytes.count, Self.isIdentifier(bytes[position + 1]) {
            position += 1
            text += "." + take(while: Self.isIdentifier)
        }
        return text
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }
}
