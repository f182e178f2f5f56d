import ClusterEngine
import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct ClusterTests {
    @Test(arguments: ProfileTests.everything)
    func everyPlatformMakesACluster(id: String) throws {
        let platform = try Platform.named(id)
        let cluster = try platform.makeCluster()
        #expect(cluster.count(.node) == platform.nodes.count)
        #expect(cluster.objects(.storageClass).map(\.objectName) == platform.storage.classes.map(\.objectName))
        cluster.advance(by: .seconds(60))
        for pod in cluster.objects(.pod) {
            #expect(pod.isReadyPod, "\(pod.objectNamespace)/\(pod.objectName): \(JSONWriter.text(pod[.status]))")
        }
        #expect(
            cluster.object(ObjectKey(.service, namespace: "kube-system", name: "kube-dns"))?[.spec][.clusterIP].string
                == platform.network.dns.serviceIP)
    }

    @Test(arguments: ProfileTests.everything)
    func everyAddOnLeavesAWorkingCluster(id: String) throws {
        let platform = try Platform.named(id)
        // Half of the add-ons at a time: some exclude each other, none may spoil what the API accepts.
        let addOns = platform.offeredAddOns.map(\.id)
        for part in [addOns.prefix(addOns.count / 2), addOns.suffix(addOns.count - addOns.count / 2)] {
            let cluster = try platform.makeCluster(ClusterOptions(addOns: Array(part)))
            #expect(cluster.count(.node) == platform.nodes.count)
        }
    }

    @Test func nodesAreNamedAndSizedAsThePlatformDoes() throws {
        func names(_ id: String) throws -> [String] {
            try Platform.named(id).makeCluster().objects(.node).map(\.objectName)
        }
        #expect(try names("kind") == ["kind-control-plane", "kind-worker", "kind-worker2"])
        #expect(try names("eks").allSatisfy { $0.hasPrefix("ip-192-168-") && $0.hasSuffix(".ec2.internal") })
        #expect(try names("aks").allSatisfy { $0.hasPrefix("aks-nodepool1-") })
        #expect(try names("aks").map { String($0.suffix(10)) } == ["vmss000000", "vmss000001", "vmss000002"])
        #expect(try Set(names("gke")).count == 3)
        let cluster = try Platform.named("eks").makeCluster()
        let node = try #require(cluster.objects(.node).first)
        #expect(node[.status][.allocatable][.cpu] == "1930m")
        #expect(node[.status][.allocatable]["pods"] == "29")
        let zones = cluster.objects(.node).compactMap { $0.label("topology.kubernetes.io/zone") }
        #expect(zones == ["us-east-1a", "us-east-1b", "us-east-1c"])
        let kind = try Platform.named("kind").makeCluster()
        #expect(kind.objects(.node).allSatisfy { $0.label("topology.kubernetes.io/zone") == nil })
    }

    @Test func aSingleKindNodeRunsEverything() throws {
        let cluster = try Platform.named("kind").makeCluster(ClusterOptions(nodes: 1))
        let node = try #require(cluster.objects(.node).first)
        #expect(node[.spec][.taints].isNull)
        #expect(node.label("node.kubernetes.io/exclude-from-external-load-balancers") == nil)
        #expect(node.label("node-role.kubernetes.io/control-plane") == "")
    }

    @Test func whatCannotBeChosenIsRefusedWithWhatCan() throws {
        func problem(_ options: ClusterOptions, _ id: String = "eks") -> String {
            do {
                _ = try Platform.named(id).makeCluster(options)
                return "none"
            } catch {
                return "\(error)"
            }
        }
        #expect(problem(ClusterOptions(kubernetesVersion: "1.20")).contains("it offers 1.33"))
        #expect(problem(ClusterOptions(nodeType: "e2-medium")).contains("m5.large"))
        #expect(problem(ClusterOptions(zones: 9)).contains("1 to 3 zones"))
        #expect(problem(ClusterOptions(zones: 1), "kind").contains("no zones"))
        #expect(problem(ClusterOptions(nodes: 0)).contains("1 to 5000 nodes"))
        #expect(problem(ClusterOptions(nodes: 1_000_000)).contains("1 to 5000 nodes"))
        #expect(problem(ClusterOptions(addOns: ["nonsense"])).contains("there is no add-on"))
    }

    @Test func theSameSeedMakesTheSameCluster() throws {
        func text() throws -> String {
            let cluster = try Platform.named("gke").makeCluster(ClusterOptions(nodes: 4, seed: 7))
            cluster.advance(by: .seconds(120))
            return cluster.kinds.flatMap { cluster.objects($0) }.map { JSONWriter.text($0) }.joined(separator: "\n")
        }
        #expect(try text() == text())
    }

    @Test func gatewayKindsExistOnlyWhereThePlatformHasThem() throws {
        let gateway: Value = [
            .apiVersion: "gateway.networking.k8s.io/v1", .kind: "Gateway", .metadata: [.name: "web"],
            .spec: ["gatewayClassName": "eg", "listeners": [[.name: "http", .port: 80, .protocol: "HTTP"]]],
        ]
        #expect(throws: (any Error).self) { try Platform.named("eks").makeCluster().create(gateway) }
        let cluster = try Platform.named("gke-autopilot").makeCluster()
        let stored = try cluster.create(gateway)
        #expect(stored[.spec]["listeners"][0]["allowedRoutes"][.namespaces]["from"] == "Same")
    }
}

extension Key {
    static let namespaces = Key("namespaces")
}
