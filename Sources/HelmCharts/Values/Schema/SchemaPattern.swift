/// A regular expression of a schema, in Go's syntax; matching takes time in proportion to the text and the expression.
struct SchemaPattern {
    private let expression: RegularExpression

    /// The expression, or `nil` where the text is none.
    init?(_ text: String) {
        do throws(RegularExpressionParser.Problem) {
            expression = try RegularExpression(text)
        } catch {
            return nil
        }
    }

    /// Whether some part of the text matches.
    func matches(_ text: String) -> Bool { expression.firstMatch(in: Array(text.unicodeScalars)) != nil }
}
