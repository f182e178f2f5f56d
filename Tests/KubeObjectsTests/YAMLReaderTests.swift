import KubeObjects
import Testing

/// Reads a text of one document.
func yaml(_ text: String) throws -> Value {
    try #require(try YAMLReader.documents(text, file: "a.yaml").first).value
}

@Suite struct YAMLReaderTests {
    /// What `kubectl` sends to the API for these scalars.
    @Test(
        arguments: [
            ("yes", true), ("on", true), ("True", true), ("y", true), ("Y", true), ("YES", true),
            ("off", false), ("n", false), ("No", false), ("FALSE", false),
            ("~", .null), ("null", .null), ("NULL", .null), ("", .null),
            ("0644", 420), ("0o644", 420), ("0x1F", 31), ("0b11", 3), ("1_000", 1000), ("-0x1F", -31), ("-0b11", -3),
            ("08", 8), ("1.", 1), (".5", 0.5), ("1e3", 1000), ("1.0", 1), ("+1", 1), ("-12", -12), ("1.5e-3", 0.0015),
            ("12345678901234567890", 1.234_567_890_123_456_7e19),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("10:30", "10:30"), ("1:30:00", "1:30:00"), ("2026-03-01", "2026-03-01"),
            ("2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"),
            ("1.2.3", "1.2.3"), ("100m", "100m"), ("1e400", "1e400"), ("-a", "-a"), ("0x", "0x"), ("1e", "1e"),
            ("_1", "_1"),
            ("yEs", "yEs"), ("nope", "nope"), ("-.5", -0.5), ("0b2", "0b2"), ("+-1", "+-1"), ("0x-1", "0x-1"),
            ("!!str yes", "yes"), ("'yes'", "yes"), ("\"1\"", "1"), ("!!str 12", "12"), ("!!int '3'", 3),
            ("!!float 1", 1), ("!!binary aGVsbG8=", "hello"), ("!local text", "text"),
            ("!!timestamp 2026-01-01", "2026-01-01"),
        ] as [(String, Value)])
    func scalarsAreReadAsKubectlReadsThem(text: String, value: Value) throws {
        let members = try yaml("a: \(text)\nb: 1\n").members
        #expect(members.contains("a"))
        #expect(members["a"] == value)
        #expect(members["a"].typeName == value.typeName)
    }

    @Test(arguments: [
        ("yes", "true"), ("on", "true"), ("y", "true"), ("n", "false"), ("1", "1"), ("1.5", "1.5"), ("0x10", "16"),
        ("'yes'", "yes"), ("name", "name"), ("8080", "8080"), ("1e6", "1000000"), ("2026-01-01", "2026-01-01"),
    ])
    func keysBecomeTexts(text: String, key: String) throws {
        #expect(try yaml("\(text): 1\n") == [Key(key): 1])
    }

    @Test func documentsAreSeparatedAndEmptyOnesLeftOut() throws {
        let text = "---\n# nothing\n---\na: 1\n---\n\n---\nb: 2\n...\n---\nnull\n"
        #expect(try YAMLReader.documents(text, file: "a.yaml").map(\.value) == [["a": 1], ["b": 2]])
        #expect(try YAMLReader.documents("", file: "a.yaml").isEmpty)
    }

