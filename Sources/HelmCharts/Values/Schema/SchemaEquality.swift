import KubeObjects

extension MergedValue {
    /// What JSON Schema calls its type.
    var schemaType: String {
        switch content {
        case .null: "null"
        case .bool: "boolean"
        case .int, .float: "number"
        case .string: "string"
        case .list: "array"
        case .table: "object"
        }
    }

    /// Whether it is a whole number.
    var isSchemaInteger: Bool {
        switch content {
        case .int: true
        case .float(let number): number.isFinite && number == number.rounded()
        default: false
        }
    }

    private var schemaNumber: SchemaNumber? {
        switch content {
        case .int(let number): SchemaNumber(number)
        case .float(let number): SchemaNumber(number)
        default: nil
        }
    }

    /// Whether it equals a value of a schema.
    func equals(_ value: Value) -> Bool {
        switch (content, value) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.int, .integer), (.int, .double), (.float, .integer), (.float, .double):
            guard let a = schemaNumber, let b = SchemaNumber(value) else { return false }
            return a == b
        case (.list(let a), .array(let b)):
            return a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
        case (.table(let a), .object(let b)):
            return a.members.count == b.count && b.allSatisfy { a[$0.key.text]?.equals($0.value) ?? false }
        default: return false
        }
    }

    /// Whether two values are equal.
    func equals(_ other: MergedValue) -> Bool {
        switch (content, other.content) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
        case (.table(let a), .table(let b)):
            return a.members.count == b.members.count
                && a.members.allSatisfy { key, value in b[key].map(value.equals) ?? false }
        default:
            guard let a = schemaNumber, let b = other.schemaNumber else { return false }
            return a == b
        }
    }

    /// A text that equal values share.
    var equalityKey: String {
        switch content {
        case .null: "n"
        case .bool(let flag): flag ? "t" : "f"
        case .int(let number): "#\(Double(number))"
        case .float(let number): "#\(number)"
        case .string(let text): "s" + text
        case .list(let elements): "[\(elements.count)" + (elements.first?.equalityKey ?? "")
        case .table(let table): "{" + table.sortedKeys.joined(separator: ",")
        }
    }
}

extension Value {
    /// Whether it holds no other values.
    var isPrimitive: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    /// As messages show it.
    var displayed: String {
        switch self {
        case .null: "<nil>"
        case .string(let text): SchemaFailure.quoted(text)
        case .array, .object: "value"
        default: JSONWriter.text(self)
        }
    }
}
