import KubeObjects
import Testing

@testable import HelmCharts

/// Rendered text that Helm refuses, with Helm's words for it and ours below.
struct ManifestErrorTests {
    private func refusal(_ text: String) -> ChartRenderError? {
        do throws(ChartRenderError) {
            _ = try ManifestReader.manifests([(name: "c/templates/a.yaml", text: TracedText(text, runs: []))])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("a: b: c", "mapping values are not allowed in this context"),
        ("kind: A\nmetadata:\n  name: b: c", "line 3: mapping values are not allowed in this context"),
        ("a: [1", "line 1: did not find expected ',' or ']'"), ("a: 'x", "found unexpected end of stream"),
        ("a: 1\nb: 'x\n\n", "line 4: found unexpected end of stream"),
        ("a:\n  b:\n    c: [1,\n    2\n", "line 4: did not find expected ',' or ']'"),
        ("{ {- $relname := .Release.Name -}}", "did not find expected node content"),
        ("a: *x", "unknown anchor 'x' referenced"),
    ])
    func brokenYAML(_ text: String, _ words: String) throws {
        let error = try #require(refusal(text))
        #expect(
            error.message == "YAML parse error on c/templates/a.yaml: error converting YAML to JSON: yaml: \(words)")
        #expect(error.description.contains("c/templates/a.yaml:") && error.description.contains("\n> "))
    }

    @Test(arguments: [
        ("text", "string into Go value of type util.SimpleHead"),
        ("- a", "array into Go value of type util.SimpleHead"),
        ("12", "number into Go value of type util.SimpleHead"), ("true", "bool into Go value of type util.SimpleHead"),
        (
            "metadata: {annotations: text}",
            "string into Go struct field .metadata.annotations of type map[string]string"
        ),
        (
            "metadata: {annotations: {a: [1]}}", "array into Go struct field .metadata.annotations of type string"
        ), ("kind: [A]", "array into Go struct field SimpleHead.kind of type string"),
    ])
    func documentsThatAreNoObjects(_ text: String, _ words: String) {
        let start = "YAML parse error on c/templates/a.yaml: error unmarshaling JSON: while decoding JSON: json: "
        #expect(refusal(text)?.message == start + "cannot unmarshal \(words)")
    }

    /// Helm's library turns numbers into texts where texts belong.
    @Test func numbersInAnnotations() throws {
        let text =
            "kind: A\nmetadata: {annotations: {helm.sh/hook: test, helm.sh/hook-weight: 5, other: 1.5, none: null}}"
        let hooks = try ManifestReader.manifests([(name: "a.yaml", text: TracedText(text, runs: []))]).hooks
        #expect(hooks.first?.hook?.weight == 5)
    }

    /// Only the first document counts where a line of `...` ends it.
    @Test func nothingBehindTheFirstDocument() {
        #expect(refusal("kind: A\n...\n[") == nil)
    }
}
