import KubeObjects

/// Why a chart could not be rendered.
public struct ChartRenderError: Error, Sendable, CustomStringConvertible {
    /// What happened, in Helm's words where Helm would say it.
    public var message: String
    /// Where: a template with line and column, or a line of the rendered text.
    public var place: SourcePosition?
    /// The same in words that say what to do, where Helm's do not.
    public var advice: String
    /// The lines around a mistake in rendered text, numbered, the line at fault marked.
    public var excerpt: String

    /// An error.
    public init(_ message: String, place: SourcePosition? = nil, advice: String = "", excerpt: String = "") {
        self.message = message
        self.place = place
        self.advice = advice
        self.excerpt = excerpt
    }

    /// The message, and below it the advice and the excerpt.
    public var description: String { [message, advice, excerpt].filter { !$0.isEmpty }.joined(separator: "\n") }

    /// A template printed something that is no YAML.
    static func unreadable(_ document: TracedText, file: String, _ error: ReadError) -> ChartRenderError {
        let lines = document.string.split(separator: "\n", omittingEmptySubsequences: false)
        let fault = min(error.position.line, lines.count)
        let first = max(1, fault - 3)
        let last = min(lines.count, fault + 2)
        let width = String(max(last, 1)).count
        var excerpt: [String] = []
        if first <= last {
            for number in first...last {
                let digits = String(number)
                let padding = String(repeating: " ", count: width - digits.count)
                excerpt.append("\(number == fault ? ">" : " ") \(padding)\(digits) | \(lines[number - 1])")
            }
        }
        return ChartRenderError(
            "YAML parse error on \(file): error converting YAML to JSON: \(error.helmWords)", place: error.position,
            advice: error.libraryMessage == nil ? "" : error.description, excerpt: excerpt.joined(separator: "\n"))
    }
}
