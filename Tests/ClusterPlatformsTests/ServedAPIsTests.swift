import ClusterPlatforms
import Testing

@Suite struct ServedAPIsTests {
    @Test func servesWhatKubernetesServes() throws {
        let platform = try Platform.named("eks")
        let served = try platform.servedAPIs()
        #expect(served.kubernetesVersion == "v\(platform.kubernetes.defaultVersion).0")
        for version in ["v1", "v1/Pod", "apps/v1", "apps/v1/Deployment", "batch/v1/CronJob", "apps/v1/Scale"] {
            #expect(served.versions.contains(version), "\(version)")
        }
        #expect(!served.versions.contains { $0.contains("alpha") })
        #expect(served.versions == served.versions.sorted())
    }

    @Test func servesWhatAddOnsBring() throws {
        let plain = try Platform.named("eks")
        #expect(try !plain.servedAPIs().versions.contains("gateway.networking.k8s.io/v1/Gateway"))
        let more = try plain.adding(["aws-load-balancer-controller"])
        #expect(try more.servedAPIs().versions.contains("gateway.networking.k8s.io/v1/Gateway"))
    }

    @Test func takesTheVersionThatIsAskedFor() throws {
        let platform = try Platform.named("eks")
        let oldest = try #require(platform.kubernetes.versions.first)
        #expect(try platform.servedAPIs(version: oldest).kubernetesVersion == "v\(oldest).0")
        #expect(throws: PlatformError.self) { try platform.servedAPIs(version: "1.2") }
    }
}
