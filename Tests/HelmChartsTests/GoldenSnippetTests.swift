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
    /// Snippets that are not made as Helm makes them, each with the reason. One that has become equal must go.
    static let deliberateDifferences: [String: String] = [
        "math: 1i": "complex numbers are refused: nothing in a manifest can hold one",
        "language: parse: complex": "complex numbers are refused: nothing in a manifest can hold one",
        "helm: call .Values.name": "the message names the value instead of the expression: no chart has functions to call",
        "random: genSignedCert \"cn\" nil nil 365 \"ca\"":
            "the function itself refuses what is no certificate, and so names another place",
        "random: genSignedCert \"cn\" nil nil 365 (dict \"Cert\" \"x\" \"Key\" \"y\")":
            "the function itself refuses what is no certificate, and so names another place",
        "more: fromYaml \"? a\\n: 1\\n? [x]\\n: 2\"": "our reader's words for a key that is no text",
        "more: fromYaml \"1: a\\ntrue: b\\n2.5: c\\nnull: d\"": "our reader's words for a key that is no text",
        "more: fromJson \"{\\\"a\\\": 1e400}\"": "no number is left behind for one that is too large",
    ]

    @Test func everySnippetGivesWhatHelmGives() {
        let snippets = GoldenSnippets.shared
        #expect(snippets.cases.count > 2_000)
        var differences: [String] = []
        var differing: Set<String> = []
        for snippet in snippets.cases {
            let helm = snippet.output ?? "error: " + (snippet.error ?? "")
            let ours: String
            switch snippets.render(snippet) {
            case .success(let text): ours = text
            case .failure(let error): ours = "error: " + error.message
            }
            guard ours != helm else { continue }
            differing.insert(snippet.name)
            guard Self.deliberateDifferences[snippet.name] == nil else { continue }
            differences.append(
                "\(snippet.name)\n  ours: \(ours.debugDescription)\n  Helm: \(helm.debugDescription)")
        }
        #expect(differences.isEmpty, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
        let stale = Set(Self.deliberateDifferences.keys).subtracting(differing)
        #expect(stale.isEmpty, "equal by now: \(stale.sorted())")
    }
}
