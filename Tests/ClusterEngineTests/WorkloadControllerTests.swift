import ClusterEngine
import KubeObjects
import Testing

@Suite struct StatefulSetControllerTests {
    private let key = ObjectKey(.statefulSet, namespace: "shop", name: "db")

    private func statefulSet(replicas: Int, policy: String = "OrderedReady") -> Value {
        [
            .apiVersion: "apps/v1", .kind: "StatefulSet", .metadata: [.name: "db", .namespace: "shop"],
            .spec: [
                .replicas: Value(replicas), .selector: [.matchLabels: ["app": "db"]], .serviceName: "db",
                "podManagementPolicy": .string(policy), .template: podTemplate(app: "db", image: "db:1"),
                .volumeClaimTemplates: [
                    [
                        .metadata: [.name: "data"],
                        .spec: [.accessModes: ["ReadWriteOnce"], .resources: [.requests: ["storage": "1Gi"]]],
                    ]
                ],
                "persistentVolumeClaimRetentionPolicy": ["whenDeleted": "Retain", "whenScaled": "Delete"],
            ],
        ]
    }

    private func names(_ cluster: Cluster) -> [String] {
        cluster.objects(.pod).filter { !$0.isBeingDeleted }.map(\.objectName).sorted()
    }

    @Test func podsComeAndGoInOrder() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(statefulSet(replicas: 3))
        cluster.advance(by: .milliseconds(1_500))
        #expect(names(cluster) == ["db-0", "db-1"])
        cluster.advance(by: .seconds(5))
        #expect(names(cluster) == ["db-0", "db-1", "db-2"])
        #expect(cluster.objects(.persistentVolumeClaim).map(\.objectName) == ["data-db-0", "data-db-1", "data-db-2"])
        try cluster.modify(key, WriteOptions()) { $0[.spec][.replicas] = 1 }
        cluster.advance(by: .milliseconds(500))
        #expect(names(cluster) == ["db-0", "db-1"])
        cluster.advance(by: .seconds(5))
        #expect(names(cluster) == ["db-0"])
        #expect(cluster.objects(.persistentVolumeClaim).map(\.objectName) == ["data-db-0"])
    }

    @Test func parallelPodsDoNotWait() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(statefulSet(replicas: 3, policy: "Parallel"))
        cluster.advance(by: .milliseconds(500))
        #expect(names(cluster) == ["db-0", "db-1", "db-2"])
    }

    @Test func aPartitionKeepsLowerNumbersAsTheyAre() throws {
        let cluster = try Cluster.forControllers()
        var set = statefulSet(replicas: 3)
        set[.spec][.updateStrategy] = [.type: "RollingUpdate", .rollingUpdate: ["partition": 2]]
        try cluster.create(set)
        cluster.advance(by: .seconds(10))
        try cluster.modify(key, WriteOptions()) { object in
            object[.spec][.template][.spec][.containers].elements[0][.image] = "db:2"
        }
        cluster.advance(by: .seconds(10))
        let images = cluster.objects(.pod).sorted { $0.objectName < $1.objectName }
            .map { $0[.spec][.containers][0][.image].string }
        #expect(images == ["db:1", "db:1", "db:2"])
        #expect(cluster.object(key)?[.status][.updatedReplicas] == 1)
    }
}

@Suite struct DaemonSetControllerTests {
    private func node(_ name: String, taint: Value = .null) -> Value {
        [
            .apiVersion: "v1", .kind: "Node", .metadata: [.name: .string(name), .labels: ["role": "worker"]],
            .spec: [.taints: taint.isNull ? .null : [taint]],
            .status: [
                .allocatable: ["cpu": "4", "memory": "8Gi", "pods": "110"],
                .conditions: [[.type: "Ready", .status: "True"]],
            ],
        ]
    }

