import Foundation
import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct AddOnTests {
    private func library() throws -> ProfileLibrary { try ProfileLibrary.embedded() }

    @Test func everyFileOfTheFolderIsEmbedded() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/ClusterPlatforms/Profiles").standardizedFileURL
        let profiles = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let addOns = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Addons").path)
        let expected = Set((profiles + addOns).filter { $0.hasSuffix(".yaml") })
        #expect(Set(EmbeddedProfiles.files.map(\.name)) == expected)
    }

    @Test func addOnsHaveUniqueNamesEqualToTheirFiles() throws {
        let addOns = try library().addOns
        #expect(Set(addOns.map(\.id)).count == addOns.count)
        for addOn in addOns {
            #expect("\(addOn.id).yaml" == addOn.document.file)
            #expect(!addOn.summary.isEmpty && !addOn.summaryJapanese.isEmpty)
        }
    }

    @Test(arguments: ProfileTests.everything)
    func everyOfferedAddOnCanBeAdded(id: String) throws {
        let platform = try Platform.named(id)
        for addOn in platform.offeredAddOns {
            let offer = try #require(platform.offer(of: addOn.id))
            let extended = try platform.adding([addOn.id])
            if offer.availability == .installable {
                #expect(!offer.commands.isEmpty, "\(addOn.id)")
                #expect(extended.addOns.contains(addOn.id))
            }
            let sources = Set(extended.sources.map(\.id))
            for fact in extended.facts {
                #expect(sources.contains(fact.source), "\(addOn.id): \(fact.path)")
            }
        }
    }

    @Test(arguments: ProfileTests.everything)
    func addOnsThatAPlatformRecommendsAreOffered(id: String) throws {
        let platform = try Platform.named(id)
        let named =
            [
                platform.networkPolicy.addOn, platform.gateway.addOn, platform.ingress.addOn,
                platform.system.metricsAddOn,
            ]
            + platform.storage.drivers.map(\.addOn) + platform.identity.mechanisms.map(\.addOn)
        for name in named.compactMap({ $0 }) {
            #expect(platform.offer(of: name) != nil, "\(name)")
        }
    }

    @Test func networkPoliciesAreEnforcedOnceTheEngineIsOn() throws {
        for id in ["eks", "eks-auto", "aks", "gke"] {
            let platform = try Platform.named(id)
            #expect(!platform.networkPolicy.isEnforced)
            let addOn = try #require(platform.networkPolicy.addOn)
            let enforcing = try platform.adding([addOn])
            #expect(enforcing.networkPolicy.isEnforced)
            #expect(enforcing.networkPolicy.addOn == nil)
        }
        let eks = try Platform.named("eks").adding(["network-policy-strict"])
        #expect(eks.networkPolicy.isEnforced && eks.networkPolicy.isStrict)
        #expect(eks.networkPolicy.startupGap == .seconds(2))
        #expect(eks.addOns == ["network-policy-strict", "network-policy"])
    }

    @Test func theLoadBalancerControllerMakesServicesInternal() throws {
        let plain = try Platform.named("eks")
        #expect(plain.loadBalancer.defaultScheme == .external)
        #expect(plain.gateway.controllers.isEmpty)
        let eks = try plain.adding(["aws-load-balancer-controller"])
        #expect(eks.loadBalancer.defaultScheme == .internal)
        #expect(eks.loadBalancer.assignedClass == "service.k8s.aws/nlb")
        #expect(eks.ingress.controllers.map(\.classes) == [["alb"]])
        #expect(eks.gateway.controller(named: "gateway.k8s.aws/alb")?.usesTLSSecrets == false)
        #expect(eks.gateway.hasCRDs)
    }

    @Test func whatIsBuiltInIsThere() throws {
        let autopilot = try Platform.named("gke-autopilot")
        #expect(autopilot.gateway.hasCRDs)
        #expect(autopilot.gateway.classes.contains { $0.name == "gke-l7-global-external-managed" })
        #expect(try !Platform.named("gke").gateway.hasCRDs)
        #expect(try Platform.named("gke").adding(["gke-gateway"]).gateway.hasCRDs)
        #expect(try Platform.named("aks-automatic").ingress.controllers.count == 1)
    }

    @Test func calicoOnKindBringsItsKinds() throws {
        let kind = try Platform.named("kind").adding(["calico", "metrics-server", "envoy-gateway"])
        #expect(
            kind.system.customResources.contains { $0.kind == Kind(group: "projectcalico.org", name: "NetworkPolicy") })
        #expect(!kind.system.workloads.contains { $0.name == "kindnet" })
        #expect(kind.system.hasMetricsServer)
        #expect(kind.gateway.controllers.map(\.usualClass) == ["eg"])
    }

    @Test func whatCannotBeHadIsRefusedByName() throws {
        #expect(throws: PlatformError.self) { try Platform.named("eks-auto").adding(["calico"]) }
        #expect(throws: PlatformError.self) { try Platform.named("kind").adding(["gke-gateway"]) }
        #expect(throws: PlatformError.self) { try Platform.named("kind").adding(["no-such-thing"]) }
    }

    @Test func aProfileThatExtendsAPlatformHasItsAddOns() throws {
        let own = try Platform.reading(
            "schemaVersion: 1\nid: ours\nextends: eks\ndisplayName: Ours\n", file: "ours.yaml")
        #expect(try own.adding(["aws-ebs-csi-driver"]).storage.driver(for: "ebs.csi.aws.com")?.isInstalled == true)
    }
}
