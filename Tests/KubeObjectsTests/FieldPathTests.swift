import KubeObjects
import Testing

@Suite struct FieldPathTests {
    @Test(
        arguments: [
            ("spec.containers[0].image", ["spec", "containers", 0, "image"]),
            ("metadata.labels[app.kubernetes.io/name]", ["metadata", "labels", "app.kubernetes.io/name"]),
            ("data[\"a]b\"].c", ["data", "a]b", "c"]),
            ("data[\"1\"]", nil), ("[0][1]", [0, 1]), ("", []), ("a[\"\"]", ["a", ""]), ("data[\"1.2\"]", nil),
            ("data.0", ["data", "0"]), ("data[1.2]", nil),
        ] as [(String, Value?)])
    func pathsSurviveARoundTrip(text: String, steps: Value?) {
        let path = FieldPath(text)
        #expect(FieldPath(path.description) == path)
        guard let steps else { return }
        #expect(path.description == text)
        let elements: [FieldPath.Element] = steps.elements.map { step in
            step.integer.map { .index($0) } ?? .key(Key(step.string ?? ""))
        }
        #expect(path.elements == elements)
    }

    @Test(arguments: [".spec.replicas", "spec.replicas", "spec[replicas]", "[spec].replicas", ".[spec]..replicas"])
    func otherWaysToWriteAPath(text: String) {
        #expect(FieldPath(text) == "spec.replicas")
    }

    @Test(arguments: ["[", "]", "a[", "a[\"", "...", "a[b", "[\"\\", "é.ü[ß]", "[99999999999999999999]"])
    func everyTextIsSomePath(text: String) {
        let path = FieldPath(text)
        #expect(FieldPath(path.description) == path)
    }

    @Test func fieldsAreReadSetAndRemoved() {
        var value: Value = [:]
        value[FieldPath("spec.containers[0].image")] = "web:1"
        value[FieldPath("spec.containers[1].image")] = "db:1"
        value[FieldPath("spec.containers[7].image")] = "lost"
        value[FieldPath("metadata.labels[app.kubernetes.io/name]")] = "web"
        #expect(
            value == [
                "spec": ["containers": [["image": "web:1"], ["image": "db:1"]]],
                "metadata": ["labels": ["app.kubernetes.io/name": "web"]],
            ])
        #expect(value[FieldPath("spec.containers[1].image")] == "db:1")
        #expect(value[FieldPath("spec.containers[2].image")] == .null)
        #expect(value.remove("spec.containers[0]") == ["image": "web:1"])
        #expect(value[FieldPath("spec.containers")] == [["image": "db:1"]])
        #expect(value.remove("spec.missing.field") == .null)
        #expect(value[FieldPath("spec")].members.count == 1)
        value[FieldPath("spec.containers[-1]")] = .null
    }

    @Test func pathsHaveAnOrder() {
        let paths: [FieldPath] = ["b", "a[10]", "a[9]", "a", "a.x", ""]
        #expect(paths.sorted().map(\.description) == ["", "a", "a[9]", "a[10]", "a.x", "b"])
        #expect(FieldPath("a.b[0]").starts(with: "a.b"))
        #expect(FieldPath("a.b").parent == "a")
        #expect(FieldPath("a").appending("b").appending(3).description == "a.b[3]")
    }
}
