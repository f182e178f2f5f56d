import ClusterPlatforms

extension BreakageCase {
    /// Breakages that do not show in a rehearsal, each with the reason.
    static let withoutSymptom: [String: String] = [
        "B15":
            "whether an app needs what an ignored annotation asked for is known to its author only; the map warns one by one",
        "B23": "the first seconds of a pod without its policies pass before anything can be measured; the map names it",
        "B30": "kind and a fresh cluster drain no node: it shows at the first upgrade",
        "B31": "it takes the loss of a node",
        "B36": "what scripts outside the cluster read is not among the manifests",
        "B41": "people and pipelines sign in from outside; the app itself runs",
        "B43": "it takes the reclaiming of a spot node",
        "B44": "how much a program writes is not in its manifests",
        "B48": "the DNS zone is outside the cluster",
        "B49": "a rehearsal takes the version it is asked for",
    ]

    static let all = policies + storage + traffic + workloads + admission

    // MARK: Policies

    private static let database =
        Parts.service("db", port: "port: 5432")
        + Parts.deployment(
            "db", labels: "k8s-app: db", image: "postgres:17",
            container: "ports: [{containerPort: 5432}], env: [{name: POSTGRES_PASSWORD, value: example}]")
    private static let client = Parts.deployment(
        "api", image: "ghcr.io/example/api:1",
        container: "ports: [{containerPort: 8080}], readinessProbe: {httpGet: {path: /, port: 8080}}, "
            + "env: [{name: DATABASE_URL, value: \"postgres://db:5432/app\"}]")
    private static let dnsToPods =
        "{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], "
        + "ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}"
    private static let dnsAnywhere = "{ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}"

    private static func account(_ annotation: String) -> String {
        Parts.object("v1", "ServiceAccount", "web", "automountServiceAccountToken: true", annotations: annotation)
    }

    static let policies: [BreakageCase] = [
        BreakageCase(
            "B01", on: "eks",
            database + Parts.policy("db", "podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]")
                + Parts.deployment("stranger"),
            shows: .exposed(to: "Deployment/default/db")),
        BreakageCase(
            "B01", on: "aks",
            database + Parts.policy("db", "podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]")
                + Parts.deployment("stranger"),
            shows: .exposed(to: "Deployment/default/db")),
        BreakageCase(
            "B01", on: "gke",
            database + Parts.policy("db", "podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]")
                + Parts.deployment("stranger"),
            shows: .exposed(to: "Deployment/default/db")),
        BreakageCase(
            "B02", on: "gke-autopilot",
            database + client
                + Parts.policy(
                    "egress",
                    "podSelector: {}, policyTypes: [Egress], egress: [\(dnsToPods), {to: [{podSelector: {}}]}]"),
            shows: .notReady("Deployment/default/api", because: "NameResolutionBlocked")),
        BreakageCase(
            "B03", on: "gke-autopilot",
            Parts.service() + Parts.deployment(container: Parts.ready)
                + Parts.gateway(class: "gke-l7-global-external-managed")
                + Parts.policy(
                    "web",
                    "podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {name: edge}}}]}]"
                ),
            shows: .unreachable(because: "NetworkPolicy/default/web"), kind: nil),
        BreakageCase(
            "B20", on: "eks+network-policy",
            account("eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/web\"")
                + Parts.deployment(pod: "serviceAccountName: web")
                + Parts.policy("egress", "podSelector: {}, policyTypes: [Egress], egress: [\(dnsAnywhere)]"),
            shows: .withoutIdentity("CredentialsBlocked")),
        BreakageCase(
            "B20", on: "gke-autopilot",
            account("iam.gke.io/gcp-service-account: web@project.iam.gserviceaccount.com")
                + Parts.deployment(pod: "serviceAccountName: web")
                + Parts.policy("egress", "podSelector: {}, policyTypes: [Egress], egress: [\(dnsAnywhere)]"),
            shows: .withoutIdentity("CredentialsBlocked")),
        BreakageCase(
            "B40", on: "aks+azure-workload-identity",
            account("azure.workload.identity/client-id: 00000000-0000-0000-0000-000000000000")
                + Parts.deployment(pod: "serviceAccountName: web"),
            shows: .withoutIdentity("IdentityNotInjected")),
        BreakageCase(
            "B24", on: "eks+network-policy",
            database + client
                + Parts.policy(
                    "egress",
                    "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [\(dnsAnywhere), {to: [{podSelector: {matchLabels: {k8s-app: db}}}], ports: [{port: 5432}]}]"
                ),
            shows: .notReady("Deployment/default/api", because: "ConnectionBlocked"), cure: .byHand),
        BreakageCase(
            "B25", on: "eks",
            Parts.deployment()
                + Parts.object(
                    "projectcalico.org/v3", "GlobalNetworkPolicy", "deny", "spec: {selector: all(), types: [Ingress]}"),
            shows: .notReady("GlobalNetworkPolicy/deny", because: "NoMatchForKind"), cure: .byHand, kind: ["calico"]),
        BreakageCase(
            "B26", on: "aks+network-policy",
            database + client
                + Parts.policy(
                    "egress",
                    "podSelector: {matchLabels: {app: api}}, policyTypes: [Egress], egress: [\(dnsAnywhere), {to: [{ipBlock: {cidr: 10.244.0.0/16}}], ports: [{port: 5432}]}]"
                ),
            shows: .notReady("Deployment/default/api", because: "ConnectionBlocked"), cure: .byHand),
        BreakageCase(
            "B50", on: "eks+network-policy",
            Parts.object(
                "v1", "Pod", "probe", "spec: {containers: [{name: probe, image: \"nginx:1.27\", \(Parts.port)}]}")
                + Parts.policy("probe", "podSelector: {}, policyTypes: [Ingress]"),
            shows: .exposed(to: "Pod/default/probe"), cure: .byHand),
    ]

