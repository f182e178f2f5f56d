import KubeObjects
import Testing

@testable import ClusterEngine

/// Getting images onto nodes.
@Suite struct NodeImageTests {
    private func events(_ cluster: Cluster, _ name: String) -> [String] {
        cluster.objects(.event, namespace: "shop").filter { $0["involvedObject"][.name].string == name }
            .map { "\($0[.reason].string ?? "") \($0[.message].string ?? "")" }
    }

    private func pod(_ image: String, policy: String = "IfNotPresent") -> Value {
        NodePodTests.pod("p", [.containers: [[.name: "c", .image: .string(image), .imagePullPolicy: .string(policy)]]])
    }

    private func waiting(_ cluster: Cluster) -> Value {
        cluster.object(NodePodTests.key("p"))?[.status][.containerStatuses][0][.state][.waiting] ?? .null
    }

    @Test func aMissingImageIsTriedAgainAndAgain() throws {
        let cluster = try NodePodTests.cluster()
        cluster.images.declareMissing("registry.local/absent:1")
        try cluster.create(pod("registry.local/absent:1"))
        cluster.advance(by: .seconds(8))
        let error =
            "rpc error: code = NotFound desc = failed to pull and unpack image \"registry.local/absent:1\": failed to resolve image: registry.local/absent:1: not found"
        #expect(
            events(cluster, "p") == [
                "Pulling Pulling image \"registry.local/absent:1\"",
                "Failed Failed to pull image \"registry.local/absent:1\": \(error)", "Failed Error: ErrImagePull",
                "BackOff Back-off pulling image \"registry.local/absent:1\"", "Failed Error: ImagePullBackOff",
            ])
        #expect(waiting(cluster)[.reason] == "ErrImagePull")
        cluster.advance(by: .seconds(60))
        #expect(waiting(cluster)[.reason] == "ImagePullBackOff")
        #expect(
            waiting(cluster)[.message].string
                == "Back-off pulling image \"registry.local/absent:1\": ErrImagePull: \(error)")
        cluster.images.declare("registry.local/absent:1")
        cluster.advance(by: .seconds(120))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
    }

    @Test func anImageThatIsOnlyOnTheDevelopersMachineIsNotInDockerHub() throws {
        let cluster = try NodePodTests.cluster()
        try cluster.create(pod("taskboard-api:dev"))
        cluster.advance(by: .seconds(60))
        #expect(waiting(cluster)[.message].string?.contains("pull access denied") == true)
    }

    @Test func aLoadedImageNeedsNoPull() throws {
        let cluster = try NodePodTests.cluster()
        cluster.loadImage("shop-api:dev")
        try cluster.create(pod("shop-api:dev", policy: "Never"))
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
        #expect(
            events(cluster, "p").first?.hasPrefix("Pulled Container image \"shop-api:dev\" already present") == true)
    }

    @Test func withoutPullsAnAbsentImageIsAnError() throws {
        let cluster = try NodePodTests.cluster()
        try cluster.create(pod("nginx:1.29", policy: "Never"))
        cluster.advance(by: .seconds(5))
        #expect(waiting(cluster)[.reason] == "ErrImageNeverPull")
    }

    @Test func aRegistryThatIsDownAndComesBack() throws {
        let cluster = try NodePodTests.cluster()
        cluster.images.setDown(true, registry: "ghcr.io")
        try cluster.create(pod("ghcr.io/shop/api:1"))
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == false)
        cluster.images.setDown(false, registry: "ghcr.io")
        cluster.advance(by: .seconds(120))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
    }

    @Test func aPrivateRegistryWantsCredentials() throws {
        let cluster = try NodePodTests.cluster()
        cluster.images.makePrivate(registry: "registry.example.com")
        try cluster.create(pod("registry.example.com/api:1"))
        cluster.advance(by: .seconds(30))
        #expect(waiting(cluster)[.message].string?.contains("401 Unauthorized") == true)
    }

    @Test func anImageForAnotherArchitectureCannotRun() throws {
        let cluster = try NodePodTests.cluster()
        cluster.images.declare("ghcr.io/shop/api:1", .init(architectures: ["arm64"]))
        try cluster.create(pod("ghcr.io/shop/api:1"))
        cluster.advance(by: .seconds(20))
        let lines = try cluster.logs(of: NodePodTests.key("p")).map(\.text)
        #expect(lines == ["exec /docker-entrypoint.sh: exec format error"])
        #expect(events(cluster, "p").contains { $0.hasPrefix("BackOff Back-off restarting failed container") })
    }

    @Test(arguments: [
        ("nginx", "docker.io/library/nginx:latest"), ("nginx:1.29", "docker.io/library/nginx:1.29"),
        ("bitnami/redis", "docker.io/bitnami/redis:latest"), ("localhost:5000/a/b:1", "localhost:5000/a/b:1"),
        ("ghcr.io/x/y", "ghcr.io/x/y:latest"),
    ])
    func completesNames(_ text: String, _ full: String) {
        guard case .success(let reference) = ImageReference.parse(text) else {
            Issue.record("not read: \(text)")
            return
        }
        #expect(reference.description == full)
    }

    @Test(arguments: ["", "UPPER", "a//b", "a:", "a@sha256:1", ":x", "a b"])
    func refusesNames(_ text: String) {
        guard case .failure = ImageReference.parse(text) else {
            Issue.record("read: \(text)")
            return
        }
    }
}
