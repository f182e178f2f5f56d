/// Merges the values of a chart and the charts inside it, as Helm does (`pkg/chart/common/util/coalesce.go`).
struct ValuesMerge {
    /// Whether `null` stays (`MergeValues`), or removes its key at the end (`CoalesceValues`).
    let keepsNulls: Bool
    /// The account of who set what, where one is kept.
    let ledger: SettingLedger?
    /// Told what Helm prints a warning about.
    let warn: (String) -> Void

    /// The values for a chart: `values`, which are not changed, over those of the chart.
    func values(of chart: ChartNode, over values: ValuesTable) throws(ChartError) -> ValuesTable {
        let result = values.deepCopy()
        try merge(chart, into: result, prefix: "")
        return result
    }

    private func merge(_ chart: ChartNode, into values: ValuesTable, prefix: String) throws(ChartError) {
        mergeDefaults(of: chart, into: values, prefix: prefix)
        for child in chart.dependencies {
            let name = child.name
            if values[name] == nil { values[name] = MergedValue(content: .table(ValuesTable())) }
            guard let table = values[name]?.table else {
                let kind = values[name]?.kind ?? ""
                throw ChartError(
                    "type mismatch on \(name): the value '\(name)' is \(kind), but it holds the values of the chart "
                        + "\(child.fullPath) and must be an object; set its members instead")
            }
            let inner = Self.joined(prefix, chart.name)
            mergeGlobals(of: values, into: table, prefix: inner)
            try merge(child, into: table, prefix: inner)
        }
    }

    /// Adds what the chart's own values.yaml says and `values` does not.
    private func mergeDefaults(of chart: ChartNode, into values: ValuesTable, prefix: String) {
        let defaults = chart.values.deepCopy()
        let prefix = Self.joined(prefix, chart.name)
        for key in defaults.sortedKeys {
            guard let standard = defaults[key] else { continue }
            guard let value = values[key] else {
                if !keepsNulls {
                    if standard.isNull { continue }
                    if let table = standard.table { Self.removeNulls(table) }
                }
                values[key] = standard
                continue
            }
            if value.isNull, !keepsNulls {
                values[key] = nil
            } else if let table = value.table {
                if let source = standard.table {
                    let keepsNulls = self.keepsNulls || chart.dependencies.contains { $0.name == key }
                    if !keepsNulls { Self.removeNulls(source) }
                    mergeTables(source, into: table, prefix: Self.joined(prefix, key), keepsNulls: keepsNulls)
                } else if !standard.isNull {
                    warn("warning: skipped value for \(prefix).\(key): Not a table.")
                }
            }
            note(standard, under: key, of: values)
        }
    }

    /// Notes that a value of `table` stands over another.
    private func note(_ under: MergedValue, under key: String, of table: ValuesTable) {
        guard let ledger, let settings = table[key]?.settings else { return }
        table[key]?.settings = ledger.join(settings, over: under.settings)
    }

    private static let globalKey = "global"

    /// Adds the globals of a parent to those of a child; the parent's count.
    private func mergeGlobals(of parent: ValuesTable, into child: ValuesTable, prefix: String) {
        let own = child[Self.globalKey]
        if let own, own.table == nil {
            return warn("warning: skipping globals because destination global is not a table.")
        }
        if let given = parent[Self.globalKey], given.table == nil {
            return warn("warning: skipping globals because source global is not a table.")
        }
        let target = own?.table ?? ValuesTable()
        let source = parent[Self.globalKey]?.table ?? ValuesTable()
        for key in source.sortedKeys {
            guard let value = source[key] else { continue }
            let before = target[key]
            if let table = value.table {
                let copy = table.shallowCopy()
                if let before {
                    guard let old = before.table else {
                        warn("Conflict: cannot merge map onto non-map for \"\(key)\". Skipping.")
                        continue
                    }
                    mergeTables(old, into: copy, prefix: Self.joined(prefix, key), keepsNulls: true)
                }
                target[key] = MergedValue(content: .table(copy), settings: value.settings)
            } else if before?.table != nil {
                warn("key \(key) is table. Skipping")
                continue
            } else {
                target[key] = value
            }
            if let before { note(before, under: key, of: target) }
        }
        var settings = own?.settings ?? 0
        if let ledger { settings = ledger.join(parent[Self.globalKey]?.settings ?? 0, over: settings) }
        child[Self.globalKey] = MergedValue(content: .table(target), settings: settings)
    }

    /// Adds to `table` what `source` has besides; what both have stays as `table` has it. Both are changed.
    func mergeTables(_ source: ValuesTable, into table: ValuesTable, prefix: String = "", keepsNulls: Bool) {
        let written = source.members.filter { !$0.value.isNull }
        for (key, value) in table.members where value.isNull { source[key] = MergedValue(content: .null) }
        for key in source.sortedKeys {
            guard let value = source[key] else { continue }
            guard let own = table[key] else {
                table[key] = value
                continue
            }
            if !keepsNulls, own.isNull, written[key] != nil {
                table[key] = nil
                continue
            }
            let path = Self.joined(prefix, key)
            if let inner = value.table {
                if let target = own.table {
                    mergeTables(inner, into: target, prefix: path, keepsNulls: keepsNulls)
                } else {
                    warn("warning: cannot overwrite table with non table for \(path) (\(Self.printed(value)))")
                }
            } else if own.table != nil, !value.isNull {
                warn(
                    "warning: destination for \(path) is a table. Ignoring non-table value (\(Self.printed(value)))")
            }
            if let before = written[key] { note(before, under: key, of: table) }
        }
    }

    private static func removeNulls(_ table: ValuesTable) {
        for (key, value) in table.members {
            if value.isNull {
                table[key] = nil
            } else if let inner = value.table {
                removeNulls(inner)
            }
        }
    }

    private static func joined(_ prefix: String, _ key: String) -> String { prefix.isEmpty ? key : "\(prefix).\(key)" }

    /// As Go's `%v` prints it.
    private static func printed(_ value: MergedValue) -> String {
        switch value.content {
        case .null: "<nil>"
        case .bool(let flag): String(flag)
        case .int(let number): String(number)
        case .float(let number): GoFloat.text(number)
        case .string(let text): text
        case .list(let elements): "[\(elements.map(printed).joined(separator: " "))]"
        case .table(let table):
            "map[\(table.sortedKeys.map { "\($0):\(printed(table[$0] ?? .null))" }.joined(separator: " "))]"
        }
    }
}
