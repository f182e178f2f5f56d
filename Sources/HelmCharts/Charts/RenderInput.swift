import KubeObjects

/// All that a chart's templates are executed with: the charts that are switched on, their merged values, and the
/// templates in Helm's order.
public struct RenderInput {
    /// The name of the chart.
    public let chartName: String
    /// The templates of all charts, in the order in which Helm parses and executes them.
    public let templates: [TemplateSource]
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
    public init(
        _ chart: Chart, values: ValuesOptions, release: ReleaseOptions, capabilities: Capabilities,
        origins: OriginTable? = nil, checksSchema: Bool = true
    ) throws(ChartError) {
        try Self.check(chart)
        let ledger = origins.map { _ in SettingLedger() }
        let given = try values.table(ledger: ledger)
        let root = ChartNode(chart, ledger: ledger)
        var processing = DependencyProcessing(ledger: ledger)
        try processing.process(root, values: given)
        try Self.check(kubeVersion: root.metadata.kubeVersion, capabilities, place: chart.place)

        var warnings = processing.warnings
        let merge = ValuesMerge(keepsNulls: false, ledger: ledger) { message in
            let warning = ChartWarning(message)
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        let merged = try merge.values(of: root, over: given)
        if checksSchema { try SchemaCheck.check(merged, of: root) }

        sources = ledger.map { ValueSources(ledger: $0) }
        self.values = TemplateValues(origins: origins, sources: sources).values(merged, of: root)
        if let origins, let sources {
            let top = origins.root("Values")
            sources.readByDependencies = processing.readPaths.map { path in
                path.reduce(top) { origins.child($0, key: $1) }
            }.sorted { $0.number < $1.number }
        }
        var scopes = RenderScopes(
            origins: origins, release: release.templateValue(origins), capabilities: capabilities)
        scopes.add(root, values: self.values)
        chartName = root.name
        templates = scopes.sorted()
        customResourceDefinitions = scopes.customResourceDefinitions
        self.warnings = warnings
    }

    private static func check(_ chart: Chart) throws(ChartError) {
        guard !chart.metadata.isLibrary else {
            throw ChartError(
                "library charts are not installable; use the chart that depends on it", at: chart.place)
        }
        try chart.checkDependencies()
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

/// A template, and the data it is executed with.
public struct TemplateSource {
    /// Its name: `parent/charts/child/templates/deployment.yaml`.
    public let name: String
    /// Its text as bytes, for it may be no UTF-8.
    public let bytes: [UInt8]
    /// Where it lies, as messages show it.
    public let place: String
    /// `.Template.BasePath`
    public let basePath: String
    /// The data of its chart, which all templates of the chart share.
    public let scope: ValueMap

    /// Its text; bytes that are no UTF-8 become U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it is only there to be included: its base name begins with `_`.
    public var isPartial: Bool { name.split(separator: "/").last?.hasPrefix("_") ?? false }

    /// The data to execute it with: the chart's, with `.Template` set to this template.
    public func data(_ origins: OriginTable? = nil) -> TemplateValue {
        let template = TemplateValue.map(["Name": .string(name), "BasePath": .string(basePath)])
        template.map?.typeName = "common.Values"
        scope["Template"] = template
        return TemplateValue(.map(scope))
    }
}
