import KubeObjects

/// A structure as the API server holds it inside, for the messages that print whole structures.
///
/// Such messages show the server's own field names and zero values (`{"Type":"Fast","RollingUpdate":null}`), not the
/// manifest's. Nothing here runs for an object without errors.
struct GoType: Sendable {
    private indirect enum Shape: Sendable {
        case text, number, flag, quantity, numberOrText, map, selector, optional, metadata
        case structure(String)
        case optionalStructure(String)
        case list(String)
    }

    private struct Field: Sendable {
        let name: Key
        let source: Key
        let shape: Shape
    }

    private let fields: [Field]

    private static let all: [String: GoType] = parse(table)

    /// A value of a manifest as the server's structure `type` holds it.
    static func render(_ value: Value, as type: String) -> Value {
        guard let layout = all[type] else { return sorted(value) }
        let source = type == "PodSpec" ? withHostFields(value) : value
        var members = Members()
        members.reserveCapacity(layout.fields.count)
        for field in layout.fields {
            if case .metadata = field.shape {
                for member in sorted(source[.metadata]).members {
                    members.append(member.key, member.value)
                }
            } else {
                members.append(field.name, render(source[field.source], as: field.shape))
            }
        }
        return .object(members)
    }

    /// A list of such structures; ``Value/null`` where there is none.
    static func render(list value: Value, as type: String) -> Value {
        guard case .array(let elements) = value else { return .null }
        return .array(elements.map { render($0, as: type) })
    }

    /// Whether two values are the same for the server: absent, empty and zero alike where its types say so, quantities
    /// by amount.
    static func same(_ first: Value, _ second: Value, as type: String) -> Bool {
        first == second || equal(render(first, as: type), render(second, as: type))
    }

    /// Whether two values are the same but for the difference between absent and empty.
    static func equal(_ first: Value, _ second: Value) -> Bool {
        switch (first, second) {
        case (.object(let a), .object(let b)):
            let keys = Set(a.keys).union(b.keys)
            return keys.allSatisfy { key in
                equal(a[key], b[key]) || (quantityKeys.contains(key) && sameAmounts(a[key], b[key]))
            }
        case (.array(let a), .array(let b)):
            return a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) }
        default:
            return first == second || (first.isEmpty && second.isEmpty)
        }
    }

    private static let quantityKeys: Set<Key> = [
        "Limits", "Requests", "Overhead", "SizeLimit", "Divisor", "Capacity", "limits", "requests", "overhead",
        "sizeLimit", "divisor", "capacity",
    ]

    private static func sameAmounts(_ first: Value, _ second: Value) -> Bool {
        guard case .object(let a) = first, case .object(let b) = second else {
            return Quantity(first) == Quantity(second) && Quantity(first) != nil
        }
        return a.count == b.count
            && a.allSatisfy { member in
                guard let amount = Quantity(member.value) else { return false }
                return Quantity(b[member.key]) == amount
            }
    }

    private static func render(_ value: Value, as shape: Shape) -> Value {
        switch shape {
        case .text: value.isNull ? "" : value
        case .number: value.isNull ? 0 : value
        case .flag: value.isNull ? false : value
        case .quantity: value.isNull ? "0" : value
        case .numberOrText: value.isNull ? 0 : value
        case .selector: value.isNull ? .emptyObject : sorted(value)
        case .map, .optional, .metadata: sorted(value)
        case .structure(let name): render(value, as: name)
        case .optionalStructure(let name): value.isNull ? .null : render(value, as: name)
        case .list(let name): render(list: value, as: name)
        }
    }

    /// The value with the keys of maps in alphabetical order, as the server prints them.
    private static func sorted(_ value: Value) -> Value {
        switch value {
        case .object(let members):
            var result = Members()
            result.reserveCapacity(members.count)
            for member in members.sortedByKey {
                result.append(member.key, sorted(member.value))
            }
            return .object(result)
        case .array(let elements):
            return .array(elements.map(sorted))
        default:
            return value
        }
    }

    /// The server keeps what a pod shares with its host in the security context.
    private static func withHostFields(_ spec: Value) -> Value {
        guard !spec[.securityContext].isNull else { return spec }
        var spec = spec
        for key: Key in ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers"] {
            let value = spec[key]
            if !value.isNull { spec[.securityContext][key] = value }
        }
        return spec
    }

    // MARK: The table

    private static func parse(_ table: String) -> [String: GoType] {
        var words: [String: [Substring]] = [:]
        var current = ""
        for line in table.split(separator: "\n") {
            var tokens = line.split(separator: " ")
            if !line.hasPrefix(" "), !tokens.isEmpty { current = String(tokens.removeFirst()) }
            words[current, default: []] += tokens
        }
        return words.keys.reduce(into: [:]) { types, name in
            types[name] = GoType(fields: fields(of: name, in: words))
        }
    }

    private static func fields(of name: String, in words: [String: [Substring]]) -> [Field] {
        (words[name] ?? []).flatMap { word -> [Field] in
            if word == "+meta" { return [Field(name: .metadata, source: .metadata, shape: .metadata)] }
            if word.hasPrefix("+") { return fields(of: String(word.dropFirst()), in: words) }
            let parts = word.split(separator: ":")
            let names = parts[0].split(separator: "/")
            let goName = String(names[0])
            let source = names.count > 1 ? String(names[1]) : goName.prefix(1).lowercased() + goName.dropFirst()
            return [Field(name: Key(goName), source: Key(source), shape: shape(parts.last ?? "*"))]
        }
    }

    private static func shape(_ text: Substring) -> Shape {
        switch text {
        case "s": .text
        case "i": .number
        case "b": .flag
        case "q": .quantity
        case "o": .numberOrText
        case "m": .map
        case "v": .selector
        case "*": .optional
        default:
            if text.hasPrefix("[]") {
                .list(String(text.dropFirst(2)))
            } else if text.hasPrefix("*") {
                .optionalStructure(String(text.dropFirst()))
            } else {
                .structure(String(text))
            }
        }
    }
}
