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
    /// Whether a template stopped itself (`fail`, `required`).
    public var isDeliberate = false

    /// The place: `file:line` or `file:line:column`.
    public var place: String { "\(template):\(line)" + (column > 0 ? ":\(column)" : "") }

    /// One line of text, as Go's library prints it.
    public var description: String {
        var text = "template: \(place): "
        if let executing { text += "executing \"\(executing)\" at <\(at ?? "")>: " }
        return text + message + inner.map(\.description).joined()
    }
}
