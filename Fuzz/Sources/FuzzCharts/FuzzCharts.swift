import HelmCharts
import KubeObjects

/// Renders one input as a chart: a template, and after the first zero byte a values file. Whatever it is, the answer is a text or
/// an error that says what and where.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let files = [
        ChartFile(name: "Chart.yaml", data: Array("{apiVersion: v2, name: fuzz, version: 1.0.0}".utf8)),
        ChartFile(name: "values.yaml", data: Array(parts.count > 1 ? parts[1] : [])),
        ChartFile(name: "templates/_helpers.tpl", data: Array("{{ define \"h\" }}{{ .Values.a }}{{ end }}".utf8)),
        ChartFile(name: "templates/a.yaml", data: Array(parts.first ?? [])),
    ]
    guard let version = KubeVersion("v1.33.1"), let chart = try? Chart.load(files: files, place: "fuzz") else {
        return 0
    }
    var renderer = ChartRenderer(
        release: ReleaseOptions(name: "fuzz"), capabilities: Capabilities(kubeVersion: version, apiVersions: ["v1"]))
    renderer.traces = true
    renderer.limits.actions = 20_000
    renderer.limits.outputBytes = 1 << 20
    renderer.limits.includeDepth = 50
    renderer.limits.templateDepth = 100
    do throws(ChartRenderError) {
        let rendered = try renderer.render(chart)
        for manifest in rendered.objects { _ = rendered.provenance.fields(of: manifest.text) }
    } catch {
        guard !error.message.isEmpty else { fatalError("an error without a reason") }
    }
    return 0
}
