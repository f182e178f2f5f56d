import Foundation
import KubeObjects
import Testing

@testable import HelmCharts

/// What Helm's own library made of template snippets, recorded by `scripts/compare_charts.py record`.
struct GoldenSnippets {
    struct Case: Sendable {
        var name: String
        var template: String
        var output: String?
        var error: String?
        var helpers: String?
        var values: Value
    }

    let document: Value
    let cases: [Case]

    static let shared = GoldenSnippets()

    private init() {
        let place = Fixtures.url("Golden/snippets.json")
        let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        document = (try? JSONReader.value(text, file: "snippets.json")) ?? .null
        cases = document["cases"].elements.map {
            Case(
                name: $0[.name].string ?? "", template: $0[.template].string ?? "", output: $0["output"].string,
                error: $0["error"].string, helpers: $0["helpers"].string, values: $0["values"])
        }
    }

    /// Renders a case as it was recorded: as the notes of a chart.
    func render(_ snippet: Case) -> Result<String, ChartRenderError> {
        do throws(ChartRenderError) {
            return .success(try rendered(snippet).notes)
        } catch {
            return .failure(error)
        }
    }

    private func rendered(_ snippet: Case) throws(ChartRenderError) -> RenderedChart {
        var files = [
            ChartFile(name: "Chart.yaml", data: Array(JSONWriter.text(document["chart"]).utf8)),
            ChartFile(name: "values.yaml", data: Array(JSONWriter.text(document["values"]).utf8)),
            ChartFile(name: "templates/NOTES.txt", data: Array(snippet.template.utf8)),
        ]
        if let helpers = snippet.helpers {
            files.append(ChartFile(name: "templates/_helpers.tpl", data: Array(helpers.utf8)))
        }
        for (name, text) in document["files"].stringMembers {
            files.append(ChartFile(name: name, data: Array(text.utf8)))
        }
        let chart: Chart
        do throws(ChartError) {
            chart = try Chart.load(files: files, place: "golden")
        } catch {
            throw ChartRenderError(error.description)
        }
        guard let version = KubeVersion(document["kubeVersion"].string ?? "") else {
            throw ChartRenderError("no version")
        }
        let renderer = ChartRenderer(
            release: ReleaseOptions(
                name: document["release"].string ?? "", namespace: document[.namespace].string ?? ""),
            capabilities: Capabilities(
                kubeVersion: version, apiVersions: document["apiVersions"].elements.compactMap(\.string)))
        var values = ValuesOptions()
        if !snippet.values.isNull {
            let text = JSONWriter.text(snippet.values)
            values.documents = (try? YAMLReader.documents(text, file: "values.json")) ?? []
        }
        return try renderer.render(chart, values: values)
    }
}

enum Fixtures {
    static func url(_ path: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(path)")
    }
}

@Suite struct GoldenSnippetTests {
    /// Where Slipway differs, and why.
    private static let deviations = [
        "math: 1i": "no chart needs complex numbers",
        "language: parse: complex": "no chart needs complex numbers",
        #"more: fromYaml "? a\n: 1\n? [x]\n: 2""#: "Helm prints the key as Go source; we say where it stands",
        #"more: fromYaml "1: a\ntrue: b\n2.5: c\nnull: d""#: "Helm prints the key as Go source; we say where it stands",
        #"more: fromJson "{\"a\": 1e400}""#: "Helm names a field of a map, and keeps what it read before",
        "helm: call .Values.name": "Helm prints the expression, we the value",
        #"random: genSignedCert "cn" nil nil 365 "ca""#: "Helm finds the wrong type one step earlier",
        #"random: genSignedCert "cn" nil nil 365 (dict "Cert" "x" "Key" "y")"#:
            "Helm finds the wrong type one step earlier",
    ]

    @Test func everySnippetGivesWhatHelmGives() {
        let snippets = GoldenSnippets.shared
        #expect(snippets.cases.count > 1_000)
        var differences: [String] = []
        for snippet in snippets.cases {
            switch snippets.render(snippet) {
            case .success(let text):
                guard text != snippet.output else { continue }
                differences.append(
                    "\(snippet.name)\n  ours: \(text.debugDescription)\n  Helm: \((snippet.output ?? "error: " + (snippet.error ?? "")).debugDescription)"
                )
            case .failure(let error):
                guard error.message != snippet.error else { continue }
                differences.append(
                    "\(snippet.name)\n  ours: error: \(error.message.debugDescription)\n  Helm: \((snippet.output ?? "error: " + (snippet.error ?? "")).debugDescription)"
                )
            }
        }
        let names = Set(differences.map { $0.components(separatedBy: "\n  ours: ")[0] })
        for name in Self.deviations.keys { #expect(names.contains(name), "\(name) differs no longer") }
        differences.removeAll { Self.deviations[$0.components(separatedBy: "\n  ours: ")[0]] != nil }
        #expect(differences.isEmpty, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
    }
}
