/// Where each value of a rendering was set, by its path from the top: `Values.db.replicas` for `replicas` of the chart
/// `db`, `Values.global.region` for a global of every chart.
public final class ValueSources {
    private let ledger: SettingLedger
    private var chains: [ValuePath: UInt32] = [:]

    /// The paths of all values that hold no others, in the order of their keys; empty objects and lists are among them.
    public private(set) var leaves: [ValuePath] = []
    /// The paths that decided about charts, or whose values were imported: read, though no template reads them.
    public internal(set) var readByDependencies: [ValuePath] = []

    init(ledger: SettingLedger) {
        self.ledger = ledger
    }

    /// Who set the value: first the setting that counts, then those it takes the place of, the nearest first. Empty for
    /// what nobody set.
    public func settings(of path: ValuePath) -> [ValueSetting] {
        chains[path].map(ledger.settings) ?? []
    }

    /// Notes a value; of a path that several charts share, the first counts.
    func add(_ path: ValuePath, settings: UInt32, isLeaf: Bool) {
        guard chains[path] == nil else { return }
        chains[path] = settings
        if isLeaf { leaves.append(path) }
    }
}

/// Turns merged values into what templates see.
struct TemplateValues {
    let origins: OriginTable?
    let sources: ValueSources?

    /// The values of a chart and the charts inside it.
    func values(_ table: ValuesTable, of chart: ChartNode) -> ValueMap {
        let root = origins?.root("Values")
        let map = convert(table, path: root, chart: chart)
        map.typeName = "common.Values"
        return map
    }

    private func convert(_ table: ValuesTable, path: ValuePath?, chart: ChartNode?) -> ValueMap {
        guard let origins, let path else {
            return ValueMap(table.members.mapValues { convert($0, path: nil, chart: nil) })
        }
        var members: [String: TemplateValue] = [:]
        members.reserveCapacity(table.members.count)
        for key in table.sortedKeys {
            guard let value = table[key] else { continue }
            var child = origins.child(path, key: key)
            // The globals of a chart inside another are those of the top.
            if key == "global", let chart, !chart.isRoot {
                child = origins.child(origins.root("Values"), key: key)
            }
            members[key] = convert(value, path: child, chart: chart?.dependencies.first { $0.name == key })
        }
        return ValueMap(members)
    }

    private func convert(_ value: MergedValue, path: ValuePath?, chart: ChartNode?) -> TemplateValue {
        var result: TemplateValue
        var isLeaf = true
        switch value.content {
        case .null: result = .none
        case .bool(let flag): result = .bool(flag)
        case .int(let number): result = TemplateValue(.int64(number))
        case .float(let number): result = TemplateValue(.float(number))
        case .string(let text): result = .string(text)
        case .list(let elements):
            isLeaf = elements.isEmpty
            result = .list(
                elements.enumerated().map { index, element in
                    convert(element, path: path.flatMap { origins?.child($0, index: index) }, chart: nil)
                })
        case .table(let table):
            isLeaf = table.isEmpty
            result = TemplateValue(.map(convert(table, path: path, chart: chart)))
        }
        guard let origins, let path else { return result }
        result.origins = origins.direct(path)
        sources?.add(path, settings: value.settings, isLeaf: isLeaf)
        return result
    }
}
