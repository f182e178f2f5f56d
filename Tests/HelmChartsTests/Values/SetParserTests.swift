import Testing

@testable import HelmCharts

struct SetParserTests {
    private func set(
        _ text: String, _ flag: SetFlag = .set, over start: ValuesTable = ValuesTable()
    ) throws -> String {
        try SetParser.parse(text, flag: flag, into: start) { name throws(ChartError) in "content of \(name)" }
        let map = TemplateValues(origins: nil, sources: nil)
        let chart = ChartNode(try ChartFixture.chart([:]), ledger: nil)
        return ChartFixture.text(TemplateValue(.map(map.values(start, of: chart))))
    }

    @Test(arguments: [
        ("a=1", "{a: 1}"), ("a=1,b=x,", "{a: 1, b: 'x'}"), ("a=null,f=False,t=TRUE", "{a: null, f: false, t: true}"),
        ("a=0,b=007,c=-5,d=1.5,e=1e3", "{a: 0, b: '007', c: -5, d: '1.5', e: '1e3'}"), ("a=", "{a: ''}"),
        ("a=,b=1", "{a: '', b: 1}"),
        ("a.b.c=1", "{a: {b: {c: 1}}}"), ("a.b=1,a.c=2", "{a: {b: 1, c: 2}}"), ("a={1,x,true}", "{a: [1, 'x', true]}"),
        ("a={},b=1", "{a: [''], b: 1}"), ("a={1}b=2", "{a: [1], b: 2}"), ("l[0]=x", "{l: ['x']}"),
        ("l[2]=x", "{l: [null, null, 'x']}"),
        ("l[0].a=1,l[0].b=2,l[1].a=3", "{l: [{a: 1, b: 2}, {a: 3}]}"), ("l[1][0]=1", "{l: [null, [1]]}"),
        ("l[0]=x,l[0].a=1", "{l: [{a: 1}]}"), ("a=x\\,y", "{a: 'x,y'}"), ("a\\.b=1", "{a.b: 1}"),
        ("a=x=y", "{a: 'x=y'}"),
        ("a= b ", "{a: ' b '}"), ("n[0]", "{n: []}"), ("n[0", "{}"), ("", "{}"), ("=1", "{}"),
        ("a=9223372036854775808", "{a: '9223372036854775808'}"),
        ("a.b=", "{a: {b: ''}}"), ("a[0]=", "{a: ['']}"), ("a=é,日本=x", "{a: 'é', 日本: 'x'}"),
    ])
    func readsFlags(_ text: String, _ expected: String) throws {
        #expect(try set(text) == expected)
    }

    @Test(arguments: [
        ("a", #"key "a" has no value"#), ("a,b=1", #"key "a" has no value (cannot end with ,)"#),
        ("a.b", #"key "b" has no value"#),
        ("a.=b", #"key map "a" has no value"#), ("a={1,2", "list must terminate with '}'"),
        ("a[-1]=x", "negative -1 index not allowed"),
        ("a[x]=1", #"error parsing index: strconv.Atoi: parsing "x": invalid syntax"#),
        ("a[0]b=1", "unexpected data at end of array index: ['b']"),
        ("a[65537]=1", "index of 65537 is greater than maximum supported index of 65536"),
        ("a[99999999999999999999]=1", "value out of range"),
        ("s.x=1", "interface conversion: interface {} is string, not map[string]interface {}"),
        ("s[0]=1", "interface {} is string, not []interface {}"),
        ("z.x=1", "interface {} is nil, not map[string]interface {}"),
    ])
    func refusesInHelmsWords(_ text: String, _ expected: String) {
        let start = ValuesTable(["s": MergedValue(content: .string("x")), "z": .null])
        let error = #expect(throws: ChartError.self) { try set(text, over: start) }
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasPrefix("failed parsing --set data: ") == true)
        #expect(error?.place?.contains("=") != true, "what is set may be a secret")
    }

    @Test func limitsHowDeepNamesGo() throws {
        let deep = Array(repeating: "a", count: 31).joined(separator: ".")
        _ = try set(deep + "=1")
        let error = #expect(throws: ChartError.self) { try set("a." + deep + "=1") }
        #expect(error?.message.contains("greater than maximum supported nested level of 30") == true)
        #expect(throws: ChartError.self) { try set("a" + String(repeating: "[0]", count: 5_000) + "=1") }
        #expect(throws: ChartError.self) { try set("a" + String(repeating: "[65536]", count: 20) + "=1") }
    }

    @Test func keepsTextsOfSetString() throws {
        #expect(try set("a=1,b=true,c={1,2}", .setString) == "{a: '1', b: 'true', c: ['1', '2']}")
    }

    @Test func readsFiles() throws {
        #expect(try set("a=x.txt,b={y,z}", .setFile) == "{a: 'content of x.txt', b: ['content of y', 'content of z']}")
    }

    @Test func takesLiteralsAsTheyStand() throws {
        #expect(try set("a.b={x,y}=\\n", .setLiteral) == "{a: {b: '{x,y}=\\n'}}")
        #expect(try set("l[1]=a,b", .setLiteral) == "{l: [null, 'a,b']}")
        #expect(throws: ChartError.self) { try set("a", .setLiteral) }
    }

    @Test(arguments: [
        (#"a={"b": [1, "x,y", null]},c=true"#, "{a: {b: [1.0, 'x,y', null]}, c: true}"),
        ("a= ,b=1", "{a: null, b: 1.0}"),
        (#"a="x""#, "{a: 'x'}"), ("l[0]=1,l[1]={}", "{l: [1.0, {}]}"), ("a=", "{a: null}"),
        ("a.b=[1]", "{a: {b: [1.0]}}"),
    ])
    func readsJSON(_ text: String, _ expected: String) throws {
        #expect(try set(text, .setJSON) == expected)
    }

    @Test(arguments: ["a={", "a=x", "a=[1,]", "a=\"", "a=1x"])
    func refusesBadJSON(_ text: String) {
        #expect(throws: ChartError.self) { try set(text, .setJSON) }
    }

    /// Whatever the text, reading ends, and with an error or a value.
    @Test func neverTraps() {
        var random = SeededRandom(seed: 11)
        let pieces = ["a", "=", ".", "[", "]", "{", "}", ",", "\\", "0", "-1", "é", " ", "\"", ":", "null"]
        for _ in 0..<3_000 {
            let text = (0..<Int(random.next() % 14)).map { _ in pieces[Int(random.next() % 16)] }.joined()
            for flag in [SetFlag.set, .setString, .setJSON, .setFile, .setLiteral] { _ = try? set(text, flag) }
        }
    }
}
