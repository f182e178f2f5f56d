import ClusterEngine
import KubeObjects
import Testing

/// What becomes of silent, closed and lost nodes and of their pods. Texts and delays are those of a recorded cluster.
@Suite struct NodeLifecycleTests {
    private static let first = ObjectKey(.node, name: "node-1")

    private func cluster(nodes: Int = 3, zones: Int = 1) throws -> Cluster {
        let cluster = Cluster()
        cluster.addStandardControllers()
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "shop"]])
        for number in 1...nodes {
            try cluster.create([
                .apiVersion: "v1", .kind: "Node",
                .metadata: [
                    .name: .string("node-\(number)"),
                    .labels: ["topology.kubernetes.io/zone": .string("zone-\(number % zones)")],
                ],
                .spec: ["podCIDR": .string("10.244.\(number).0/24")],
                .status: [.allocatable: ["cpu": "16", "memory": "32Gi", "pods": "110"]],
            ])
        }
        cluster.advance(by: .seconds(1))
        return cluster
    }

    private func pod(_ name: String, on node: String = "node-1", tolerating seconds: Int? = nil) -> Value {
        var pod = NodePodTests.pod(name, [.nodeName: .string(node)])
        pod[.metadata][.ownerReferences] = .null
        if let seconds {
            pod[.spec][.tolerations] = .array(
                ["not-ready", "unreachable"].map {
                    [
                        .key: .string("node.kubernetes.io/\($0)"), .operator: "Exists", .effect: "NoExecute",
                        "tolerationSeconds": Value(seconds),
                    ]
                })
        }
        return pod
    }

    private func taints(_ cluster: Cluster, _ node: String = "node-1") -> [String] {
        (cluster.object(ObjectKey(.node, name: node)) ?? .null)[.spec][.taints].elements.map {
            "\($0[.key].string ?? ""):\($0[.effect].string ?? "")"
        }
    }

    private func ready(_ cluster: Cluster, _ node: String = "node-1") -> Value {
        (cluster.object(ObjectKey(.node, name: node)) ?? .null)[.status][.conditions].condition("Ready")
    }

    @Test func aSilentNodeIsUnreachableAndItsPodsAreEvictedInTime() throws {
        let cluster = try cluster()
        try cluster.create(pod("fast", tolerating: 30))
        try cluster.create(pod("slow", tolerating: 300))
        try cluster.create(pod("patient"))
        try cluster.modify(NodePodTests.key("patient"), WriteOptions()) {
            $0[.spec][.tolerations] = [[.operator: "Exists"]]
        }
        cluster.advance(by: .seconds(20))
        let stop = cluster.now
        cluster.stopMachine("node-1", .unreachable)
        #expect(cluster.advance(atMost: .seconds(70)) { ready($0)[.status] == "Unknown" })
        #expect(cluster.now - stop >= .seconds(40))
        #expect(cluster.now - stop <= .seconds(55))
        #expect(ready(cluster)[.reason] == "NodeStatusUnknown")
        #expect(ready(cluster)[.message] == "Kubelet stopped posting node status.")
        cluster.advance(by: .milliseconds(200))
        #expect(
            taints(cluster) == [
                "node.kubernetes.io/unreachable:NoSchedule", "node.kubernetes.io/unreachable:NoExecute",
            ])
        #expect(cluster.object(NodePodTests.key("fast"))?.isReadyPod == false)
        #expect(cluster.eventTexts(about: "fast").last == "NodeNotReady Node is not ready")
        #expect(cluster.eventTexts(about: "node-1").contains("NodeNotReady Node node-1 status is now: NodeNotReady"))
        let tainted = cluster.now
        #expect(
            cluster.advance(atMost: .seconds(40)) { $0.object(NodePodTests.key("fast"))?.isBeingDeleted == true })
        let wait = (cluster.now - tainted).inSeconds
        #expect(wait > 29.5 && wait < 30.5)
        #expect(
            cluster.eventTexts(about: "fast").last == "TaintManagerEviction Marking for deletion Pod shop/fast")
        let target = cluster.object(NodePodTests.key("fast"))?[.status][.conditions].condition("DisruptionTarget")
        #expect(target?[.reason] == "DeletionByTaintManager")
        #expect(target?[.message] == "Taint manager: deleting due to NoExecute taint")
        cluster.advance(by: .seconds(280))
        #expect(cluster.object(NodePodTests.key("slow"))?.isBeingDeleted == true)
        #expect(cluster.object(NodePodTests.key("patient"))?.isBeingDeleted == false)
        cluster.startMachine("node-1")
        cluster.advance(by: .seconds(40))
        #expect(ready(cluster)[.status] == "True")
        #expect(taints(cluster).isEmpty)
        #expect(cluster.object(NodePodTests.key("fast")) == nil)
        #expect(cluster.object(NodePodTests.key("patient"))?.isReadyPod == true)
    }

    @Test func aNodeThatComesBackInTimeKeepsItsPods() throws {
        let cluster = try cluster()
        try cluster.create(pod("slow", tolerating: 300))
        cluster.advance(by: .seconds(20))
        cluster.stopMachine("node-1", .unreachable)
        cluster.advance(by: .seconds(100))
        #expect(taints(cluster).count == 2)
        cluster.startMachine("node-1")
        cluster.advance(by: .seconds(400))
        #expect(taints(cluster).isEmpty)
        #expect(cluster.object(NodePodTests.key("slow"))?.isBeingDeleted == false)
        #expect(cluster.eventTexts(about: "slow").contains("TaintManagerEviction Cancelling deletion of Pod shop/slow"))
    }

    @Test func olderVersionsWaitFortySeconds() throws {
        let cluster = try cluster()
        cluster.configuration.kubernetesVersion = "1.31.4"
        cluster.advance(by: .seconds(20))
        let stop = cluster.now
        cluster.stopMachine("node-1")
        #expect(cluster.advance(atMost: .seconds(70)) { ready($0)[.status] == "Unknown" })
        #expect(cluster.now - stop <= .seconds(45))
    }

    @Test func nodesOfAZoneAreTaintedOneAfterTheOther() throws {
        let cluster = try cluster(nodes: 8)
        cluster.advance(by: .seconds(20))
        for number in 1...3 { cluster.stopMachine("node-\(number)") }
        #expect(cluster.advance(atMost: .seconds(70)) { taints($0).count == 2 })
        let counts = { (1...3).map { taints(cluster, "node-\($0)").count } }
        #expect(counts() == [2, 1, 1])
        cluster.advance(by: .seconds(10))
        #expect(counts() == [2, 2, 1])
        cluster.advance(by: .seconds(10))
        #expect(counts() == [2, 2, 2])
    }

    @Test func whereMostOfASmallZoneFailsNothingMoreIsEvicted() throws {
        let cluster = try cluster(nodes: 4)
        cluster.advance(by: .seconds(20))
        for number in 1...3 { cluster.stopMachine("node-\(number)") }
        cluster.advance(by: .seconds(200))
        #expect((1...3).map { ready(cluster, "node-\($0)")[.status].string } == ["Unknown", "Unknown", "Unknown"])
        #expect((1...3).map { taints(cluster, "node-\($0)").count } == [1, 1, 1])
        cluster.startMachine("node-3")
        cluster.advance(by: .seconds(30))
        #expect((1...3).map { taints(cluster, "node-\($0)").count } == [2, 2, 0])
    }

    @Test func cordonAndPressureShowAsTaints() throws {
        let cluster = try cluster()
        try cluster.cordon("node-1")
        cluster.advance(by: .seconds(1))
        #expect(taints(cluster) == ["node.kubernetes.io/unschedulable:NoSchedule"])
        try cluster.cordon("node-1", false)
        cluster.advance(by: .seconds(1))
        #expect(taints(cluster).isEmpty)
        let now = cluster.now
        cluster.modifyStatus(Self.first) { $0[.conditions].setCondition("MemoryPressure", status: "True", at: now) }
        cluster.advance(by: .seconds(1))
        #expect(taints(cluster) == ["node.kubernetes.io/memory-pressure:NoSchedule"])
        cluster.modifyStatus(Self.first) { $0[.conditions].setCondition("MemoryPressure", status: "False", at: now) }
        cluster.advance(by: .seconds(1))
        #expect(taints(cluster).isEmpty)
    }

    @Test func aPodThatToleratesNothingGoesAtOnce() throws {
        let cluster = try cluster()
        try cluster.create(pod("web"))
        cluster.advance(by: .seconds(20))
        try cluster.modify(Self.first, WriteOptions()) {
            $0[.spec][.taints] = [[.key: "repair", .effect: "NoExecute"]]
        }
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(NodePodTests.key("web"))?.isBeingDeleted != false)
    }

    @Test func podsOfALostNodeAreCollected() throws {
        let cluster = try cluster()
        try cluster.create(pod("web"))
        cluster.advance(by: .seconds(20))
        cluster.stopMachine("node-1")
        try cluster.delete(Self.first)
        cluster.advance(by: .seconds(35))
        #expect(cluster.object(NodePodTests.key("web")) != nil)
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(NodePodTests.key("web")) == nil)
    }

    @Test func anOutOfServiceNodeLetsGoOfItsPods() throws {
        let cluster = try cluster()
        try cluster.create(pod("web", tolerating: 300))
        cluster.advance(by: .seconds(20))
        cluster.stopMachine("node-1")
        cluster.advance(by: .seconds(70))
        try cluster.modify(Self.first, WriteOptions()) {
            $0[.spec][.taints].elements.append(
                [.key: "node.kubernetes.io/out-of-service", .value: "nodeshutdown", .effect: "NoExecute"])
        }
        cluster.advance(by: .seconds(21))
        #expect(cluster.object(NodePodTests.key("web")) == nil)
    }

    /// What the DefaultTolerationSeconds admission adds: a pod stays five minutes on a node that does not answer.
    @Test func aPodOfAnUnreachableNodeIsReplacedAfterFiveMinutes() throws {
        let cluster = try cluster()
        cluster.addStandardAdmission()
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "Deployment", .metadata: [.name: "web", .namespace: "shop"],
            .spec: [
                .replicas: 1, .selector: [.matchLabels: ["app": "web"]],
                .template: podTemplate(app: "web", image: "nginx:1.29"),
            ],
        ])
        cluster.advance(by: .seconds(30))
        let first = try #require(cluster.objects(.pod, namespace: "shop").first)
        let node = try #require(first.boundNode)
        let seconds = first[.spec][.tolerations].elements.map { $0["tolerationSeconds"] }
        #expect(seconds == [300, 300])
        let stop = cluster.now
        cluster.stopMachine(node, .unreachable)
        #expect(cluster.advance(atMost: .seconds(400)) { $0.objects(.pod, namespace: "shop").count == 2 })
        // 50 s of grace and 300 s of toleration; the looks lie up to 5 s apart, the last heartbeat up to 10 s back.
        let wait = (cluster.now - stop).inSeconds
        #expect(wait >= 340 && wait <= 356)
        cluster.advance(by: .seconds(30))
        let pods = cluster.objects(.pod, namespace: "shop")
        #expect(pods.first?.isBeingDeleted == true)
        #expect(pods.last?.boundNode != node)
        #expect(pods.last?.isReadyPod == true)
        // The lost node cannot say that the old one has ended; when it is back, it does.
        cluster.startMachine(node)
        cluster.advance(by: .seconds(60))
        #expect(cluster.objects(.pod, namespace: "shop").map(\.objectName) == [pods.last?.objectName ?? ""])
    }

    @Test func aNodeThatIsNotReadyGetsItsOwnTaints() throws {
        let cluster = try cluster()
        try cluster.create(pod("fast", tolerating: 30))
        cluster.advance(by: .seconds(20))
        cluster.setUnreadiness(of: "node-1", "container runtime network not ready")
        cluster.advance(by: .seconds(6))
        #expect(ready(cluster)[.status] == "False")
        #expect(
            taints(cluster) == ["node.kubernetes.io/not-ready:NoSchedule", "node.kubernetes.io/not-ready:NoExecute"])
        cluster.advance(by: .seconds(20))
        #expect(cluster.object(NodePodTests.key("fast"))?.isBeingDeleted == false)
        cluster.advance(by: .seconds(15))
        #expect(cluster.object(NodePodTests.key("fast"))?.isBeingDeleted != false)
        cluster.setUnreadiness(of: "node-1", nil)
        cluster.advance(by: .seconds(6))
        #expect(taints(cluster).isEmpty)
    }

    @Test func theShortestTolerationCounts() throws {
        let cluster = try cluster()
        var web = pod("web")
        web[.spec][.tolerations] = [
            [.key: "repair", .operator: "Exists", .effect: "NoExecute", "tolerationSeconds": 60],
            [.key: "move", .operator: "Exists", .effect: "NoExecute", "tolerationSeconds": 20],
            [.key: "forever", .operator: "Exists", .effect: "NoExecute"],
        ]
        try cluster.create(web)
        cluster.advance(by: .seconds(20))
        try cluster.modify(Self.first, WriteOptions()) {
            $0[.spec][.taints] = .array(
                ["repair", "move", "forever"].map { [.key: .string($0), .effect: "NoExecute"] })
        }
        cluster.advance(by: .seconds(19))
        #expect(cluster.object(NodePodTests.key("web"))?.isBeingDeleted == false)
        cluster.advance(by: .seconds(2))
        #expect(cluster.object(NodePodTests.key("web"))?.isBeingDeleted != false)
    }

    @Test func idleNodesCostNothing() throws {
        let cluster = try cluster(nodes: 200)
        cluster.advance(by: .seconds(1))
        #expect(cluster.nextWork == nil)
        #expect(taints(cluster, "node-200").isEmpty)
    }
}
