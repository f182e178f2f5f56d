/// A regular expression of a schema.
protocol SchemaPattern {
    /// Whether some part of the text matches.
    func matches(_ text: String) -> Bool
}

/// Makes regular expressions of schemas. The one place to change for another engine.
enum SchemaPatterns {
    /// The expression, or `nil` where the text is none.
    static func compile(_ text: String) -> (any SchemaPattern)? {
        guard let expression = try? Regex(text) else { return nil }
        return StandardPattern(expression: expression.matchingSemantics(.unicodeScalar).asciiOnlyDigits())
    }
}

/// An expression of Swift's own engine.
private struct StandardPattern: SchemaPattern {
    let expression: Regex<AnyRegexOutput>

    func matches(_ text: String) -> Bool { (try? expression.firstMatch(in: text)) != nil }
}
