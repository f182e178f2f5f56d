import Testing

@testable import HelmCharts

struct HelmFunctionsTests {
    private let evaluator = ExpressionEvaluator()

    @Test func templatesStopThemselves() throws {
        let fail = try #require(TemplateFunctions.all["fail"])
        #expect {
            _ = try fail.body([.string("no")], RenderContext())
        } throws: { error in
            (error as? TemplateProblem)?.message == "no" && (error as? TemplateProblem)?.isDeliberate == true
        }
        let required = try #require(TemplateFunctions.all["required"])
        #expect {
            _ = try required.body([.string("set it"), .none], RenderContext())
        } throws: { error in
            (error as? TemplateProblem)?.isDeliberate == true
        }
    }

    @Test func asksTheRendering() throws {
        evaluator.context.include = { name, data throws(TemplateProblem) in
            .string("\(name):\(GoFormatter.text(data))")
        }
        evaluator.context.tpl = { text, data throws(TemplateProblem) in .string("tpl \(text.lossyString)") }
        evaluator.context.lookup = { version, kind, namespace, name in
            .map(["found": .string([version, kind, namespace, name].joined(separator: "/"))])
        }
        #expect(try evaluator.value(#"include "a" 1"#).string == "a:1")
        #expect(try evaluator.value(#"tpl "x" 1"#).string == "tpl x")
        #expect(try evaluator.value(#"get (lookup "v1" "Pod" "ns" "p") "found""#).string == "v1/Pod/ns/p")
        evaluator.context.lookup = nil
        #expect(try evaluator.value(#"lookup "v1" "Pod" "ns" "p""#).map?.count == 0)
    }

    @Test func changesTheMapThatEverybodySees() throws {
        var evaluator = evaluator
        let map = ValueMap(["a": .map(["x": .int(1)])])
        evaluator.variables["map"] = TemplateValue(.map(map))
        _ = try evaluator.value(#"set $map "b" 2"#)
        _ = try evaluator.value(#"mergeOverwrite $map (dict "a" (dict "y" 3))"#)
        #expect(GoFormatter.text(TemplateValue(.map(map))) == "map[a:map[x:1 y:3] b:2]")
        _ = try evaluator.value(#"set (deepCopy $map) "c" 1"#)
        _ = try evaluator.value(#"unset $map "b""#)
        #expect(GoFormatter.text(TemplateValue(.map(map))) == "map[a:map[x:1 y:3]]")
    }

    @Test func timeIsTheRenderings() throws {
        #expect(try evaluator.value(#"now | date "2006-01-02T15:04:05""#).string == "2023-11-14T22:13:20")
        #expect(try evaluator.value(#"ago (toDate "2006-01-02 15:04:05" "2023-11-14 21:13:19")"#).string == "1h0m1s")
        #expect(try evaluator.value("unixEpoch now").string == "1700000000")
    }

    @Test func chanceIsSeeded() throws {
        func draw(_ seed: UInt64) throws -> [String] {
            var evaluator = ExpressionEvaluator()
            evaluator.context = RenderContext(seed: seed)
            return try ["randAlphaNum 12", "uuidv4", "randBytes 9", "randAscii 5", #"shuffle "abcdef""#].map {
                GoFormatter.text(try evaluator.value($0))
            }
        }
        #expect(try draw(1) == draw(1))
        #expect(try draw(1) != draw(2))
        let uuid = Array(try draw(1)[1])
        #expect(uuid.count == 36 && uuid[14] == "4" && "89ab".contains(uuid[19]))
    }

    @Test func versionsHaveMethods() throws {
        guard case .object(let version) = try evaluator.value(#"semver "v1.2.3-a.1+b""#).payload else {
            Issue.record("semver gives no object")
            return
        }
        func member(_ name: String, _ arguments: [TemplateValue] = []) throws -> String? {
            try version.member(name, arguments: arguments).map(GoFormatter.text)
        }
        #expect(try member("Major") == "1" && member("Minor") == "2" && member("Patch") == "3")
        #expect(try member("Prerelease") == "a.1" && member("Metadata") == "b" && member("Original") == "v1.2.3-a.1+b")
        #expect(try member("IncMinor") == "1.3.0" && member("Nothing") == nil)
        #expect(try member("Compare", [TemplateValue(.object(version))]) == "0")
        #expect(throws: TemplateProblem.self) { _ = try member("Compare", [.int(1)]) }
    }
}
