import Testing

@testable import KubeObjects

@Suite struct PatchTests {
    private func patched(_ document: String, _ patch: String) throws -> String {
        var value = try JSONReader.value(document)
        try JSONPatch(JSONReader.value(patch)).apply(to: &value)
        return JSONWriter.text(value, sortedKeys: true)
    }

    /// One case for each rule of RFC 6902.
    @Test(arguments: [
        (#"{"a":1}"#, #"[{"op":"add","path":"/b","value":2}]"#, #"{"a":1,"b":2}"#),
        (#"{"a":[1,3]}"#, #"[{"op":"add","path":"/a/1","value":2}]"#, #"{"a":[1,2,3]}"#),
        (#"{"a":[1]}"#, #"[{"op":"add","path":"/a/-","value":[2]}]"#, #"{"a":[1,[2]]}"#),
        (#"{"a":1,"b":2}"#, #"[{"op":"remove","path":"/b"}]"#, #"{"a":1}"#),
        (#"{"a":[1,2,3]}"#, #"[{"op":"remove","path":"/a/1"}]"#, #"{"a":[1,3]}"#),
        (#"{"a":1}"#, #"[{"op":"replace","path":"/a","value":{"x":null}}]"#, #"{"a":{"x":null}}"#),
        (
            #"{"a":{"x":1,"y":2},"b":{}}"#, #"[{"op":"move","from":"/a/x","path":"/b/z"}]"#,
            #"{"a":{"y":2},"b":{"z":1}}"#
        ),
        (#"{"a":[1,2,3]}"#, #"[{"op":"move","from":"/a/0","path":"/a/2"}]"#, #"{"a":[2,3,1]}"#),
        (#"{"a":{"x":1}}"#, #"[{"op":"copy","from":"/a","path":"/b"}]"#, #"{"a":{"x":1},"b":{"x":1}}"#),
        (#"{"a":[1,"b"]}"#, #"[{"op":"test","path":"/a/1","value":"b"},{"op":"remove","path":"/a"}]"#, "{}"),
        (
            #"{"a":1}"#, #"[{"op":"add","path":"/b","value":{"c":1}},{"op":"add","path":"/b/d","value":2}]"#,
            #"{"a":1,"b":{"c":1,"d":2}}"#
        ),
        (
            #"{"a/b":1,"m~n":2}"#, #"[{"op":"remove","path":"/a~1b"},{"op":"test","path":"/m~0n","value":2}]"#,
            #"{"m~n":2}"#
        ),
        (#"{"~1":10}"#, #"[{"op":"test","path":"/~01","value":10}]"#, #"{"~1":10}"#),
        (#"{"a":1}"#, #"[{"op":"replace","path":"","value":[1]}]"#, "[1]"),
        (#"{"a":1}"#, #"[{"op":"add","path":"/a","value":null}]"#, #"{"a":null}"#),
        (#"{"":{"":1}}"#, #"[{"op":"remove","path":"//"}]"#, #"{"":{}}"#),
        (#"{"a":1}"#, #"[{"op":"add","path":"/b","value":2,"unknown":true}]"#, #"{"a":1,"b":2}"#),
        (#"{"a":1}"#, "[]", #"{"a":1}"#),
    ])
    func operationsOfJSONPatch(document: String, patch: String, expected: String) throws {
        #expect(try patched(document, patch) == expected)
    }

    @Test(arguments: [
        (
            #"{"a":1}"#, #"[{"op":"test","path":"/a","value":2}]"#,
            "operation 0 at /a: the test failed: the value is another one"
        ),
        (
            #"{"a":1}"#, #"[{"op":"test","path":"/a","value":"1"}]"#,
            "operation 0 at /a: the test failed: the value is another one"
        ),
        (#"{"a":1}"#, #"[{"op":"add","path":"/b/c","value":2}]"#, "operation 0 at /b/c: there is no \"b\""),
        (
            #"{"a":1}"#, #"[{"op":"add","path":"/c","value":2},{"op":"remove","path":"/b"}]"#,
            "operation 1 at /b: there is no \"b\""
        ),
        (
            #"{"a":[1]}"#, #"[{"op":"add","path":"/a/2","value":2}]"#,
            "operation 0 at /a/2: index 2 is beyond the array's end"
        ),
        (
            #"{"a":[1]}"#, #"[{"op":"replace","path":"/a/-","value":2}]"#,
            "operation 0 at /a/-: \"-\" is no index of an array, which is digits without a leading 0"
        ),
        (
            #"{"a":[1,2]}"#, #"[{"op":"remove","path":"/a/01"}]"#,
            "operation 0 at /a/01: \"01\" is no index of an array, which is digits without a leading 0"
        ),
        (
            #"{"a":{"b":1}}"#, #"[{"op":"move","from":"/a","path":"/a/b"}]"#,
            "operation 0 at /a/b: a value cannot be moved into itself"
        ),
        (#"{"a":1}"#, #"[{"op":"copy","from":"/x","path":"/b"}]"#, "operation 0 at /b: there is no \"x\""),
        (
            #"{"a":1}"#, #"[{"op":"jump","path":"/a"}]"#,
            "operation 0 at /a: \"jump\" is no operation; there are add, remove, replace, move, copy and test"
        ),
        (#"{"a":1}"#, #"[{"op":"add","path":"/a"}]"#, "operation 0 at /a: \"value\" is missing"),
        (#"{"a":1}"#, #"[{"op":"remove"}]"#, "operation 0: \"path\" is missing"),
        (#"{"a":1}"#, #"{"op":"remove","path":"/a"}"#, "a JSON patch is an array of operations, this is object"),
        (#"{"a":1}"#, "[3]", "operation 0: an operation is an object, this is integer"),
    ])
    func failuresNameTheOperationAndThePlace(document: String, patch: String, message: String) {
        let error = #expect(throws: JSONPatchError.self) { try patched(document, patch) }
        #expect(error?.description == message)
    }

    @Test(arguments: ["a", "/~2", "/a~"])
    func pointersThatAreNone(pointer: String) {
        let patch: Value = [["op": "remove", "path": .string(pointer)]]
        #expect(throws: JSONPatchError.self) { try JSONPatch(patch) }
    }

    @Test func aPatchThatFailsChangesNothing() throws {
        var value: Value = ["a": 1]
        let patch = try JSONPatch([["op": "remove", "path": "/a"], ["op": "remove", "path": "/b"]])
        #expect(throws: JSONPatchError.self) { try patch.apply(to: &value) }
        #expect(value == ["a": 1])
    }

    /// One case for each rule of RFC 7386.
    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
        (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), ("[1,2]", "[3]", "[3]"), (#"{"a":"b"}"#, "[1]", "[1]"),
        (#"{"a":"b"}"#, "null", "null"), (#"{"a":"b"}"#, #""c""#, #""c""#),
        (#"{"e":null}"#, #"{"a":1}"#, #"{"a":1,"e":null}"#),
        ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#), ("{}", #"{"a":{"b":{"c":null}}}"#, #"{"a":{"b":{}}}"#),
    ])
    func mergePatch(document: String, patch: String, expected: String) throws {
        let result = try JSONReader.value(document).mergingPatch(JSONReader.value(patch))
        #expect(JSONWriter.text(result, sortedKeys: true) == expected)
    }

    @Test func differencesAreListedByField() {
        let old: Value = ["spec": ["replicas": 1, "list": [1, 2], "gone": ["x": 1]], "same": "x"]
        let new: Value = ["same": "x", "spec": ["list": [1, 3, 4], "replicas": 2, "added": true]]
        #expect(
            ValueDiff.changes(from: old, to: new).map(\.description) == [
                "spec.replicas: 1 -> 2", "spec.list[1]: 2 -> 3", "spec.list[2]: - -> 4", "spec.gone: {\"x\":1} -> -",
                "spec.added: - -> true",
            ])
        #expect(ValueDiff.changes(from: old, to: old).isEmpty)
    }

    @Test func patchesMadeFromDifferencesLeadThere() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let old: Value = ["root": randomTree(&random, depth: 3), "a": randomTree(&random, depth: 2)]
            let new: Value = ["root": randomTree(&random, depth: 3), "a": old["a"]]
            var value = old
            try ValueDiff.jsonPatch(from: old, to: new).apply(to: &value)
            #expect(value == new)
            #expect(old.mergingPatch(ValueDiff.mergePatch(from: old, to: new)) == new)
        }
    }

    @Test func equalPartsShareTheirStorage() {
        var interner = TreeInterner()
        var random = SeededGenerator(seed: 6)
        for _ in 0..<200 {
            let tree = randomTree(&random, depth: 4)
            let shared = interner.shared(tree)
            #expect(shared == tree)
            #expect(JSONWriter.text(shared) == JSONWriter.text(tree))
        }
        let a = interner.shared(["metadata": ["labels": ["app": "web"]], "x": 1])
        let b = interner.shared(["metadata": ["labels": ["app": "web"]], "x": 2])
        #expect(a["metadata"].members.sharesStorage(with: b["metadata"].members))
        #expect(!a["metadata"].members.sharesStorage(with: Members([.init(key: "labels", value: ["app": "web"])])))
    }
}
