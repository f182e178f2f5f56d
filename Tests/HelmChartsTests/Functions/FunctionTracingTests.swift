import Testing

@testable import HelmCharts

/// Functions keep the origins of the parts of what they make.
struct FunctionTracingTests {
    private var evaluator = ExpressionEvaluator()
    private var table: OriginTable { evaluator.context.origins }

    init() {
        evaluator.variables = [
            "tag": value("tag", .string("v1")), "name": value("name", .string("web")),
            "count": value("count", .float(3)), "none": value("none", .string("")),
            "map": TemplateValue(
                .map(
                    ValueMap([
                        "a": value("map.a", .string("x")),
                        "b": value("map.b", .list(ValueList([value("map.b0", .float(1))]))),
                    ])), origins: origins("map")),
        ]
    }

    private func origins(_ name: String) -> Origins { table.direct(table.child(table.root("Values"), key: name)) }
    private func value(_ name: String, _ payload: TemplateValue.Payload) -> TemplateValue {
        TemplateValue(payload, origins: origins(name))
    }

    /// `text[names]` for each part: `!` before a condition, `~` before what was transformed.
    private func parts(_ expression: String) throws -> [String] {
        let value = try evaluator.value(expression)
        switch value.payload {
        case .text(let text):
            var start = 0
            #expect(text.runs.last?.end == text.string.utf8.count)
            return text.runs.map { run in
                defer { start = run.end }
                return text.string.utf8Substring(start..<run.end) + names(table.union(run.origins, value.origins))
            }
        default: return [GoFormatter.text(value) + names(value.origins)]
        }
    }

    private func names(_ set: Origins) -> String {
        let names = table.origins(set).map { origin in
            let mark = origin.manner == .direct ? "" : origin.manner == .condition ? "!" : "~"
            return mark
                + table.text(origin.path).replacing("Values", with: "").replacing("[\"", with: "").replacing(
                    "\"]", with: ""
                ).drop { $0 == "." }
        }
        return names.isEmpty ? "" : "[\(names.joined(separator: ","))]"
    }

    @Test(arguments: [
        (#"printf "%s-%v:%d" $name $tag 3"#, ["web[name]", "-", "v1[tag]", ":3"]),
        (#"printf "%5s" $tag"#, ["   v1[tag]"]),
        (#"print "a" $tag"#, ["a", "v1[tag]"]),
        (#"print $count"#, ["3[count]"]),
        (#"join "," (list $name "x" $tag)"#, ["web[name]", ",x,", "v1[tag]"]),
        (#"cat $name $tag"#, ["web[name]", " ", "v1[tag]"]),
        (#"quote $tag"#, ["\"v1\"[tag]"]),
        (#"squote $tag"#, ["'v1'[tag]"]),
        (#"print "a" $tag "b" | quote"#, ["\"a", "v1[tag]", "b\""]),
        (#"print "a\n" $tag "\nb" | indent 2"#, ["  a\n  ", "v1[tag]", "\n  b"]),
        (#"print $tag "\n" | nindent 1"#, ["\n v1[tag]", "\n "]),
        (#"print $name "-" | trimSuffix "-""#, ["web[name]"]),
        (#"trimSuffix "1" $tag"#, ["v[~tag]"]),
        (#"trimSuffix "x" $tag"#, ["v1[tag]"]),
        (#"print "  " $tag " " | trim"#, ["v1[tag]"]),
        (#"print $name "-" $tag | trunc 5"#, ["web[name]", "-", "v[tag]"]),
        (#"print $name "-" $tag | replace "-" "_""#, ["web[name]", "_", "v1[tag]"]),
        (#"replace "v" "" $tag"#, ["1[~tag]"]),
        (#"default "d" $tag"#, ["v1[tag]"]),
        (#"default "d" $none"#, ["d[!none]"]),
        (#"default $name $none"#, ["web[name,!none]"]),
        (#"coalesce $none "" $tag"#, ["v1[tag,!none]"]),
        (#"ternary $name "x" true"#, ["web[name]"]),
        (#"toYaml $map"#, ["a:[map]", " x[map.a]", "\nb:[map]", "\n-[map.b]", " 1[map.b0]"]),
        (
            #"toJson $map"#,
            ["{\"a\":[map]", "\"x\"[map.a]", ",\"b\":[map]", "[[map.b]", "1[map.b0]", "][map.b]", "}[map]"]
        ),
        (#"get $map "a""#, ["x[map.a]"]),
        (#"get $map "z""#, ["[!map.z]"]),
        (#"index $map "b" 0"#, ["1[map.b0]"]),
        (#"dig "z" "d" $map"#, ["d[!map.z]"]),
        (#"first (list $tag)"#, ["v1[tag]"]),
        (#"get (merge (dict) $map) "a""#, ["x[map.a]"]),
        (#"get (pick $map "a") "a""#, ["x[map.a]"]),
        (#"get (fromYaml (toYaml $map)) "a""#, ["x[map.a]"]),
        (#"index (fromYaml (toYaml $map)) "b" 0"#, ["1[map.b0]"]),
        (#"get (fromJson (toJson $map)) "a""#, ["x[map.a]"]),
        (#"int $count"#, ["3[count]"]),
        (#"toString $count"#, ["3[count]"]),
        (#"hasKey $map "a""#, ["true[!map.a]"]),
        (#"required "m" $tag"#, ["v1[tag]"]),
    ])
    func keepsParts(_ expression: String, _ expected: [String]) throws {
        let actual = try parts(expression)
        #expect(actual == expected, "\(expression): \(actual)")
    }

    @Test func keepsNoAccountWhereNobodyAsks() throws {
        for expression in [#"toYaml (dict "a" (list 1 "b"))"#, #"printf "%s-%d" "a" 1"#, #"indent 2 "a\nb""#] {
            guard case .string = try evaluator.value(expression).payload else {
                Issue.record("\(expression) has parts")
                continue
            }
        }
    }
}
