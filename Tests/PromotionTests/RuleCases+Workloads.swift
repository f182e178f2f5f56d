extension RuleCase {
    private static func budget(_ rule: String) -> String {
        Objects.object(
            "policy/v1", "PodDisruptionBudget", "web", "spec: {\(rule), selector: {matchLabels: {app: web}}}")
    }

    private static let autoscaler = Objects.object(
        "autoscaling/v2", "HorizontalPodAutoscaler", "web",
        "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5, metrics: "
            + "[{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}")

    private static let apartByZone =
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: "
        + "topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: web}}}]}}"

    private static func scratch(_ directory: String) -> String {
        Objects.workload(
            pod: "volumes: [{name: tmp, emptyDir: {\(directory)}}]",
            container: "volumeMounts: [{name: tmp, mountPath: /tmp}]")
    }

    private static func requesting(_ requests: String, replicas: Int = 2) -> String {
        Objects.workload(replicas: replicas, container: "resources: {requests: {\(requests)}}")
    }

    static let workloads: [RuleCase] = [
        RuleCase(
            "image-not-in-registry", on: "eks", fires: Objects.workload(image: "shop-api:dev"),
            silent: Objects.workload(image: "nginx:1.27")),
        RuleCase(
            "image-registry-unclear", on: "eks", fires: Objects.workload(image: "shop/api:1.0"),
            silent: Objects.workload(image: "ghcr.io/shop/api:1.0")),
        RuleCase(
            "image-pull-policy-never", on: "eks", fires: Objects.workload(container: "imagePullPolicy: Never"),
            silent: Objects.workload(container: "imagePullPolicy: Always")),
        RuleCase(
            "image-tag-mutable", on: "eks", fires: Objects.workload(image: "nginx:latest"),
            silent: Objects.workload(image: "nginx:1.27")),
        RuleCase(
            "image-architecture", on: "eks", fires: Objects.workload(image: "localhost:5001/api:1.0"),
            silent: Objects.workload()),
        RuleCase(
            "node-architecture-absent", on: "eks",
            fires: Objects.workload(pod: "nodeSelector: {kubernetes.io/arch: arm64}"),
            silent: Objects.workload(pod: "nodeSelector: {kubernetes.io/arch: amd64}")),
        RuleCase(
            "metrics-server-absent", on: "eks", fires: Objects.workload() + autoscaler, silentOn: "eks+metrics-server"),
        RuleCase(
            "metrics-server-duplicate", on: "aks",
            fires: Objects.workload(
                "Deployment", "metrics-server", image: "registry.k8s.io/metrics-server/metrics-server:v0.8.0"),
            silentOn: "eks"),
        RuleCase("pod-larger-than-node", on: "eks", fires: requesting("cpu: 60"), silent: requesting("cpu: 100m")),
        RuleCase(
            "capacity-exceeded", on: "eks", fires: requesting("memory: 2Gi", replicas: 40),
            silent: requesting("memory: 256Mi", replicas: 2)),
        RuleCase(
            "pods-per-node", on: "eks", fires: Objects.workload(replicas: 200), silent: Objects.workload(replicas: 3)),
        RuleCase(
            "disruption-budget-blocks", on: "eks", fires: Objects.workload(replicas: 2) + budget("minAvailable: 2"),
            silent: Objects.workload(replicas: 2) + budget("maxUnavailable: 1")),
        RuleCase(
            "single-replica-data", on: "eks", fires: Objects.database(replicas: 1),
            silent: Objects.database(replicas: 3)),
        RuleCase(
            "node-name-fixed", on: "eks",
            fires: Objects.workload(pod: "nodeSelector: {kubernetes.io/hostname: kind-worker}"),
            silent: Objects.workload()),
        RuleCase(
            "node-label-absent", on: "eks", fires: Objects.workload(pod: "nodeSelector: {ingress-ready: \"true\"}"),
            silent: Objects.workload(pod: "nodeSelector: {kubernetes.io/os: linux}")),
        RuleCase(
            "node-label-refused", on: "gke-autopilot", fires: Objects.workload(pod: "nodeSelector: {disktype: ssd}"),
            silent: Objects.workload(pod: "nodeSelector: {cloud.google.com/gke-spot: \"true\"}")),
        RuleCase(
            "zone-constraint-too-strict", on: "eks", fires: Objects.workload(replicas: 5, pod: apartByZone),
            silent: Objects.workload(replicas: 3, pod: apartByZone)),
        RuleCase(
            "spot-grace-period", on: "gke",
            fires: Objects.workload(
                pod: "nodeSelector: {cloud.google.com/gke-spot: \"true\"}, terminationGracePeriodSeconds: 120"),
            silent: Objects.workload(
                pod: "nodeSelector: {cloud.google.com/gke-spot: \"true\"}, terminationGracePeriodSeconds: 10")),
        RuleCase("ephemeral-storage-unbounded", on: "eks", fires: scratch(""), silent: scratch("sizeLimit: 1Gi")),
        RuleCase(
            "ephemeral-storage-over-limit", on: "gke-autopilot", fires: requesting("ephemeral-storage: 20Gi"),
            silent: requesting("ephemeral-storage: 1Gi")),
    ]
}
