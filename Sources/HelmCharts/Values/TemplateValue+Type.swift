extension TemplateValue {
    /// The name of its Go type, as messages and `%T` print it.
    public var goTypeName: String {
        switch payload {
        case .none: "interface {}"
        case .bool: "bool"
        case .int: "int"
        case .int64: "int64"
        case .float: "float64"
        case .string, .text: "string"
        case .bytes: "[]uint8"
        case .list(let list): "[]\(list.elementType.rawValue)"
        case .map(let map): map.typeName ?? "map[string]\(map.elementType.rawValue)"
        case .duration: "time.Duration"
        case .time: "time.Time"
        case .object(let object): object.typeName
        }
    }

    /// Whether `if` takes it for true: not the zero of its kind, not empty.
    public var isTrue: Bool {
        switch payload {
        case .none: false
        case .bool(let truth): truth
        case .int(let number): number != 0
        case .int64(let number), .duration(let number): number != 0
        case .float(let number): number != 0
        case .string(let text): !text.isEmpty
        case .text(let text): !text.string.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .list(let list): !list.elements.isEmpty
        case .map(let map): map.count > 0
        case .time: true
        case .object(let object): object.collection.map(\.isTrue) ?? true
        }
    }
}

/// The `nil` that a map or a list holds, as opposed to no value at all: asking it for a field is an error.
struct NilInterface: TemplateObject {
    var typeName: String { "interface {}" }
    var text: String { "<nil>" }
    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? { nil }
}
