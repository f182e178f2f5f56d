import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

@Suite struct SchedulerTests {
    static func cluster(nodes: [Value], seed: UInt64 = 1) throws -> Cluster {
        let cluster = Cluster(seed: seed)
        for name in ["default", "kube-system"] {
            try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(name)]])
        }
        for node in nodes { try cluster.create(node, WriteOptions(isTrusted: true)) }
        cluster.add(Scheduler())
        return cluster
    }

    static func node(
        _ name: String, cpu: String = "4", memory: String = "8Gi", labels: Value = .emptyObject, taints: Value = .null
    )
        -> Value
    {
        var labels = labels
        labels["kubernetes.io/hostname"] = .string(name)
        return [
            .apiVersion: "v1", .kind: "Node", .metadata: [.name: .string(name), .labels: labels],
            .spec: [.taints: taints],
            .status: [
                .allocatable: [
                    .cpu: .string(cpu), .memory: .string(memory), "pods": "110", "ephemeral-storage": "100Gi",
                ]
            ],
        ]
    }

    static func pod(_ name: String, cpu: String = "100m", _ change: (inout Value) -> Void = { _ in }) -> Value {
        var pod: Value = [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: .string(name), .namespace: "default"],
            .spec: [
                .containers: [
                    [.name: "c", .image: "nginx:1.27", .resources: [.requests: [.cpu: .string(cpu), .memory: "64Mi"]]]
                ]
            ],
        ]
        change(&pod)
        return pod
    }

    private func node(of name: String, in cluster: Cluster) -> String? {
        cluster.object(ObjectKey(.pod, namespace: "default", name: name))?.boundNode
    }

    private func message(_ name: String, in cluster: Cluster) -> String? {
        cluster.object(ObjectKey(.pod, namespace: "default", name: name))?[.status][.conditions].condition(
            "PodScheduled")[
                .message
            ].string
    }

    /// A large image draws pods to the node that has it, by the name that nodes report.
    @Test(arguments: [
        ("registry.example/shop/model:1", 900_000_000, true), ("registry.example/shop/model:1", 60_000_000, false),
        ("model:1", 900_000_000, false),
    ])
    func aLargeImageDrawsPods(image: String, size: Int, draws: Bool) throws {
        var places: Set<String> = []
        for seed in UInt64(1)...8 {
            let cluster = try Self.cluster(nodes: ["a", "b", "c"].map { Self.node($0) }, seed: seed)
            cluster.images.declare(image, .init(size: size))
            cluster.loadImage(image, onto: ["b"])
            cluster.advance(by: .seconds(10))
            try cluster.create(
                Self.pod("p") { $0[.spec][.containers].elements[0][.image] = .string(image) })
            cluster.advance(by: .seconds(1))
            places.insert(try #require(node(of: "p", in: cluster)))
        }
        #expect((places == ["b"]) == draws)
    }

    @Test func aPodGoesWhereThereIsRoom() throws {
        let cluster = try Self.cluster(nodes: [Self.node("a", cpu: "1"), Self.node("b", cpu: "4")])
        try cluster.create(Self.pod("big", cpu: "2"))
        cluster.advance(by: .seconds(1))
        #expect(node(of: "big", in: cluster) == "b")
        #expect(cluster.objects(.event).first?[.message] == "Successfully assigned default/big to b")
    }

    @Test func whyAPodDoesNotFitIsSaidAsKubernetesSaysIt() throws {
        let taint: Value = [[.key: "dedicated", .value: "batch", .effect: "NoSchedule"]]
        let cluster = try Self.cluster(nodes: [
            Self.node("a", cpu: "1"), Self.node("b", cpu: "1"), Self.node("c", cpu: "1"),
            Self.node("d", cpu: "1", taints: taint),
        ])
        try cluster.create(Self.pod("big", cpu: "100"))
        cluster.advance(by: .seconds(1))
        #expect(
            message("big", in: cluster)
                == "0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu. no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling."
        )
    }

    @Test func aPodIsPlacedWhenANodeComesToFit() throws {
        let cluster = try Self.cluster(nodes: [Self.node("a")])
        try cluster.create(Self.pod("picky") { $0[.spec][.nodeSelector]["disk"] = "ssd" })
        cluster.advance(by: .seconds(3))
        #expect(node(of: "picky", in: cluster) == nil)
        try cluster.modify(ObjectKey(.node, name: "a"), WriteOptions(isTrusted: true)) {
            $0[.metadata][.labels]["disk"] = "ssd"
        }
        cluster.advance(by: .seconds(3))
        #expect(node(of: "picky", in: cluster) == "a")
    }

    @Test func requiredAntiAffinityKeepsPodsApart() throws {
        let cluster = try Self.cluster(nodes: [Self.node("a"), Self.node("b")])
        for name in ["x", "y", "z"] {
            try cluster.create(
                Self.pod(name) { pod in
                    pod[.metadata][.labels]["app"] = "apart"
                    pod[.spec][.affinity]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"] = [
                        ["labelSelector": [.matchLabels: ["app": "apart"]], .topologyKey: "kubernetes.io/hostname"]
                    ]
                })
        }
        cluster.advance(by: .seconds(2))
        let placed = ["x", "y", "z"].compactMap { node(of: $0, in: cluster) }
        #expect(Set(placed) == ["a", "b"] && placed.count == 2)
        #expect(message("z", in: cluster)?.contains("2 node(s) didn't match pod anti-affinity rules") == true)
    }

    @Test func spreadConstraintsHoldAcrossZones() throws {
        let zones = ["z1", "z1", "z2", "z3"]
        let cluster = try Self.cluster(
            nodes: zones.enumerated().map {
                Self.node("n\($0.offset)", labels: ["topology.kubernetes.io/zone": .string($0.element)])
            })
        for index in 0..<6 {
            try cluster.create(
                Self.pod("p\(index)") { pod in
                    pod[.metadata][.labels]["app"] = "spread"
                    pod[.spec][.topologySpreadConstraints] = [
                        [
                            "maxSkew": 1, .topologyKey: "topology.kubernetes.io/zone",
                            "whenUnsatisfiable": "DoNotSchedule",
                            "labelSelector": [.matchLabels: ["app": "spread"]],
                        ]
                    ]
                })
        }
        cluster.advance(by: .seconds(2))
        var counts: [String: Int] = [:]
        for index in 0..<6 {
            let place = try #require(node(of: "p\(index)", in: cluster))
            counts[zones[try #require(Int(place.dropFirst()))], default: 0] += 1
        }
        #expect(counts == ["z1": 2, "z2": 2, "z3": 2])
    }

    @Test func anImportantPodTakesTheRoomOfAnother() throws {
        let cluster = try Self.cluster(nodes: [Self.node("a", cpu: "1")])
        try cluster.create(Self.pod("low", cpu: "800m"))
        cluster.advance(by: .seconds(1))
        try cluster.create(Self.pod("high", cpu: "800m") { $0[.spec][.priority] = 1000 })
        cluster.advance(by: .seconds(1))
        let low = cluster.object(ObjectKey(.pod, namespace: "default", name: "low"))
        #expect(low?.isBeingDeleted == true)
        #expect(low?[.status][.conditions].condition("DisruptionTarget")[.reason] == "PreemptionByScheduler")
        // The kubelet of a real node ends the pod; here the last step of that is done by hand.
        try cluster.delete(ObjectKey(.pod, namespace: "default", name: "low"), DeleteOptions(gracePeriodSeconds: 0))
        cluster.advance(by: .seconds(3))
        #expect(node(of: "high", in: cluster) == "a")
    }

    @Test func placementIsTheSameForTheSameSeed() throws {
        func run() throws -> [String?] {
            let cluster = try Self.cluster(nodes: (0..<20).map { Self.node("n\($0)") }, seed: 7)
            for index in 0..<40 { try cluster.create(Self.pod("p\(index)")) }
            cluster.advance(by: .seconds(5))
            return (0..<40).map { node(of: "p\($0)", in: cluster) }
        }
        #expect(try run() == run())
    }
}
