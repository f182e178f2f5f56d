import KubeObjects
import KubeSchema
import Testing

@Suite struct ResourceTypeTests {
    let schema = Schema.kubernetes

    @Test func everyKindOfDiscoveryIsThere() {
        #expect(schema.resources.count == 76)
        #expect(schema.resource(Kind(group: "", name: "Pod"))?.plural == "pods")
    }

    @Test(arguments: [
        ("deploy", "apps/v1", "deployments.apps"), ("Deployment", "apps/v1", "deployments.apps"),
        ("deployments.apps", "apps/v1", "deployments.apps"), ("deploy.apps", "apps/v1", "deployments.apps"),
        ("deployments.v1.apps", "apps/v1", "deployments.apps"), ("po", "v1", "pods"), ("ev", "v1", "events"),
        ("events.events.k8s.io", "events.k8s.io/v1", "events.events.k8s.io"),
        ("hpa", "autoscaling/v2", "horizontalpodautoscalers.autoscaling"),
        ("hpa.v1.autoscaling", "autoscaling/v1", "horizontalpodautoscalers.autoscaling"),
        ("netpol", "networking.k8s.io/v1", "networkpolicies.networking.k8s.io"),
    ])
    func namesAreReadAsKubectlDoes(text: String, apiVersion: String, resourceName: String) throws {
        let resource = try #require(schema.resource(named: text))
        #expect(resource.apiVersion == apiVersion)
        #expect(resource.resourceName == resourceName)
    }

    @Test func aNameOfNothingFindsNothing() {
        #expect(schema.resource(named: "gadgets") == nil)
        #expect(schema.resource(named: "") == nil)
        #expect(schema.resource(named: "deploy.batch") == nil)
        #expect(schema.resource(apiVersion: "apps/v1beta1", kind: "Deployment") == nil)
    }

    @Test func subresourcesSayTheirKind() throws {
        let deployment = try #require(schema.resource(apiVersion: "apps/v1", kind: "Deployment"))
        let scale = try #require(deployment.subresources.first { $0.name == "scale" })
        #expect(scale.kind == Kind(group: "autoscaling", name: "Scale"))
        #expect(deployment.hasStatusSubresource)
        #expect(deployment.isNamespaced && deployment.categories == ["all"])
    }
}
