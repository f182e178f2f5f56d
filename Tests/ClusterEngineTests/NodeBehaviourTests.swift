import KubeObjects
import Testing

@testable import ClusterEngine

/// What containers do by themselves, and what the kubelet makes of it.
@Suite struct NodeBehaviourTests {
    private func start(_ container: Value, _ spec: Value = .null, in cluster: Cluster) throws {
        var pod = NodePodTests.pod("p", spec)
        var container = container
        container[.name] = "c"
        if container[.image].isNull { container[.image] = "ghcr.io/shop/app:1" }
        pod[.spec][.containers] = [container]
        try cluster.create(pod)
    }

    private func status(_ cluster: Cluster) -> Value { cluster.object(NodePodTests.key("p"))?[.status] ?? .null }

    private func lines(_ cluster: Cluster, previous: Bool = false) throws -> [String] {
        try cluster.logs(of: NodePodTests.key("p"), previous: previous).map(\.text)
    }

    @Test func aDatabaseWithoutAPasswordEnds() throws {
        let cluster = try NodePodTests.cluster()
        try start([.image: "postgres:16"], [.restartPolicy: "Never"], in: cluster)
        cluster.advance(by: .seconds(20))
        #expect(status(cluster)[.phase] == "Failed")
        #expect(
            try lines(cluster) == ["Error: Database is uninitialized and superuser password is not specified."])
    }

    @Test func aServersImageUsedForItsToolsEnds() throws {
        let cluster = try NodePodTests.cluster()
        let tools: Value = [
            .name: "i", .image: "redis:7", .command: ["sh"], .args: ["/scripts/init.sh"],
        ]
        try start([.image: "nginx:1.27"], [.initContainers: [tools]], in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(status(cluster)[.phase] == "Running")
        let job = try NodePodTests.cluster()
        try start([.image: "postgres:16", .command: ["/scripts/migrate"]], [.restartPolicy: "Never"], in: job)
        job.advance(by: .seconds(30))
        #expect(status(job)[.phase] == "Succeeded")
    }

    private func addDisk(_ cluster: Cluster, driver: String) throws {
        cluster.storage.capabilities[driver] = ProvisionerCapabilities(provisioner: driver)
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "PersistentVolume", .metadata: [.name: "pv"],
                .spec: ["csi": ["driver": .string(driver), "fsType": "ext4"]],
            ], .controller("test"))
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "PersistentVolumeClaim", .metadata: [.name: "data", .namespace: "shop"],
                .spec: [.volumeName: "pv"],
            ], .controller("test"))
        cluster.modifyStatus(ObjectKey(.persistentVolumeClaim, namespace: "shop", name: "data")) {
            $0[.phase] = "Bound"
        }
    }

    private func database(variables: Value, security: Value = .null) -> (container: Value, spec: Value) {
        (
            [
                .image: "postgres:16", .env: variables,
                .volumeMounts: [[.name: "data", .mountPath: "/var/lib/postgresql/data"]],
            ],
            [
                .restartPolicy: "Never", .securityContext: security,
                .volumes: [[.name: "data", .persistentVolumeClaim: [.claimName: "data"]]],
            ]
        )
    }

    @Test func aFreshDiskIsNoEmptyDirectory() throws {
        let cluster = try NodePodTests.cluster()
        try addDisk(cluster, driver: "ebs.csi.aws.com")
        let (container, spec) = database(variables: [[.name: "POSTGRES_PASSWORD", .value: "x"]])
        try start(container, spec, in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(status(cluster)[.phase] == "Failed")
        #expect(try lines(cluster).joined().contains("lost+found"))
    }

    @Test func aSubdirectoryOfADiskIsEmpty() throws {
        let cluster = try NodePodTests.cluster()
        try addDisk(cluster, driver: "ebs.csi.aws.com")
        let (container, spec) = database(
            variables: [
                [.name: "POSTGRES_PASSWORD", .value: "x"],
                [.name: "PGDATA", .value: "/var/lib/postgresql/data/pgdata"],
            ])
        try start(container, spec, in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(status(cluster)[.phase] == "Running")
    }

    @Test func aDiskBelongsToRoot() throws {
        let cluster = try NodePodTests.cluster()
        try addDisk(cluster, driver: "pd.csi.storage.gke.io")
        let (container, spec) = database(
            variables: [
                [.name: "POSTGRES_PASSWORD", .value: "x"],
                [.name: "PGDATA", .value: "/var/lib/postgresql/data/pgdata"],
            ], security: [.runAsUser: 999])
        try start(container, spec, in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(try lines(cluster).joined().contains("Permission denied"))
    }

    // MARK: Dependencies

    private func addService(_ cluster: Cluster, _ name: String, isReady: Bool) throws {
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "Service", .metadata: [.name: .string(name), .namespace: "shop"],
                .spec: [.selector: ["app": .string(name)], .clusterIP: "10.96.0.10", .ports: [[.port: 5432]]],
            ], .controller("test"))
        // A server that no kubelet runs, so that its readiness is what the test says.
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "Pod",
                .metadata: [.name: .string(name), .namespace: "shop", .labels: ["app": .string(name)]],
                .spec: [.containers: [[.name: "c", .image: "x", .ports: [[.containerPort: 5432]]]]],
            ], .controller("test"))
        try cluster.create(
            [
                .apiVersion: "discovery.k8s.io/v1", .kind: "EndpointSlice",
                .metadata: [
                    .name: .string("\(name)-1"), .namespace: "shop",
                    .labels: ["kubernetes.io/service-name": .string(name)],
                ],
            ], .controller("test"))
        try setReady(cluster, name, isReady)
    }

    private func setReady(_ cluster: Cluster, _ name: String, _ isReady: Bool) throws {
        cluster.modifyStatus(ObjectKey(.pod, namespace: "shop", name: name)) { status in
            status[.podIP] = "10.244.0.9"
            status[.conditions] = [[.type: "Ready", .status: isReady ? "True" : "False"]]
        }
        try cluster.modify(ObjectKey(.endpointSlice, namespace: "shop", name: "\(name)-1"), .controller("test")) {
            $0[.endpoints] = [[.addresses: ["10.244.0.9"], .conditions: [.ready: .bool(isReady)]]]
        }
    }

    private var app: Value {
        [
            .env: [[.name: "DATABASE_URL", .value: "postgres://app:secret@db:5432/app"]],
            .ports: [[.containerPort: 8080]],
            .readinessProbe: [.httpGet: [.path: "/ready", .port: 8080], .periodSeconds: 5],
        ]
    }

    @Test func anAppIsNotReadyBeforeItsDatabaseIs() throws {
        let cluster = try NodePodTests.cluster()
        try addService(cluster, "db", isReady: false)
        try start(app, in: cluster)
        cluster.advance(by: .seconds(60))
        #expect(status(cluster)[.phase] == "Running")
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == false)
        try setReady(cluster, "db", true)
        cluster.advance(by: .seconds(10))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
        try setReady(cluster, "db", false)
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == false)
        let texts = cluster.objects(.event).compactMap { $0[.message].string }
        #expect(texts.contains("Readiness probe failed: HTTP probe failed with statuscode: 503"))
        #expect(!texts.contains { $0.contains("secret") })
    }

    @Test func aReadyAppCostsNothing() throws {
        let cluster = try NodePodTests.cluster()
        try addService(cluster, "db", isReady: true)
        try start(app, in: cluster)
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
        #expect(cluster.nextWork == nil)
    }

    @Test func aMigrationFailsWithoutItsDatabase() throws {
        let cluster = try NodePodTests.cluster()
        try start(
            [.env: [[.name: "DATABASE_URL", .value: "postgres://app:secret@db:5432/app"]]], [.restartPolicy: "Never"],
            in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(status(cluster)[.phase] == "Failed")
        #expect(try lines(cluster) == ["could not connect to db: no such host"])
    }

    @Test func whatSelectsThePodItselfIsNoDependency() throws {
        let cluster = try NodePodTests.cluster()
        try addService(cluster, "shop", isReady: false)
        var pod = NodePodTests.pod("p")
        pod[.metadata][.labels] = ["app": "shop"]
        let manifest: Value = [
            .env: [[.name: "SELF_SERVICE_URL", .value: "http://shop:80"], [.name: "API_HOST", .value: "shop"]]
        ]
        let environment = ContainerEnvironment(of: manifest, in: pod, cluster: cluster, node: "node-1")
        #expect(cluster.dependencies(of: manifest, environment, in: pod).isEmpty)
    }

    // MARK: Faults and commands

    @Test func aKilledContainerIsStartedAgain() throws {
        let cluster = try NodePodTests.cluster()
        try start([.env: .null], in: cluster)
        cluster.advance(by: .seconds(20))
        cluster.kill(of: NodePodTests.key("p"), isOutOfMemory: true)
        cluster.advance(by: .seconds(5))
        let container = status(cluster)[.containerStatuses][0]
        #expect(container[.restartCount] == 1)
        #expect(container[.lastState][.terminated][.reason] == "OOMKilled")
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
    }

    @Test func memoryThatGrowsReachesTheLimit() throws {
        let cluster = try NodePodTests.cluster()
        var behaviour = ContainerBehaviour()
        behaviour.memory = UsageCurve(50_000_000, growth: 1_000_000)
        cluster.behaviours.declare(behaviour, for: .init(namespace: "shop", workload: "p"))
        try start([.resources: [.limits: [.memory: "64Mi"]]], in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(status(cluster)[.containerStatuses][0][.restartCount] == 1)
        #expect(status(cluster)[.containerStatuses][0][.lastState][.terminated][.exitCode] == 137)
    }

    @Test func memoryThatStepsOverTheLimitLaterKillsThenAndAgainAfterTheRestart() throws {
        let cluster = try NodePodTests.cluster()
        var adjustment = BehaviourAdjustment()
        adjustment.memory = [.init(after: .seconds(60), amount: 80_000_000)]
        cluster.behaviours.declare(adjustment, for: .init(namespace: "shop", workload: "p"))
        try start([.resources: [.limits: [.memory: "64Mi"]]], in: cluster)
        cluster.advance(by: .seconds(55))
        #expect(status(cluster)[.containerStatuses][0][.restartCount] == 0)
        #expect(cluster.usage(of: NodePodTests.key("p")).map { $0.memory < 64_000_000 } == true)
        cluster.advance(by: .seconds(15))
        #expect(status(cluster)[.containerStatuses][0][.lastState][.terminated][.reason] == "OOMKilled")
        cluster.advance(by: .seconds(75))
        #expect(status(cluster)[.containerStatuses][0][.restartCount] == 2)
    }

    @Test func whatIsDeclaredLeavesTheRestAsInferred() throws {
        let cluster = try NodePodTests.cluster()
        var adjustment = BehaviourAdjustment()
        adjustment.startupDuration = .seconds(20)
        cluster.behaviours.declare(adjustment, for: .init(namespace: "shop", workload: "p"))
        // A shell script that ends is still one that ends.
        try start([.image: "busybox", .command: ["sh", "-c", "echo one; exit 3"]], in: cluster)
        cluster.advance(by: .seconds(10))
        #expect(status(cluster)[.containerStatuses][0][.lastState][.terminated][.exitCode] == 3)
        #expect(try lines(cluster) == ["one"])
    }

    @Test func valuesOfSecretsAreNotPrinted() throws {
        let cluster = try NodePodTests.cluster()
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "Secret", .metadata: [.name: "s", .namespace: "shop"],
                .data: ["password": "aHVudGVyMg=="],
            ], .controller("test"))
        try start(
            [
                .image: "busybox", .command: ["sh", "-c", "echo the password is $PASSWORD; sleep 1000"],
                .env: [[.name: "PASSWORD", .valueFrom: [.secretKeyRef: [.name: "s", .key: "password"]]]],
            ], in: cluster)
        cluster.advance(by: .seconds(10))
        #expect(try lines(cluster) == ["the password is ***"])
    }

    @Test func aPreStopHookDelaysTheEnd() throws {
        let cluster = try NodePodTests.cluster()
        try start([.lifecycle: [.preStop: [.exec: [.command: ["sleep", "5"]]]]], in: cluster)
        cluster.advance(by: .seconds(20))
        try cluster.delete(NodePodTests.key("p"))
        cluster.advance(by: .seconds(4))
        #expect(cluster.object(NodePodTests.key("p")) != nil)
        cluster.advance(by: .seconds(4))
        #expect(cluster.object(NodePodTests.key("p")) == nil)
    }

    @Test func timesBeyondReasonDoNoHarm() throws {
        let cluster = try NodePodTests.cluster()
        let huge = Value.integer(.max)
        try start(
            [
                .livenessProbe: [
                    .tcpSocket: [.port: 1], .initialDelaySeconds: 2_147_483_647, .periodSeconds: 2_147_483_647,
                ],
                .lifecycle: [.preStop: ["sleep": ["seconds": huge]]],
            ], [.activeDeadlineSeconds: 2_147_483_647, .terminationGracePeriodSeconds: huge], in: cluster)
        cluster.advance(by: .seconds(20))
        try cluster.delete(NodePodTests.key("p"), DeleteOptions(gracePeriodSeconds: 30))
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(NodePodTests.key("p")) == nil)
    }

    @Test func theSameSeedGivesTheSameEvents() throws {
        func play() throws -> [Value] {
            let cluster = try NodePodTests.cluster()
            try start([.image: "busybox", .command: ["sh", "-c", "sleep 1; exit 1"]], in: cluster)
            cluster.advance(by: .seconds(600))
            return cluster.objects(.event) + cluster.objects(.pod)
        }
        #expect(try play() == play())
    }

    @Test func aFullNodeTakesNoMorePods() throws {
        let cluster = try NodePodTests.cluster()
        cluster.modifyStatus(ObjectKey(.node, name: "node-1")) { $0[.allocatable] = [.cpu: "1", "pods": "110"] }
        let half: Value = [[.name: "c", .image: "nginx:1.29", .resources: [.requests: [.cpu: "600m"]]]]
        try cluster.create(NodePodTests.pod("a", [.containers: half]))
        try cluster.create(NodePodTests.pod("b", [.containers: half]))
        cluster.advance(by: .seconds(10))
        #expect(cluster.object(NodePodTests.key("a"))?.isReadyPod == true)
        let refused = cluster.object(NodePodTests.key("b"))?[.status]
        #expect(refused?[.phase] == "Failed")
        #expect(refused?[.reason] == "OutOfcpu")
        try cluster.delete(NodePodTests.key("a"))
        cluster.advance(by: .seconds(10))
        try cluster.create(NodePodTests.pod("c", [.containers: half]))
        cluster.advance(by: .seconds(10))
        #expect(cluster.object(NodePodTests.key("c"))?.isReadyPod == true)
    }

    @Test func theKubeletEvictsAPod() throws {
        let cluster = try NodePodTests.cluster()
        try start([.env: .null], in: cluster)
        cluster.advance(by: .seconds(20))
        cluster.evictByKubelet(NodePodTests.key("p"), message: "The node was low on resource: ephemeral-storage.")
        cluster.advance(by: .seconds(5))
        #expect(status(cluster)[.phase] == "Failed")
        #expect(status(cluster)[.reason] == "Evicted")
    }

    @Test func aMachineThatFallsSilentDoesNothingUntilItIsBack() throws {
        let cluster = try NodePodTests.cluster()
        try start([.env: .null], in: cluster)
        cluster.advance(by: .seconds(20))
        cluster.stopMachine("node-1")
        #expect(cluster.machines.isSilent("node-1"))
        let heartbeat = cluster.heartbeat(of: "node-1")
        cluster.advance(by: .seconds(100))
        #expect(cluster.heartbeat(of: "node-1") == heartbeat)
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
        cluster.startMachine("node-1")
        cluster.advance(by: .seconds(10))
        #expect(status(cluster)[.containerStatuses][0][.restartCount] == 1)
        #expect(cluster.object(NodePodTests.key("p"))?.isReadyPod == true)
        #expect(cluster.heartbeat(of: "node-1") > heartbeat)
    }
}
