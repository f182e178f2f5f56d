/// A template, and the data it is executed with.
public struct ChartTemplate {
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

    /// The data to execute it with: the chart's, with `.Template` set to this template, and its paths as origins where a
    /// table is given.
    public func data(_ origins: OriginTable? = nil) -> TemplateValue {
        let template = TemplateValue.map(["Name": .string(name), "BasePath": .string(basePath)])
        template.map?.typeName = "common.Values"
        scope["Template"] = template.traced(at: origins?.root("Template"), in: origins)
        return TemplateValue(.map(scope))
    }
}
