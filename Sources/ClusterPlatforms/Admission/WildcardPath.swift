import KubeObjects

/// A path with wildcards, such as `spec.containers[*].ports[*].hostPort`.
struct WildcardPath: Sendable {
    /// A value at the path, and the named elements of lists on the way to it.
    struct Match {
        let value: Value
        /// Names of list elements on the way by their list: `containers` → `web`.
        let names: [String: String]
        /// The last field of the path.
        let field: String
    }

    private let steps: [Substring]
    private let text: String

    init(_ text: String) {
        self.text = text
        steps = text.split(separator: ".")
    }

    /// Every value at the path that is not null.
    func matches(in object: Value) -> [Match] {
        places(in: object).filter { !$0.value.isNull }
    }

    /// Every place at the path, also where nothing is written.
    func places(in object: Value) -> [Match] {
        var found = [(value: object, names: [String: String]())]
        for step in steps {
            let isList = step.hasSuffix("[*]")
            let name = String(isList ? step.dropLast(3) : step)
            found = found.flatMap { place in
                let value = place.value[Key(name)]
                guard isList else { return [(value: value, names: place.names)] }
                return value.elements.map { element in
                    var names = place.names
                    names[name] = element[.name].string ?? element.string ?? ""
                    return (value: element, names: names)
                }
            }
        }
        let field = steps.last.map { String($0.hasSuffix("[*]") ? $0.dropLast(3) : $0) } ?? ""
        return found.map { Match(value: $0.value, names: $0.names, field: field) }
    }
}
