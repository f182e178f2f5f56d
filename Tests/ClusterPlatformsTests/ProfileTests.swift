import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct ProfileTests {
    static let everything =
        Platform.all + ["eks-auto", "eks-fargate", "aks-automatic", "gke-dpv2", "gke-autopilot-no-bursting"]

    @Test(arguments: everything)
    func everyPlatformLoadsAndItsFactsNameTheirSources(id: String) throws {
        let platform = try Platform.named(id)
        let sources = Set(platform.sources.map(\.id))
        #expect(sources.count == platform.sources.count)
        #expect(platform.facts.count > 60)
        for fact in platform.facts {
            #expect(sources.contains(fact.source), "\(fact.path)")
            #expect(platform.fact(fact.path) == fact, "\(fact.path)")
        }
    }

    @Test func namesAreUniqueAndUnknownOnesAreAnsweredWithTheList() throws {
        #expect(Set(Self.everything).count == Self.everything.count)
        #expect(throws: PlatformError.self) { try Platform.named("openshift") }
        #expect(throws: PlatformError.self) { try Platform.named("eks", variant: "gke-dpv2") }
        #expect(try Platform.named("eks", variant: "eks-auto").displayName == "Amazon EKS Auto Mode")
    }

    /// The examples that come with the formulas of the platforms' documentation.
    @Test(arguments: [
        ("eks", "m5.large", 29, 1930, 574, 7518), ("eks", "t3.medium", 17, 1930, 442, 3554),
        ("eks", "m5.xlarge", 58, 3920, 893, 15391), ("gke", "e2-standard-2", 110, 1930, 1843, 6249),
        ("gke", "e2-standard-4", 110, 3920, 2662, 13622),
    ])
    func allocatableFollowsTheFormula(
        id: String, name: String, pods: Int, cpu: Int64, reserved: Int64, memory: Int64
    ) throws {
        let platform = try Platform.named(id)
        let type = try #require(platform.nodes.type(named: name))
        let allocatable = platform.nodes.reservation.allocatable(of: type)
        #expect(type.maxPods == pods)
        #expect(allocatable.cpuMillicores == cpu)
        #expect(platform.nodes.reservation.reservedMemory(of: type.memory, maxPods: pods) >> 20 == reserved)
        #expect(allocatable.memory >> 20 == memory)
    }

    @Test func aksReservesAQuarterOfMemoryBecauseOf250Pods() throws {
        let nodes = try Platform.named("aks").nodes
        let small = try #require(nodes.type(named: "Standard_D2s_v5"))
        #expect(nodes.reservation.allocatable(of: small).cpuMillicores == 1900)
        #expect(nodes.reservation.allocatable(of: small).memory >> 20 == 8192 * 3 / 4 - 100)
        let large = try #require(nodes.type(named: "Standard_D4s_v5"))
        #expect(nodes.reservation.allocatable(of: large).cpuMillicores == 3860)
        #expect(nodes.reservation.reservedMemory(of: small.memory, maxPods: 30) >> 20 == 650)
        let table: [(cores: String, millicores: Int64)] = [
            ("1", 60), ("2", 100), ("4", 140), ("8", 180), ("16", 260), ("32", 420), ("64", 740),
        ]
        for row in table {
            let cores = try #require(Quantity(row.cores))
            #expect(nodes.reservation.reservedMillicores(of: cores) == row.millicores)
        }
    }

    @Test func eksPodLimitsFollowFromNetworkInterfaces() throws {
        let platform = try Platform.named("eks")
        for type in platform.nodes.types {
            let data = try #require(platform.fact("nodes.types.\(type.name)")).value
            let interfaces = try #require(data["networkInterfaces"].integer)
            let addresses = try #require(data["addressesPerInterface"].integer)
            #expect(type.maxPods == interfaces * (addresses - 1) + 2, "\(type.name)")
        }
    }

    @Test func storageClassesAreTheOnesAClusterHas() throws {
        func names(_ id: String) throws -> [String] { try Platform.named(id).storage.classes.map(\.objectName) }
        #expect(try names("kind") == ["standard"])
        #expect(try names("eks") == ["gp2"])
        #expect(try names("eks-auto") == [])
        #expect(try names("gke") == ["standard-rwo", "premium-rwo", "standard"])
        #expect(try Platform.named("eks").storage.defaultClass == nil)
        #expect(try Platform.named("aks").storage.defaultClass?.objectName == "default")
        let gke = try Platform.named("gke")
        #expect(gke.storage.storageClass(named: "standard")?[.volumeBindingMode] == "Immediate")
        #expect(gke.storage.driver(for: "kubernetes.io/gce-pd")?.name == "pd.csi.storage.gke.io")
    }

    @Test func variantsDifferFromTheirPlatformWhereTheySaySo() throws {
        let auto = try Platform.named("eks-auto")
        #expect(!auto.network.dns.answersFromPods)
        #expect(auto.loadBalancer.defaultScheme == .internal)
        #expect(auto.nodes.types.allSatisfy { $0.maxPods == 110 })
        #expect(auto.storage.driver(for: "ebs.csi.eks.amazonaws.com")?.isInstalled == true)
        let eks = try Platform.named("eks")
        #expect(eks.network.dns.answersFromPods)
        #expect(eks.loadBalancer.defaultScheme == .external)
        let automatic = try Platform.named("aks-automatic")
        #expect(automatic.networkPolicy.isEnforced)
        #expect(automatic.admission.podSecurityLevel == "baseline")
        #expect(try !Platform.named("aks").networkPolicy.isEnforced)
        #expect(try Platform.named("gke-dpv2").networkPolicy.isEnforced)
        let fixed = try Platform.named("gke-autopilot-no-bursting")
        #expect(fixed.admission.mutation?.setsLimitsToRequests == true)
        #expect(try Platform.named("gke-autopilot").admission.mutation?.setsLimitsToRequests == false)
    }

    @Test func autopilotIsGKEWithItsOwnLimits() throws {
        let autopilot = try Platform.named("gke-autopilot")
        #expect(autopilot.storage.storageClass(named: "standard-rwo") != nil)
        #expect(autopilot.admission.manages(namespace: "kube-system"))
        #expect(autopilot.admission.manages(namespace: "gke-managed-system"))
        #expect(!autopilot.admission.manages(namespace: "default"))
        #expect(autopilot.nodes.drainTimeout == .seconds(3600))
        #expect(autopilot.variants == ["gke-autopilot-no-bursting"])
    }
}
