import ClusterEngine
import KubeObjects
import Testing

/// What autoscalers do with and without metrics. Conditions and events without metrics are those of a recorded cluster.
@Suite struct HorizontalPodAutoscalerTests {
    private let key = ObjectKey(.horizontalPodAutoscaler, namespace: "shop", name: "web")
    private let target = ObjectKey(.deployment, namespace: "shop", name: "web")

    private func cluster(metrics: Bool, replicas: Int = 2, cpu: Double = 0.1, request: Value = "200m") throws -> Cluster
    {
        let cluster = Cluster()
        cluster.configuration.servesResourceMetrics = metrics
        cluster.addStandardControllers()
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "shop"]])
        try cluster.create([
            .apiVersion: "v1", .kind: "Node", .metadata: [.name: "node-1"], .spec: ["podCIDR": "10.244.0.0/24"],
            .status: [.allocatable: ["cpu": "16", "memory": "32Gi", "pods": "110"]],
        ])
        load(cluster, cpu: cpu)
        var template = podTemplate(app: "web", image: "registry.example/web:1")
        template[.spec][.containers].elements[0][.resources] = [.requests: ["cpu": request, "memory": "64Mi"]]
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "Deployment", .metadata: [.name: "web", .namespace: "shop"],
            .spec: [.replicas: Value(replicas), .selector: [.matchLabels: ["app": "web"]], .template: template],
        ])
        return cluster
    }

    private func load(_ cluster: Cluster, cpu: Double) {
        var behaviour = ContainerBehaviour()
        behaviour.cpu = UsageCurve(cpu)
        cluster.behaviours.declare(behaviour, for: .init(image: "registry.example/web:1"))
    }

    private func autoscaler(
        _ name: String = "web", minimum: Int = 1, maximum: Int = 10, target: String = "web", behaviour: Value = .null
    ) -> Value {
        [
            .apiVersion: "autoscaling/v2", .kind: "HorizontalPodAutoscaler",
            .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [
                "scaleTargetRef": [.apiVersion: "apps/v1", .kind: "Deployment", .name: .string(target)],
                "minReplicas": Value(minimum), "maxReplicas": Value(maximum), "behavior": behaviour,
                "metrics": [
                    [
                        .type: "Resource",
                        "resource": [.name: "cpu", "target": [.type: "Utilization", "averageUtilization": 50]],
                    ]
                ],
            ],
        ]
    }

    private func condition(_ type: String, _ cluster: Cluster) -> Value {
        cluster.object(key)?[.status][.conditions].condition(type) ?? .null
    }

    private func replicas(_ cluster: Cluster) -> Int? { cluster.object(target)?[.spec][.replicas].integer }

    @Test func withoutMetricsItSaysSoAndScalesNothing() throws {
        let cluster = try cluster(metrics: false)
        try cluster.create(autoscaler(minimum: 2))
        cluster.advance(by: .seconds(16))
        let failure =
            "failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)"
        let active = condition("ScalingActive", cluster)
        #expect(active[.status] == "False")
        #expect(active[.reason] == "FailedGetResourceMetric")
        #expect(active[.message].string == "the HPA was unable to compute the replica count: " + failure)
        #expect(condition("AbleToScale", cluster)[.reason] == "SucceededGetScale")
        #expect(cluster.object(key)?[.status]["currentMetrics"] == [[.type: ""]])
        #expect(
            cluster.eventTexts(about: "web").suffix(2) == [
                "FailedGetResourceMetric " + failure,
                "FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: "
                    + failure,
            ])
        #expect(replicas(cluster) == 2)
    }

    @Test func belowTheMinimumItScalesWithoutMetrics() throws {
        let cluster = try cluster(metrics: false, replicas: 1)
        try cluster.create(autoscaler(minimum: 2))
        cluster.advance(by: .seconds(16))
        #expect(replicas(cluster) == 2)
        #expect(
            condition("AbleToScale", cluster)[.message]
                == "the HPA controller was able to update the target scale to 2")
        #expect(condition("ScalingActive", cluster).isNull)
        #expect(
            cluster.eventTexts(about: "web").contains(
                "SuccessfulRescale New size: 2; reason: Current number of replicas below Spec.MinReplicas"))
    }

    @Test func anAbsentTargetIsReported() throws {
        let cluster = try cluster(metrics: false)
        try cluster.create(autoscaler(target: "absent"))
        cluster.advance(by: .seconds(46))
        let status = condition("AbleToScale", cluster)
        #expect(status[.reason] == "FailedGetScale")
        #expect(
            status[.message]
                == "the HPA controller was unable to get the target's current scale: deployments.apps \"absent\" not found"
        )
        let event = cluster.objects(.event).first { $0[.reason].string == "FailedGetScale" }
        #expect(event?[.message] == "deployments.apps \"absent\" not found")
        #expect(event?["count"] == 3)
    }

    @Test func twoForTheSamePodsAreRefused() throws {
        let cluster = try cluster(metrics: false, replicas: 4)
        try cluster.create(autoscaler())
        try cluster.create(autoscaler("min"))
        cluster.advance(by: .seconds(31))
        let active = condition("ScalingActive", cluster)
        #expect(active[.reason] == "AmbiguousSelector")
        #expect(
            active[.message]
                == "pods by selector app=web are controlled by multiple HPAs: [shop/min shop/web]")
        #expect(cluster.object(key)?[.status]["currentMetrics"].isNull == true)
    }

    @Test func withMetricsItFollowsTheLoad() throws {
        let cluster = try cluster(metrics: true, cpu: 0.2)
        try cluster.create(autoscaler(minimum: 2))
        // 100 % of the requests beside a target of 50 %: twice as many.
        #expect(cluster.advance(atMost: .seconds(90)) { replicas($0) == 4 })
        #expect(
            cluster.eventTexts(about: "web").contains(
                "SuccessfulRescale New size: 4; reason: cpu resource utilization (percentage of request) above target"))
        let active = condition("ScalingActive", cluster)
        #expect(active[.status] == "True")
        #expect(
            active[.message]
                == "the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"
        )
        #expect(
            cluster.object(key)?[.status]["currentMetrics"] == [
                [
                    .type: "Resource",
                    "resource": [.name: "cpu", "current": ["averageUtilization": 100, "averageValue": "200m"]],
                ]
            ])
    }

    @Test func lessLoadScalesDownOnlyAfterTheStabilisationWindow() throws {
        let cluster = try cluster(metrics: true, replicas: 4, cpu: 0.02)
        try cluster.create(autoscaler(minimum: 2))
        cluster.advance(by: .seconds(200))
        #expect(replicas(cluster) == 4)
        #expect(condition("AbleToScale", cluster)[.reason] == "ScaleDownStabilized")
        #expect(cluster.advance(atMost: .seconds(180)) { replicas($0) == 2 })
        #expect(cluster.now - Cluster.defaultStart >= .seconds(315))
        #expect(
            cluster.eventTexts(about: "web").contains("SuccessfulRescale New size: 2; reason: All metrics below target")
        )
        cluster.advance(by: .seconds(16))
        #expect(condition("ScalingLimited", cluster)[.reason] == "TooFewReplicas")
    }

    @Test func withinTheToleranceNothingChanges() throws {
        let cluster = try cluster(metrics: true, replicas: 3, cpu: 0.109)
        try cluster.create(autoscaler())
        cluster.advance(by: .seconds(400))
        #expect(replicas(cluster) == 3)
        #expect(condition("AbleToScale", cluster)[.reason] == "ReadyForNewScale")
        #expect(condition("ScalingLimited", cluster)[.reason] == "DesiredWithinRange")
    }

    @Test func policiesLimitTheRate() throws {
        let behaviour: Value = [
            "scaleUp": ["policies": [[.type: "Pods", "value": 1, "periodSeconds": 60]]],
            "scaleDown": ["selectPolicy": "Disabled"],
        ]
        let cluster = try cluster(metrics: true, cpu: 0.4)
        try cluster.create(autoscaler(behaviour: behaviour))
        #expect(cluster.advance(atMost: .seconds(90)) { replicas($0) == 3 })
        let first = cluster.now
        #expect(condition("ScalingLimited", cluster)[.reason] == "ScaleUpLimit")
        #expect(cluster.advance(atMost: .seconds(120)) { replicas($0) == 4 })
        #expect(cluster.now - first >= .seconds(60))
    }

    @Test func aPodWithoutRequestHasNoUtilization() throws {
        let cluster = try cluster(metrics: true, request: .null)
        try cluster.create(autoscaler())
        cluster.advance(by: .seconds(60))
        let pod = cluster.objects(.pod, namespace: "shop").first?.objectName ?? ""
        #expect(
            condition("ScalingActive", cluster)[.message].string
                == "the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container c of Pod \(pod)"
        )
    }
}
