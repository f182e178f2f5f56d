/// An error of a template, with its place.
public struct TemplateError: Error, Sendable, CustomStringConvertible {
    /// The name of the template file, such as `web/templates/deployment.yaml`.
    public var template: String
    /// The line, from 1.
    public var line: Int
    /// The column in bytes, from 1 as Go's library counts where it executes; 0 where only the line is known.
    public var column: Int
    /// The template that was executing, where it is not the file itself; `nil` while parsing.
    public var executing: String?
    /// The part of the template at fault, as Go's library prints it: `<.Values.x>` without the brackets.
    public var at: String?
    /// What happened.
    public var message: String
    /// The error inside an included template.
    public var inner: [TemplateError] = []
    /// What a template said that stopped itself (`fail`, `required`), however deep.
    public var deliberate: String?
    /// Whether the message is not of Go's template library alone (`tpl` puts its own words around another's error): Helm
    /// then prints it as it is.
    public var isOpaque = false
    /// Whether there is only a message, without a place.
    public var isPlain = false

    /// The place: `file:line` or `file:line:column`.
    public var place: String { "\(template):\(line)" + (column > 0 ? ":\(column)" : "") }

    /// One line of text, as Go's library prints it.
    public var description: String {
        if isPlain { return message }
        var text = "template: \(place): "
        if let executing { text += "executing \"\(executing)\" at <\(at ?? "")>: " }
        return text + message + inner.map(\.description).joined()
    }

    /// The error and those inside it, outermost first.
    var chain: [TemplateError] { [self] + inner.flatMap(\.chain) }

    /// What Helm prints of an error while executing.
    public var helmMessage: String {
        if let deliberate { return "execution error at (\(place)): \(deliberate)" }
        guard !chain.contains(where: \.isOpaque) else { return description }
        var text = ""
        for error in chain {
            if error.isPlain {
                text += error.message + "\n"
                continue
            }
            text += "\(error.place)\n  "
            if let executing = error.executing { text += "executing \"\(executing)\" at <\(error.at ?? "")>:\n    " }
            text += error.message.drop(suffix: " ") + "\n"
        }
        return text.drop(suffix: "\n")
    }

    /// What Helm prints of an error while parsing.
    public var helmParseMessage: String {
        "parse error at (\(place)): \(message.components(separatedBy: ": ").last ?? message[...])"
    }
}

extension String {
    /// The text without a suffix.
    fileprivate func drop(suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }

    /// The parts between the separators.
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
