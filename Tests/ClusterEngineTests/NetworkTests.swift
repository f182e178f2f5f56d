import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

@Suite struct NetworkTests {
    private func cluster() throws -> Cluster {
        let cluster = Cluster()
        for name in ["shop", "kube-system", "gateway"] {
            try cluster.create([
                .apiVersion: "v1", .kind: "Namespace",
                .metadata: [.name: .string(name), .labels: ["kubernetes.io/metadata.name": .string(name)]],
            ])
        }
        cluster.add(EndpointSliceController())
        return cluster
    }

    /// A pod that runs, as a kubelet would leave it.
    @discardableResult
    private func runningPod(
        _ name: String, namespace: String = "shop", app: String, port: Int = 8080, address: String, in cluster: Cluster
    ) throws -> Value {
        try cluster.create(
            [
                .apiVersion: "v1", .kind: "Pod",
                .metadata: [.name: .string(name), .namespace: .string(namespace), .labels: ["app": .string(app)]],
                .spec: [
                    .nodeName: "n1",
                    .containers: [
                        [
                            .name: "c", .image: "x:1",
                            .ports: [[.name: "http", .containerPort: Value(port), .protocol: "TCP"]],
                        ]
                    ],
                ],
            ], WriteOptions(isTrusted: true))
        let key = ObjectKey(.pod, namespace: namespace, name: name)
        cluster.modifyStatus(key) { status in
            status[.phase] = "Running"
            status[.podIP] = .string(address)
            status[.conditions] = [[.type: "Ready", .status: "True"]]
        }
        return try cluster.get(key)
    }

    private func service(_ name: String, app: String, targetPort: Value = "http") -> Value {
        [
            .apiVersion: "v1", .kind: "Service", .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: [.selector: ["app": .string(app)], .ports: [[.port: 80, .targetPort: targetPort]]],
        ]
    }

    private func policy(_ name: String, _ spec: Value) -> Value {
        [
            .apiVersion: "networking.k8s.io/v1", .kind: "NetworkPolicy",
            .metadata: [.name: .string(name), .namespace: "shop"],
            .spec: spec,
        ]
    }

    @Test func aServiceGetsAnAddressOfItsOwnAndLeadsToItsPods() throws {
        let cluster = try cluster()
        let web = try runningPod("web", app: "web", address: "10.244.0.1", in: cluster)
        let client = try runningPod("client", app: "client", address: "10.244.0.2", in: cluster)
        let service = try cluster.create(service("web", app: "web"))
        #expect(service[.spec][.clusterIP].string?.hasPrefix("10.") == true)
        let result = cluster.connect(fromPod: client, toHost: "web.shop.svc.cluster.local", port: 80)
        #expect(result.isConnected && result.port == 8080)
        #expect(result.pod == ObjectKey(.pod, namespace: "shop", name: web.objectName))
        #expect(cluster.connect(fromPod: client, toHost: "nowhere", port: 80).outcome == .unresolved)
        #expect(cluster.connect(fromPod: client, toHost: "web", port: 81).outcome == .timedOut)
        cluster.advance(by: .seconds(1))
        let slice = try #require(cluster.objects(.endpointSlice).first)
        #expect(slice[.endpoints][0][.addresses] == ["10.244.0.1"])
        #expect(slice[.ports] == [[.name: "", .protocol: "TCP", .port: 8080]])
    }

    @Test func aServiceWithoutReadyPodsRefuses() throws {
        let cluster = try cluster()
        let client = try runningPod("client", app: "client", address: "10.244.0.2", in: cluster)
        try cluster.create(service("web", app: "web"))
        let result = cluster.connect(fromPod: client, toHost: "web", port: 80)
        #expect(result.outcome == .refused)
        #expect(result.why == "Service/shop/web selects no pod (app=web)")
    }

    @Test func aPolicyKeepsOthersOut() throws {
        let cluster = try cluster()
        try runningPod("web", app: "web", address: "10.244.0.1", in: cluster)
        let client = try runningPod("client", app: "client", address: "10.244.0.2", in: cluster)
        let stranger = try runningPod("stranger", app: "stranger", address: "10.244.0.3", in: cluster)
        try cluster.create(service("web", app: "web"))
        try cluster.create(
            policy(
                "web",
                [
                    "podSelector": [.matchLabels: ["app": "web"]],
                    "ingress": [
                        [
                            "from": [["podSelector": [.matchLabels: ["app": "client"]]]],
                            .ports: [[.port: 8080, .protocol: "TCP"]],
                        ]
                    ],
                    "policyTypes": ["Ingress"],
                ]))
        #expect(cluster.connect(fromPod: client, toHost: "web", port: 80).isConnected)
        let denied = cluster.connect(fromPod: stranger, toHost: "web", port: 80)
        #expect(denied.outcome == .timedOut)
        #expect(denied.why == "NetworkPolicy/shop/web allows no ingress to shop/web on port 8080")
        cluster.configuration.network.policy.isEnforced = false
        #expect(cluster.connect(fromPod: stranger, toHost: "web", port: 80).isConnected)
    }

