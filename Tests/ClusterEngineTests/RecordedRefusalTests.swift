import ClusterEngine
import Foundation
import KubeObjects
import KubeSchema
import Testing

/// Requests that a genuine Kubernetes refused for another reason than validation, sent to a cluster: decoding, admission, the store
/// and the allocation of addresses. The others are tested with the schema.
///
/// Not here: requests whose body contradicts their address (`wrong-kind`, `wrong-apiversion`, `wrong-namespace`,
/// `update-deploy-name`). A cluster is given objects, not addresses.
@Suite struct RecordedRefusalTests {
    private static let names = [
        "pod-bad-quantity", "wrong-type", "wrong-type-int", "wrong-type-list", "cm-not-string", "secret-bad-base64",
        "pod-sa-missing", "pod-priorityclass-missing", "pod-runtimeclass-missing", "unknown-field", "rv-on-create",
        "svc-ip-out-of-range", "update-deploy-uid", "update-deploy-stale",
    ]
    private static let namespace = "rec-validation"

    @Test(arguments: names)
    func isRefusedAsRecorded(_ name: String) throws {
        let recorded = try #require(try Self.cases().first { $0[.name].string == name })
        let cluster = Cluster()
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(Self.namespace)]])
        cluster.advance(by: .seconds(1))
        var object = recorded["request"]
        object[.metadata][.namespace] = .string(Self.namespace)
        var message = recorded[.message].string ?? ""
        let error: StatusError?
        if recorded["before"].isNull {
            if name == "unknown-field" { try Self.leaveTerminating(object, in: cluster) }
            error = Self.refusal { () throws(StatusError) in _ = try cluster.create(object) }
        } else {
            let stored = try cluster.create(Self.asNew(recorded["before"]))
            if name == "update-deploy-stale" {
                object[.metadata][.uid] = stored[.metadata][.uid]
            } else {
                object[.metadata][.resourceVersion] = stored[.metadata][.resourceVersion]
            }
            message = message.replacing(recorded["before"].uid, with: stored.uid)
            error = Self.refusal { () throws(StatusError) in _ = try cluster.update(object) }
        }
        #expect(error?.message == message)
        #expect(error.map { Int64($0.code) } == recorded["code"].integer.map(Int64.init))
        if !recorded["details"].isNull { #expect(error?.details == recorded["details"]) }
    }

    /// Leaves a pod of the same name behind that is about to go.
    private static func leaveTerminating(_ object: Value, in cluster: Cluster) throws {
        var pod = object
        pod[.spec]["nonsense"] = .null
        pod[.spec][.nodeName] = "absent"
        try cluster.create(pod)
        try cluster.delete(ObjectKey(.pod, namespace: namespace, name: pod.objectName))
    }

    /// An object as one would write it who wants it made.
    private static func asNew(_ object: Value) -> Value {
        var object = object
        object[.metadata][.uid] = .null
        object[.metadata][.resourceVersion] = .null
        object[.status] = .null
        return object
    }

    private static func refusal(_ body: () throws(StatusError) -> Void) -> StatusError? {
        do throws(StatusError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    private static func cases() throws -> [Value] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appendingPathComponent("KubeSchemaTests/Fixtures/validation.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONReader.value(String($0))
        }
    }
}
