/// Gives every chart its own view of the data (Helm's `recAllTpls`, `pkg/engine/engine.go`).
struct RenderScopes {
    private let origins: OriginTable?
    private let release: TemplateValue
    private let capabilities: TemplateValue
    private var templates: [String: ChartTemplate] = [:]
    private(set) var customResourceDefinitions: [ChartFile] = []

    init(origins: OriginTable?, release: TemplateValue, capabilities: Capabilities) {
        self.origins = origins
        self.release = release
        self.capabilities = TemplateValue(.object(capabilities)).traced(
            at: origins?.root("Capabilities"), in: origins)
    }

    /// Adds a chart without a parent, and the charts inside it.
    mutating func add(_ root: ChartNode, values: ValueMap) {
        var value = TemplateValue(.map(values))
        if let origins { value.origins = origins.direct(origins.root("Values")) }
        _ = add(root, values: value, path: nil)
    }

    private mutating func add(_ chart: ChartNode, values: TemplateValue, path: ValuePath?) -> ValueMap {
        let scope = ValueMap()
        scope.typeName = "common.Values"
        let metadata = chart.metadata.templateValue(isRoot: chart.isRoot)
        scope["Chart"] = metadata.traced(
            at: path.flatMap { origins?.child($0, key: "Chart") } ?? origins?.root("Chart"), in: origins)
        scope["Files"] = TemplateValue(.object(ChartFiles(chart.chart.files)))
        scope["Release"] = release
        scope["Capabilities"] = capabilities
        scope["Values"] = values
        addDefinitions(of: chart)
        let children = ValueMap()
        for child in chart.dependencies {
            let name = child.name
            let inner = Self.table(name, in: values)
            let childPath = origins.map { $0.child(path ?? $0.root("Subcharts"), key: name) }
            children[name] = TemplateValue(.map(add(child, values: inner, path: childPath)))
        }
        scope["Subcharts"] = TemplateValue(.map(children))
        addTemplates(of: chart, scope: scope)
        return scope
    }

    /// The table of a chart's name, which may hold dots, that are then steps.
    private static func table(_ name: String, in values: TemplateValue) -> TemplateValue {
        var value = values
        for step in name.split(separator: ".", omittingEmptySubsequences: false) {
            guard let next = value.map?[String(step)], next.map != nil else {
                return TemplateValue(.map(ValueMap()))
            }
            value = next
        }
        return value
    }

    private mutating func addDefinitions(of chart: ChartNode) {
        for file in chart.chart.files where file.isCustomResourceDefinition {
            customResourceDefinitions.append(
                ChartFile(name: "\(chart.fullPath)/\(file.name)", data: file.data, place: file.place))
        }
    }

    private mutating func addTemplates(of chart: ChartNode, scope: ValueMap) {
        let path = chart.fullPath
        for file in chart.chart.templates {
            if chart.metadata.isLibrary, !file.baseName.hasPrefix("_") { continue }
            let name = "\(path)/\(file.name)"
            templates[name] = ChartTemplate(
                name: name, bytes: file.data, place: file.place, basePath: "\(path)/templates", scope: scope)
        }
    }

    /// The templates in Helm's order: the deepest paths first, and of equally deep ones the last in the alphabet.
    func sorted() -> [ChartTemplate] {
        templates.values.map { (depth: $0.name.utf8.count { $0 == UInt8(ascii: "/") }, template: $0) }
            .sorted { a, b in
                a.depth == b.depth
                    ? b.template.name.utf8.lexicographicallyPrecedes(a.template.name.utf8) : a.depth > b.depth
            }.map(\.template)
    }
}
