/// Conditions on versions: `>=1.2 <2 || ~3.1`, `^1`, `1.2 - 1.4`, `1.x`.
struct VersionConstraint {
    private enum Operator: String, CaseIterable {
        // Longer ones first, since they begin alike.
        case notEqual = "!="
        case atLeast = ">="
        case equalGreater = "=>"
        case atMost = "<="
        case equalLess = "=<"
        case pessimistic = "~>"
        case equal = "="
        case greater = ">"
        case less = "<"
        case tilde = "~"
        case caret = "^"
        case none = ""
    }

    private struct Condition {
        var relation: Operator
        var version: SemanticVersion
        var isDirty = false
        var isMinorDirty = false
        var isPatchDirty = false
    }

    /// Any of these, of which all conditions hold.
    private var alternatives: [[Condition]] = []

    /// Reads conditions.
    init(_ text: String) throws(TemplateProblem) {
        for range in ByteText.split(Array(text.utf8), separator: Array("||".utf8)) {
            alternatives.append(try Self.conditions(String(text.utf8Substring(range))))
        }
    }

    private static func conditions(_ text: String) throws(TemplateProblem) -> [Condition] {
        let improper = TemplateProblem("improper constraint: \(GoQuote.quote(text.utf8))")
        var scanner = VersionScanner(text)
        var conditions: [Condition] = []
        _ = scanner.skipSpace()
        repeat {
            let relation = Operator.allCases.first { scanner.take($0.rawValue) } ?? .none
            _ = scanner.skipSpace()
            guard let parts = scanner.version(allowsWildcards: true) else { throw improper }
            if relation == .none, let upper = upperBound(&scanner) {
                conditions.append(try condition(.atLeast, parts))
                conditions.append(try condition(.atMost, upper))
            } else {
                conditions.append(try condition(relation, parts))
            }
            let hasSpace = scanner.skipSpace()
            let hasComma = scanner.take(",")
            if scanner.isAtEnd, !hasComma { return conditions }
            guard hasSpace || hasComma else { throw improper }
            _ = scanner.skipSpace()
        } while !scanner.isAtEnd
        throw improper
    }

    /// The second version of `1.2 - 1.4`.
    private static func upperBound(_ scanner: inout VersionScanner) -> VersionScanner.Parts? {
        let start = scanner.position
        if scanner.skipSpace(), scanner.take("-"), scanner.skipSpace(),
            let upper = scanner.version(allowsWildcards: true)
        {
            return upper
        }
        scanner.rewind(to: start)
        return nil
    }

    private static func condition(
        _ relation: Operator, _ parts: VersionScanner.Parts
    ) throws(TemplateProblem) -> Condition {
        func isOpen(_ index: Int) -> Bool {
            index >= parts.numbers.count || ["x", "X", "*"].contains(parts.numbers[index])
        }
        var condition = Condition(relation: relation, version: SemanticVersion())
        var numbers = parts.numbers
        if isOpen(0) {
            condition.isDirty = true
            numbers = ["0", "0", "0"]
        } else if isOpen(1) {
            condition.isDirty = true
            condition.isMinorDirty = true
            numbers = [numbers[0], "0", "0"]
        } else if isOpen(2) {
            condition.isDirty = true
            condition.isPatchDirty = true
            numbers = [numbers[0], numbers[1], "0"]
        }
        let text = numbers.joined(separator: ".") + (parts.prerelease.isEmpty ? "" : "-\(parts.prerelease)")
        guard let version = try? SemanticVersion.parse(text) else { throw TemplateProblem("constraint parser error") }
        condition.version = version
        return condition
    }

    /// Whether a version fulfils the conditions.
    func allows(_ version: SemanticVersion) -> Bool {
        alternatives.contains { conditions in
            let includesPrereleases = conditions.contains { !$0.version.prerelease.isEmpty }
            // Versions before a release are meant only where a condition names one.
            guard version.prerelease.isEmpty || includesPrereleases else { return false }
            return conditions.allSatisfy { Self.holds($0, version) }
        }
    }

    private static func holds(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let order = version.compare(condition.version)
        switch condition.relation {
        case .none, .equal: return condition.isDirty ? matchesTilde(condition, version) : order == 0
        case .notEqual: return differs(condition, version)
        case .greater: return exceeds(condition, version)
        case .less: return order < 0
        case .atLeast, .equalGreater: return order >= 0
        case .atMost, .equalLess: return isAtMost(condition, version)
        case .tilde, .pessimistic: return matchesTilde(condition, version)
        case .caret: return matchesCaret(condition, version)
        }
    }

    private static func differs(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let other = condition.version
        if condition.isDirty {
            if other.major != version.major { return true }
            if other.minor != version.minor, !condition.isMinorDirty { return true }
            if condition.isMinorDirty { return false }
            if other.patch != version.patch, !condition.isPatchDirty { return true }
            if condition.isPatchDirty {
                let hasPrerelease = !version.prerelease.isEmpty || !other.prerelease.isEmpty
                return hasPrerelease && SemanticVersion.comparePrereleases(version.prerelease, other.prerelease) != 0
            }
        }
        return version.compare(other) != 0
    }

    private static func exceeds(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let other = condition.version
        if condition.isDirty {
            if version.major != other.major { return version.major > other.major }
            if condition.isMinorDirty { return false }
            if condition.isPatchDirty { return version.minor > other.minor }
        }
        return version.compare(other) > 0
    }

    private static func isAtMost(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let other = condition.version
        guard condition.isDirty else { return version.compare(other) <= 0 }
        if version.major > other.major { return false }
        return !(version.major == other.major && version.minor > other.minor && !condition.isMinorDirty)
    }

    private static func matchesTilde(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let other = condition.version
        if version.compare(other) < 0 { return false }
        let isAnything = other.major == 0 && other.minor == 0 && other.patch == 0
        if isAnything, !condition.isMinorDirty, !condition.isPatchDirty { return true }
        guard version.major == other.major else { return false }
        return version.minor == other.minor || condition.isMinorDirty
    }

    private static func matchesCaret(_ condition: Condition, _ version: SemanticVersion) -> Bool {
        let other = condition.version
        if version.compare(other) < 0 { return false }
        if other.major > 0 || condition.isMinorDirty { return version.major == other.major }
        if version.major > 0 { return false }
        if other.minor > 0 || condition.isPatchDirty { return version.minor == other.minor }
        return version.minor == 0 && version.patch == other.patch
    }
}
