import KubeObjects
import Testing

@testable import KubeSchema

@Suite struct DefaultingTests {
    /// What the server adds to a created object after defaulting it.
    ///
    /// Each line says which step sets the field; everything else must be as recorded.
    private func removeWhatLaterStepsSet(_ object: inout Value) {
        // Creation: identity, clock and store.
        for key: Key in [.uid, .resourceVersion, .creationTimestamp, .generation, .namespace] {
            object[.metadata][key] = .null
        }
        switch object.objectKind?.name {
        case "Pod":
            // Strategy.
            object[.status] = .null
            // Admission: service account, default tolerations, priority.
            for key: Key in [.serviceAccountName, "serviceAccount", .priority, "preemptionPolicy"] {
                object[.spec][key] = .null
            }
            object[.spec][.tolerations] = without(object[.spec][.tolerations]) {
                $0[.key].string?.hasPrefix("node.kubernetes.io/") == true
            }
            object[.spec][.volumes] = without(object[.spec][.volumes], where: isTokenVolume)
            for list: Key in [.containers, .initContainers] where !object[.spec][list].isNull {
                object[.spec][list] = .array(
                    object[.spec][list].elements.map { container in
                        var container = container
                        container[.volumeMounts] = without(container[.volumeMounts], where: isTokenVolume)
                        return container
                    })
            }
        case "Job":
            // Strategy: labels and selector with the job's uid.
            object[.metadata][.labels] = .null
            object[.spec][.selector] = .null
            object[.spec][.template][.metadata][.labels] = .null
        case "DaemonSet":
            // Strategy.
            object[.metadata][.annotations] = .null
        case "Service":
            // Allocation.
            for key: Key in [.clusterIP, "clusterIPs", "ipFamilies", "ipFamilyPolicy"] { object[.spec][key] = .null }
            for index in object[.spec][.ports].elements.indices {
                object[.spec][.ports].elements[index][.nodePort] = .null
            }
        case "Namespace":
            // Strategy.
            object[.spec][.finalizers] = .null
        case "PersistentVolumeClaim":
            // Admission: object in use protection.
            object[.metadata][.finalizers] = .null
        case "PersistentVolume":
            object[.metadata][.finalizers] = .null
            // Strategy: time of the phase.
            object[.status]["lastPhaseTransitionTime"] = .null
        case "Node":
            // Admission: a new node is not ready. The recording has zeroes for identity.
            object[.spec][.taints] = .null
            for key: Key in ["machineID", "systemUUID", "bootID"] { object[.status]["nodeInfo"][key] = "" }
        case "CustomResourceDefinition":
            // Strategy.
            object[.status]["storedVersions"] = .null
        default: break
        }
    }

    private func isTokenVolume(_ value: Value) -> Bool {
        value[.name].string?.hasPrefix("kube-api-access-") == true
    }

    private func without(_ list: Value, where condition: (Value) -> Bool) -> Value {
        let kept = list.elements.filter { !condition($0) }
        return kept.isEmpty ? .null : .array(kept)
    }

    /// Null and absence are the same.
    private func pruned(_ value: Value) -> Value {
        switch value {
        case .object(let members):
            var result = Members()
            for member in members where !member.value.isNull { result.append(member.key, pruned(member.value)) }
            return .object(result)
        case .array(let elements): return .array(elements.map(pruned))
        default: return value
        }
    }

    @Test func recordedObjectsAreStoredAlike() throws {
        let cases = try Fixtures.lines("defaulting.jsonl")
        #expect(cases.count == 61)
        for item in cases {
            var object = item["request"]
            var stored = item["stored"]
            Schema.kubernetes.applyDefaults(to: &object)
            removeWhatLaterStepsSet(&object)
            removeWhatLaterStepsSet(&stored)
            let name = item[.name].string ?? ""
            for difference in differences(pruned(stored), pruned(object), at: "") {
                Issue.record("\(name): \(difference)")
            }
        }
    }