    // MARK: Storage

    private static let postgres = "env: [{name: POSTGRES_PASSWORD, value: example}]"

    static let storage: [BreakageCase] = [
        BreakageCase(
            "B06", on: "eks", Parts.claim(class: "standard") + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "StorageClassMissing")),
        BreakageCase(
            "B06", on: "aks", Parts.claim(class: "standard") + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "StorageClassMissing")),
        BreakageCase(
            "B06", on: "eks-auto", Parts.claim() + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "NoDefaultStorageClass")),
        BreakageCase(
            "B07", on: "eks", Parts.claim(class: "gp2") + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "ProvisionerMissing"), kind: nil),
        BreakageCase(
            "B10", on: "gke",
            Parts.claim() + Parts.mounting(at: "/var/lib/postgresql/data", image: "postgres:17", container: postgres),
            shows: .notReady("Deployment/default/web", because: "ContainerExits")),
        BreakageCase(
            "B10", on: "aks",
            Parts.claim()
                + Parts.mounting(
                    at: "/var/lib/postgresql", image: "postgres:17", pod: "securityContext: {runAsUser: 999}",
                    container: postgres),
            shows: .notReady("Deployment/default/web", because: "ContainerExits")),
        BreakageCase(
            "B16", on: "gke",
            (1...4).map { Parts.claim("data-\($0)", class: "standard") }.joined()
                + Parts.deployment(
                    pod: "volumes: ["
                        + (1...4).map { "{name: v\($0), persistentVolumeClaim: {claimName: data-\($0)}}" }
                        .joined(separator: ", ") + "]",
                    container: "volumeMounts: ["
                        + (1...4).map { "{name: v\($0), mountPath: /v\($0)}" }.joined(separator: ", ") + "]"),
            shows: .notReady("Deployment/default/web", because: "VolumeInAnotherPlace")),
        BreakageCase(
            "B17", on: "aks", Parts.claim(mode: "ReadWriteMany") + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "ProvisioningFailed"), kind: nil),
        BreakageCase(
            "B17", on: "gke",
            Parts.claim()
                + Parts.mounting(
                    replicas: 2,
                    pod:
                        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}"
                ),
            shows: .notReady("Deployment/default/web", because: "VolumeNotAttached"), cure: .byHand, kind: nil,
            cluster: ClusterOptions(nodes: 6)),
        BreakageCase(
            "B18", on: "gke",
            Parts.object(
                "storage.k8s.io/v1", "StorageClass", "local",
                "provisioner: rancher.io/local-path\nvolumeBindingMode: WaitForFirstConsumer")
                + Parts.claim(class: "local") + Parts.mounting(),
            shows: .notReady("Deployment/default/web", because: "ProvisionerMissing")),
        BreakageCase(
            "B45", on: "aks",
            (1...6).map { Parts.claim("data-\($0)") }.joined()
                + Parts.deployment(
                    pod: "volumes: ["
                        + (1...6).map { "{name: v\($0), persistentVolumeClaim: {claimName: data-\($0)}}" }
                        .joined(separator: ", ") + "]",
                    container: "volumeMounts: ["
                        + (1...6).map { "{name: v\($0), mountPath: /v\($0)}" }.joined(separator: ", ") + "]"),
            shows: .notReady("Deployment/default/web", because: "TooManyVolumes"), cure: .byHand),
    ]

    // MARK: Traffic

    private static let controller = "aws-load-balancer-controller"
    private static let envoyClass = Parts.object(
        "gateway.networking.k8s.io/v1", "GatewayClass", "eg",
        "spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}")
    private static let pool = Parts.object(
        "metallb.io/v1beta1", "IPAddressPool", "pool", "spec: {addresses: [172.18.255.200-172.18.255.250]}")
    private static let server = Parts.service() + Parts.deployment(container: Parts.ready)

    static let traffic: [BreakageCase] = [
        BreakageCase(
            "B04", on: "gke-autopilot",
            Parts.service() + Parts.deployment(container: Parts.readyElsewhere)
                + Parts.gateway(class: "gke-l7-global-external-managed"),
            shows: .unreachable(because: "health check GET /"), kind: nil),
        BreakageCase(
            "B04", on: "eks+\(controller)",
            Parts.service() + Parts.deployment(container: Parts.readyElsewhere)
                + Parts.ingress(
                    "ingressClassName: alb",
                    annotations:
                        "alb.ingress.kubernetes.io/scheme: internet-facing, alb.ingress.kubernetes.io/target-type: ip"),
            shows: .unreachable(because: "health check GET /"), kind: nil),
        BreakageCase(
            "B05", on: "gke-autopilot", server + envoyClass + Parts.gateway(class: "eg"),
            shows: .notReady("Gateway/default/edge", because: "GatewayNotAccepted"),
            kind: ["envoy-gateway", "cloud-provider-kind"]),
        BreakageCase(
            "B05", on: "eks", server + envoyClass + Parts.gateway(class: "eg"),
            shows: .notReady("Gateway/default/edge", because: "NoMatchForKind"),
            kind: ["envoy-gateway", "cloud-provider-kind"]),
        BreakageCase(
            "B05", on: "aks", server + envoyClass + Parts.gateway(class: "eg"),
            shows: .notReady("Gateway/default/edge", because: "NoMatchForKind"),
            kind: ["envoy-gateway", "cloud-provider-kind"]),
        BreakageCase(
            "B11", on: "eks-auto", Parts.service(type: "LoadBalancer") + Parts.deployment(container: Parts.ready),
            shows: .unreachable(because: "internal"), kind: ["cloud-provider-kind"]),
        BreakageCase(
            "B12", on: "eks+\(controller)",
            server
                + Parts.ingress(
                    "ingressClassName: alb", annotations: "alb.ingress.kubernetes.io/scheme: internet-facing"),
            shows: .notReady("Ingress/default/web", because: "IngressFailed"), kind: nil),
        BreakageCase(
            "B13", on: "eks+\(controller)",
            server + Parts.object("v1", "Secret", "tls", "type: Opaque\nstringData: {tls.crt: a, tls.key: b}")
                + Parts.ingress(
                    "ingressClassName: alb, tls: [{hosts: [shop.example.com], secretName: tls}]",
                    annotations:
                        "alb.ingress.kubernetes.io/scheme: internet-facing, alb.ingress.kubernetes.io/target-type: ip"),
            shows: .unreachable(because: "certificate"), cure: .ready, kind: nil),
        BreakageCase(
            "B14", on: "eks", server + Parts.ingress("ingressClassName: nginx"),
            shows: .notReady("Ingress/default/web", because: "IngressClassMissing"), kind: ["ingress-nginx"]),
        BreakageCase(
            "B14", on: "gke", server + Parts.ingress("ingressClassName: nginx"),
            shows: .notReady("Ingress/default/web", because: "IngressClassMissing"), kind: ["ingress-nginx"]),
        BreakageCase(
            "B34", on: "eks",
            Parts.service(type: "NodePort", port: "port: 80, nodePort: 30080")
                + Parts.deployment(container: Parts.ready),
            shows: .unreachable(because: "node ports are closed")),
        BreakageCase(
            "B35", on: "gke",
            pool + Parts.service(type: "LoadBalancer", more: "loadBalancerIP: 172.18.255.200")
                + Parts.deployment(container: Parts.ready),
            shows: .notReady("Service/default/web", because: "LoadBalancerFailed"), kind: ["metallb"]),
        BreakageCase(
            "B35", on: "eks",
            Parts.deployment() + pool,
            shows: .notReady("IPAddressPool/default/pool", because: "NoMatchForKind"), kind: ["metallb"]),
        BreakageCase(
            "B37", on: "aks",
            Parts.service(type: "LoadBalancer", port: "port: 80, appProtocol: http")
                + Parts.deployment(container: Parts.readyElsewhere),
            shows: .unreachable(because: "health check GET /"), kind: ["cloud-provider-kind"]),
        BreakageCase(
            "B38", on: "gke+gke-gateway",
            server
                + Parts.object(
                    "gateway.networking.k8s.io/v1", "Gateway", "edge",
                    "spec: {gatewayClassName: gke-l7-global-external-managed, listeners: [{name: http, port: 80, protocol: HTTP}]}"
                )
                + Parts.object(
                    "gateway.networking.k8s.io/v1alpha2", "TCPRoute", "db",
                    "spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}"),
            shows: .notReady("TCPRoute/default/db", because: "NoMatchForKind"), cure: .byHand, kind: nil),
    ]
}
