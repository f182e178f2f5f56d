extension TemplateValue {
    /// The value's Go type as `%T` prints it.
    var typeName: String {
        switch payload {
        case .none: "<nil>"
        case .bool: "bool"
        case .int: "int"
        case .int64: "int64"
        case .float: "float64"
        case .string, .text, .bytes: "string"
        case .list(let list): "[]\(list.elementType.rawValue)"
        case .map(let map): map.typeName ?? "map[string]\(map.elementType.rawValue)"
        case .duration: "time.Duration"
        case .time: "time.Time"
        case .object(let object): object.typeName
        }
    }

    /// The value's Go kind as `reflect.Kind` prints it.
    var kindName: String {
        switch payload {
        case .none: "invalid"
        case .bool: "bool"
        case .int: "int"
        case .int64, .duration: "int64"
        case .float: "float64"
        case .string, .text, .bytes: "string"
        case .list: "slice"
        case .map: "map"
        case .time: "struct"
        case .object(let object): Self.kind(ofType: object.typeName)
        }
    }

    private static func kind(ofType name: String) -> String {
        if name.hasPrefix("*") { return "ptr" }
        if name.hasPrefix("[]") || name.hasSuffix(".VersionSet") { return "slice" }
        return name.hasPrefix("map[") || name.hasSuffix(".files") ? "map" : "struct"
    }

    /// Whether a template takes the value for false: Go's zero value, and anything empty.
    var isEmpty: Bool {
        switch payload {
        case .none: true
        case .bool(let truth): !truth
        case .int(let number): number == 0
        case .int64(let number), .duration(let number): number == 0
        case .float(let number): number == 0
        case .string(let text): text.isEmpty
        case .text(let text): text.string.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.elements.isEmpty
        case .map(let map): map.count == 0
        case .time, .object: false
        }
    }
}
