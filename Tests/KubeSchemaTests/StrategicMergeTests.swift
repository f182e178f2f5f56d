import KubeObjects
import KubeSchema
import Testing

@Suite struct StrategicMergeTests {
    let schema = Schema.kubernetes

    /// The recorded patches follow one another on one Deployment.
    @Test func recordedPatchesGiveTheRecordedObjects() throws {
        var object = Value.null
        for item in try Fixtures.lines("strategic-merge.jsonl") {
            let name = item[.name].string ?? ""
            if name == "setup" {
                object = item["object"]
                schema.applyDefaults(to: &object)
                continue
            }
            do throws(StatusError) {
                var merged = try schema.strategicMerge(item["patch"], into: object)
                schema.applyDefaults(to: &merged)
                #expect(merged[.spec] == item[.spec], "\(name)")
                #expect(merged[.metadata][.finalizers] == item[.finalizers], "\(name)")
                #expect(merged[.metadata][.labels] == item[.labels], "\(name)")
                object = merged
            } catch {
                #expect(error.message == item[.message].string, "\(name)")
                #expect(error.code == item["code"].integer, "\(name)")
            }
        }
    }

    private func pod(_ spec: Value) -> Value { [.apiVersion: "v1", .kind: "Pod", .spec: spec] }

    private func merged(_ patch: String, into original: String) throws -> Value {
        let result = try schema.strategicMerge([.spec: Fixtures.json(patch)], into: pod(Fixtures.json(original)))
        return result[.spec]
    }

    @Test(arguments: [
        // An atomic list is replaced.
        (#"{"tolerations":[{"key":"a"}]}"#, #"{"tolerations":[{"key":"b"}]}"#, #"{"tolerations":[{"key":"b"}]}"#),
        // Null removes, and what is not there stays away.
        (#"{"hostname":"a"}"#, #"{"hostname":null,"subdomain":null}"#, "{}"),
        // Volumes keep only the source that is named.
        (
            #"{"volumes":[{"name":"v","emptyDir":{}}]}"#,
            #"{"volumes":[{"name":"v","$retainKeys":["name","hostPath"],"hostPath":{"path":"/x"}}]}"#,
            #"{"volumes":[{"name":"v","hostPath":{"path":"/x"}}]}"#
        ),
        // A map can be deleted or replaced.
        (#"{"affinity":{"nodeAffinity":{}}}"#, #"{"affinity":{"$patch":"delete"}}"#, #"{"affinity":{}}"#),
        (#"{"nodeSelector":{"a":"b"}}"#, #"{"nodeSelector":{"c":"d"}}"#, #"{"nodeSelector":{"a":"b","c":"d"}}"#),
        // Elements that nobody knows leave no directive behind.
        (
            "{}", #"{"containers":[{"name":"c","env":[{"name":"A","$patch":"delete"},{"name":"B"}]}]}"#,
            #"{"containers":[{"name":"c","env":[{"name":"B"}]}]}"#
        ),
        // An order that names elements the patch does not change moves them.
        (
            #"{"containers":[{"name":"a"},{"name":"b"},{"name":"c"}]}"#,
            #"{"$setElementOrder/containers":[{"name":"c"},{"name":"a"}]}"#,
            #"{"containers":[{"name":"b"},{"name":"c"},{"name":"a"}]}"#
        ),
    ])
    func directivesDoWhatTheySay(original: String, patch: String, expected: String) throws {
        #expect(try merged(patch, into: original) == Fixtures.json(expected))
    }

    @Test func badPatchesAreRefused() throws {
        #expect(throws: StatusError.self) { try merged(#"{"$retainKeys":"x"}"#, into: "{}") }
        #expect(throws: StatusError.self) { try merged(#"{"$setElementOrder/tolerations":[]}"#, into: "{}") }
        #expect(throws: StatusError.self) { try schema.strategicMerge([], into: pod([:])) }
        #expect(throws: StatusError.self) {
            try schema.strategicMerge([:], into: [.apiVersion: "example.com/v1", .kind: "Widget"])
        }
    }
}