    @Test func everyFittingNodeHasOnePod() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(node("node-2"))
        try cluster.create(node("node-3", taint: [.key: "dedicated", .value: "gpu", .effect: "NoSchedule"]))
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "DaemonSet", .metadata: [.name: "agent", .namespace: "shop"],
            .spec: [
                .selector: [.matchLabels: ["app": "agent"]], .template: podTemplate(app: "agent", image: "agent:1"),
            ],
        ])
        let key = ObjectKey(.daemonSet, namespace: "shop", name: "agent")
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(key)?[.status]["desiredNumberScheduled"] == 2)
        #expect(Set(cluster.objects(.pod).compactMap(\.boundNode)) == ["node-1", "node-2"])
        try cluster.modify(ObjectKey(.node, name: "node-3"), WriteOptions()) { $0[.spec][.taints] = .null }
        cluster.advance(by: .seconds(5))
        #expect(cluster.object(key)?[.status]["numberReady"] == 3)
    }
}

@Suite struct JobControllerTests {
    private let key = ObjectKey(.job, namespace: "shop", name: "task")

    private func job(_ image: String, _ spec: Value) -> Value {
        var job: Value = [
            .apiVersion: "batch/v1", .kind: "Job", .metadata: [.name: "task", .namespace: "shop"],
            .spec: [.template: podTemplate(app: "task", image: image, restartPolicy: "Never")],
        ]
        for member in spec.members { job[.spec][member.key] = member.value }
        return job
    }

    private func condition(_ type: String, in cluster: Cluster) -> Value {
        cluster.object(key)?[.status][.conditions].condition(type) ?? .null
    }

    @Test func completionsAreCountedOnce() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(job("task:done", ["completions": 5, "parallelism": 2]))
        cluster.advance(by: .seconds(60))
        #expect(condition("Complete", in: cluster)[.reason] == "CompletionsReached")
        #expect(cluster.object(key)?[.status]["succeeded"] == 5)
        #expect(cluster.objects(.pod).count == 5)
        #expect(cluster.objects(.pod).allSatisfy { $0[.metadata][.finalizers].isEmpty })
    }

    @Test func failuresBackOffUntilTheLimit() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(job("task:fail", ["backoffLimit": 2]))
        cluster.advance(by: .seconds(10))
        #expect(cluster.objects(.pod).count == 1)
        cluster.advance(by: .seconds(60))
        #expect(condition("Failed", in: cluster)[.reason] == "BackoffLimitExceeded")
        #expect(cluster.object(key)?[.status]["failed"] == 3)
    }

    @Test func aSuspendedJobHasNoPodsUntilItResumes() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(job("task:done", ["suspend": true]))
        cluster.advance(by: .seconds(10))
        #expect(cluster.objects(.pod).isEmpty)
        #expect(condition("Suspended", in: cluster)[.status] == "True")
        try cluster.modify(key, WriteOptions()) { $0[.spec]["suspend"] = false }
        cluster.advance(by: .seconds(10))
        #expect(condition("Complete", in: cluster)[.status] == "True")
        #expect(
            cluster.eventTexts(about: "task").filter { !$0.contains("pod") } == [
                "Suspended Job suspended", "Resumed Job resumed", "Completed Job completed",
            ])
    }

    @Test func indexesAreEachDoneOnce() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(
            job("task:done", ["completionMode": "Indexed", "completions": 4, "parallelism": 4]))
        cluster.advance(by: .seconds(20))
        #expect(cluster.object(key)?[.status]["completedIndexes"] == "0-3")
        #expect(cluster.objects(.pod).map { $0[.spec]["hostname"] } == ["task-0", "task-1", "task-2", "task-3"])
    }

    @Test func aDeadlineEndsAJob() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(job("task:1", ["activeDeadlineSeconds": 5]))
        cluster.advance(by: .seconds(20))
        #expect(condition("Failed", in: cluster)[.reason] == "DeadlineExceeded")
        #expect(cluster.objects(.pod).isEmpty)
    }

    @Test func aCronJobKeepsToItsMinutes() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create([
            .apiVersion: "batch/v1", .kind: "CronJob", .metadata: [.name: "report", .namespace: "shop"],
            .spec: [
                "schedule": "*/2 * * * *", "concurrencyPolicy": "Forbid", "successfulJobsHistoryLimit": 1,
                "failedJobsHistoryLimit": 1,
                "jobTemplate": [
                    .spec: [.template: podTemplate(app: "report", image: "report:done", restartPolicy: "Never")]
                ],
            ],
        ])
        cluster.advance(by: .seconds(7 * 60))
        let made = cluster.eventTexts(about: "report").filter { $0.hasPrefix("SuccessfulCreate") }
        #expect(made.count == 3)
        #expect(made.first == "SuccessfulCreate Created job report-29453762")
        #expect(cluster.objects(.job).map(\.objectName) == ["report-29453766"])
    }
}

