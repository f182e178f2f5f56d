/// Templates that can call one another by name.
struct TemplateSet {
    private(set) var trees: [String: TemplateTree] = [:]

    subscript(name: String) -> TemplateTree? { trees[name] }

    /// Adds the templates of a text. A template of a known name replaces the former, unless there is nothing in it.
    mutating func add(_ source: TemplateText, hasFunction: @escaping (String) -> Bool) throws(TemplateError) {
        add(try Parser.parse(source, hasFunction: hasFunction))
    }

    /// Adds parsed templates.
    mutating func add(_ parsed: [String: TemplateTree]) {
        for (name, tree) in parsed where trees[name] == nil || !tree.isEmpty { trees[name] = tree }
    }
}
