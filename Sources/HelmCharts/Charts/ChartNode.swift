/// A chart while its dependencies are processed: aliases are renamed, what is switched off is removed, and imported
/// values are added to its own.
final class ChartNode {
    let chart: Chart
    var metadata: ChartMetadata
    /// The values of values.yaml and, once processed, those imported from the charts inside. Never changed in place.
    var values: ValuesTable
    private(set) var dependencies: [ChartNode] = []
    private(set) weak var parent: ChartNode?

    init(_ chart: Chart, ledger: SettingLedger?) {
        self.chart = chart
        metadata = chart.metadata
        values = ValuesFile.table(chart.values, means: .chart, ledger: ledger)
        setDependencies(chart.dependencies.map { ChartNode($0, ledger: ledger) })
    }

    /// A copy of the chart and the charts inside it, without a parent.
    init(copyOf node: ChartNode) {
        chart = node.chart
        metadata = node.metadata
        values = node.values
        setDependencies(node.dependencies.map { ChartNode(copyOf: $0) })
    }

    func setDependencies(_ nodes: [ChartNode]) {
        for node in nodes { node.parent = self }
        dependencies = nodes
    }

    /// The number of charts: itself and those inside it.
    var count: Int { dependencies.reduce(1) { $0 + $1.count } }

    var name: String { metadata.name }
    var isRoot: Bool { parent == nil }

    /// `parent/charts/child`
    var fullPath: String { parent.map { "\($0.fullPath)/charts/\(name)" } ?? name }
}
