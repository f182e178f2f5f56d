/// The methods of Go type `common.Values`, which is what `.Values` is.
enum ValuesMethods {
    static let typeName = "common.Values"

    /// The parameters of a method; `nil` where there is none of this name.
    static func parameters(of name: String) -> [TemplateFunction.Parameter]? {
        switch name {
        case "AsMap", "YAML": []
        case "Table", "PathValue": [.string]
        default: nil
        }
    }

    static func call(_ name: String, on values: TemplateValue, _ arguments: [TemplateValue]) throws(TemplateProblem)
        -> TemplateValue
    {
        switch name {
        case "AsMap": return values
        case "Table", "PathValue":
            guard let path = arguments.first?.string else { throw TemplateProblem("wrong number of args: want 1") }
            var value = values
            for step in path.split(separator: ".", omittingEmptySubsequences: false) {
                guard let next = value.map?[String(step)] else {
                    throw TemplateProblem(
                        name == "Table"
                            ? "\"\(step)\" is not a table"
                            : "\"\(path.split(separator: ".").last ?? "")\" is not a value")
                }
                value = next
            }
            let isTable = value.map != nil
            guard isTable == (name == "Table") else {
                throw TemplateProblem(name == "Table" ? "\"\(path)\" is not a table" : "\"\(path)\" is not a value")
            }
            return value
        default: throw TemplateProblem("\(name) is not available in templates")
        }
    }
}
