/// What versions a chart accepts, such as `>= 1.21.0-0, < 2 || ~3.1`: the grammar of Masterminds/semver v3.
///
/// Parts with spaces or commas between them must all hold, of those with `||` between them one.
public struct VersionConstraint: Hashable, Sendable {
    /// A text that is no constraint, in the words of Helm's library.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The words.
        public let description: String
    }

    private var alternatives: [[Comparison]]

    /// Reads a constraint.
    public init(_ text: String) throws(Problem) {
        alternatives = []
        for alternative in Self.split(Self.rewritingRanges(text)) {
            alternatives.append(try Self.comparisons(alternative))
        }
    }

    /// Whether the version is accepted. A prerelease is accepted only where one is named beside the comparison.
    public func accepts(_ version: SemanticVersion) -> Bool {
        alternatives.contains { comparisons in
            let allowsPrereleases = comparisons.contains { !$0.version.prerelease.isEmpty }
            return comparisons.allSatisfy { $0.problem(with: version, allowsPrereleases: allowsPrereleases) == nil }
        }
    }

    /// Why the version is not accepted; empty where it is.
    public func problems(with version: SemanticVersion) -> [String] {
        var problems: [String] = []
        var saysPrerelease = false
        for comparisons in alternatives {
            let allowsPrereleases = comparisons.contains { !$0.version.prerelease.isEmpty }
            var isAccepted = true
            for comparison in comparisons {
                guard let problem = comparison.problem(with: version, allowsPrereleases: allowsPrereleases) else {
                    continue
                }
                isAccepted = false
                let isAboutPrereleases = !allowsPrereleases && !version.prerelease.isEmpty
                if !isAboutPrereleases || !saysPrerelease { problems.append(problem) }
                saysPrerelease = saysPrerelease || isAboutPrereleases
            }
            if isAccepted { return [] }
        }
        return problems
    }

    /// Whether `version` is accepted by `constraint`; `false` where either cannot be read (`IsCompatibleRange`).
    public static func accepts(constraint: String, version: String) -> Bool {
        guard let version = try? SemanticVersion(version), let constraint = try? VersionConstraint(constraint) else {
            return false
        }
        return constraint.accepts(version)
    }
}

extension VersionConstraint: CustomStringConvertible {
    /// The constraint with single spaces.
    public var description: String {
        alternatives.map { $0.map { $0.operation + $0.original }.joined(separator: " ") }.joined(separator: " || ")
    }
}

// MARK: - Reading

extension VersionConstraint {
    /// A version of a constraint before its meaning: parts may be missing or `x`.
    private struct Pattern {
        var text: String
        var numbers: [String]
        var prerelease: String
    }

    private static func pattern(_ cursor: inout VersionCursor) -> Pattern? {
        let start = cursor.position
        cursor.skip(UInt8(ascii: "v"))
        let isPart = { (byte: UInt8) in VersionCursor.isDigit(byte) || "|xX*".utf8.contains(byte) }
        var numbers = [cursor.take(while: isPart)]
        guard !numbers[0].isEmpty else {
            cursor.position = start
            return nil
        }
        while numbers.count < 3, cursor.next == UInt8(ascii: "."), cursor.position + 1 < cursor.bytes.count,
            isPart(cursor.bytes[cursor.position + 1])
        {
            cursor.position += 1
            numbers.append(cursor.take(while: isPart))
        }
        var prerelease = ""
        for mark in [UInt8(ascii: "-"), UInt8(ascii: "+")] {
            let before = cursor.position
            guard cursor.skip(mark) else { continue }
            if let identifiers = cursor.takeIdentifiers() {
                if mark == UInt8(ascii: "-") { prerelease = "-" + identifiers }
            } else {
                cursor.position = before
            }
        }
        return Pattern(text: cursor.text(from: start), numbers: numbers, prerelease: prerelease)
    }

