import Foundation
import HelmCharts
import KubeObjects

// Renders the charts of a batch and prints a line of JSON for each: what `scripts/compare_charts.py compare` sets beside Helm's
// rendering, and how long it took. A batch is
// {"cases": [{"id", "chart", "values", "release", "namespace", "kubeVersion", "apiVersions"}], "repeat": 1}
// where "values" names a file.

guard CommandLine.arguments.count == 2, let bytes = FileManager.default.contents(atPath: CommandLine.arguments[1])
else {
    FileHandle.standardError.write(Data("usage: ChartBatch BATCH.json\n".utf8))
    exit(64)
}
let batch = try JSONReader.value(String(decoding: bytes, as: UTF8.self), file: CommandLine.arguments[1])
let repetitions = max(1, batch["repeat"].integer ?? 1)

func render(_ item: Value) throws -> RenderedChart {
    guard let version = KubeVersion(item["kubeVersion"].string ?? "") else { throw ChartRenderError("no kubeVersion") }
    let chart = try Chart.load(path: item["chart"].string ?? "")
    var values = ValuesOptions()
    values.files = [item["values"].string].compactMap { $0 }
    let renderer = ChartRenderer(
        release: ReleaseOptions(name: item["release"].string ?? "", namespace: item["namespace"].string ?? ""),
        capabilities: Capabilities(
            kubeVersion: version, apiVersions: item["apiVersions"].elements.compactMap(\.string), helmVersion: "v4.3"))
    return try renderer.render(chart, values: values)
}

func answer(_ item: Value) -> [(String, Value)] {
    do {
        let rendered = try render(item)
        return [
            ("text", .string(rendered.text(includingHooks: true))), ("notes", .string(rendered.notes)),
        ]
    } catch let error as ChartRenderError {
        return [("error", .string(error.message))]
    } catch {
        return [("error", .string("\(error)"))]
    }
}

let clock = ContinuousClock()
for item in batch["cases"].elements {
    var best = Duration.seconds(1_000_000)
    var members: [(String, Value)] = []
    for _ in 0..<repetitions {
        best = min(best, clock.measure { members = answer(item) })
    }
    var line = Value.emptyObject
    line["id"] = item["id"]
    line["microseconds"] = .integer(Int64(best / .microseconds(1)))
    for (name, value) in members { line[Key(name)] = value }
    FileHandle.standardOutput.write(Data((JSONWriter.text(line) + "\n").utf8))
}
