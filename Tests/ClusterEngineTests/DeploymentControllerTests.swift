import ClusterEngine
import KubeObjects
import Testing

@Suite struct DeploymentControllerTests {
    private let key = ObjectKey(.deployment, namespace: "shop", name: "web")

    private func deployment(replicas: Int, image: String = "web:1", strategy: Value = .null) -> Value {
        [
            .apiVersion: "apps/v1", .kind: "Deployment", .metadata: [.name: "web", .namespace: "shop"],
            .spec: [
                .replicas: Value(replicas), .selector: [.matchLabels: ["app": "web"]],
                .template: podTemplate(app: "web", image: image), .strategy: strategy,
                "progressDeadlineSeconds": 20, .revisionHistoryLimit: 2,
            ],
        ]
    }

    private func isDone(_ cluster: Cluster) -> Bool {
        let object = cluster.object(key) ?? .null
        let status = object[.status]
        return status[.observedGeneration] == object[.metadata][.generation]
            && status[.updatedReplicas] == object[.spec][.replicas]
            && status[.availableReplicas] == object[.spec][.replicas] && status[.replicas] == object[.spec][.replicas]
            && status["terminatingReplicas"] == 0
    }

    private func setImage(_ image: String, in cluster: Cluster) throws {
        try cluster.modify(key, WriteOptions()) { object in
            object[.spec][.template][.spec][.containers].elements[0][.image] = .string(image)
        }
    }

    @Test func aRollingUpdateStaysWithinItsFences() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment(replicas: 4))
        #expect(cluster.advance(atMost: .seconds(30), until: isDone))
        var most = 0
        var fewestReady = 4
        try setImage("web:2", in: cluster)
        let isReached = cluster.advance(atMost: .seconds(60)) { cluster in
            let asked = cluster.objects(.replicaSet).reduce(0) { $0 + ($1[.spec][.replicas].integer ?? 0) }
            most = max(most, asked)
            fewestReady = min(fewestReady, cluster.objects(.pod).count { $0.isActivePod && $0.isReadyPod })
            return isDone(cluster)
        }
        #expect(isReached)
        #expect(most == 5)
        #expect(fewestReady == 3)
        #expect(cluster.object(key)?.annotation("deployment.kubernetes.io/revision") == "2")
        let condition = cluster.object(key)?[.status][.conditions].condition("Progressing")
        #expect(condition?[.reason] == "NewReplicaSetAvailable")
        #expect(
            cluster.eventTexts(about: "web").map { $0.replacing(#/web-[a-z0-9]+/#, with: "web-x") } == [
                "ScalingReplicaSet Scaled up replica set web-x from 0 to 4",
                "ScalingReplicaSet Scaled up replica set web-x from 0 to 1",
                "ScalingReplicaSet Scaled down replica set web-x from 4 to 3",
                "ScalingReplicaSet Scaled up replica set web-x from 1 to 2",
                "ScalingReplicaSet Scaled down replica set web-x from 3 to 1",
                "ScalingReplicaSet Scaled up replica set web-x from 2 to 4",
                "ScalingReplicaSet Scaled down replica set web-x from 1 to 0",
            ])
    }

    @Test func aMissingImageMissesTheDeadlineAndCanBeUndone() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment(replicas: 4))
        cluster.advance(by: .seconds(10))
        try setImage("web:missing", in: cluster)
        cluster.advance(by: .seconds(30))
        let condition = cluster.object(key)?[.status][.conditions].condition("Progressing")
        #expect(condition?[.reason] == "ProgressDeadlineExceeded")
        #expect(cluster.object(key)?[.status][.availableReplicas] == 3)
        try setImage("web:1", in: cluster)
        cluster.advance(by: .seconds(10))
        #expect(isDone(cluster))
        let first = cluster.objects(.replicaSet).first
        #expect(first?.annotation("deployment.kubernetes.io/revision") == "3")
        #expect(first?.annotation("deployment.kubernetes.io/revision-history") == "1")
    }

    @Test func scalingInTheMiddleOfARolloutIsProportional() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment(replicas: 10))
        cluster.advance(by: .seconds(10))
        try setImage("web:missing", in: cluster)
        cluster.advance(by: .seconds(3))
        #expect(cluster.objects(.replicaSet).map { $0[.spec][.replicas] } == [8, 5])
        try cluster.modify(key, WriteOptions()) { $0[.spec][.replicas] = 20 }
        cluster.advance(by: .seconds(3))
        // 25 in all: 8 and 5 of 13 become 15 and 10.
        #expect(cluster.objects(.replicaSet).map { $0[.spec][.replicas] } == [15, 10])
    }

    @Test func recreateWaitsForTheLastOldPod() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment(replicas: 3, strategy: [.type: "Recreate"]))
        cluster.advance(by: .seconds(10))
        try setImage("web:2", in: cluster)
        var images: Set<String> = []
        cluster.advance(atMost: .seconds(30)) { cluster in
            images.insert(
                Set(cluster.objects(.pod).map { $0[.spec][.containers][0][.image].string ?? "" }).sorted()
                    .joined(separator: "+"))
            return isDone(cluster)
        }
        #expect(isDone(cluster))
        #expect(!images.contains("web:1+web:2"))
    }

    @Test func oldReplicaSetsAreCleanedUp() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment(replicas: 1))
        for number in 2...6 {
            cluster.advance(by: .seconds(20))
            try setImage("web:\(number)", in: cluster)
        }
        cluster.advance(by: .seconds(20))
        #expect(cluster.count(.replicaSet) == 3)
    }

    @Test func orphansAreAdoptedAndStrangersReleased() throws {
        let cluster = try Cluster.forControllers()
        var pod = podTemplate(app: "web", image: "web:1")
        pod[.apiVersion] = "v1"
        pod[.kind] = "Pod"
        pod[.metadata][.name] = "orphan"
        pod[.metadata][.namespace] = "shop"
        try cluster.create(pod)
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "ReplicaSet", .metadata: [.name: "web", .namespace: "shop"],
            .spec: [
                .replicas: 2, .selector: [.matchLabels: ["app": "web"]],
                .template: podTemplate(app: "web", image: "web:1"),
            ],
        ])
        cluster.advance(by: .seconds(5))
        let orphan = ObjectKey(.pod, namespace: "shop", name: "orphan")
        #expect(cluster.object(orphan)?.controllerReference[.name] == "web")
        #expect(cluster.count(.pod) == 2)
        try cluster.modify(orphan, WriteOptions()) { $0[.metadata][.labels]["app"] = "other" }
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(orphan)?.controllerReference.isNull == true)
        #expect(cluster.count(.pod) == 3)
    }
}