    @Test func defaultingTwiceChangesNothing() throws {
        for item in try Fixtures.lines("defaulting.jsonl") {
            var once = item["request"]
            Schema.kubernetes.applyDefaults(to: &once)
            var twice = once
            Schema.kubernetes.applyDefaults(to: &twice)
            #expect(once == twice)
            var stored = item["stored"]
            Schema.kubernetes.applyDefaults(to: &stored)
            #expect(pruned(stored) == pruned(item["stored"]), "\(item[.name].string ?? "")")
        }
    }

    private func defaulted(_ text: String) throws -> Value {
        var object = try Fixtures.json(text)
        Schema.kubernetes.applyDefaults(to: &object)
        return object
    }

    @Test(arguments: [
        ("nginx", "Always"), ("nginx:latest", "Always"), ("nginx:1.27", "IfNotPresent"), ("", "IfNotPresent"),
        ("localhost:5000/nginx", "Always"), ("localhost:5000/nginx:1", "IfNotPresent"),
        ("nginx@sha256:abc", "IfNotPresent"), ("nginx:latest@sha256:abc", "Always"), ("NGINX", "IfNotPresent"),
    ])
    func pullPolicyFollowsTheTag(image: String, policy: String) throws {
        let pod = try defaulted(
            #"{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"c","image":"\#(image)"}]}}"#)
        #expect(pod[.spec][.containers][0][.imagePullPolicy].string == policy)
    }

    @Test func anEmptyTextIsAsIfNothingWasGiven() throws {
        let binding = try defaulted(
            """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"b"},
            "roleRef":{"apiGroup":"","kind":"Role","name":"r"}}
            """)
        #expect(binding["roleRef"]["apiGroup"].string == "rbac.authorization.k8s.io")
    }

    @Test func aWholePodsRequestsComeFromItsContainersAndLimits() throws {
        let pod = try defaulted(
            """
            {"apiVersion":"v1","kind":"Pod","spec":{"resources":{"limits":{"cpu":"2","memory":"1Gi"}},
            "initContainers":[{"name":"i","resources":{"requests":{"cpu":"900m"}}}],
            "containers":[{"name":"c","resources":{"requests":{"cpu":"300m"}}},
            {"name":"d","resources":{"requests":{"cpu":"200m"}}}]}}
            """)
        #expect(pod[.spec][.resources][.requests] == [.cpu: "900m", .memory: "1Gi"])
    }

    @Test func limitRangesFillDownwards() throws {
        let range = try defaulted(
            """
            {"apiVersion":"v1","kind":"LimitRange","spec":{"limits":[{"type":"Container","max":{"cpu":"1"},
            "min":{"memory":"1Mi"},"default":{"memory":"64Mi"}}]}}
            """)
        let item = range[.spec]["limits"][0]
        #expect(item["default"] == [.cpu: "1", .memory: "64Mi"])
        #expect(item["defaultRequest"] == [.cpu: "1", .memory: "64Mi"])
    }

    @Test func nothingUnknownOrEmptyIsStored() throws {
        let map = try defaulted(
            """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c","labels":{},"annotations":null},"bogus":1,
            "data":{"a":""},"immutable":false}
            """)
        #expect(
            map == [
                .apiVersion: "v1", .kind: "ConfigMap", .metadata: [.name: "c"], .data: ["a": ""], "immutable": false,
            ])
    }

    @Test func whatHasItsFormIsNotCopied() throws {
        let pod = try defaulted(#"{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"name":"c","image":"i:1"}]}}"#)
        let type = try #require(Schema.kubernetes.catalog.type(of: pod))
        #expect(Defaulter.stored(pod.members, as: type) == nil)
    }

    private func differences(_ expected: Value, _ found: Value, at path: String) -> [String] {
        switch (expected, found) {
        case (.object(let a), .object(let b)):
            var keys = a.keys
            keys += b.keys.filter { !a.contains($0) }
            return keys.flatMap { differences(a[$0], b[$0], at: "\(path).\($0)") }
        case (.array(let a), .array(let b)) where a.count == b.count:
            return a.indices.flatMap { differences(a[$0], b[$0], at: "\(path)[\($0)]") }
        default:
            return expected == found ? [] : ["\(path): recorded \(expected), got \(found)"]
        }
    }
}
