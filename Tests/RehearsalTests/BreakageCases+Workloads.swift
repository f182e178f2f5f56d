import ClusterPlatforms

extension BreakageCase {
    private static let autoscaler = Parts.object(
        "autoscaling/v2", "HorizontalPodAutoscaler", "web",
        "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 1, maxReplicas: 3, "
            + "metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]}"
    )
    private static let requests = "resources: {requests: {cpu: 100m, memory: 64Mi}}"

    static let workloads: [BreakageCase] = [
        BreakageCase(
            "B08", on: "eks", Parts.deployment(image: "shop-api:dev"),
            shows: .notReady("Deployment/default/web", because: "ImageNotPulled")),
        BreakageCase(
            "B08", on: "gke", Parts.deployment(image: "shop/api:1.0", container: "imagePullPolicy: Never"),
            shows: .notReady("Deployment/default/web", because: "ImageNotPresent")),
        BreakageCase(
            "B09", on: "eks", Parts.deployment(image: "ghcr.io/example/shop:1"),
            shows: .notReady("Deployment/default/web", because: "ContainerExits"), cure: .byHand, kind: nil,
            settings: "images:\n  - {name: \"ghcr.io/example/*\", architectures: [arm64]}"),
        BreakageCase(
            "B27", on: "eks", Parts.deployment(container: requests) + autoscaler,
            shows: .notReady("HorizontalPodAutoscaler/default/web", because: "MetricsAPIMissing"),
            kind: ["metrics-server"]),
        BreakageCase(
            "B28", on: "eks", Parts.deployment(container: "resources: {requests: {cpu: \"3\", memory: 1Gi}}"),
            shows: .notReady("Deployment/default/web", because: "InsufficientResources"), cure: .byHand),
        BreakageCase(
            "B29", on: "eks", Parts.deployment(replicas: 30),
            shows: .notReady("Deployment/default/web", because: "TooManyPods"),
            cure: .byHand, cluster: ClusterOptions(nodeType: "t3.small")),
        BreakageCase(
            "B32", on: "eks", Parts.deployment(pod: "nodeSelector: {ingress-ready: \"true\"}"),
            shows: .notReady("Deployment/default/web", because: "NodeSelectorMismatch"), kind: nil),
        BreakageCase(
            "B32", on: "eks", Parts.deployment(pod: "nodeSelector: {kubernetes.io/hostname: kind-worker}"),
            shows: .notReady("Deployment/default/web", because: "NodeSelectorMismatch")),
        BreakageCase(
            "B33", on: "eks",
            Parts.deployment(
                replicas: 5,
                pod:
                    "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: web}}}]}}"
            ),
            shows: .notReady("Deployment/default/web", because: "AntiAffinityUnsatisfied")),
        BreakageCase(
            "B42", on: "eks", Parts.deployment() + Parts.service(more: "clusterIP: 10.96.100.100"),
            shows: .notReady("Service/default/web", because: "Invalid")),
        BreakageCase(
            "B47", on: "eks",
            Parts.deployment()
                + Parts.object(
                    "policy/v1beta1", "PodDisruptionBudget", "web",
                    "spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}"),
            shows: .notReady("PodDisruptionBudget/default/web", because: "NoMatchForKind"), cure: .byHand, kind: nil),
    ]

    static let admission: [BreakageCase] = [
        BreakageCase(
            "B19", on: "gke-autopilot",
            Parts.object(
                "apps/v1", "DaemonSet", "agent",
                "spec: {selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: agent, image: \"fluent/fluent-bit:3.0\", securityContext: {privileged: true}}]}}}"
            ),
            shows: .notReady("DaemonSet/default/agent", because: "AdmissionDenied")),
        BreakageCase(
            "B21", on: "gke-autopilot", Parts.deployment(), shows: .warned("defaulted unspecified resources")),
        BreakageCase(
            "B21", on: "gke-autopilot",
            Parts.object("v1", "ResourceQuota", "small", "spec: {hard: {requests.cpu: 100m}}")
                + Parts.deployment(replicas: 2, container: "resources: {requests: {cpu: 20m, memory: 400Mi}}"),
            shows: .notReady("Deployment/default/web", because: "QuotaExceeded")),
        BreakageCase(
            "B22", on: "aks-automatic", Parts.deployment(image: "nginx:1.27"),
            shows: .notReady("Deployment/default/web", because: "AdmissionDenied"), cure: .byHand),
        BreakageCase(
            "B39", on: "gke-autopilot",
            Parts.deployment()
                + Parts.object("v1", "ConfigMap", "settings", "data: {a: b}", namespace: "kube-system"),
            shows: .notReady("ConfigMap/kube-system/settings", because: "AdmissionDenied")),
        BreakageCase(
            "B46", on: "gke-autopilot",
            Parts.deployment(container: "resources: {requests: {cpu: 500m, memory: 1Gi, ephemeral-storage: 20Gi}}"),
            shows: .notReady("Deployment/default/web", because: "AdmissionDenied"), cure: .byHand),
    ]
}
