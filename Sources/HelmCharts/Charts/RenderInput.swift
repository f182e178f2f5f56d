import KubeObjects

/// All that a chart's templates are executed with: the charts that are switched on, their merged values, and the
/// templates in Helm's order.
public struct RenderInput {
    /// The name of the chart.
    public let chartName: String
    /// The templates of all charts, in the order in which Helm parses and executes them.
    public let templates: [ChartTemplate]
    /// The custom resource definitions of all charts.
    public let customResourceDefinitions: [ChartFile]
    /// The merged values, which the charts inside share in parts.
    public let values: ValueMap
    /// Where each value was set, where an account of origins is kept.
    public let sources: ValueSources?
    /// What the user should know.
    public let warnings: [ChartWarning]

    /// Prepares a chart.
    ///
    /// - Parameters:
    ///   - values: what the user sets beside the chart's own values.
    ///   - origins: the table in which every value is given its path; `nil` where nobody asks for origins.
    ///   - checksSchema: whether values are checked against values.schema.json.
    ///   - checksDependencies: whether a chart is refused whose dependencies have not been fetched, as the `helm` command
    ///     does and Helm's library does not.
    public init(
        _ chart: Chart, values: ValuesOptions, release: ReleaseOptions, capabilities: Capabilities,
        origins: OriginTable? = nil, checksSchema: Bool = true, checksDependencies: Bool = true
    ) throws(ChartError) {
        try Self.checkKind(of: chart)
        if checksDependencies { try chart.checkDependencies() }
        let ledger = origins.map { _ in SettingLedger() }
        let given = try values.table(ledger: ledger)
        let root = ChartNode(chart, ledger: ledger)
        var processing = DependencyProcessing(ledger: ledger)
        try processing.process(root, values: given)
        try Self.check(kubeVersion: root.metadata.kubeVersion, capabilities, place: chart.place)

        var warnings = processing.warnings
        if chart.metadata.isDeprecated { warnings.append(ChartWarning("this chart is deprecated")) }
        let merge = ValuesMerge(keepsNulls: false, ledger: ledger) { message in
            let warning = ChartWarning(message)
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        let merged = try merge.values(of: root, over: given)
        if checksSchema { try SchemaCheck.check(merged, of: root, ledger: ledger) }

        sources = ledger.map { ValueSources(ledger: $0) }
        self.values = TemplateValues(origins: origins, sources: sources).values(merged, of: root)
        if let origins, let sources {
            let top = origins.root("Values")
            let paths = processing.readPaths.sorted { $0.lexicographicallyPrecedes($1) }
            sources.readByDependencies = paths.map { $0.reduce(top) { origins.child($0, key: $1) } }
        }
        var scopes = RenderScopes(
            origins: origins, release: release.templateValue(origins), capabilities: capabilities)
        scopes.add(root, values: self.values)
        chartName = root.name
        templates = scopes.sorted()
        customResourceDefinitions = scopes.customResourceDefinitions
        self.warnings = warnings
    }

    private static func checkKind(of chart: Chart) throws(ChartError) {
        guard !chart.metadata.isLibrary else {
            throw ChartError(
                "library charts are not installable; use the chart that depends on it", at: chart.place)
        }
    }

    private static func check(
        kubeVersion constraint: String, _ capabilities: Capabilities, place: String
    ) throws(ChartError) {
        guard !constraint.isEmpty else { return }
        let version = capabilities.kubeVersion
        guard VersionConstraint.accepts(constraint: constraint, version: version.normalized) else {
            throw ChartError(
                "chart requires kubeVersion: \(constraint) which is incompatible with Kubernetes \(version.version)",
                at: place)
        }
    }
}
