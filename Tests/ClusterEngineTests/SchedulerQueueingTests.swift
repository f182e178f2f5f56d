import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

/// What wakes pods that could not be placed, and what others they count.
@Suite struct SchedulerQueueingTests {
    private func node(of name: String, in cluster: Cluster) -> String? {
        cluster.object(ObjectKey(.pod, namespace: "default", name: name))?.boundNode
    }

    private func attempts(_ name: String, in cluster: Cluster) -> Int {
        cluster.objects(.event)
            .filter { $0["involvedObject"][.name].string == name && $0[.reason].string == "FailedScheduling" }
            .reduce(0) { $0 + ($1["count"].integer ?? 0) }
    }

    private static func near(_ app: String) -> Value {
        [
            "podAffinity": [
                "requiredDuringSchedulingIgnoredDuringExecution": [
                    ["labelSelector": [.matchLabels: ["app": .string(app)]], "topologyKey": "kubernetes.io/hostname"]
                ]
            ]
        ]
    }

    @Test func aPodThatWantsToBeNearAnotherIsPlacedOnceThatIsBound() throws {
        let cluster = try SchedulerTests.cluster(nodes: [SchedulerTests.node("a"), SchedulerTests.node("b")])
        try cluster.create(SchedulerTests.pod("follower") { $0[.spec][.affinity] = Self.near("leader") })
        cluster.advance(by: .seconds(2))
        #expect(node(of: "follower", in: cluster) == nil)
        try cluster.create(SchedulerTests.pod("leader") { $0[.metadata][.labels] = ["app": "leader"] })
        cluster.advance(by: .seconds(1))
        #expect(node(of: "follower", in: cluster) == node(of: "leader", in: cluster))
        #expect(node(of: "follower", in: cluster) != nil)
    }

    @Test func onlyWhatCanHelpWakesAPod() throws {
        let cluster = try SchedulerTests.cluster(nodes: [
            SchedulerTests.node("a", cpu: "2"), SchedulerTests.node("b", cpu: "2"),
        ])
        let names = ["selects", "large"]
        try cluster.create(SchedulerTests.pod("selects") { $0[.spec][.nodeSelector] = ["disk": "fast"] })
        try cluster.create(SchedulerTests.pod("large", cpu: "3"))
        cluster.advance(by: .seconds(1))
        #expect(names.map { attempts($0, in: cluster) } == [1, 1])
        // No label that a pod asks for.
        try cluster.modify(ObjectKey(.node, name: "a"), WriteOptions()) { $0[.metadata][.labels]["team"] = "red" }
        cluster.advance(by: .seconds(1))
        #expect(names.map { attempts($0, in: cluster) } == [1, 1])
        // Any change of taints wakes those that kube-scheduler knows no better for.
        try cluster.cordon("a")
        cluster.advance(by: .seconds(1))
        #expect(names.map { attempts($0, in: cluster) } == [2, 2])
        try cluster.modify(ObjectKey(.node, name: "b"), WriteOptions()) { $0[.metadata][.labels]["disk"] = "fast" }
        cluster.advance(by: .seconds(1))
        #expect(node(of: "selects", in: cluster) == "b")
        #expect(attempts("large", in: cluster) == 2)
    }

    /// `kubernetes#87621`: a pod that is being deleted holds no place in the spread.
    @Test func spreadingDoesNotCountWhatIsBeingDeleted() throws {
        let cluster = try SchedulerTests.cluster(nodes: [SchedulerTests.node("a"), SchedulerTests.node("b")])
        func spread(_ name: String) -> Value {
            SchedulerTests.pod(name) { pod in
                pod[.metadata][.labels] = ["app": "web"]
                pod[.spec]["topologySpreadConstraints"] = [
                    [
                        "maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "DoNotSchedule",
                        "labelSelector": [.matchLabels: ["app": "web"]],
                    ]
                ]
            }
        }
        for name in ["one", "two"] { try cluster.create(spread(name)) }
        cluster.advance(by: .seconds(1))
        let first = try #require(node(of: "one", in: cluster))
        #expect(node(of: "two", in: cluster) != first)
        // There is no kubelet here: the pod stays, on its way out.
        try cluster.delete(ObjectKey(.pod, namespace: "default", name: "one"))
        try cluster.create(spread("three"))
        cluster.advance(by: .seconds(1))
        #expect(node(of: "three", in: cluster) == first)
    }

    @Test(arguments: [("1.34.2", false), ("1.36.0", true)])
    func boundPodsAreLabelledWithTheirZone(version: String, isLabelled: Bool) throws {
        let cluster = try SchedulerTests.cluster(nodes: [
            SchedulerTests.node(
                "a", labels: ["topology.kubernetes.io/zone": "west-1", "topology.kubernetes.io/region": "west"])
        ])
        cluster.configuration.kubernetesVersion = version
        cluster.admission = [PodTopologyLabels()]
        try cluster.create(SchedulerTests.pod("scheduled"))
        try cluster.create(SchedulerTests.pod("direct") { $0[.spec][.nodeName] = "a" })
        cluster.advance(by: .seconds(1))
        for name in ["scheduled", "direct"] {
            let pod = try #require(cluster.object(ObjectKey(.pod, namespace: "default", name: name)))
            #expect(pod.boundNode == "a")
            #expect(pod.label("topology.kubernetes.io/zone") == (isLabelled ? "west-1" : nil))
            #expect(pod.label("topology.kubernetes.io/region") == (isLabelled ? "west" : nil))
        }
    }

    @Test func aPodOfAMissingNodeRunsOnceTheNodeIsThere() throws {
        let cluster = try SchedulerTests.cluster(nodes: [])
        cluster.add(Kubelet())
        let key = ObjectKey(.pod, namespace: "default", name: "early")
        try cluster.create(SchedulerTests.pod("early") { $0[.spec][.nodeName] = "late" })
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(key)?[.status][.startTime].isNull == true)
        try cluster.create(SchedulerTests.node("late"), WriteOptions(isTrusted: true))
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(key)?[.status][.phase].string == "Running")
    }
}
