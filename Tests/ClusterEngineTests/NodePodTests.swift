import ClusterEngine
import KubeObjects
import Testing

/// What the kubelet does with pods bound to its node.
@Suite struct NodePodTests {
    static func cluster() throws -> Cluster {
        let cluster = Cluster(seed: 1)
        cluster.add(Kubelet())
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "shop"]])
        try cluster.create([
            .apiVersion: "v1", .kind: "Node", .metadata: [.name: "node-1"],
            .spec: ["podCIDR": "10.244.0.0/24"],
            .status: [.addresses: [["type": "InternalIP", "address": "10.10.0.11"]]],
        ])
        cluster.advance(by: .seconds(1))
        return cluster
    }

    static func pod(_ name: String, _ spec: Value = .null) -> Value {
        var pod: Value = [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [
                .nodeName: "node-1", .restartPolicy: "Always", .terminationGracePeriodSeconds: 30,
                .containers: [[.name: "c", .image: "nginx:1.29", .imagePullPolicy: "IfNotPresent"]],
            ],
        ]
        for member in spec.members { pod[.spec][member.key] = member.value }
        return pod
    }

    static func key(_ name: String) -> ObjectKey { ObjectKey(.pod, namespace: "shop", name: name) }

    static func reasons(_ cluster: Cluster, _ name: String) -> [String] {
        cluster.objects(.event, namespace: "shop").filter { $0["involvedObject"][.name].string == name }
            .compactMap { $0[.reason].string }
    }

    @Test func aNodeBecomesReady() throws {
        let cluster = try Self.cluster()
        let node = cluster.object(ObjectKey(.node, name: "node-1"))
        let ready = node?[.status][.conditions].condition("Ready")
        #expect(ready?[.status] == "True")
        #expect(ready?[.message] == "kubelet is posting ready status")
    }

    @Test func aBoundPodBecomesRunningAndReady() throws {
        let cluster = try Self.cluster()
        try cluster.create(Self.pod("web"))
        cluster.advance(by: .seconds(10))
        let pod = cluster.object(Self.key("web")) ?? .null
        #expect(pod[.status][.phase] == "Running")
        #expect(pod.isReadyPod)
        #expect(pod[.status][.podIP] == "10.244.0.2")
        #expect(Self.reasons(cluster, "web") == ["Pulling", "Pulled", "Created", "Started"])
    }

    @Test func aDeletedPodIsStoppedAndGoes() throws {
        let cluster = try Self.cluster()
        try cluster.create(Self.pod("web"))
        cluster.advance(by: .seconds(10))
        try cluster.delete(Self.key("web"))
        cluster.advance(by: .milliseconds(40))
        #expect(cluster.object(Self.key("web"))?.isBeingDeleted == true)
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(Self.key("web")) == nil)
        #expect(Self.reasons(cluster, "web").last == "Killing")
        #expect(cluster.nextWork == nil)
    }
}
