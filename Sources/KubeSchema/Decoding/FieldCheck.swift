import KubeObjects

/// Walks an object of a built-in kind and finds what its type does not allow, in the order written.
struct FieldCheck {
    /// A value that cannot be read, and whether reading stops there (the value reads itself and fails) or goes on.
    struct Failure {
        let message: String
        let stops: Bool
    }

    private(set) var problems: [FieldProblem] = []
    /// The first failures of either sort; the API server reports one that stops before one that does not.
    private(set) var firstStop: String?
    private(set) var firstFailure: String?
    /// The first failure as Go says it when it converts a tree instead of reading a text.
    private(set) var firstConversion: String?
    private var path: [FieldPath.Element] = []
    /// The names of fields on the way, without indices and keys of maps: what decode errors print.
    private var names: [Key] = []
    private var structType: TypeFacts

    init(_ object: Value, as type: TypeFacts) {
        structType = type
        if case .object(let members) = object { check(members, as: type) }
    }

    private mutating func check(_ members: Members, as type: TypeFacts) {
        let outer = structType
        structType = type
        for member in members {
            path.append(.key(member.key))
            if let index = type.index(of: member.key) {
                names.append(member.key)
                check(member.value, as: type.fields[index].shape, goType: type.fields[index].goType)
                names.removeLast()
            } else {
                unknown(member.key, type)
            }
            path.removeLast()
        }
        structType = outer
    }

    private mutating func unknown(_ key: Key, _ type: TypeFacts) {
        let path = FieldPath(path)
        let suggestion = Suggestion.closest(to: key.text, among: type.fields.map(\.name))
        problems.append(
            FieldProblem(
                kind: .unknownField(suggestion: suggestion), path: path,
                message: "unknown field \"\(StrictPath.text(path))\""))
    }

    private mutating func check(_ value: Value, as shape: Shape, goType: String?) {
        switch (shape, value) {
        case (_, .null), (.any, _), (.string, .string), (.boolean, .bool), (.intOrString, .string),
            (.number, .integer), (.number, .double):
            return
        case (.int32, .integer(let number)), (.intOrString, .integer(let number)):
            guard Int32(exactly: number) == nil else { return }
            mismatch(DecodeText.number(value), goType ?? "int32", stops: shape.readsItself)
        case (.int64, .integer):
            return
        case (.int32, .double), (.intOrString, .double):
            mismatch(DecodeText.number(value), goType ?? "int32", stops: shape.readsItself)
        case (.int64, .double):
            mismatch(DecodeText.number(value), goType ?? "int64")
        case (.quantity, _):
            if Quantity(value) == nil { fail(DecodeText.quantityError(value), stops: true) }
        case (.time, .string(let text)), (.microTime, .string(let text)):
            if Instant(timestamp: text) == nil { fail(DecodeText.timeError(text), stops: true) }
        case (.bytes, .string(let text)):
            if let position = Base64.firstError(in: text) {
                fail("illegal base64 data at input byte \(position)", stops: false)
            }
        case (.list(let element), .array(let elements)):
            for (index, item) in elements.enumerated() {
                path.append(.index(index))
                check(item, as: element, goType: goType.flatMap(Self.elementType))
                path.removeLast()
            }
        case (.map(let element), .object(let members)):
            for member in members {
                path.append(.key(member.key))
                check(member.value, as: element, goType: goType.flatMap(Self.elementType))
                path.removeLast()
            }
        case (.type(let reference), .object(let members)):
            check(members, as: reference.facts)
        default:
            if firstConversion == nil { firstConversion = shape.conversionError(value) }
            mismatch(DecodeText.word(value), goType ?? shape.goType, stops: shape.readsItself)
        }
    }

    /// The type of what a list or a map of the Go type holds, where it can be told from the name.
    private static func elementType(_ goType: String) -> String? {
        if goType.hasPrefix("[]") { return String(goType.dropFirst(2)) }
        guard goType.hasPrefix("map["), let end = goType.firstIndex(of: "]") else { return nil }
        return String(goType[goType.index(after: end)...])
    }

    private mutating func mismatch(_ word: String, _ goType: String, stops: Bool = false) {
        let field = ([structType.structName] + names.map(\.text)).joined(separator: ".")
        fail("json: cannot unmarshal \(word) into Go struct field \(field) of type \(goType)", stops: stops)
    }

    private mutating func fail(_ message: String, stops: Bool) {
        problems.append(FieldProblem(kind: .wrongValue, path: FieldPath(path), message: message))
        if firstConversion == nil { firstConversion = message }
        if stops, firstStop == nil { firstStop = message }
        if !stops, firstFailure == nil { firstFailure = message }
    }
}

/// How strict decoding prints a path: every key after a dot, whatever it holds.
enum StrictPath {
    static func text(_ path: FieldPath) -> String {
        var text = ""
        for element in path.elements {
            switch element {
            case .index(let index): text += "[\(index)]"
            case .key(let key): text += text.isEmpty ? key.text : "." + key.text
            }
        }
        return text
    }
}

extension Shape {
    /// The type as Go's decoder prints it.
    fileprivate var goType: String {
        switch self {
        case .string, .time, .microTime: "string"
        case .boolean: "bool"
        case .int32, .intOrString: "int32"
        case .int64: "int64"
        case .number: "float64"
        case .quantity: "resource.Quantity"
        case .bytes: "[]uint8"
        case .any: "interface {}"
        case .list(let element): "[]" + element.nestedGoType
        case .map(let element): "map[string]" + element.nestedGoType
        case .type(let reference): reference.facts.goName
        }
    }

    /// What converting a tree says of a value of another shape.
    fileprivate func conversionError(_ value: Value) -> String {
        let kind =
            switch value {
            case .object: "map"
            case .array: "slice"
            case .integer: "int64"
            case .double: "float64"
            default: DecodeText.word(value)
            }
        return switch self {
        case .list, .bytes: "cannot restore slice from \(kind)"
        case .map: "cannot restore map from \(kind)"
        case .type: "cannot restore struct from: \(kind)"
        default: "unrecognized type: \(goType)"
        }
    }

    /// The type as it is printed inside a list or a map.
    private var nestedGoType: String {
        switch self {
        case .time: "v1.Time"
        case .microTime: "v1.MicroTime"
        case .intOrString: "intstr.IntOrString"
        default: goType
        }
    }

    /// Whether the value has its own reader, which ends the decoding where it fails.
    fileprivate var readsItself: Bool {
        switch self {
        case .time, .microTime, .intOrString, .quantity: true
        default: false
        }
    }
}
