/// Checks merged values against the schemas of a chart and the charts inside it (Helm's `ValidateAgainstSchema`,
/// `pkg/chart/common/util/jsonschema.go`).
enum SchemaCheck {
    /// Refuses values that do not fit, with everything that is wrong.
    static func check(_ values: ValuesTable, of chart: ChartNode, ledger: SettingLedger? = nil) throws(ChartError) {
        var lines: [String] = []
        try collect(values, chart, ledger, &lines)
        guard !lines.isEmpty else { return }
        throw ChartError(
            "values don't meet the specifications of the schema(s) in the following chart(s):\n"
                + lines.joined(separator: "\n"))
    }

    private static func collect(
        _ values: ValuesTable, _ chart: ChartNode, _ ledger: SettingLedger?, _ lines: inout [String]
    ) throws(ChartError) {
        if let file = chart.chart.schema {
            let schema = try JSONSchema(file)
            let failures = schema.failures(of: MergedValue(content: .table(values))) { value in
                ledger?.settings(value.settings).first?.description
            }
            if !failures.isEmpty {
                lines.append("\(chart.name):")
                lines += failures.flatMap { $0.lines() }
            }
        }
        for child in chart.dependencies {
            if let table = values[child.name]?.table { try collect(table, child, ledger, &lines) }
        }
    }
}
