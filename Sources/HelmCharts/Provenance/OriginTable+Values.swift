extension OriginTable {
    /// Everything that a value depends on: its own origins and those of its parts, elements and members.
    public func all(of value: TemplateValue) -> Origins {
        var result = value.origins
        switch value.payload {
        case .text(let text):
            for run in text.runs { result = union(result, run.origins) }
            for mark in text.marks { result = union(result, mark.origins) }
        case .list(let list):
            for element in list.elements { result = union(result, all(of: element)) }
        case .map(let map):
            for key in map.sortedKeys {
                if let member = map[key] { result = union(result, all(of: member)) }
            }
        default: break
        }
        return result
    }

    /// What the truth of a value depends on: of a list or a map only whether there is anything in it.
    public func truth(of value: TemplateValue) -> Origins {
        switch value.payload {
        case .list, .map: value.origins
        default: all(of: value)
        }
    }
}
