import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

@testable import ClusterPlatforms

@Suite struct PlatformAdmissionTests {
    private func pod(_ change: (inout Value) -> Void) -> Value {
        var pod: Value = [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: "p", .namespace: "default"],
            .spec: [
                .containers: [
                    [
                        .name: "c", .image: "registry.example/c:1",
                        .readinessProbe: ["httpGet": ["path": "/", .port: 80]],
                        .livenessProbe: ["httpGet": ["path": "/", .port: 80]],
                    ]
                ]
            ],
        ]
        change(&pod)
        return pod
    }

    private func refusal(_ id: String, _ object: Value) throws -> String {
        let cluster = try Platform.named(id).makeCluster()
        do throws(StatusError) {
            try cluster.create(object)
            return ""
        } catch {
            return error.message
        }
    }

    /// The Autopilot webhook's messages, as clusters have been seen to give them.
    @Test func autopilotRefusesInItsOwnWords() throws {
        let privileged = pod {
            $0[.spec][.containers].elements[0][.securityContext] = ["privileged": true]
            $0[.spec][.hostNetwork] = true
        }
        #expect(
            try refusal("gke-autopilot", privileged) == """
                admission webhook "warden-validating.common-webhooks.networking.gke.io" denied the request: \
                GKE Warden rejected the request because it violates one or more constraints.
                Violations details: {"[denied by autogke-disallow-hostnamespaces]":["enabling hostNetwork is not allowed in \
                Autopilot."],"[denied by autogke-disallow-privilege]":["container c is privileged; not allowed in Autopilot"]}
                Requested by user: 'kubernetes-admin', groups: 'system:authenticated'.
                """)
        let capabilities = pod {
            $0[.spec][.containers].elements[0][.securityContext] = ["capabilities": ["add": ["NET_ADMIN", "KILL"]]]
        }
        #expect(
            try refusal("gke-autopilot", capabilities).contains(
                "linux capability 'NET_ADMIN' on container 'c' not allowed; Autopilot only allows the capabilities: 'AUDIT_WRITE,CHOWN,"
            ))
        let hostPort = pod { $0[.spec][.containers].elements[0][.ports] = [[.containerPort: 80, .hostPort: 80]] }
        #expect(try refusal("gke-autopilot", hostPort).contains("autogke-no-host-port"))
        let selector = pod { $0[.spec][.nodeSelector] = ["kubernetes.io/hostname": "kind-worker"] }
        #expect(try refusal("gke-autopilot", selector).contains("kubernetes.io/hostname"))
        #expect(try refusal("gke", privileged) == "")
        #expect(try refusal("kind", hostPort) == "")
    }

    @Test func autopilotReadsHostPathsUnderVarLogOnly() throws {
        func mounting(_ path: String, readOnly: Bool) -> Value {
            pod {
                $0[.spec][.volumes] = [[.name: "logs", "hostPath": ["path": .string(path)]]]
                $0[.spec][.containers].elements[0][.volumeMounts] = [
                    [.name: "logs", .mountPath: "/logs", "readOnly": .bool(readOnly)]
                ]
            }
        }
        #expect(try refusal("gke-autopilot", mounting("/var/log/pods", readOnly: true)) == "")
        #expect(
            try refusal("gke-autopilot", mounting("/var/log", readOnly: false)).contains(
                "hostPath volume logs in container c is accessed in write mode; disallowed in Autopilot."))
        #expect(
            try refusal("gke-autopilot", mounting("/proc", readOnly: true)).contains(
                "hostPath volume logs used in container c uses path /proc which is not allowed in Autopilot. Allowed path prefixes for hostPath volumes are: [/var/log/]."
            ))
    }

    @Test func autopilotKeepsItsNamespacesToItself() throws {
        let configuration: Value = [
            .apiVersion: "v1", .kind: "ConfigMap", .metadata: [.name: "c", .namespace: "kube-system"],
        ]
        #expect(
            try refusal("gke-autopilot", configuration)
                == "configmaps is forbidden: User \"kubernetes-admin\" cannot create resource \"configmaps\" in API group \"\" in the namespace \"kube-system\": GKE Warden authz [denied by managed-namespaces-limitation]: the namespace \"kube-system\" is managed and the request's verb \"create\" is denied"
        )
        #expect(try refusal("gke", configuration) == "")
    }

    @Test func autopilotWritesAndRaisesRequests() throws {
        let cluster = try Platform.named("gke-autopilot").makeCluster()
        func resources(_ requests: Value, _ change: (inout Value) -> Void = { _ in }) throws -> Value {
            var object = pod { pod in
                pod[.metadata][.name] = .null
                pod[.metadata][.generateName] = "p-"
                if !requests.isNull { pod[.spec][.containers].elements[0][.resources] = [.requests: requests] }
            }
            change(&object)
            return try cluster.create(object)[.spec][.containers][0][.resources][.requests]
        }
        #expect(try resources(.null) == [.cpu: "500m", .memory: "2Gi", "ephemeral-storage": "1Gi"])
        #expect(cluster.warnings.last?.contains("defaulted unspecified resources for containers [c]") == true)
        #expect(try resources([.cpu: "10m", .memory: "16Mi"])[.cpu] == "50m")
        #expect(try resources([.cpu: "1", .memory: "256Mi"])[.memory] == "1Gi")
        #expect(try resources([.cpu: "100m", .memory: "13Gi"])[.cpu] == "2")
        let spread = try resources([.cpu: "100m", .memory: "512Mi"]) {
            $0[.spec][.affinity]["podAntiAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"] = [
                ["weight": 1, "podAffinityTerm": [.topologyKey: "kubernetes.io/hostname"]]
            ]
        }
        #expect(spread[.cpu] == "500m")
        #expect(
            try refusal(
                "gke-autopilot",
                pod {
                    $0[.spec][.containers].elements[0][.resources] = [.requests: [.cpu: "64", .memory: "64Gi"]]
                }
            ).contains("autogke-pod-limit-constraints"))
    }

    @Test func withoutBurstingLimitsAreRequests() throws {
        let cluster = try Platform.named("gke-autopilot-no-bursting").makeCluster()
        let stored = try cluster.create(
            pod {
                $0[.spec][.containers].elements[0][.resources] = [
                    .requests: [.cpu: "500m", .memory: "1Gi"], .limits: [.cpu: "2", .memory: "4Gi"],
                ]
            })
        let resources = stored[.spec][.containers][0][.resources]
        #expect(resources[.limits] == resources[.requests])
    }

    @Test func aksAutomaticWantsProbesTagsAndBaseline() throws {
        let bare = pod {
            $0[.spec][.containers].elements[0][.readinessProbe] = .null
            $0[.spec][.containers].elements[0][.livenessProbe] = .null
        }
        let message = try refusal("aks-automatic", bare)
        #expect(message.hasPrefix("admission webhook \"validation.gatekeeper.sh\" denied the request: [azurepolicy-"))
        #expect(
            message.contains(
                "Container <c> in your Pod <p> has no <livenessProbe>. Required probes: [\"readinessProbe\", \"livenessProbe\"]"
            ))
        #expect(
            try refusal("aks-automatic", pod { $0[.spec][.containers].elements[0][.image] = "web:latest" }).contains(
                "latest"))
        #expect(
            try refusal("aks-automatic", pod { $0[.spec][.containers].elements[0][.image] = "web" }).contains(
                "version/tag"))
        #expect(try refusal("aks-automatic", pod { $0[.spec][.hostNetwork] = true }).contains("host namespaces"))
        #expect(
            try refusal("aks-automatic", pod { $0[.metadata][.labels]["kubernetes.azure.com/x"] = "1" }).contains(
                "reserved for AKS"))
        #expect(try refusal("aks-automatic", pod { _ in }) == "")
        #expect(try refusal("aks", bare) == "")
        let cluster = try Platform.named("aks-automatic").makeCluster()
        func service(_ name: String) -> Value {
            [
                .apiVersion: "v1", .kind: "Service", .metadata: [.name: .string(name), .namespace: "default"],
                .spec: [.selector: ["app": "web"], .ports: [[.port: 80]]],
            ]
        }
        try cluster.create(service("one"))
        #expect(throws: StatusError.self) { try cluster.create(service("two")) }
        let stored = try cluster.create(pod { _ in })
        #expect(stored[.spec][.containers][0][.resources][.requests] == [.cpu: "500m", .memory: "2Gi"])
    }

    @Test func externalAddressesAreBlockedOnGKE() throws {
        let service: Value = [
            .apiVersion: "v1", .kind: "Service", .metadata: [.name: "web", .namespace: "default"],
            .spec: ["externalIPs": ["192.0.2.1"], .ports: [[.port: 80]]],
        ]
        #expect(
            try refusal("gke", service)
                == "services \"web\" is forbidden: Use of external IPs is denied by admission control")
        #expect(try refusal("aks", service) == "")
    }

    @Test func identityIsInjectedWhereItIsAskedFor() throws {
        func environment(_ id: String, annotation: String, labels: Value, addOns: [String] = []) throws -> [String] {
            let cluster = try Platform.named(id).makeCluster(ClusterOptions(addOns: addOns))
            try cluster.create([
                .apiVersion: "v1", .kind: "ServiceAccount",
                .metadata: [
                    .name: "api", .namespace: "default",
                    .annotations: .object(Members([.init(key: Key(annotation), value: "who")])),
                ],
            ])
            let stored = try cluster.create(
                pod {
                    $0[.metadata][.labels] = labels
                    $0[.spec][.serviceAccountName] = "api"
                })
            let tokens = stored[.spec][.volumes].elements.flatMap { $0["projected"]["sources"].elements }
                .filter { !$0["serviceAccountToken"]["audience"].isNull }
            #expect(tokens.isEmpty == stored[.spec][.containers][0][.env].isEmpty)
            return stored[.spec][.containers][0][.env].elements.compactMap { $0[.name].string }
        }
        #expect(
            try environment("eks", annotation: "eks.amazonaws.com/role-arn", labels: .null).contains("AWS_ROLE_ARN"))
        let azure = "azure.workload.identity/client-id"
        let label: Value = ["azure.workload.identity/use": "true"]
        #expect(try environment("aks-automatic", annotation: azure, labels: .null) == [])
        #expect(try environment("aks-automatic", annotation: azure, labels: label).contains("AZURE_CLIENT_ID"))
        #expect(try environment("aks", annotation: azure, labels: label) == [])
        #expect(
            try environment("aks", annotation: azure, labels: label, addOns: ["azure-workload-identity"]).count == 4)
        #expect(try environment("gke-autopilot", annotation: "iam.gke.io/gcp-service-account", labels: .null) == [])
    }
}
