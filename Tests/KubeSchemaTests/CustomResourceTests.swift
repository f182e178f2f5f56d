import KubeObjects
import KubeSchema
import Testing

@Suite struct CustomResourceTests {
    @Test func recordedCustomResourcesAreTreatedAlike() throws {
        var schema = Schema.kubernetes
        for item in try Fixtures.lines("custom-resources.jsonl") {
            let name = item[.name].string ?? ""
            var object = item["request"]
            if object[.kind] == "CustomResourceDefinition" {
                try schema.add(customResourceDefinition: object)
                continue
            }
            let warnings = schema.fieldProblems(in: object).filter { $0.kind != .wrongValue }.map {
                "299 - \"" + $0.message.replacing("\"", with: "\\\"") + "\""
            }
            #expect(Value(warnings) == (item["warnings"].isNull ? [] : item["warnings"]), "\(name)")
            schema.applyDefaults(to: &object)
            let errors = schema.structuralErrors(in: object)
            if item["code"] == 201 {
                #expect(errors.isEmpty, "\(name)")
                #expect(object[.spec] == item[.spec], "\(name)")
            } else {
                let status = StatusError.invalid(
                    Kind(group: "example.com", name: "Widget"), name: object.objectName, errors: errors)
                #expect(status.message == item[.status][.message].string, "\(name)")
                #expect(status.details == item[.status]["details"], "\(name)")
            }
        }
    }

    private func schema(_ spec: String) throws -> Schema {
        var schema = Schema.kubernetes
        try schema.add(
            customResourceDefinition: try Fixtures.json(
                """
                {"metadata":{"name":"gadgets.example.org"},"spec":{"group":"example.org","scope":"Cluster",
                "names":{"kind":"Gadget","plural":"gadgets","shortNames":["gg"]},"versions":[
                {"name":"v1alpha1","served":true,"schema":{"openAPIV3Schema":{"type":"object"}}},
                {"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":
                {"type":"object","properties":{"spec":\(spec)}}}}]}}
                """))
        return schema
    }

    private func gadget(_ spec: String) throws -> Value {
        [
            .apiVersion: "example.org/v1", .kind: "Gadget", .metadata: [.name: "g", .labels: ["a": "b"]],
            .spec: try Fixtures.json(spec),
        ]
    }

