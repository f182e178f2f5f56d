/// Checks merged values against the schemas of charts.
enum SchemaCheck {
    static func check(_ values: ValuesTable, of chart: ChartNode) throws(ChartError) {}
}
