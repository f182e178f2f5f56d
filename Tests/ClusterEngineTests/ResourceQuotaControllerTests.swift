import ClusterEngine
import KubeObjects
import Testing

/// What quotas say is used. Numbers are those of a recorded cluster.
@Suite struct ResourceQuotaControllerTests {
    private let key = ObjectKey(.resourceQuota, namespace: "shop", name: "compute")

    private func used(_ cluster: Cluster) -> Value { (cluster.object(key) ?? .null)[.status][.used] }

    private func quota(pods: Value = "4") -> Value {
        [
            .apiVersion: "v1", .kind: "ResourceQuota", .metadata: [.name: "compute", .namespace: "shop"],
            .spec: [
                "hard": [
                    "count/deployments.apps": "2", "limits.memory": "1Gi", "pods": pods, "requests.cpu": "1",
                    "services.nodeports": "1",
                ]
            ],
        ]
    }

    private func deployment(_ name: String, replicas: Int) -> Value {
        var template = podTemplate(app: name, image: "app:1")
        template[.spec][.containers].elements[0][.resources] = [
            .requests: ["cpu": "400m"], .limits: ["memory": "100Mi"],
        ]
        return [
            .apiVersion: "apps/v1", .kind: "Deployment", .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [
                .replicas: Value(replicas), .selector: [.matchLabels: ["app": .string(name)]], .template: template,
            ],
        ]
    }

    @Test func usageFollowsWhatComesAndGoes() throws {
        let cluster = try Cluster.forControllers()
        cluster.addStandardAdmission()
        try cluster.create(quota())
        cluster.advance(by: .seconds(1))
        #expect(
            used(cluster) == [
                "count/deployments.apps": "0", "limits.memory": "0", "pods": "0", "requests.cpu": "0",
                "services.nodeports": "0",
            ])
        #expect(cluster.object(key)?[.status][.hard]["limits.memory"] == "1Gi")
        try cluster.create(deployment("d", replicas: 4))
        cluster.advance(by: .seconds(5))
        // The third pod would need 1,200m of 1: two fit.
        #expect(
            used(cluster) == [
                "count/deployments.apps": "1", "limits.memory": "200Mi", "pods": "2", "requests.cpu": "800m",
                "services.nodeports": "0",
            ])
        try cluster.delete(ObjectKey(.deployment, namespace: "shop", name: "d"))
        cluster.advance(by: .seconds(10))
        #expect(used(cluster)["pods"] == "0")
        #expect(used(cluster)["count/deployments.apps"] == "0")
        #expect(used(cluster)["limits.memory"] == "0")
        try cluster.modify(key, WriteOptions()) { $0[.spec][.hard]["pods"] = "1" }
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key)?[.status][.hard]["pods"] == "1")
    }
}