    /// Writes `1.2 - 3.4` as `>= 1.2, <= 3.4 `.
    private static func rewritingRanges(_ text: String) -> String {
        var cursor = VersionCursor(text)
        var result: [UInt8] = []
        while !cursor.isAtEnd {
            let start = cursor.position
            if let (low, high) = range(&cursor) {
                result += Array(">= \(low), <= \(high) ".utf8)
            } else {
                result.append(cursor.bytes[start])
                cursor.position = start + 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func range(_ cursor: inout VersionCursor) -> (String, String)? {
        _ = cursor.take(while: VersionCursor.isSpace)
        guard let low = pattern(&cursor), !cursor.take(while: VersionCursor.isSpace).isEmpty,
            cursor.skip(UInt8(ascii: "-")), !cursor.take(while: VersionCursor.isSpace).isEmpty,
            let high = pattern(&cursor)
        else { return nil }
        _ = cursor.take(while: VersionCursor.isSpace)
        return (low.text, high.text)
    }

    private static func split(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "|"), bytes[index + 1] == UInt8(ascii: "|") {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += 2
                start = index
            } else {
                index += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    private static let operations = ["=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^", ""]

    private static func comparisons(_ text: String) throws(Problem) -> [Comparison] {
        let improper = Problem(description: "improper constraint: \"\(text)\"")
        var cursor = VersionCursor(text)
        var comparisons: [Comparison] = []
        var isSeparated = true
        _ = cursor.take(while: VersionCursor.isSpace)
        while !cursor.isAtEnd {
            guard isSeparated else { throw improper }
            let operation = cursor.take { "=!<>~^".utf8.contains($0) }
            guard operations.contains(operation) else { throw improper }
            _ = cursor.take(while: VersionCursor.isSpace)
            guard let pattern = pattern(&cursor) else { throw improper }
            isSeparated = !cursor.take(while: VersionCursor.isSpace).isEmpty
            if cursor.skip(UInt8(ascii: ",")) {
                isSeparated = true
                _ = cursor.take(while: VersionCursor.isSpace)
                if cursor.isAtEnd { throw improper }
            }
            comparisons.append(try comparison(operation, pattern))
        }
        guard !comparisons.isEmpty else { throw improper }
        return comparisons
    }

    private static func comparison(_ operation: String, _ pattern: Pattern) throws(Problem) -> Comparison {
        let isOpen = { (index: Int) in
            index >= pattern.numbers.count || ["x", "X", "*"].contains(pattern.numbers[index])
        }
        let known = isOpen(0) ? 0 : isOpen(1) ? 1 : isOpen(2) ? 2 : 3
        var text = (pattern.numbers.prefix(known) + Array(repeating: "0", count: 3 - known)).joined(separator: ".")
        text += pattern.prerelease
        guard let version = try? SemanticVersion(text) else { throw Problem(description: "constraint parser error") }
        return Comparison(operation: operation, original: pattern.text, version: version, knownNumbers: known)
    }
}

// MARK: - Comparing

extension VersionConstraint {
    /// One comparison of a constraint.
    private struct Comparison: Hashable, Sendable {
        let operation: String
        let original: String
        let version: SemanticVersion
        /// How many of the three numbers are written; the rest is open.
        let knownNumbers: Int

        private var isOpen: Bool { knownNumbers < 3 }
        private var hasOpenMinor: Bool { knownNumbers == 1 }
        private var hasOpenPatch: Bool { knownNumbers == 2 }

        /// Why the comparison does not hold, in the words of Helm's library; `nil` where it holds.
        func problem(with other: SemanticVersion, allowsPrereleases: Bool) -> String? {
            if !other.prerelease.isEmpty, !allowsPrereleases {
                return "\"\(other)\" is a prerelease version and the constraint is only looking for release versions"
            }
            switch operation {
            case "!=": return differs(other) ? nil : "\"\(other)\" is equal to \"\(original)\""
            case ">": return isBelow(other) ? nil : "\"\(other)\" is less than or equal to \"\(original)\""
            case "<":
                return other.compare(version) < 0 ? nil : "\"\(other)\" is greater than or equal to \"\(original)\""
            case ">=", "=>": return other.compare(version) >= 0 ? nil : "\"\(other)\" is less than \"\(original)\""
            case "<=", "=<": return isAtLeast(other) ? nil : "\"\(other)\" is greater than \"\(original)\""
            case "~", "~>": return tilde(other)
            case "^": return caret(other)
            default:
                if isOpen { return tilde(other) }
                return other.compare(version) == 0 ? nil : "\"\(other)\" is not equal to \"\(original)\""
            }
        }

        private func differs(_ other: SemanticVersion) -> Bool {
            guard isOpen else { return other.compare(version) != 0 }
            if version.major != other.major { return true }
            if hasOpenMinor { return false }
            if version.minor != other.minor { return true }
            if !hasOpenPatch { return version.patch != other.patch || other.compare(version) != 0 }
            guard !other.prerelease.isEmpty || !version.prerelease.isEmpty else { return false }
            return SemanticVersion.comparePrerelease(other.prerelease, version.prerelease) != 0
        }

        private func isBelow(_ other: SemanticVersion) -> Bool {
            guard isOpen else { return other.compare(version) == 1 }
            if other.major != version.major { return other.major > version.major }
            if hasOpenMinor { return false }
            if hasOpenPatch { return other.minor > version.minor }
            return other.compare(version) == 1
        }

        private func isAtLeast(_ other: SemanticVersion) -> Bool {
            guard isOpen else { return other.compare(version) <= 0 }
            if other.major > version.major { return false }
            return !(other.major == version.major && other.minor > version.minor && !hasOpenMinor)
        }

        private func tilde(_ other: SemanticVersion) -> String? {
            if other.compare(version) < 0 { return "\"\(other)\" is less than \"\(original)\"" }
            let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
            if isZero, !hasOpenMinor, !hasOpenPatch { return nil }
            if other.major != version.major {
                return "\"\(other)\" does not have same major version as \"\(original)\""
            }
            if other.minor != version.minor, !hasOpenMinor {
                return "\"\(other)\" does not have same major and minor version as \"\(original)\""
            }
            return nil
        }

        private func caret(_ other: SemanticVersion) -> String? {
            if other.compare(version) < 0 { return "\"\(other)\" is less than \"\(original)\"" }
            if version.major > 0 || hasOpenMinor || other.major > 0 {
                return other.major == version.major
                    ? nil : "\"\(other)\" does not have same major version as \"\(original)\""
            }
            if version.minor > 0 || hasOpenPatch {
                return other.minor == version.minor
                    ? nil
                    : "\"\(other)\" does not have same minor version as \"\(original)\". Expected minor versions to "
                        + "match when constraint major version is 0"
            }
            if other.minor > 0 { return "\"\(other)\" does not have same minor version as \"\(original)\"" }
            return other.patch == version.patch
                ? nil
                : "\"\(other)\" does not equal \"\(original)\". Expect version and constraint to equal when major and "
                    + "minor versions are 0"
        }
    }
}
