extension RuleCase {
    private static let full = "resources: {requests: {cpu: 500m, memory: 2Gi}, limits: {cpu: 500m, memory: 2Gi}}"
    private static let bothProbes =
        "readinessProbe: {tcpSocket: {port: 8080}}, livenessProbe: {tcpSocket: {port: 8080}}"

    private static func hostPath(_ readOnly: Bool) -> String {
        Objects.workload(
            "DaemonSet", pod: "volumes: [{name: logs, hostPath: {path: /var/log/pods}}]",
            container: "volumeMounts: [{name: logs, mountPath: /logs, readOnly: \(readOnly)}]")
    }

    private static func quota(_ cpu: String) -> String {
        Objects.object("v1", "ResourceQuota", "team", "spec: {hard: {requests.cpu: \"\(cpu)\"}}")
    }

    static let admission: [RuleCase] = [
        RuleCase(
            "privileged-container", on: "gke-autopilot",
            fires: Objects.workload(container: "securityContext: {privileged: true}"),
            silentOn: "gke"),
        RuleCase(
            "host-namespace", on: "gke-autopilot", fires: Objects.workload(pod: "hostNetwork: true"), silentOn: "gke"),
        RuleCase("host-path-refused", on: "gke-autopilot", fires: hostPath(false), silent: hostPath(true)),
        RuleCase(
            "host-port-refused", on: "gke-autopilot",
            fires: Objects.workload().replacing("containerPort: 8080", with: "containerPort: 8080, hostPort: 8080"),
            silent: Objects.workload()),
        RuleCase(
            "capability-refused", on: "gke-autopilot",
            fires: Objects.workload(container: "securityContext: {capabilities: {add: [NET_ADMIN]}}"),
            silent: Objects.workload(container: "securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}")),
        RuleCase(
            "requests-defaulted", on: "gke-autopilot", fires: Objects.workload(),
            silent: Objects.workload(container: full)),
        RuleCase(
            "requests-raised", on: "gke-autopilot",
            fires: Objects.workload(container: "resources: {requests: {cpu: 10m, memory: 32Mi}}"),
            silent: Objects.workload(container: full)),
        RuleCase(
            "quota-exceeded-after-change", on: "gke-autopilot", fires: Objects.workload() + quota("500m"),
            silent: Objects.workload() + quota("4")),
        RuleCase(
            "safeguard-probe-missing", on: "aks-automatic", fires: Objects.workload(),
            silent: Objects.workload(container: bothProbes)),
        RuleCase(
            "safeguard-image-tag", on: "aks-automatic", fires: Objects.workload(image: "ghcr.io/shop/web"),
            silent: Objects.workload()),
        RuleCase(
            "safeguard-provisioner", on: "aks-automatic",
            fires: Objects.storageClass("old", provisioner: "kubernetes.io/azure-disk"),
            silent: Objects.storageClass("new", provisioner: "disk.csi.azure.com")),
        RuleCase(
            "safeguard-selector-shared", on: "aks-automatic",
            fires: Objects.service() + Objects.service().replacing("name: web,", with: "name: web-admin,"),
            silent: Objects.service() + Objects.service("api")),
        RuleCase(
            "safeguard-reserved-label", on: "aks-automatic",
            fires: Objects.workload(labels: "kubernetes.azure.com/team: shop"),
            silent: Objects.workload(labels: "team: shop")),
        RuleCase(
            "managed-namespace", on: "gke-autopilot",
            fires: Objects.object("v1", "ConfigMap", "agent", namespace: "kube-system", "data: {a: b}"),
            silent: Objects.object("v1", "ConfigMap", "agent", "data: {a: b}")),
        RuleCase(
            "leader-election-in-managed-namespace", on: "gke-autopilot",
            fires: Objects.workload(container: "args: [\"--leader-election-namespace=kube-system\"]"),
            silent: Objects.workload(container: "args: [\"--leader-election-namespace=shop\"]")),
    ]
}