@Suite struct GarbageCollectorTests {
    private func configMap(_ name: String, owner: Value = .null, blocks: Bool = false) -> Value {
        var object: Value = [
            .apiVersion: "v1", .kind: "ConfigMap", .metadata: [.name: .string(name), .namespace: "shop"],
        ]
        if !owner.isNull {
            object[.metadata][.ownerReferences] = [
                [
                    .apiVersion: "v1", .kind: "ConfigMap", .name: owner[.metadata][.name],
                    .uid: owner[.metadata][.uid], .blockOwnerDeletion: .bool(blocks),
                ]
            ]
        }
        return object
    }

    private func key(_ name: String) -> ObjectKey { ObjectKey(.configMap, namespace: "shop", name: name) }

    @Test func dependentsFollowTheirOwner() throws {
        let cluster = try Cluster.forControllers()
        let owner = try cluster.create(configMap("owner"))
        let child = try cluster.create(configMap("child", owner: owner))
        try cluster.create(configMap("grandchild", owner: child))
        try cluster.delete(key("owner"))
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key("child")) == nil)
        #expect(cluster.object(key("grandchild")) == nil)
    }

    @Test func aForegroundDeletionWaitsForBlockingDependents() throws {
        let cluster = try Cluster.forControllers()
        let owner = try cluster.create(configMap("owner"))
        var child = configMap("child", owner: owner, blocks: true)
        child[.metadata][.finalizers] = ["example.org/hold"]
        try cluster.create(child)
        try cluster.delete(key("owner"), DeleteOptions(propagation: .foreground))
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key("owner"))?.isBeingDeleted == true)
        #expect(cluster.object(key("child"))?.isBeingDeleted == true)
        try cluster.modify(key("child"), WriteOptions()) { $0[.metadata][.finalizers] = .null }
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key("owner")) == nil)
    }

    @Test func orphansStayAndForeignersOfNobodyGo() throws {
        let cluster = try Cluster.forControllers()
        let owner = try cluster.create(configMap("owner"))
        try cluster.create(configMap("child", owner: owner))
        try cluster.delete(key("owner"), DeleteOptions(propagation: .orphan))
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key("owner")) == nil)
        #expect(cluster.object(key("child"))?[.metadata][.ownerReferences].isNull == true)
        try cluster.create(configMap("late", owner: owner))
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(key("late")) == nil)
    }

    @Test func aNamespaceTakesItsContentWithIt() throws {
        let cluster = try Cluster.forControllers()
        var held = configMap("held")
        held[.metadata][.finalizers] = ["example.org/hold"]
        try cluster.create(held)
        let namespace = ObjectKey(.namespace, name: "shop")
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(ObjectKey(.serviceAccount, namespace: "shop", name: "default")) != nil)
        try cluster.delete(namespace)
        cluster.advance(by: .seconds(10))
        let remaining = cluster.object(namespace)?[.status][.conditions].condition("NamespaceContentRemaining")
        #expect(remaining?[.message] == "Some resources are remaining: configmaps. has 1 resource instances")
        try cluster.modify(key("held"), WriteOptions()) { $0[.metadata][.finalizers] = .null }
        cluster.advance(by: .seconds(20))
        #expect(cluster.object(namespace) == nil)
        #expect(cluster.objects(.configMap, namespace: "shop").isEmpty)
    }
}