    @Test func aDefinitionAddsItsKind() throws {
        let schema = try schema(#"{"type":"object"}"#)
        let resource = try #require(schema.resource(named: "gg"))
        #expect(resource.apiVersion == "example.org/v1")
        #expect(resource.singular == "gadget" && !resource.isNamespaced && resource.hasStatusSubresource)
        #expect(schema.versions(of: resource.kind).map(\.version) == ["v1", "v1alpha1"])
        #expect(schema.resources.last == resource)
        #expect(Schema.kubernetes.resource(named: "gg") == nil)
        var without = schema
        without.removeCustomKind(resource.kind)
        #expect(without.resource(resource.kind) == nil)
        #expect(schema.isCustom(resource.kind))
    }

    @Test(arguments: [
        (#"{"type":"object"}"#, #"{"a":1}"#, "{}"),
        (#"{"type":"object","x-kubernetes-preserve-unknown-fields":true}"#, #"{"a":{"b":1}}"#, #"{"a":{"b":1}}"#),
        (#"{"type":"object","additionalProperties":{"type":"string"}}"#, #"{"a":"b"}"#, #"{"a":"b"}"#),
        (#"{"type":"object","additionalProperties":true}"#, #"{"a":"b"}"#, #"{"a":"b"}"#),
        (
            #"{"type":"object","properties":{"l":{"type":"array","items":{"type":"object","properties":{"#
                + #""p":{"type":"string","default":"TCP"}}}}}}"#,
            #"{"l":[{},{"p":"UDP","q":1}]}"#, #"{"l":[{"p":"TCP"},{"p":"UDP"}]}"#
        ),
        (
            #"{"type":"object","properties":{"o":{"type":"object","default":{},"properties":{"#
                + #""n":{"type":"integer","default":3}}}}}"#,
            "{}", #"{"o":{"n":3}}"#
        ),
        (#"{"type":"object","properties":{"n":{"type":"integer","default":3}}}"#, #"{"n":null}"#, #"{"n":3}"#),
        (
            #"{"type":"object","properties":{"t":{"type":"object","x-kubernetes-embedded-resource":true,"#
                + #""x-kubernetes-preserve-unknown-fields":true}}}"#,
            #"{"t":{"kind":"Pod","spec":{"x":1}}}"#, #"{"t":{"kind":"Pod","spec":{"x":1}}}"#
        ),
    ])
    func objectsArePrunedAndDefaulted(spec: String, given: String, stored: String) throws {
        let schema = try schema(spec)
        var object = try gadget(given)
        schema.applyDefaults(to: &object)
        #expect(object[.spec] == (try Fixtures.json(stored)))
        #expect(object[.metadata] == [.name: "g", .labels: ["a": "b"]])
        let once = object
        schema.applyDefaults(to: &object)
        #expect(object == once)
    }

    @Test(arguments: [
        (
            #"{"type":"integer"}"#, #""x""#,
            #"spec.f: Invalid value: "string": spec.f in body must be of type integer: "string""#
        ),
        (
            #"{"type":"string"}"#, "null",
            #"spec.f: Invalid value: "null": spec.f in body must be of type string: "null""#
        ),
        (#"{"type":"string","nullable":true}"#, "null", ""),
        (
            #"{"type":"string","pattern":"^[a-z]+$"}"#, #""A""#,
            #"spec.f: Invalid value: "A": spec.f in body should match '^[a-z]+$'"#
        ),
        (#"{"type":"string","maxLength":2}"#, #""abc""#, "spec.f: Too long: may not be more than 2 bytes"),
        (
            #"{"type":"string","minLength":1}"#, #""""#,
            #"spec.f: Invalid value: "": spec.f in body should be at least 1 chars long"#
        ),
        (
            #"{"type":"string","format":"date-time"}"#, #""x""#,
            #"spec.f: Invalid value: "x": spec.f in body must be of type date-time: "x""#
        ),
        (
            #"{"type":"number","maximum":1,"exclusiveMaximum":true}"#, "1",
            "spec.f: Invalid value: 1: spec.f in body should be less than 1"
        ),
        (
            #"{"type":"array","maxItems":1,"items":{"type":"string"}}"#, #"["a","b"]"#,
            "spec.f: Too many: 2: must have at most 1 items"
        ),
        (
            #"{"type":"array","items":{"type":"integer"}}"#, #"[1,"b"]"#,
            #"spec.f[1]: Invalid value: "string": spec.f[1] in body must be of type integer: "string""#
        ),
        (
            #"{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["n"],"#
                + #""items":{"type":"object","properties":{"n":{"type":"string"}}}}"#,
            #"[{"n":"a"},{"n":"a"}]"#, #"spec.f[1]: Duplicate value: {"n":"a"}"#
        ),
        (
            #"{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}"#, #"["a","a"]"#,
            #"spec.f[1]: Duplicate value: "a""#
        ),
        (#"{"x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}]}"#, #""80%""#, ""),
        (
            #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"#
                + #""oneOf":[{"required":["a"]},{"required":["b"]}]}"#,
            "{}",
            #"<nil>: Invalid value: "": "spec.f" must validate one and only one schema (oneOf). Found none valid"#
        ),
    ])
    func valuesAreRefusedInTheServersWords(field: String, value: String, message: String) throws {
        let schema = try schema(#"{"type":"object","properties":{"f":\#(field)}}"#)
        let errors = schema.structuralErrors(in: try gadget(#"{"f":\#(value)}"#))
        #expect(errors.map(\.message).joined(separator: "\n") == message)
    }

    @Test func aDefinitionWithoutNamesIsRefused() {
        var schema = Schema.kubernetes
        #expect(throws: StatusError.self) { try schema.add(customResourceDefinition: [:]) }
        #expect(throws: StatusError.self) { try schema.add(customResourceDefinition: ["spec": 3]) }
    }
}
