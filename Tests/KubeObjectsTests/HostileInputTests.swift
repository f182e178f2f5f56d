import KubeObjects
import Testing

/// Input that tries to break a reader gets an error with its place, never a trap and never a long wait.
@Suite struct HostileInputTests {
    @Test func invalidUTF8IsRefusedWithItsPlace() {
        for bytes in [[0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC3], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80]]
            as [[UInt8]]
        {
            let error = #expect(throws: ReadError.self) {
                try YAMLReader.documents(bytes: [0x62, 0x3A, 0x0A] + bytes, file: "a.yaml")
            }
            #expect(error?.position.description == "a.yaml:2:4", "\(bytes)")
        }
        let error = #expect(throws: ReadError.self) {
            try JSONReader.value(bytes: Array("{\n \"a\": \"ü".utf8) + [0xC0, 0x80, 0x22, 0x7D], file: "a.json")
        }
        #expect(error?.description.hasPrefix("a.json:2:9: this is not valid UTF-8") == true)
    }

    @Test func deepNestingIsRefused() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = String(repeating: open, count: 100_000)
            #expect(throws: ReadError.self) { try JSONReader.value(deep) }
            #expect(throws: ReadError.self) { try YAMLReader.documents(deep, file: "a.yaml") }
            let allowed = String(repeating: open, count: 500) + "1" + String(repeating: close, count: 500)
            let value = try JSONReader.value(allowed)
            #expect(JSONWriter.text(value) == allowed)
            #expect(try yaml(YAMLWriter.text(value)) == value)
        }
        let lines = (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(throws: ReadError.self) { try YAMLReader.documents(lines, file: "a.yaml") }
    }

    @Test func aliasesCannotNestDeeperThanTexts() {
        var text = "a0: &a0 [1]\n"
        for level in 1..<5_000 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        let error = #expect(throws: ReadError.self) { try YAMLReader.documents(text, file: "a.yaml") }
        #expect(error?.message.contains("levels deep") == true)
    }

    @Test func aliasesCannotExplode() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<20 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let error = #expect(throws: ReadError.self) { try YAMLReader.documents(text, file: "a.yaml") }
        #expect(error?.message.contains("aliases make this file") == true)
        text = "a: &a {x: 1}\nb: &b {y: *b}\n"
        #expect(throws: ReadError.self) { try YAMLReader.documents(text, file: "a.yaml") }
    }

    @Test func everyTruncationIsReadOrRefused() {
        let text = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: "a\\u00fc", labels: {a: 'b', <<: {c: d}}}
            data:
              ? complex
              : |+
                line ü

              b: >-
                folded
              c: &x [1, 0x1F, !!str 3, *x2, 1e3]
            ---
            {"a": [1.5e3, "\\ud83d\\ude00", null, true]}
            """
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count {
            _ = try? YAMLReader.documents(bytes: Array(bytes[..<length]), file: "a.yaml")
            _ = try? JSONReader.document(bytes: Array(bytes.suffix(length)), file: "a.json")
        }
    }

    @Test func mutatedInputIsReadOrRefused() {
        var random = SeededGenerator(seed: 7)
        let seeds = [
            "a: &a [1, 2]\nb: {<<: *a, c: \"\\u00e9\"}\n---\nd: |\n  text\n",
            "{\"a\": [1, -2.5e10, \"\\ud83d\\ude00\\n\"], \"b\": {\"c\": null}}",
        ].map { Array($0.utf8) }
        for _ in 0..<3_000 {
            var bytes = seeds[Int(random.next() % 2)]
            for _ in 0..<Int(random.next() % 6) + 1 {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.insert(Array("[]{}:-&*!|>'\"%@`\n\t #,?<".utf8)[Int(random.next() % 23)], at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + Int(random.next() % 5)))
                }
                if bytes.isEmpty { bytes = [0x5B] }
            }
            if let documents = try? YAMLReader.documents(bytes: bytes, file: "a.yaml") {
                for document in documents {
                    let text = YAMLWriter.text(document.value)
                    #expect(throws: Never.self) { try YAMLReader.documents(text, file: "b.yaml") }
                }
            }
            _ = try? JSONReader.document(bytes: bytes, file: "a.json")
        }
    }

    @Test(.timeLimit(.minutes(1))) func manyDuplicatesTakeNoLongerThanTheirNumber() throws {
        let keys = (0..<20_000).map { "\"k\($0)\": 1" }.joined(separator: ",\n")
        let document = try JSONReader.document("{\(keys),\n\(keys)}", file: "a.json")
        #expect(document.duplicates.count == 20_000)
        #expect(document.duplicates.last?.first.line == 20_000)
        #expect(document.duplicates.last?.position.line == 40_000)
        #expect(document.value.members.count == 20_000)
    }

    /// Patterns that repeat what costs a parser a look back.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "- ", "? ", ": ", "[", "{", "[a,", "{a:", "&a ", "*a ", "!a ", "a: ", "a\n", "\"", "'", "|\n", "#", "\\",
            "%a\n", "---\n",
            "- a\n", "\"a\",", "a: &a [*a]\n", "\t", " ", "\n", "\r", "<<: {}\n", "!!str ", "a,", "{}", "[]", "- - ",
            "? - ",
            "\u{FEFF}", "\u{85}", "0", "1e", "-", ".", "_",
        ])
    func repeatedPatternsAreReadOrRefusedSoon(pattern: String) {
        let text = String(repeating: pattern, count: 20_000)
        _ = try? YAMLReader.documents(text, file: "a.yaml", duplicateKeys: .reported)
        _ = try? YAMLReader.documents("a: " + text, file: "a.yaml")
        _ = try? YAMLReader.documents("a: [" + text, file: "a.yaml")
        _ = try? JSONReader.document(text, file: "a.json")
    }

    @Test func largeTextsAreReadInOneGo() throws {
        let text = "a: \"" + String(repeating: "x", count: 5_000_000) + "\"\n"
        #expect(try yaml(text)["a"].string?.utf8.count == 5_000_000)
        let list = "[" + String(repeating: "1,", count: 300_000) + "1]"
        #expect(try JSONReader.value(list).elements.count == 300_001)
        #expect(throws: ReadError.self) {
            try YAMLReader.documents(String(repeating: "? ", count: 50_000), file: "a.yaml")
        }
    }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
