import Foundation
import KubeObjects
import Testing

@testable import HelmCharts

/// What Helm's own library made of small charts, recorded by `scripts/compare_charts.py record charts`.
@Suite struct GoldenChartTests {
    /// What a rendering came to: the text, or why there is none.
    private enum Outcome: Equatable {
        case rendered(text: String, notes: String)
        case refused(String)
    }

    @Test func everyChartGivesWhatHelmGives() throws {
        let text = try String(contentsOf: Fixtures.url("Golden/charts.json"), encoding: .utf8)
        let golden = try JSONReader.value(text, file: "charts.json")
        #expect(golden["cases"].elements.count > 200)
        var differences: [String] = []
        // What Helm says of objects once they are rendered is no matter of rendering.
        for item in golden["cases"].elements where item["stage"].string == nil {
            let ours = try outcome(of: item, golden)
            let helm = recorded(item)
            if ours != helm, !isSaidInOwnWords(ours, helm) {
                differences.append("\(item[.name].string ?? "")\n  ours: \(ours)\n  Helm: \(helm)")
            }
        }
        #expect(differences.isEmpty, "\(differences.count) differ:\n\(differences.joined(separator: "\n"))")
    }

    private func recorded(_ item: Value) -> Outcome {
        if let error = item["error"].string { return .refused(error) }
        var text = (item["manifest"].string ?? "").trimmingCharacters(in: .whitespacesAndNewlines) + "\n"
        for hook in item["hooks"].elements {
            text += "---\n# Source: \(hook["path"].string ?? "")\n\(hook["manifest"].string ?? "")\n"
        }
        return .rendered(text: text, notes: item["notes"].string ?? "")
    }

    private func outcome(of item: Value, _ golden: Value) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)/chart")
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, content) in item["files"].stringOrPackedMembers {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try content.write(to: file)
        }
        let values = folder.deletingLastPathComponent().appendingPathComponent("values.json")
        try Data(JSONWriter.text(item["values"] == .null ? .emptyObject : item["values"]).utf8).write(to: values)
        return try render(folder.path, values: values.path, golden)
    }

    private func render(_ path: String, values: String, _ golden: Value) throws -> Outcome {
        let version = try #require(KubeVersion(golden["kubeVersion"].string ?? ""))
        var options = ValuesOptions()
        options.files = [values]
        do {
            let rendered = try ChartRenderer(
                release: ReleaseOptions(
                    name: golden["release"].string ?? "", namespace: golden[.namespace].string ?? ""),
                capabilities: Capabilities(
                    kubeVersion: version, apiVersions: golden["apiVersions"].elements.compactMap(\.string))
            ).render(Chart.load(path: path), values: options)
            return .rendered(text: try rendered.printed(), notes: rendered.notes)
        } catch let error as ChartRenderError {
            return .refused(error.message)
        } catch let error as ChartError {
            return .refused(error.description)
        }
    }

    /// Of chart files and of dependencies we say more than Helm does, in our own words.
    private func isSaidInOwnWords(_ ours: Outcome, _ helm: Outcome) -> Bool {
        guard case .refused(let ours) = ours else { return false }
        // Helm's commands check these; its library, which was recorded, does not.
        if ours.contains("library charts are not installable") || ours.contains("missing in charts/ directory") {
            return true
        }
        guard case .refused(let helm) = helm else { return false }
        // Of a schema that is none we say where and what to do.
        if helm.hasPrefix("values don't meet the specifications"), ours.contains("/values.schema.json:") { return true }
        // Each mistake that a schema finds is followed by its place in the schema.
        let short = ours.replacing(#/ \(values\.schema\.json#[^)]*\)/#, with: "")
        if short.trimmingCharacters(in: .newlines) == helm.trimmingCharacters(in: .newlines) { return true }
        let starts = [
            "failed to load chart: ", "invalid chart apiVersion", "chart requires kubeVersion", "type mismatch on",
        ]
        return starts.contains { helm.hasPrefix($0) } && !ours.contains("executing")
    }
}

extension Value {
    /// Members that are texts, or `{"base64": …}`.
    fileprivate var stringOrPackedMembers: [(String, Data)] {
        guard case .object(let members) = self else { return [] }
        return members.map { member in
            let content = member.value["base64"].string.map { Data(base64Encoded: $0) ?? Data() }
            return (member.key.text, content ?? Data((member.value.string ?? "").utf8))
        }
    }
}
