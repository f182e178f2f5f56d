import KubeObjects

/// A value while values are merged, and who set it.
struct MergedValue {
    var content: Content
    /// Who set it and who set it before, as ``SettingLedger`` numbers it; 0 where no account is kept.
    var settings: UInt32 = 0

    /// What Go's YAML and JSON readers and `--set` make: numbers of files are `float64`, those of `--set` `int64`.
    enum Content {
        case null
        case bool(Bool)
        case int(Int64)
        case float(Double)
        case string(String)
        case list([MergedValue])
        case table(ValuesTable)
    }

    static var null: MergedValue { MergedValue(content: .null) }

    var isNull: Bool { if case .null = content { true } else { false } }
    var table: ValuesTable? { if case .table(let table) = content { table } else { nil } }

    /// Go's name for its type.
    var typeName: String {
        switch content {
        case .null: "nil"
        case .bool: "bool"
        case .int: "int64"
        case .float: "float64"
        case .string: "string"
        case .list: "[]interface {}"
        case .table: "map[string]interface {}"
        }
    }

    /// What messages call its type.
    var kind: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .int, .float: "a number"
        case .string: "a string"
        case .list: "a list"
        case .table: "an object"
        }
    }

    /// A value that shares no table with this one.
    func deepCopy() -> MergedValue {
        switch content {
        case .list(let elements): MergedValue(content: .list(elements.map { $0.deepCopy() }), settings: settings)
        case .table(let table): MergedValue(content: .table(table.deepCopy()), settings: settings)
        default: self
        }
    }
}

/// An object of values while they are merged. A reference as Go's maps are: Helm's merging relies on changes being seen
/// everywhere the table is.
final class ValuesTable {
    var members: [String: MergedValue]

    init(_ members: [String: MergedValue] = [:]) {
        self.members = members
    }

    subscript(key: String) -> MergedValue? {
        get { members[key] }
        set { members[key] = newValue }
    }

    var isEmpty: Bool { members.isEmpty }

    /// The keys in an order that is the same in every run. Helm visits them in random order.
    var sortedKeys: [String] { members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    func shallowCopy() -> ValuesTable { ValuesTable(members) }
    func deepCopy() -> ValuesTable { ValuesTable(members.mapValues { $0.deepCopy() }) }

    /// The table at the end of a path of keys.
    func table(at path: [Substring]) -> ValuesTable? {
        var table = self
        for key in path {
            guard let next = table[String(key)]?.table else { return nil }
            table = next
        }
        return table
    }
}
