import KubeObjects

/// Reads the `T` lines of a schema text; see ``SchemaText`` for what they hold.
enum TypeReader {
    /// Reads one type. `defaults` holds the constants that defaulting fills in, by field name.
    static func facts(
        _ parts: [Substring], references: (Int) -> TypeReference?, defaults: (String) -> [String: Value]
    ) -> TypeFacts {
        guard parts.count == 4 else { return TypeFacts(name: "", fields: [], isAtomic: false) }
        let name = String(parts[1])
        let constants = defaults(name)
        let fields = SchemaText.list(parts[3], at: " ").map { text in
            var field = field(text, references: references)
            if let constant = constants[field.name] { field.defaultValue = constant }
            return field
        }
        return TypeFacts(name: name, fields: fields, isAtomic: parts[2] == "A")
    }

    private static func field(_ text: String, references: (Int) -> TypeReference?) -> FieldFacts {
        let parts = SchemaText.split(text[...], at: "|")
        let name = String(parts[0])
        var field = FieldFacts(
            name: name, key: Key(name), shape: shape(parts.count > 1 ? parts[1] : "a", references: references))
        for attribute in parts.dropFirst(2) {
            apply(attribute, to: &field)
        }
        return field
    }

    private static func apply(_ attribute: Substring, to field: inout FieldFacts) {
        let rest = String(attribute.dropFirst())
        switch attribute.first {
        case "!": field.isRequired = true
        case "+": field.isAlwaysWritten = true
        case "-": field.dropsZero = true
        case "A": field.isAtomicMap = true
        case "G": field.goType = rest
        case "n": field.number = Int(rest) ?? 0
        case "K": field.patchMergeKey = Key(rest)
        case "P":
            field.patchMerges = rest.contains("m")
            field.patchRetainsKeys = rest.contains("r")
        case "L":
            if rest.first == "s" { field.listType = .set }
            if rest.first == "m" {
                field.listType = .map(keys: SchemaText.list(rest.dropFirst(), at: ",").map { Key($0) })
            }
        case "d": field.defaultValue = DefaultTable.value(rest)
        default: break
        }
    }

    private static func shape(_ text: Substring, references: (Int) -> TypeReference?) -> Shape {
        switch text.first {
        case "s": .string
        case "b": .boolean
        case "i": .int32
        case "l": .int64
        case "f": .number
        case "q": .quantity
        case "x": .intOrString
        case "t": .time
        case "u": .microTime
        case "y": .bytes
        case "[": .list(shape(text.dropFirst(), references: references))
        case "{": .map(shape(text.dropFirst(), references: references))
        case "@": Int(text.dropFirst()).flatMap(references).map(Shape.type) ?? .any
        default: .any
        }
    }
}
