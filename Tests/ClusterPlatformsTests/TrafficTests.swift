import ClusterEngine
import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct TrafficTests {
    private let service: Value = [
        .apiVersion: "v1", .kind: "Service", .metadata: [.name: "web", .namespace: "default"],
        .spec: [
            .type: "LoadBalancer", .selector: ["app": "web"], .ports: [[.port: 80, .targetPort: 8080]],
        ],
    ]

    private func pod(labels: Value = ["app": "web"]) -> Value {
        [
            .apiVersion: "v1", .kind: "Pod",
            .metadata: [.name: "web", .namespace: "default", .labels: labels],
            .spec: [
                .containers: [
                    [
                        .name: "web", .image: "registry.example/web:1",
                        .resources: [
                            .requests: [.cpu: "100m", .memory: "128Mi"], .limits: [.cpu: "500m", .memory: "512Mi"],
                        ],
                        .ports: [[.containerPort: 8080]],
                        .readinessProbe: ["httpGet": ["path": "/healthz", .port: 8080]],
                        .livenessProbe: ["httpGet": ["path": "/healthz", .port: 8080]],
                    ]
                ]
            ],
        ]
    }

    private func address(_ cluster: Cluster, _ kind: Kind = .service) -> Value {
        cluster.object(ObjectKey(kind, namespace: "default", name: "web"))?[.status]["loadBalancer"]["ingress"][0]
            ?? .null
    }

    @Test(arguments: [
        ("eks", [String](), "hostname", true), ("eks", ["aws-load-balancer-controller"], "hostname", false),
        ("eks-auto", [], "hostname", false), ("aks", [], "ip", true), ("gke", [], "ip", true),
        ("gke-autopilot", [], "ip", true), ("kind", ["cloud-provider-kind"], "ip", true),
    ])
    func aLoadBalancerGetsWhatThePlatformGives(id: String, addOns: [String], kind: String, isPublic: Bool) throws {
        let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
        try cluster.create(service)
        cluster.advance(by: .milliseconds(500))
        #expect(address(cluster).isNull)
        cluster.advance(by: .seconds(300))
        #expect(address(cluster)[Key(kind)].string?.isEmpty == false)
        let key = ObjectKey(.service, namespace: "default", name: "web")
        #expect(cluster.network.dataPlanes[key]?.isPublic == isPublic)
    }

    @Test func kindLeavesALoadBalancerPending() throws {
        let cluster = try Platform.named("kind").makeCluster()
        try cluster.create(service)
        cluster.advance(by: .seconds(600))
        #expect(address(cluster).isNull)
    }

    @Test func annotationsChooseTheScheme() throws {
        let cluster = try Platform.named("eks").makeCluster(ClusterOptions(addOns: ["aws-load-balancer-controller"]))
        var service = service
        service[.metadata][.annotations]["service.beta.kubernetes.io/aws-load-balancer-scheme"] = "internet-facing"
        let stored = try cluster.create(service)
        #expect(stored[.spec]["loadBalancerClass"] == "service.k8s.aws/nlb")
        cluster.advance(by: .seconds(300))
        let key = ObjectKey(.service, namespace: "default", name: "web")
        #expect(cluster.network.dataPlanes[key]?.isPublic == true)
        try cluster.delete(key)
        cluster.advance(by: .seconds(1))
        #expect(cluster.network.dataPlanes[key] == nil)
    }

    @Test func anAddressThatIsNotOwnedLeavesTheServicePending() throws {
        let cluster = try Platform.named("aks").makeCluster()
        var service = service
        service[.spec]["loadBalancerIP"] = "172.18.0.100"
        try cluster.create(service)
        cluster.advance(by: .seconds(600))
        #expect(address(cluster).isNull)
        #expect(cluster.objects(.event).contains { $0[.reason] == "SyncLoadBalancerFailed" })
    }

    private func ingress(className: String? = nil, annotation: String? = nil) -> Value {
        var ingress: Value = [
            .apiVersion: "networking.k8s.io/v1", .kind: "Ingress",
            .metadata: [.name: "web", .namespace: "default"],
            .spec: [
                "ingressClassName": Value(className),
                .rules: [
                    [
                        "host": "web.example",
                        "http": [
                            "paths": [
                                [
                                    "path": "/", "pathType": "Prefix",
                                    "backend": ["service": [.name: "web", .port: ["number": 80]]],
                                ]
                            ]
                        ],
                    ]
                ],
            ],
        ]
        if let annotation { ingress[.metadata][.annotations]["kubernetes.io/ingress.class"] = .string(annotation) }
        return ingress
    }

    /// Who serves which Ingress: by class, by annotation, or one that names nothing.
    @Test(
        arguments: [
            ("gke", [String](), nil, nil, true), ("gke", [], "nginx", nil, false),
            ("gke", [], nil, "gce-internal", true),
            ("eks", [], nil, nil, false), ("eks", ["aws-load-balancer-controller"], "alb", nil, true),
            ("eks", ["aws-load-balancer-controller"], nil, nil, false), ("aks", [], "nginx", nil, false),
            ("aks", ["app-routing"], "webapprouting.kubernetes.azure.com", nil, true),
            ("kind", ["ingress-nginx"], "nginx", nil, true),
        ] as [(String, [String], String?, String?, Bool)])
    func ingressesAreTakenUpByTheirController(
        id: String, addOns: [String], className: String?, annotation: String?, isServed: Bool
    ) throws {
        let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
        var backend = service
        backend[.spec][.type] = "NodePort"
        try cluster.create(backend)
        try cluster.create(ingress(className: className, annotation: annotation))
        cluster.advance(by: .seconds(900))
        #expect(address(cluster, .ingress).isNull != isServed)
    }

    @Test func anALBNeedsNodePortsOrIPTargets() throws {
        let cluster = try Platform.named("eks").makeCluster(ClusterOptions(addOns: ["aws-load-balancer-controller"]))
        var backend = service
        backend[.spec][.type] = "ClusterIP"
        try cluster.create(backend)
        try cluster.create(ingress(className: "alb"))
        cluster.advance(by: .seconds(300))
        #expect(address(cluster, .ingress).isNull)
        #expect(cluster.objects(.event).contains { $0[.reason] == "FailedBuildModel" })
        let key = ObjectKey(.ingress, namespace: "default", name: "web")
        try cluster.modify(key, WriteOptions()) {
            $0[.metadata][.annotations]["alb.ingress.kubernetes.io/target-type"] = "ip"
        }
        cluster.advance(by: .seconds(300))
        #expect(address(cluster, .ingress)["hostname"].string?.hasSuffix(".us-east-1.elb.amazonaws.com") == true)
        #expect(cluster.network.dataPlanes[key]?.isPublic == false)
    }

    private func gateway(_ className: String) -> Value {
        [
            .apiVersion: "gateway.networking.k8s.io/v1", .kind: "Gateway",
            .metadata: [.name: "web", .namespace: "default"],
            .spec: [
                "gatewayClassName": .string(className), "listeners": [[.name: "http", .port: 80, .protocol: "HTTP"]],
            ],
        ]
    }

    private let route: Value = [
        .apiVersion: "gateway.networking.k8s.io/v1", .kind: "HTTPRoute",
        .metadata: [.name: "web", .namespace: "default"],
        .spec: [
            "parentRefs": [[.name: "web"]], "hostnames": ["web.example"],
            .rules: [["backendRefs": [[.name: "web", .port: 80]]]],
        ],
    ]

    private func condition(_ cluster: Cluster, _ type: String) -> String? {
        let gateway = cluster.object(ObjectKey(.gateway, namespace: "default", name: "web"))
        return gateway?[.status][.conditions].condition(type)[.status].string
    }

    private func report(_ cluster: Cluster) throws -> RouteReport {
        try #require(cluster.routes(inNamespaces: ["default"]).first { $0.entry.hasPrefix("http://web.example") })
    }

    @Test func aGatewayOfAnotherControllerIsLeftAlone() throws {
        let cluster = try Platform.named("gke-autopilot").makeCluster()
        try cluster.create(gateway("eg"))
        try cluster.create(route)
        cluster.advance(by: .seconds(900))
        #expect(condition(cluster, "Accepted") == nil)
        #expect(try !report(cluster).isReachable)
    }

    @Test func gkeAsksForTheRootPathUnlessAPolicySaysOtherwise() throws {
        let cluster = try Platform.named("gke").makeCluster(ClusterOptions(addOns: ["gke-gateway"]))
        var backend = service
        backend[.spec][.type] = "ClusterIP"
        for object in [backend, pod(), gateway("gke-l7-global-external-managed"), route] { try cluster.create(object) }
        cluster.advance(by: .seconds(60))
        #expect(condition(cluster, "Programmed") == "False")
        cluster.advance(by: .seconds(600))
        #expect(condition(cluster, "Programmed") == "True")
        #expect(try !report(cluster).isReachable)
        #expect(try report(cluster).why.contains("health check GET /"))
        try cluster.create([
            .apiVersion: "networking.gke.io/v1", .kind: "HealthCheckPolicy",
            .metadata: [.name: "web", .namespace: "default"],
            .spec: [
                "default": ["config": ["type": "HTTP", "httpHealthCheck": ["requestPath": "/healthz"]]],
                "targetRef": ["group": "", .kind: "Service", .name: "web"],
            ],
        ])
        cluster.advance(by: .seconds(10))
        let final = try report(cluster)
        #expect(final.isReachable, "\(final.why)")
    }

    @Test func envoyGatewayRunsProxiesBehindANodePort() throws {
        let cluster = try Platform.named("kind").makeCluster(ClusterOptions(addOns: ["envoy-gateway"]))
        try cluster.create([
            .apiVersion: "gateway.envoyproxy.io/v1alpha1", .kind: "EnvoyProxy",
            .metadata: [.name: "proxy", .namespace: "default"],
            .spec: [
                "provider": ["type": "Kubernetes", "kubernetes": ["envoyService": ["type": "NodePort"]]]
            ],
        ])
        try cluster.create([
            .apiVersion: "gateway.networking.k8s.io/v1", .kind: "GatewayClass", .metadata: [.name: "eg"],
            .spec: ["controllerName": "gateway.envoyproxy.io/gatewayclass-controller"],
        ])
        var gateway = gateway("eg")
        gateway[.spec]["infrastructure"]["parametersRef"] = [
            "group": "gateway.envoyproxy.io", .kind: "EnvoyProxy", .name: "proxy",
        ]
        for object in [service, pod(), gateway, route] { try cluster.create(object) }
        cluster.advance(by: .seconds(120))
        #expect(condition(cluster, "Programmed") == "True")
        let proxies = cluster.objects(.pod, namespace: "envoy-gateway-system")
        #expect(proxies.count == 2)
        for proxy in proxies { #expect(proxy.isReadyPod, "\(JSONWriter.text(proxy))") }
        let final = try report(cluster)
        #expect(final.isReachable, "\(final.why)")
        let parent = cluster.object(ObjectKey(.httpRoute, namespace: "default", name: "web"))?[.status]["parents"][0]
        #expect(parent?[.conditions].condition("Accepted")[.status] == "True")
    }

    @Test func routesAreToldOfMissingBackendsAndForeignHosts() throws {
        let cluster = try Platform.named("gke-autopilot").makeCluster()
        var gateway = gateway("gke-l7-global-external-managed")
        gateway[.spec]["listeners"].elements[0]["hostname"] = "*.shop.example"
        try cluster.create(gateway)
        try cluster.create(route)
        cluster.advance(by: .seconds(5))
        let key = ObjectKey(.httpRoute, namespace: "default", name: "web")
        let parent = cluster.object(key)?[.status]["parents"][0]
        #expect(parent?[.conditions].condition("Accepted")[.reason] == "NoMatchingListenerHostname")
        #expect(parent?[.conditions].condition("ResolvedRefs")[.reason] == "BackendNotFound")
    }

    @Test func controllersThatShareANetworkGiveDifferentAddresses() throws {
        var first = AddressBook(first: 20)
        var second = AddressBook(first: 100)
        let key = ObjectKey(.service, namespace: "default", name: "web")
        func next(_ book: inout AddressBook) -> String {
            book.address(pattern: "203.0.113.0/24", kind: .ip, key: key, uid: "1", region: "r")
        }
        let addresses = [next(&first), next(&first), next(&second), next(&second)]
        #expect(Set(addresses).count == 4)
    }
}
