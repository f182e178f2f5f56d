/// Decides which of the charts inside a chart are rendered, under which names, and what values they hand to their
/// parents (Helm's `ProcessDependencies`, `pkg/chart/v2/util/dependencies.go`).
struct DependencyProcessing {
    let ledger: SettingLedger?
    private(set) var warnings: [ChartWarning] = []
    /// The paths of values that decided something, or that were imported, from the top: they are read, though no
    /// template reads them.
    private(set) var readPaths: Set<[String]> = []

    private var copiedCharts = 0

    init(ledger: SettingLedger?) {
        self.ledger = ledger
    }

    /// Processes the charts inside `chart`, which is changed.
    mutating func process(_ chart: ChartNode, values: ValuesTable) throws(ChartError) {
        try removeDisabled(chart, values: values, path: "")
        try importValues(chart, path: [])
    }

    private mutating func warn(_ message: String) {
        let warning = ChartWarning(message)
        if !warnings.contains(warning) { warnings.append(warning) }
    }

    // MARK: - Which charts

    private mutating func removeDisabled(
        _ chart: ChartNode, values: ValuesTable, path: String
    ) throws(ChartError) {
        guard var wanted = chart.metadata.dependencies else { return }
        var charts = chart.dependencies.filter { child in
            !wanted.contains { Self.fits(child, $0) }
        }
        for index in wanted.indices {
            if let child = chart.dependencies.first(where: { Self.fits($0, wanted[index]) }) {
                let copy = ChartNode(copyOf: child)
                copiedCharts += copy.count
                guard copiedCharts <= ChartLimit.copies else {
                    throw ChartError(
                        "the aliases of dependencies make more than \(ChartLimit.copies) charts of these; use fewer",
                        at: chart.chart.place)
                }
                if !wanted[index].alias.isEmpty { copy.metadata.name = wanted[index].alias }
                charts.append(copy)
            }
            if !wanted[index].alias.isEmpty { wanted[index].name = wanted[index].alias }
            wanted[index].isEnabled = true
        }
        chart.setDependencies(charts)
        let merge = ValuesMerge(keepsNulls: false, ledger: nil, warn: { _ in })
        let merged = try merge.values(of: chart, over: values)
        applyTags(&wanted, merged)
        applyConditions(&wanted, merged, path: path)
        let removed = Set(wanted.filter { !$0.isEnabled }.map(\.name))
        let kept = charts.filter { !removed.contains($0.name) }
        for child in kept { try removeDisabled(child, values: merged, path: "\(path)\(child.name).") }
        // Where none is left, Helm has no list any longer, and then imports nothing.
        let left = wanted.filter { !removed.contains($0.name) }
        chart.metadata.dependencies = left.isEmpty ? nil : left
        chart.setDependencies(kept)
    }

    private static func fits(_ chart: ChartNode, _ dependency: ChartDependency) -> Bool {
        chart.name == dependency.name
            && VersionConstraint.accepts(constraint: dependency.version, version: chart.metadata.version)
    }

    private mutating func applyTags(_ dependencies: inout [ChartDependency], _ values: ValuesTable) {
        guard let tags = values["tags"]?.table else { return }
        for index in dependencies.indices {
            var (hasTrue, hasFalse) = (false, false)
            for tag in dependencies[index].tags {
                guard let value = tags[tag] else { continue }
                readPaths.insert(["tags", tag])
                if case .bool(let flag) = value.content {
                    hasTrue = hasTrue || flag
                    hasFalse = hasFalse || !flag
                } else {
                    warn(
                        "the tag '\(tag)' of the chart \(dependencies[index].name) is \(value.kind), expected true or "
                            + "false; it has no effect")
                }
            }
            dependencies[index].isEnabled = hasTrue || !hasFalse
        }
    }

    private mutating func applyConditions(
        _ dependencies: inout [ChartDependency], _ values: ValuesTable, path: String
    ) {
        for index in dependencies.indices {
            let condition = dependencies[index].condition.trimmingSpaces
            for part in condition.split(separator: ",") {
                let keys = "\(path)\(part)".split(separator: ".", omittingEmptySubsequences: false)
                guard let last = keys.last, let value = values.table(at: Array(keys.dropLast()))?[String(last)],
                    value.table == nil
                else { continue }
                readPaths.insert(keys.map(String.init))
                if case .bool(let flag) = value.content {
                    dependencies[index].isEnabled = flag
                    break
                }
                warn(
                    "the condition '\(part)' of the chart \(dependencies[index].name) is \(value.kind), expected true or "
                        + "false; it has no effect")
            }
        }
    }

    // MARK: - Imported values

    private mutating func importValues(_ chart: ChartNode, path: [String]) throws(ChartError) {
        for child in chart.dependencies { try importValues(child, path: path + [child.name]) }
        guard var dependencies = chart.metadata.dependencies else { return }
        let merge = ValuesMerge(keepsNulls: true, ledger: ledger, warn: { _ in })
        let values = try merge.values(of: chart, over: ValuesTable())
        let imported = ValuesTable()
        for index in dependencies.indices {
            let name = dependencies[index].name
            dependencies[index].imports = dependencies[index].imports.map { entry in
                let (child, parent) = Self.paths(entry)
                let keys = "\(name).\(child)".split(separator: ".", omittingEmptySubsequences: false)
                if let table = values.table(at: keys) {
                    readPaths.insert(path + keys.map(String.init))
                    merge.mergeTables(Self.nested(table, at: parent), into: imported, keepsNulls: true)
                } else {
                    warn(
                        "import-values of the chart \(chart.name): '\(name).\(child)' is no table of values; nothing is "
                            + "imported from it")
                }
                return .table(child: child, parent: parent)
            }
        }
        let result = values.deepCopy()
        merge.mergeTables(imported, into: result, keepsNulls: true)
        chart.metadata.dependencies = dependencies
        chart.values = result
    }

    private static func paths(_ entry: ChartDependency.Import) -> (child: String, parent: String) {
        switch entry {
        case .exports(let name): ("exports.\(name)", ".")
        case .table(let child, let parent): (child, parent)
        }
    }

    private static func nested(_ table: ValuesTable, at path: String) -> ValuesTable {
        if path == "." { return table }
        return path.split(separator: ".", omittingEmptySubsequences: false).reversed().reduce(table) { inner, key in
            ValuesTable([String(key): MergedValue(content: .table(inner))])
        }
    }
}

extension String {
    /// The text without white space around it.
    var trimmingSpaces: Substring {
        var text = self[...]
        while text.unicodeScalars.first?.properties.isWhitespace == true { text.unicodeScalars.removeFirst() }
        while text.unicodeScalars.last?.properties.isWhitespace == true { text.unicodeScalars.removeLast() }
        return text
    }
}
