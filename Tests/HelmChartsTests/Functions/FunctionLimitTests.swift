import Testing

@testable import HelmCharts

/// Charts are input: no call takes the machine down.
struct FunctionLimitTests {
    @Test(arguments: [
        "until 1000000000", "untilStep 0 9223372036854775807 1", "untilStep -9223372036854775807 9223372036854775807 1",
        "seq 1 1000000000", #"repeat 9223372036854775807 "ab""#, #"repeat 1000000000 "ab""#, #"indent 1000000000 "a""#,
        #"nindent 9223372036854775807 "a\nb""#, #"substr 9 1 "abc""#, #"substr -1 -1 "abc""#, "randAlphaNum 1000000000",
        "randBytes -1", "randInt 9 1", "chunk 0 (list 1)", "slice (list 1 2) 2 1", "slice (list 1 2) -1",
    ])
    func refuses(_ expression: String) {
        #expect(ExpressionEvaluator.text(expression).hasPrefix("error: "))
    }

    @Test(arguments: [
        #"printf "%999999999d" 1"#, #"printf "%*d" 9223372036854775807 1"#, #"printf "%.9999999999f" 1.5"#,
        #"printf "%[9223372036854775808]d" 1"#, "div -9223372036854775807 -1", "mod -9223372036854775807 -1",
        "add 9223372036854775807 9223372036854775807", "round 1.5 400", "round 1e300 -400",
        #"trunc -9223372036854775807 "a""#,
        "int64 1e300", "toJson (int64 -1)", #"date "2006" 9223372036854775807"#, #"abbrev 4 """#, "mulf 1e308 1e308",
        #"toDate "2006" "99999""#, #"semverCompare ">=1" "1.2.3-""#, #"fromToml "[[[[[[""#, #"fromYaml "&a [*a]""#,
        #"fromJson "[[[[[[""#, #"b64dec "====""#, #"b32dec "=""#, #"urlParse "http://[""#, #"splitn "" 2 "é""#,
        #"dateInZone "MST" 0 "../../etc/passwd""#, #"wrap 0 "a""#, "durationRound 9223372036854775807",
    ])
    func answers(_ expression: String) {
        #expect(!ExpressionEvaluator.text(expression).hasPrefix("cannot evaluate"))
    }

    /// A map may contain itself; Go's library would not come back from it.
    @Test func mapsThatContainThemselvesEnd() throws {
        let map = ValueMap()
        map["self"] = TemplateValue(.map(map))
        map["again"] = TemplateValue(.map(map))
        var evaluator = ExpressionEvaluator()
        evaluator.variables["map"] = TemplateValue(.map(map))
        #expect(try evaluator.value("toYaml $map").string == "")
        #expect(try evaluator.value("toJson $map").string == "")
        for expression in [
            "deepCopy $map", "merge (dict \"self\" (dict)) $map", "toToml $map",
        ] {
            _ = try? evaluator.value(expression)
        }
    }

    @Test func printingAMapThatContainsItselfEnds() throws {
        let map = ValueMap()
        map["self"] = TemplateValue(.map(map))
        var evaluator = ExpressionEvaluator()
        evaluator.variables["map"] = TemplateValue(.map(map))
        #expect(try evaluator.value(#"printf "%v" $map"#).string?.hasPrefix("map[self:map[self:") == true)
    }

    /// Nested repetition, which would keep a backtracking engine busy for longer than there is time.
    @Test func regularExpressionsTakeLinearTime() throws {
        let text = String(repeating: "a", count: 2_000)
        let expression = try RegularExpression("(a*)*(a|aa)+(a?){50}$b")
        #expect(expression.firstMatch(in: Array(text.unicodeScalars)) == nil)
    }

    @Test func nestingHasAnEnd() throws {
        let evaluator = ExpressionEvaluator()
        for (name, text) in [
            ("fromJson", String(repeating: "[", count: 100_000)),
            ("fromToml", "a = " + String(repeating: "[", count: 100_000)),
            ("fromYaml", String(repeating: "[", count: 10_000)),
        ] {
            let result = try evaluator.call(name, [.string(text)])
            #expect(result.map?["Error"] != nil)
        }
        #expect(throws: RegularExpressionParser.Problem.self) {
            _ = try RegularExpression(String(repeating: "(", count: 100_000))
        }
    }
}
