import ClusterEngine
import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct MachineTests {
    private func claim(_ className: String?, modes: Value = ["ReadWriteOnce"]) -> Value {
        [
            .apiVersion: "v1", .kind: "PersistentVolumeClaim", .metadata: [.name: "data", .namespace: "default"],
            .spec: [
                .accessModes: modes, .storageClassName: Value(className),
                .resources: [.requests: ["storage": "1Gi"]],
            ],
        ]
    }

    private func pod(_ name: String = "db", cpu: String = "100m", claim: Bool = true) -> Value {
        [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: .string(name), .namespace: "default"],
            .spec: [
                .containers: [
                    [
                        .name: "db", .image: "registry.example/db:1",
                        .resources: [.requests: [.cpu: .string(cpu), .memory: "256Mi"]],
                    ]
                ],
                .volumes: claim ? [[.name: "data", .persistentVolumeClaim: [.claimName: "data"]]] : .null,
            ],
        ]
    }

    private func phase(_ cluster: Cluster) -> String? {
        cluster.object(ObjectKey(.persistentVolumeClaim, namespace: "default", name: "data"))?[.status][.phase].string
    }

    /// Which claims are met as they are: the class `standard` of kind, and none at all.
    @Test(
        arguments: [
            ("kind", [String](), "standard", true), ("kind", [], nil, true), ("eks", [], "standard", false),
            ("eks", [], nil, false), ("eks", [], "gp2", false), ("eks", ["aws-ebs-csi-driver"], "gp2", true),
            ("eks-auto", [], nil, false), ("aks", [], "standard", false), ("aks", [], nil, true),
            ("gke", [], "standard", true), ("gke-autopilot", [], "standard-rwo", true),
        ] as [(String, [String], String?, Bool)])
    func claimsAreMetByThePlatformsClasses(id: String, addOns: [String], name: String?, isMet: Bool) throws {
        let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
        try cluster.create(claim(name))
        try cluster.create(pod())
        cluster.advance(by: .seconds(180))
        #expect((phase(cluster) == "Bound") == isMet)
        let stored = cluster.object(ObjectKey(.pod, namespace: "default", name: "db"))
        #expect(stored?.isReadyPod == isMet, "\(JSONWriter.text(stored?[.status] ?? .null))")
    }

    @Test func blockStorageCannotBeShared() throws {
        let cluster = try Platform.named("aks").makeCluster()
        try cluster.create(claim("managed-csi", modes: ["ReadWriteMany"]))
        try cluster.create(pod())
        cluster.advance(by: .seconds(180))
        #expect(phase(cluster) == "Pending")
        let files = try Platform.named("aks").makeCluster()
        try files.create(claim("azurefile-csi", modes: ["ReadWriteMany"]))
        files.advance(by: .seconds(180))
        #expect(phase(files) == "Bound")
    }

    @Test func volumesStayInTheZoneOfTheirPod() throws {
        let cluster = try Platform.named("gke").makeCluster()
        try cluster.create(claim("standard-rwo"))
        try cluster.create(pod())
        cluster.advance(by: .seconds(120))
        let volume = try #require(cluster.objects(.persistentVolume).first)
        let term = volume[.spec]["nodeAffinity"]["required"]["nodeSelectorTerms"][0][.matchExpressions][0]
        #expect(term[.key] == "topology.gke.io/zone")
        let node = cluster.objects(.pod, namespace: "default").first?.boundNode ?? ""
        let zone = cluster.object(ObjectKey(.node, name: node))?.label("topology.gke.io/zone")
        #expect(term[.values][0].string == zone)
    }

    @Test func autopilotAddsNodesForPodsThatDoNotFit() throws {
        let cluster = try Platform.named("gke-autopilot").makeCluster()
        cluster.advance(by: .seconds(30))
        for number in 1...8 { try cluster.create(pod("p\(number)", cpu: "2", claim: false)) }
        cluster.advance(by: .seconds(60))
        #expect(cluster.objects(.pod, namespace: "default").contains { $0.boundNode == nil })
        cluster.advance(by: .seconds(240))
        #expect(cluster.objects(.pod, namespace: "default").allSatisfy { $0.boundNode != nil })
        let added = cluster.count(.node) - 3
        #expect((1...5).contains(added))
        #expect(cluster.objects(.event).contains { $0[.reason] == "TriggeredScaleUp" })
        cluster.advance(by: .seconds(1_800))
        #expect(cluster.count(.node) == added + 3)
    }

    @Test func aPodNoMachineCanHoldAddsNoNodes() throws {
        let cluster = try Platform.named("eks-auto").makeCluster()
        try cluster.create(pod("huge", cpu: "500", claim: false))
        cluster.advance(by: .seconds(1_800))
        #expect(cluster.count(.node) == 3)
    }

    /// A node that stays NotReady: started anew, replaced, or left alone.
    @Test(arguments: [
        ("aks", [String](), 20, true, true), ("gke", [], 20, true, false), ("eks", [], 60, false, true),
        ("eks", ["node-auto-repair"], 40, true, false), ("kind", [], 60, false, true),
    ])
    func brokenNodesAreRepairedAsThePlatformDoes(
        id: String, addOns: [String], minutes: Int, isRepaired: Bool, keepsName: Bool
    ) throws {
        let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
        cluster.advance(by: .seconds(30))
        let name = try #require(cluster.objects(.node).last).objectName
        let key = ObjectKey(.node, name: name)
        cluster.stopMachine(name)
        let now = cluster.now
        cluster.modifyStatus(key) {
            $0[.conditions].setCondition("Ready", status: "Unknown", reason: "NodeStatusUnknown", at: now)
        }
        cluster.advance(by: .seconds(240))
        #expect(cluster.object(key)?[.status][.conditions].condition("Ready")[.status] == "Unknown")
        cluster.advance(by: .seconds(60 * minutes))
        let ready = cluster.objects(.node).filter {
            $0[.status][.conditions].condition("Ready")[.status] == "True"
        }
        #expect(ready.count == (isRepaired ? 3 : 2))
        #expect((cluster.object(key) != nil) == keepsName)
    }

    /// The name service as pods reach it under a default-deny that allows port 53 to the pods labelled `kube-dns`.
    @Test(arguments: [
        ("kind", [String](), true), ("eks", ["network-policy"], true), ("eks-auto", ["network-policy"], false),
        ("aks", ["network-policy"], true), ("aks-automatic", [], false), ("gke-autopilot", [], false),
        ("gke", [], true), ("gke-dpv2", [], false),
    ])
    func defaultDenyMayCutOffTheNameService(id: String, addOns: [String], resolves: Bool) throws {
        let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
        var template = pod("client", claim: false)
        template[.metadata] = [.labels: ["app": "client"]]
        template[.spec][.containers].elements[0][.readinessProbe] = ["httpGet": ["path": "/", .port: 80]]
        template[.spec][.containers].elements[0][.livenessProbe] = ["httpGet": ["path": "/", .port: 80]]
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "ReplicaSet", .metadata: [.name: "client", .namespace: "default"],
            .spec: [
                .selector: [.matchLabels: ["app": "client"]],
                .template: [.metadata: template[.metadata], .spec: template[.spec]],
            ],
        ])
        try cluster.create([
            .apiVersion: "networking.k8s.io/v1", .kind: "NetworkPolicy",
            .metadata: [.name: "deny", .namespace: "default"],
            .spec: [
                "podSelector": .emptyObject, "policyTypes": ["Egress"],
                "egress": [
                    [
                        "to": [
                            [
                                "namespaceSelector": .emptyObject,
                                "podSelector": [.matchLabels: ["k8s-app": "kube-dns"]],
                            ]
                        ],
                        .ports: [[.port: 53, .protocol: "UDP"], [.port: 53, .protocol: "TCP"]],
                    ]
                ],
            ],
        ])
        cluster.advance(by: .seconds(90))
        let source = try #require(cluster.objects(.pod, namespace: "default").first)
        let result = cluster.connect(fromPod: source, toHost: "kubernetes.default", port: 443)
        #expect(result.why.contains("names do not resolve") != resolves, "\(result.why)")
    }
}