    @Test func jsonIsReadToo() throws {
        let text = "\u{FEFF} {\"a\": \"\\ud83d\\ude00\", \"b\": [1, 2.5]}\n{\"c\": null}"
        let documents = try YAMLReader.documents(text, file: "a.json")
        #expect(
            documents.map(\.value) == [["a": "😀", "b": [1, 2.5]], .object(Members([.init(key: "c", value: .null)]))])
        #expect(documents[0].position(of: "b[1]").description == "a.json:1:33")
        #expect(try yaml("{a: 1, b: [x, yes]}") == ["a": 1, "b": ["x", true]])
    }

    @Test func aliasesAndMergeKeys() throws {
        let text = """
            base: &base
              image: web
              ports: [80]
            more: &more {image: other, name: more}
            one:
              <<: *base
              image: mine
            two:
              image: mine
              <<: [*base, *more]
            three: *base
            """
        let document = try #require(try YAMLReader.documents(text, file: "a.yaml").first)
        #expect(document.value["one"] == ["image": "mine", "ports": [80]])
        #expect(document.value["two"] == ["image": "mine", "ports": [80], "name": "more"])
        #expect(document.value["three"] == ["image": "web", "ports": [80]])
        #expect(document.position(of: "three.image").line == 2)
        #expect(document.position(of: "three").line == 11)
        #expect(document.position(of: "one.ports").line == 3)
        #expect(document.position(of: "one.ports[0]").description == "a.yaml:3:11")
        #expect(document.position(of: "one.image").line == 7)
        #expect(document.position(of: "two.name").line == 4)
    }

    @Test func everyNodeHasAPosition() throws {
        let text = """
            # a comment
            kind: Pod
            spec:
              containers:
              - name: web
                größe: "ü"   # characters, not bytes
                args: [a, {b: c}]
            """
        let document = try #require(try YAMLReader.documents(text, file: "pod.yaml").first)
        #expect(document.position(of: "").description == "pod.yaml:2:1")
        #expect(document.position(of: "kind").description == "pod.yaml:2:1")
        #expect(document.valuePosition(of: "kind").description == "pod.yaml:2:7")
        #expect(document.position(of: "spec.containers[0]").description == "pod.yaml:5:5")
        #expect(document.position(of: "spec.containers[0].größe").description == "pod.yaml:6:5")
        #expect(document.valuePosition(of: "spec.containers[0].größe").description == "pod.yaml:6:12")
        #expect(document.position(of: "spec.containers[0].args[1].b").description == "pod.yaml:7:16")
        // What is not written is sought at its nearest parent.
        #expect(document.position(of: "spec.containers[0].resources.limits").description == "pod.yaml:5:5")
        #expect(document.position(of: "status.phase").description == "pod.yaml:2:1")
    }

    @Test func duplicateKeysAreRefusedWithBothPlaces() {
        let text = "metadata:\n  labels:\n    app: a\n    tier: b\n    app: c\n"
        let error = #expect(throws: ReadError.self) { try YAMLReader.documents(text, file: "a.yaml") }
        #expect(
            error?.description == "a.yaml:5:5: the key \"app\" is written twice in one object, first at 3:5; "
                + "keep one of the two")
    }

    @Test func duplicateKeysCanBeReported() throws {
        let text = "a: 1\nb:\n- x: 1\n- q: 1\n  z: [1, {p: 1, p: 2}]\n  q: 2\na: 3\n"
        let document = try #require(
            try YAMLReader.documents(text, file: "a.yaml", duplicateKeys: .reported).first)
        #expect(document.duplicates.map(\.path) == ["b[1].z[1].p", "b[1].q", "a"])
        #expect(document.duplicates[1].first.line == 4)
        #expect(document.duplicates[1].position.line == 6)
        #expect(document.value["a"] == 3)
        #expect(document.position(of: "a").line == 7)
    }

    @Test func manyMembersKeepTheirOrderAndDuplicatesAreFound() throws {
        let lines = (0..<5_000).map { "k\($0): \($0)" }
        let value = try yaml(lines.joined(separator: "\n"))
        #expect(value.members.count == 5_000)
        #expect(value["k4999"] == 4_999)
        #expect(throws: ReadError.self) { try yaml((lines + ["k77: 1"]).joined(separator: "\n")) }
    }

    @Test func utf16AndByteOrderMarksAreUnderstood() throws {
        let text = "a: ü\n"
        let little: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
        let big: [UInt8] =
            [0xFE, 0xFF] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 255)] }
        for bytes in [little, big, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
            #expect(try YAMLReader.documents(bytes: bytes, file: "a.yaml").map(\.value) == [["a": "ü"]])
        }
        #expect(throws: ReadError.self) { try YAMLReader.documents(bytes: [0xFF, 0xFE, 0x61], file: "a.yaml") }
    }

    @Test(arguments: [
        ("a: b: c", "1:5", "a ':' where no key can stand"),
        ("a:\n  b: 1\n c: 2", "3:2", "indentation"),
        ("a:\n\t- b", "2:1", "a tab in the indentation"),
        ("a: @b", "1:4", "a value cannot begin with '@'; put it in quotes"),
        ("a: [1, 2", "2:1", "']'"),
        ("a: {{ .Values.x }}", "1:5", "template"),
        ("a: \"x", "1:6", "the text in quotes is never closed; add the closing quote (it began at 1:4)"),
        ("a: *b", "1:4", "*b refers to nothing"),
        ("a: &b [*b]", "1:8", "would contain itself"),
        ("a: .inf", "1:4", "is not a number Kubernetes can store"),
        ("[a, b]: c", "1:1", "a key must be a text or a number"),
        ("~: c", "1:1", "a key must be a text or a number"),
        ("a: !!int x", "1:4", "not what its tag !!int says"),
        ("a: \"\\q\"", "1:5", "unknown escape"),
        ("<<: 3", "1:5", "<< merges an object"),
        ("a: \u{7}", "1:4", "a control character"),
        ("{\"a\" 1}", "1:6", "expected ':' after the key"),
        ("a\nb: 1", "2:2", "':'"),
    ])
    func errorsSayWhereAndWhatToDo(text: String, place: String, message: String) {
        let error = #expect(throws: ReadError.self) {
            _ = try YAMLReader.documents(text, file: text.hasPrefix("{") ? "a.json" : "a.yaml")
        }
        #expect(error.map { "\($0.position.line):\($0.position.column)" } == place, "\(String(describing: error))")
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    }
}
