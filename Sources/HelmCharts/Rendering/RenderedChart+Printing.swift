extension RenderedChart {
    /// What of a chart is printed.
    public struct Selection: Sendable {
        /// The definitions in `crds` folders.
        public var includesDefinitions = false
        /// Hooks.
        public var includesHooks = true
        /// Hooks that are tests.
        public var includesTests = true

        /// Everything but definitions, as `helm template` prints it.
        public init() {}
    }

    /// What `helm template` prints (Helm 4, `pkg/cmd/template.go`): the objects, then the hooks.
    ///
    /// - Parameter templates: names of templates without the chart's, with wildcards; empty for all.
    /// - Throws: ``ChartError`` for a template that prints nothing.
    public func printed(_ selection: Selection = Selection(), only templates: [String] = []) throws(ChartError)
        -> String
    {
        var documents: [(source: String, text: String)] = []
        if selection.includesDefinitions {
            documents += customResourceDefinitions.map { ($0.name, $0.text) }
        }
        documents += objects.map { ($0.path, $0.text.string) }
        let hooks = selection.includesHooks ? self.hooks : []
        let shown = hooks.filter { selection.includesTests || $0.hook?.events.contains("test") != true }
        guard !templates.isEmpty else {
            let text = documents.map { "---\n# Source: \($0.source)\n\($0.text)\n" }.joined()
            return String(text.trimmingSpaces) + "\n"
                + shown.map { "---\n# Source: \($0.path)\n\($0.text.string)\n" }.joined()
        }
        documents += shown.map { ($0.path, $0.text.string) }
        var printed = ""
        for template in templates {
            guard let pattern = try? PathPattern(template) else {
                throw ChartError("syntax error in pattern; write it such as templates/*.yaml", at: template)
            }
            let found = documents.filter { document in
                guard let slash = document.source.firstIndex(of: "/") else { return false }
                return pattern.matches(String(document.source[document.source.index(after: slash)...]))
            }
            guard !found.isEmpty else { throw ChartError("could not find template \(template) in chart") }
            for document in found { printed += "---\n# Source: \(document.source)\n\(document.text.trimmingSpaces)\n" }
        }
        return printed
    }
}