    @Test func egressPoliciesMustAllowTheNameService() throws {
        let cluster = try cluster()
        try runningPod("web", app: "web", address: "10.244.0.1", in: cluster)
        let client = try runningPod("client", app: "client", address: "10.244.0.2", in: cluster)
        try cluster.create(service("web", app: "web"))
        try cluster.create(
            policy(
                "client",
                [
                    "podSelector": [.matchLabels: ["app": "client"]], "policyTypes": ["Egress"],
                    "egress": [
                        ["to": [["podSelector": [.matchLabels: ["app": "web"]]]]],
                        [
                            "to": [
                                [
                                    "namespaceSelector": .emptyObject,
                                    "podSelector": [.matchLabels: ["k8s-app": "kube-dns"]],
                                ]
                            ],
                            .ports: [[.port: 53, .protocol: "UDP"]],
                        ],
                    ],
                ]))
        #expect(cluster.connect(fromPod: client, toHost: "web", port: 80).isConnected)
        cluster.configuration.network.nameService.nodeAddresses = ["169.254.20.10"]
        let result = cluster.connect(fromPod: client, toHost: "web", port: 80)
        #expect(result.outcome == .unresolved)
        #expect(result.why.contains("169.254.20.10"))
    }

    @Test func addressBlocksSelectPodsOnlyWhereTheEngineSaysSo() throws {
        let cluster = try cluster()
        try runningPod("web", app: "web", address: "10.244.0.1", in: cluster)
        let client = try runningPod("client", app: "client", address: "10.244.0.2", in: cluster)
        try cluster.create(service("web", app: "web"))
        try cluster.create(
            policy(
                "web",
                [
                    "podSelector": .emptyObject, "policyTypes": ["Ingress"],
                    "ingress": [["from": [["ipBlock": ["cidr": "10.244.0.0/16", "except": ["10.244.9.0/24"]]]]]],
                ]))
        #expect(cluster.connect(fromPod: client, toHost: "web", port: 80).isConnected)
        cluster.configuration.network.policy.addressBlocksSelectPods = false
        #expect(cluster.connect(fromPod: client, toHost: "web", port: 80).outcome == .timedOut)
    }

    @Test func aRouteSaysWhyItIsNotReachable() throws {
        let cluster = try cluster()
        try runningPod("web", app: "web", address: "10.244.0.1", in: cluster)
        try cluster.create(service("web", app: "web"))
        try cluster.create([
            .apiVersion: "networking.k8s.io/v1", .kind: "Ingress", .metadata: [.name: "web", .namespace: "shop"],
            .spec: [
                "ingressClassName": "nginx",
                .rules: [
                    [
                        "host": "shop.example",
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
        ])
        let waiting = try #require(cluster.routes(inNamespaces: ["shop"]).first)
        #expect(!waiting.isReachable)
        #expect(waiting.why == "Ingress/shop/web has no address: no controller has taken up class \"nginx\"")
        cluster.network.dataPlanes[ObjectKey(.ingress, namespace: "shop", name: "web")] = DataPlane(
            source: .outside(addresses: ["130.211.0.1"]), isPublic: true, address: "192.0.2.7")
        let ready = try #require(cluster.routes(inNamespaces: ["shop"]).first)
        #expect(ready.isReachable && ready.entry == "http://shop.example/")
    }

    @Test(arguments: [
        ("10.96.0.0/12", "10.111.255.255", true), ("10.96.0.0/12", "10.112.0.0", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("2001:db8::/64", "2001:db8::1", true), ("2001:db8::/64", "2001:db9::1", false), ("10.0.0.1", "10.0.0.1", true),
    ])
    func blocksContainTheirAddresses(block: String, address: String, isIn: Bool) {
        #expect(AddressBlock(block)?.contains(address) == isIn)
    }

    @Test(arguments: ["10.0.0", "10.0.0.0/33", "x", "", "1:2:3", "::1::2", "10.0.0.256"])
    func whatIsNoBlockIsRefused(text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
