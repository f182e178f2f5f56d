/// `include` and `tpl`, which render templates into values.
extension Execution {
    /// Lets the functions of the context render templates of this execution.
    func connect() {
        context.include = { [unowned self] (name, data) throws(TemplateProblem) in try include(name, data) }
        context.tpl = { [unowned self] (text, data) throws(TemplateProblem) in try tpl(text, data) }
    }

    private func include(_ name: String, _ data: TemplateValue) throws(TemplateProblem) -> TemplateValue {
        let nested = includes[name, default: 0]
        if nested > limits.includeDepth {
            var problem = TemplateProblem(
                "rendering template has a nested reference name: \(name): unable to execute template")
            problem.isOpaque = true
            throw problem
        }
        includes[name] = nested + 1
        defer { includes[name] = nested }
        guard let tree = set[name] else {
            var missing = TemplateError(
                template: "", line: 0, column: 0,
                message: "template: no template \(GoLiteral.quoted(name)) associated with template \"gotpl\"")
            missing.isPlain = true
            throw TemplateProblem("", inner: missing)
        }
        do throws(TemplateError) {
            return try run(tree, data: data).value
        } catch {
            throw TemplateProblem("", inner: error)
        }
    }

    /// Renders text as a template. What it defines is known to it and to what it includes, not to others.
    private func tpl(_ text: TemplateValue, _ data: TemplateValue) throws(TemplateProblem) -> TemplateValue {
        let template = text.string ?? ""
        // Most values that are rendered this way hold no action at all.
        guard template.contains("{{") else { return Self.withoutMissingValues(text) }
        let outer = set
        defer { set = outer }
        let tree: TemplateTree
        do throws(TemplateError) {
            tree = try parse(template)
        } catch {
            throw Self.opaque("cannot parse template \(GoLiteral.quoted(template)): ", error)
        }
        do throws(TemplateError) {
            var builder = try run(tree, data: data)
            if traces { builder = builder.depending(on: context.origins.all(of: text), context.origins) }
            let result = builder.withoutMissingValues
            return traces ? TemplateValue(.text(result)) : .string(result.string)
        } catch {
            throw Self.opaque("error during tpl function execution for \(GoLiteral.quoted(template)): ", error)
        }
    }

    private func parse(_ template: String) throws(TemplateError) -> TemplateTree {
        let name = "gotpl"
        let source: TemplateText
        if let known = tplSources[template] {
            source = known
        } else {
            source = TemplateText(name: name, text: template)
            tplSources[template] = source
        }
        let functions = functions
        let trees: [String: TemplateTree]
        if let known = parsed[template] {
            trees = known
        } else {
            trees = try Parser.parse(source) { functions[$0] != nil || $0 == "and" || $0 == "or" }
            parsed[template] = trees
        }
        set.add(trees)
        // The text itself counts even where there is nothing in it but definitions.
        return trees[name] ?? TemplateTree(name: name, source: source, body: [])
    }

    private static func withoutMissingValues(_ text: TemplateValue) -> TemplateValue {
        guard text.string?.contains("<no value>") == true else { return text }
        switch text.payload {
        case .text(let traced): return TemplateValue(.text(traced.removing("<no value>")), origins: text.origins)
        case .string(let string):
            let whole = TracedText(string, runs: [])
            return TemplateValue(.string(whole.removing("<no value>").string), origins: text.origins)
        default: return text
        }
    }

    private static func opaque(_ words: String, _ error: TemplateError) -> TemplateProblem {
        var problem = TemplateProblem(words, inner: error)
        problem.isOpaque = true
        return problem
    }
}
