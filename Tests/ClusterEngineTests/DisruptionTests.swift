import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

/// Disruption budgets, evictions and drains. Numbers and answers are those of a recorded cluster.
@Suite struct DisruptionTests {
    private func deployment(_ name: String, replicas: Int) -> Value {
        [
            .apiVersion: "apps/v1", .kind: "Deployment", .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [
                .replicas: Value(replicas), .selector: [.matchLabels: ["app": .string(name)]],
                .template: podTemplate(app: name, image: "app:1"),
            ],
        ]
    }

    private func budget(_ name: String, of app: String? = nil, _ field: Key, _ value: Value) -> Value {
        [
            .apiVersion: "policy/v1", .kind: "PodDisruptionBudget",
            .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [field: value, .selector: [.matchLabels: ["app": .string(app ?? name)]]],
        ]
    }

    private func key(_ name: String) -> ObjectKey { ObjectKey(.podDisruptionBudget, namespace: "shop", name: name) }

    private func status(_ name: String, in cluster: Cluster) -> Value { (cluster.object(key(name)) ?? .null)[.status] }

    /// Allowed disruptions, healthy, desired and expected pods.
    private func numbers(_ name: String, in cluster: Cluster) -> [Int?] {
        let status = status(name, in: cluster)
        return ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"].map {
            status[Key($0)].integer
        }
    }

    private func pods(_ app: String, in cluster: Cluster) -> [ObjectKey] {
        cluster.objects(.pod, namespace: "shop").filter { $0.label("app") == app }.compactMap { cluster.key(of: $0) }
    }

    private func refusal(_ pod: ObjectKey, in cluster: Cluster) -> StatusError? {
        do throws(StatusError) {
            try cluster.evict(pod)
            return nil
        } catch {
            return error
        }
    }

    private func cause(_ error: StatusError?) -> String? { error?.details["causes"][0][.message].string }

    @Test func budgetsCountAsRecorded() throws {
        let cluster = try Cluster.forControllers()
        for (name, replicas) in [("min2", 3), ("max1", 3), ("pct50", 5), ("maxpct", 7), ("zero", 2), ("all", 2)] {
            try cluster.create(deployment(name, replicas: replicas))
        }
        try cluster.create(budget("min2", .minAvailable, 2))
        try cluster.create(budget("max1", .maxUnavailable, 1))
        try cluster.create(budget("pct50", .minAvailable, "50%"))
        try cluster.create(budget("maxpct", .maxUnavailable, "30%"))
        try cluster.create(budget("zero", .maxUnavailable, 0))
        try cluster.create(budget("all", .minAvailable, "100%"))
        try cluster.create(budget("nothing", .minAvailable, 1))
        #expect(numbers("min2", in: cluster) == [0, 0, 0, 0])
        cluster.advance(by: .seconds(10))
        #expect(numbers("min2", in: cluster) == [1, 3, 2, 3])
        #expect(numbers("max1", in: cluster) == [1, 3, 2, 3])
        #expect(numbers("pct50", in: cluster) == [2, 5, 3, 5])
        #expect(numbers("maxpct", in: cluster) == [3, 7, 4, 7])
        #expect(numbers("zero", in: cluster) == [0, 2, 2, 2])
        #expect(numbers("all", in: cluster) == [0, 2, 2, 2])
        #expect(numbers("nothing", in: cluster) == [0, 0, 1, 0])
        #expect(cluster.eventTexts(about: "nothing") == ["NoPods No matching pods found"])
        let condition = status("min2", in: cluster)[.conditions].condition("DisruptionAllowed")
        #expect(condition[.reason] == "SufficientPods")
        #expect(condition[.observedGeneration] == 1)
        #expect(status("all", in: cluster)[.conditions].condition("DisruptionAllowed")[.reason] == "InsufficientPods")
    }

    @Test func evictionsAreAnsweredAsRecorded() throws {
        let cluster = try Cluster.forControllers()
        for name in ["max1", "zero", "two"] { try cluster.create(deployment(name, replicas: 2)) }
        try cluster.create(budget("max1", .maxUnavailable, 1))
        try cluster.create(budget("zero", .maxUnavailable, 0))
        try cluster.create(budget("two-a", of: "two", .minAvailable, 1))
        try cluster.create(budget("two-b", of: "two", .maxUnavailable, 1))
        var bare: Value = podTemplate(app: "bare", image: "app:1")
        bare[.apiVersion] = "v1"
        bare[.kind] = "Pod"
        bare[.metadata][.name] = "bare"
        bare[.metadata][.namespace] = "shop"
        try cluster.create(bare)
        try cluster.create(budget("bare", .maxUnavailable, 1))
        cluster.advance(by: .seconds(10))

        let targets = pods("max1", in: cluster)
        try cluster.evict(targets[0], isDryRun: true)
        #expect(cluster.object(targets[0])?.isBeingDeleted == false)
        #expect(numbers("max1", in: cluster).first == 1)
        try cluster.evict(targets[0])
        #expect(cluster.object(targets[0])?.isBeingDeleted == true)
        let condition = cluster.object(targets[0])?[.status][.conditions].condition("DisruptionTarget")
        #expect(condition?[.reason] == "EvictionByEvictionAPI")
        #expect(condition?[.message] == "Eviction API: evicting")
        #expect(status("max1", in: cluster)["disruptedPods"].members.count == 1)
        let second = refusal(targets[1], in: cluster)
        #expect(second?.code == 429)
        #expect(second?.message == "Cannot evict pod as it would violate the pod's disruption budget.")
        cluster.advance(by: .seconds(10))
        #expect(numbers("max1", in: cluster) == [1, 2, 1, 2])
        #expect(status("max1", in: cluster)["disruptedPods"].isNull)

        #expect(
            cause(refusal(pods("zero", in: cluster)[0], in: cluster))
                == "The disruption budget zero needs 2 healthy pods and has 2 currently")
        #expect(
            cause(refusal(pods("bare", in: cluster)[0], in: cluster))
                == "The disruption budget bare does not allow evicting pods currently")
        let several = refusal(pods("two", in: cluster)[0], in: cluster)
        #expect(several?.code == 500)
        #expect(
            several?.message
                == "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
        let absent = refusal(ObjectKey(.pod, namespace: "shop", name: "absent"), in: cluster)
        #expect(absent?.message == "pods \"absent\" not found")
        #expect(cluster.eventTexts(about: "bare").contains { $0.hasPrefix("UnmanagedPods Pods selected by this") })
    }

    @Test func unhealthyPodsGoAsThePolicySays() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment("web", replicas: 2))
        try cluster.create(budget("web", .minAvailable, 2))
        cluster.advance(by: .seconds(10))
        let pod = pods("web", in: cluster)[0]
        let now = cluster.now
        cluster.modifyStatus(pod) { $0[.conditions].setCondition("Ready", status: "False", at: now) }
        cluster.advance(by: .seconds(1))
        #expect(refusal(pod, in: cluster)?.code == 429)
        try cluster.modify(key("web"), WriteOptions()) { $0[.spec]["unhealthyPodEvictionPolicy"] = "AlwaysAllow" }
        #expect(refusal(pod, in: cluster) == nil)
    }

    @Test func aDrainWaitsForBudgetsAndGivesUpInTime() throws {
        let cluster = try Cluster.forControllers()
        try cluster.create(deployment("web", replicas: 3))
        try cluster.create(deployment("stuck", replicas: 1))
        try cluster.create(budget("web", .maxUnavailable, 1))
        try cluster.create(budget("stuck", .maxUnavailable, 0))
        cluster.advance(by: .seconds(10))
        var options = DrainOptions()
        options.timeout = .seconds(40)
        let pods = cluster.pods(onNode: "node-1").count
        let result = try cluster.drain("node-1", options)
        #expect(cluster.object(ObjectKey(.node, name: "node-1"))?[.spec]["unschedulable"] == true)
        #expect(result.isComplete == false)
        #expect(result.evicted.count == pods - 1)
        #expect(result.remaining.count == 1)
        #expect(result.remaining.first?.refusal?.code == 429)
        #expect(result.duration == .seconds(40))
        #expect(result.refusals > 3)
    }

    @Test func aDrainRefusesWhatKubectlRefuses() throws {
        let cluster = try Cluster.forControllers()
        var bare: Value = podTemplate(app: "bare", image: "app:1")
        bare[.apiVersion] = "v1"
        bare[.kind] = "Pod"
        bare[.metadata][.name] = "bare"
        bare[.metadata][.namespace] = "shop"
        try cluster.create(bare)
        cluster.advance(by: .seconds(5))
        let result = try cluster.drain("node-1")
        #expect(
            result.problems == [
                "cannot delete Pods that declare no controller (use --force to override): shop/bare"
            ])
        #expect(
            throws: StatusError(.notFound, "nodes \"absent\" not found", details: [.name: "absent", .kind: "nodes"])
        ) {
            try cluster.drain("absent")
        }
    }
}
