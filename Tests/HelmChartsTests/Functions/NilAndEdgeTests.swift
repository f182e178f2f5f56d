import Testing

@testable import HelmCharts

/// What Helm says and does where values are missing, are pointers or lie beyond the end.
struct NilAndEdgeTests {
    @Test(arguments: [
        (#"merge nil (dict "a" 1)"#, "map[a:1]"), (#"unset nil "a""#, "map[]"), ("chunk -1 (list 1 2)", "[]"),
        ("chunk -1 (list 1 2 3)", "error: runtime error: makeslice: len out of range"),
        ("html nil", "&lt;no value&gt;"), (#"camelcase "ABC_def""#, "AbcDef"),
        (#"eq (semver "1.0.0") (semver "1.0.0")"#, "false"),
        (
            #"get (fromToml "bad =") "Error""#,
            #"toml: line 1 (last key "bad"): unexpected EOF; expected value"#
        ),
        (
            #"get (fromToml "a = 1\na = 2") "Error""#,
            #"toml: line 2 (last key "a"): Key 'a' has already been defined."#
        ),
        ("index (list 1) 1", "error: reflect: slice index out of range"),
        ("index (list 1) 2", "error: index out of range: 2"),
        (#"regexReplaceAll "(?i)ß" "ẞß" "x""#, "xx"), (#"regexMatch "(?i)^ςω$" "Σ\u2126""#, "true"),
        (#"toYaml (dict "a" "x \u0085y" "b" "\u0085\u0085z")"#, "a: x y\nb: |2-\n\n  z"),
        ("eq (dict \"a\" 1.5) (dict)", "error: non-comparable type map[a:%!s(float64=1.5)]: map[string]interface {}"),
    ])
    func answersLikeHelm(_ expression: String, _ helm: String) {
        #expect(ExpressionEvaluator.text(expression) == helm)
    }

    /// Structs are written with their fields, bytes in base64.
    @Test func objectsBecomeData() throws {
        var evaluator = ExpressionEvaluator()
        let version = try #require(KubeVersion("v1.33.1"))
        evaluator.variables["version"] = TemplateValue(.object(version))
        evaluator.variables["capabilities"] = TemplateValue(
            .object(Capabilities(kubeVersion: version, apiVersions: ["v1"], helmVersion: "v4.3")))
        evaluator.variables["files"] = TemplateValue(.object(ChartFiles([ChartFile(name: "b", data: [98])])))
        #expect(
            try evaluator.value("toJson $version").string == #"{"Version":"v1.33.1","Major":"1","Minor":"33"}"#)
        #expect(try evaluator.value("toYaml $version").string == "Major: \"1\"\nMinor: \"33\"\nVersion: v1.33.1")
        #expect(try evaluator.value("toJson $files").string == #"{"b":"Yg=="}"#)
        #expect(try evaluator.value("toYaml $files").string == "b: Yg==")
        #expect(
            try evaluator.value("toYaml $capabilities").string?.hasPrefix("APIVersions:\n- v1\nHelmVersion:") == true)
    }

    @Test func aNilMapIsNull() throws {
        let annotations = try #require(ChartMetadata().templateValue(isRoot: true).map?["Annotations"])
        var evaluator = ExpressionEvaluator()
        evaluator.variables["map"] = annotations
        #expect(try evaluator.value("toJson $map").string == "null")
        #expect(try evaluator.value("toYaml $map").string == "null")
        #expect(try evaluator.value(#"toJson (dict "a" $map)"#).string == #"{"a":null}"#)
        #expect(GoFormatter.text(try evaluator.value("print $map")) == "map[]")
    }
}
