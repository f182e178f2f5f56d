import KubeObjects
import Testing

@Suite struct JSONTests {
    @Test(
        arguments: [
            ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("12", 12),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775807", .integer(.max)), ("9223372036854775808", 9_223_372_036_854_775_808.0),
            ("1.5", 1.5), ("1e3", 1000.0), ("1E-2", 0.01), ("\"\"", ""), ("\"\\u00fc\\n\\/\\\"\"", "ü\n/\""),
            ("\"\\ud83d\\ude00\"", "😀"), (" [ ] ", []), ("{ }", .emptyObject), ("[1,[2]]", [1, [2]]),
            ("{\"a\":{\"b\":\"c\"}}", ["a": ["b": "c"]]), ("\"\u{7F}ü\"", "\u{7F}ü"),
        ] as [(String, Value)])
    func valuesAreRead(text: String, value: Value) throws {
        #expect(try JSONReader.value(text) == value)
    }

    @Test(arguments: [
        ("", "1:1"), ("[1,]", "1:4"), ("{\"a\":1,}", "1:8"), ("{a:1}", "1:2"), ("01", "1:1"), ("1.", "1:3"),
        ("-", "1:2"), ("+1", "1:1"),
        (".5", "1:1"), ("1 2", "1:3"), ("\"\\x\"", "1:2"), ("\"\\u12\"", "1:2"), ("\"\\ud83d\"", "1:2"),
        ("\"\\ude00\\ud83d\"", "1:2"), ("\"a\nb\"", "1:3"), ("\"a", "1:1"), ("[\n1\n2]", "3:1"), ("1e999", "1:1"),
        ("nul", "1:1"),
        ("[1}", "1:3"), ("{\"a\" 1}", "1:6"), ("'a'", "1:1"), ("NaN", "1:1"), ("\u{FEFF}]", "1:1"), ("\"\\", "1:1"),
    ])
    func whatIsNoJSONIsRefusedWithItsPlace(text: String, place: String) {
        let error = #expect(throws: ReadError.self) { try JSONReader.value(text, file: "x") }
        #expect(error.map { "\($0.position.line):\($0.position.column)" } == place, "\(String(describing: error))")
    }

    @Test func theLastOfEqualKeysCountsAndAllAreReported() throws {
        let text = "{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": {\"x\": 3}}"
        #expect(try JSONReader.value(text) == ["a": ["x": 3], "b": ["c": 2]])
        let document = try JSONReader.document(text, file: "a.json")
        #expect(document.value == ["a": ["x": 3], "b": ["c": 2]])
        #expect(document.duplicates.map(\.path) == ["b.c", "a"])
        #expect(document.duplicates.map(\.position.description) == ["a.json:2:16", "a.json:3:2"])
        #expect(document.duplicates.map(\.first.description) == ["a.json:2:8", "a.json:1:2"])
        #expect(document.position(of: "a.x").description == "a.json:3:8")
    }

    @Test func textsAreWrittenAsGoWritesThem() {
        let value: Value = [
            "b": [1, 2.5, 1.0, true], "a": ["x<y>&z", "\"\\\n\t\u{1}\u{2028}ü\u{8}\u{c}"], "e": .emptyObject, "f": [],
            "quote\"key": "v",
        ]
        #expect(
            JSONWriter.text(value)
                == #"{"b":[1,2.5,1,true],"a":["x<y>&z","\"\\\n\t\u0001\u2028ü\b\f"],"e":{},"f":[],"quote\"key":"v"}"#)
        #expect(
            JSONWriter.text(["b": 1, "a": [], "c": ["d": [1]]], indented: true, sortedKeys: true) == """
                {
                  "a": [],
                  "b": 1,
                  "c": {
                    "d": [
                      1
                    ]
                  }
                }
                """)
        #expect(JSONWriter.text(["a": 1], indentation: 4) == "{\n    \"a\": 1\n}")
        #expect(JSONWriter.text(.object(Members([.init(key: "a", value: .null)]))) == "{\"a\":null}")
    }

    @Test(arguments: [
        (1.0, "1"), (-2.0, "-2"), (0.1, "0.1"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.5e300, "1.5e+300"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (1.25e-10, "1.25e-10"), (123_456.789, "123456.789"), (-0.0, "-0"),
        (1.234_567_890_123_456_7e19, "12345678901234567000"), (.leastNonzeroMagnitude, "5e-324"), (.nan, "null"),
    ])
    func numbersAreWrittenAsGoWritesThem(number: Double, text: String) {
        #expect(JSONWriter.text(.double(number)) == text)
    }

    @Test func randomTreesSurviveBothFormats() throws {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<400 {
            let tree = randomTree(&random, depth: 4)
            let json = try JSONReader.value(JSONWriter.text(tree))
            #expect(json == tree)
            #expect(
                try JSONReader.document(JSONWriter.text(tree, indented: true, sortedKeys: true), file: "a").value
                    == tree)
            for sortedKeys in [false, true] {
                let text = YAMLWriter.text(["root": tree], sortedKeys: sortedKeys)
                #expect(try yaml(text)["root"] == tree, "\(text)")
            }
        }
    }
}

/// A tree of texts that are hard to write.
func randomTree(_ random: inout SeededGenerator, depth: Int) -> Value {
    switch random.next() % (depth > 0 ? 9 : 6) {
    case 0: return .integer(Int64(truncatingIfNeeded: random.next()) >> Int64(random.next() % 64))
    case 1: return .double(Double(Int64(truncatingIfNeeded: random.next()) >> 20) / 1_024)
    case 2: return .bool(random.next() % 2 == 0)
    case 3, 4, 5: return .string(randomText(&random))
    case 6: return .array((0..<random.next() % 4).map { _ in randomTree(&random, depth: depth - 1) })
    default:
        var value = Value.emptyObject
        for _ in 0..<random.next() % 5 {
            value[Key(randomText(&random))] = randomTree(&random, depth: depth - 1)
        }
        return value
    }
}

private func randomText(_ random: inout SeededGenerator) -> String {
    let words = [
        "yes", "n", "~", "null", "0644", "1e3", "10:30", "2026-03-01", "- a", "-", "--- a", "a: b", "a #b", "#a", "*a",
        "&a",
        "!a", "%a", "@a", "`a", "'a'", "\"a\"", "{a", "[a", "a]", "|", ">", "?", "? a", ":", "a:", " a", "a ", "a\nb",
        "a\n",
        "\na", "a\n\n", "a\n  b\n", "  a\nb", "\t", "a\tb", "\u{1}", "\u{85}", "\u{2028}", "\u{FEFF}", "😀", "ü", "a\\b",
        "<<",
        "=", "...", "", "100m", "v1.2.3", "1.2.3", ".5", "+1", "0x1f", "key", "true", "a\r\nb", "a\n \n b", "1_000",
        ".inf",
        "a,b", "app.kubernetes.io/name", "a\n\tb\n", "# a\nb", "---\na: b\n", "- '\u{5AE}", "a: \"\u{301}",
        ": #\u{301}", "x\n\n\ny",
    ]
    let first = words[Int(random.next() % UInt64(words.count))]
    return random.next() % 3 == 0 ? first + words[Int(random.next() % UInt64(words.count))] : first
}
