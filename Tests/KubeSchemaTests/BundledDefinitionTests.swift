import KubeObjects
import KubeSchema
import Testing

@Suite struct BundledDefinitionTests {
    private func gatewaySchema() throws -> Schema {
        var schema = Schema.kubernetes
        for definition in Schema.bundledDefinitions(named: "gateway-api-standard") {
            #expect(schema.fieldProblems(in: definition).isEmpty)
            #expect(schema.decodeError(for: definition) == nil)
            try schema.add(customResourceDefinition: definition)
        }
        return schema
    }

    @Test func theGatewayAPIIsNotThereUntilItIsInstalled() throws {
        #expect(Schema.kubernetes.resource(named: "gateway") == nil)
        let schema = try gatewaySchema()
        #expect(schema.resource(named: "gateway")?.apiVersion == "gateway.networking.k8s.io/v1")
        #expect(schema.resource(named: "gc")?.kind.name == "GatewayClass")
        let names = ["GatewayClass", "Gateway", "HTTPRoute", "GRPCRoute", "ReferenceGrant"]
        for name in names {
            let kind = Kind(group: "gateway.networking.k8s.io", name: name)
            #expect(schema.resource(kind) != nil, "\(name)")
        }
        let httpRoute = Kind(group: "gateway.networking.k8s.io", name: "HTTPRoute")
        #expect(schema.versions(of: httpRoute).map(\.version) == ["v1", "v1beta1"])
        #expect(Schema.bundledDefinitions(named: "nothing").isEmpty)
        #expect(Schema.bundledDefinitionNames == ["gateway-api-standard"])
    }

    @Test func routesAreDefaulted() throws {
        let schema = try gatewaySchema()
        var route = try Fixtures.json(
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"web"},"spec":
            {"parentRefs":[{"name":"web"}],"rules":[{"backendRefs":[{"name":"web","port":80}]}]}}
            """)
        schema.applyDefaults(to: &route)
        #expect(
            route[.spec]
                == (try Fixtures.json(
                    """
                    {"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"web"}],"rules":[{
                    "backendRefs":[{"group":"","kind":"Service","name":"web","port":80,"weight":1}],
                    "matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]}
                    """)))
        #expect(schema.structuralErrors(in: route).isEmpty)
    }

    @Test func gatewaysAreChecked() throws {
        let schema = try gatewaySchema()
        let gateway = try Fixtures.json(
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"web"},"spec":
            {"gatewayClassName":"","listeners":[{"name":"http","port":0,"protocol":"HTTP","hostname":"A_b"}],"extra":1}}
            """)
        #expect(
            schema.structuralErrors(in: gateway).map(\.message) == [
                "spec.gatewayClassName: Invalid value: \"\": spec.gatewayClassName in body should be at least 1 chars long",
                "spec.listeners[0].port: Invalid value: 0: spec.listeners[0].port in body should be greater than or "
                    + "equal to 1",
                "spec.listeners[0].hostname: Invalid value: \"A_b\": spec.listeners[0].hostname in body should match "
                    + #"'^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'"#,
            ])
        #expect(schema.fieldProblems(in: gateway).map(\.message) == [#"unknown field "spec.extra""#])
    }
}
