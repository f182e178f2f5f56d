import Foundation
import KubeObjects
import Testing

@testable import KubeSchema

/// The errors of a real API server, word for word.
@Suite struct ValidationTests {
    /// Recorded requests that another layer than validation answers. Every other recorded request is tested here.
    private static let answeredElsewhere: [String: String] = [
        // Decoding: wrong types, bad quantities and encodings, unknown kinds and versions.
        "pod-bad-quantity": "decoding", "wrong-type": "decoding", "wrong-type-int": "decoding",
        "wrong-type-list": "decoding", "wrong-kind": "decoding", "wrong-apiversion": "decoding",
        "cm-not-string": "decoding", "secret-bad-base64": "decoding",
        // Admission: what a pod refers to must exist.
        "pod-sa-missing": "admission", "pod-priorityclass-missing": "admission",
        "pod-runtimeclass-missing": "admission",
        // The store and the addresses of requests: conflicts, names in the URL, versions.
        "unknown-field": "store", "wrong-namespace": "request", "rv-on-create": "request",
        "update-deploy-name": "request", "update-deploy-uid": "store", "update-deploy-stale": "store",
        // The allocator of cluster addresses, which knows the cluster's range.
        "svc-ip-out-of-range": "address allocation",
    ]

    // The pods of the three recorded changes that print line numbers have one more source in their token volume than
    // the other recorded pods: the recorded cluster put it there.
    @Test func everyRecordedRequestIsAnsweredAsRecorded() throws {
        let cases = try Fixtures.lines("validation.jsonl")
        #expect(cases.count == 207)
        for recorded in cases where Self.answeredElsewhere[recorded["name"].text] == nil {
            check(recorded)
        }
        let names = Set(cases.map { $0["name"].text })
        #expect(Self.answeredElsewhere.keys.allSatisfy(names.contains))
    }

    /// What a cluster took and kept is right: manifests after defaulting, and stored objects, also as their own update.
    @Test func whatAClusterAcceptedHasNoErrors() throws {
        for line in try Fixtures.lines("validation-valid.jsonl") {
            var object = line["object"]
            let origin = "\(line["from"].text) \(object[.kind].text) \(object.objectName)"
            let path: Value = ["path": "/namespaces/shop/any", "uid": object[.metadata][.uid]]
            let isNamespaced = object.objectKind.flatMap { Schema.kubernetes.resource($0)?.isNamespaced } ?? true
            object = Self.prepared(object, object.objectNamespace.isEmpty && isNamespaced ? path : ["uid": path["uid"]])
            #expect(Schema.kubernetes.validate(creating: object).map(\.message) == [], "\(origin)")
            #expect(Schema.kubernetes.validate(updating: object, to: object).map(\.message) == [], "\(origin)")
        }
    }

    /// Whatever stands in a field, validation answers: it never stops the process.
    @Test func strangeValuesAreAnswered() throws {
        let strange: [Value] = ["\u{e9} /..", .integer(.min), [[:]], ["a": [1, "x"]]]
        var kinds: Set<Kind> = []
        for line in try Fixtures.lines("validation-valid.jsonl") {
            let object = line["object"]
            guard let kind = object.objectKind, kinds.insert(kind).inserted else { continue }
            for changed in Self.variants(of: object, strange) where changed.objectKind == kind {
                _ = Schema.kubernetes.validate(creating: changed)
                _ = Schema.kubernetes.validate(updating: object, to: changed)
            }
        }
        #expect(kinds.count > 20)
    }

    /// Copies of a value in which one part each is replaced.
    private static func variants(of value: Value, _ replacements: [Value]) -> [Value] {
        var result = replacements
        switch value {
        case .object(let members):
            for member in members {
                for variant in variants(of: member.value, replacements) {
                    var copy = value
                    copy[member.key] = variant
                    result.append(copy)
                }
            }
        case .array(let elements):
            for (index, element) in elements.prefix(2).enumerated() {
                for variant in variants(of: element, replacements) {
                    var copy = elements
                    copy[index] = variant
                    result.append(.array(copy))
                }
            }
        default: break
        }
        return result
    }

    /// The manifests that come with Slipway are right.
    @Test func theExamplesHaveNoErrors() throws {
        let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples")
        var count = 0
        for case let file as URL in FileManager.default.enumerator(at: examples, includingPropertiesForKeys: nil)
            ?? .init()
        where file.pathExtension == "yaml" && file.path.contains("/manifests/") {
            for document in try YAMLReader.documents(String(contentsOf: file, encoding: .utf8), file: file.path) {
                var object = document.value
                guard object.objectKind != nil else { continue }
                if object[.metadata][.namespace].isNull { object[.metadata][.namespace] = "default" }
                let isNamespaced = object.objectKind.flatMap { Schema.kubernetes.resource($0)?.isNamespaced } ?? true
                if !isNamespaced { object[.metadata][.namespace] = .null }
                object = Self.prepared(object, [:])
                #expect(
                    Schema.kubernetes.validate(creating: object).map(\.message) == [], "\(file.lastPathComponent)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    private func check(_ recorded: Value) {
        let name = recorded["name"].text
        var object = recorded["request"]
        let errors: [FieldError]
        if recorded["method"].text == "PUT" {
            Schema.kubernetes.applyDefaults(to: &object)
            errors = Schema.kubernetes.validate(updating: recorded["before"], to: object)
        } else {
            if name == "cm-too-big" { object[.data]["a"] = .string(String(repeating: "x", count: 1_048_577)) }
            object = Self.prepared(object, recorded)
            errors = Schema.kubernetes.validate(creating: object)
        }
        guard recorded["code"].number64 == 422 else {
            #expect(errors.map(\.message) == [], "\(name)")
            return
        }
        guard let kind = object.objectKind else {
            Issue.record("\(name) has no kind")
            return
        }
        let refusal = StatusError.invalid(kind, name: object.objectName, errors: errors)
        #expect(refusal.message == recorded["message"].text, "\(name)")
        #expect(refusal.details == recorded["details"], "\(name)")
    }

    /// What the server does with a new object before it looks at it: name, namespace, defaults, and a job's selector.
    private static func prepared(_ object: Value, _ recorded: Value) -> Value {
        var object = object
        let path = recorded["path"].text.split(separator: "/").map(String.init)
        if let index = path.firstIndex(of: "namespaces"), path.count > index + 2 {
            object[.metadata][.namespace] = .string(path[index + 1])
        }
        if object.objectName.isEmpty, case .string(let prefix) = object[.metadata][.generateName] {
            object[.metadata][.name] = .string(prefix + "x7k2p")
        }
        object[.metadata][.uid] = recorded["uid"].isNull ? "0c1f9e3a-0000-4000-8000-000000000000" : recorded["uid"]
        Schema.kubernetes.applyDefaults(to: &object)
        if object[.kind] == "Job" {
            let uid = object[.metadata][.uid]
            object[.spec][.selector][.matchLabels]["batch.kubernetes.io/controller-uid"] = uid
            let labels: [(Key, Value)] = [
                ("batch.kubernetes.io/controller-uid", uid), ("controller-uid", uid),
                ("batch.kubernetes.io/job-name", object[.metadata][.name]), ("job-name", object[.metadata][.name]),
            ]
            for (key, value) in labels { object[.spec][.template][.metadata][.labels][key] = value }
        }
        return object
    }
}
