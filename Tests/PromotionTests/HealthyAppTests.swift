import Testing

@testable import Promotion

/// Apps that are fit for a platform already: no rule may find anything in them.
@Suite struct HealthyAppTests {
    private static func web(_ more: String = "", labels: String = "") -> String {
        Objects.workload(
            "Deployment", "web", replicas: 2, labels: labels,
            pod:
                "securityContext: {runAsNonRoot: true, fsGroup: 1000}, topologySpreadConstraints: [{maxSkew: 1, topologyKey: "
                + "topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}], "
                + "volumes: [{name: tmp, emptyDir: {sizeLimit: 100Mi}}]",
            container:
                "readinessProbe: {httpGet: {path: /, port: http}}, livenessProbe: {httpGet: {path: /, port: http}}, "
                + "resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 1Gi}}, volumeMounts: [{name: tmp, "
                + "mountPath: /tmp}], \(more)")
    }

    private static func database(_ storageClass: String) -> String {
        Objects.database(
            replicas: 3, class: storageClass, path: "/var/lib/postgresql/data", image: "postgres:17",
            pod: "securityContext: {runAsUser: 999, runAsGroup: 999, fsGroup: 999}",
            container:
                "env: [{name: PGDATA, value: /var/lib/postgresql/data/pgdata}], readinessProbe: {tcpSocket: {port: 5432}}, "
                + "livenessProbe: {tcpSocket: {port: 5432}}, resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 1Gi}}"
        )
    }

    private static let common =
        Objects.object("v1", "Namespace", "shop", namespace: nil, "spec: {}") + Objects.service()
        + Objects.object(
            "policy/v1", "PodDisruptionBudget", "web", "spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}")
        + Objects.object("v1", "ConfigMap", "settings", "data: {database: db.shop.svc.cluster.local}")
        + Objects.object(
            "autoscaling/v2", "HorizontalPodAutoscaler", "web",
            "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 4}"
        )

    private static let policy = Objects.policy(
        "policyTypes: [Ingress, Egress], ingress: [{from: [{ipBlock: {cidr: 130.211.0.0/22}}, {ipBlock: {cidr: 35.191.0.0/16}}, "
            + "{ipBlock: {cidr: 192.168.0.0/16}}, {podSelector: {}}, {namespaceSelector: {matchLabels: "
            + "{kubernetes.io/metadata.name: shop}}}]}], egress: [{ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}, "
            + "{to: [{podSelector: {}}]}]")

    static let apps: [(platform: String, text: String)] = [
        (
            "eks+aws-load-balancer-controller+aws-ebs-csi-driver+network-policy+metrics-server",
            common + web() + database("gp3") + policy + Objects.storageClass("gp3", provisioner: "ebs.csi.aws.com")
                + Objects.ingress(
                    "ingressClassName: alb",
                    annotation:
                        "alb.ingress.kubernetes.io/target-type: ip, alb.ingress.kubernetes.io/scheme: internet-facing")
        ),
        (
            "aks+app-routing-gateway+network-policy",
            common + web() + database("managed-csi") + policy
                + Objects.gateway(class: "approuting-istio") + Objects.route()
        ),
        ("aks-automatic", common + web() + database("managed-csi") + policy),
        (
            "gke+gke-gateway+network-policy",
            common + web() + database("standard-rwo") + policy
                + Objects.gateway(class: "gke-l7-global-external-managed") + Objects.route()
        ),
        (
            "gke-autopilot",
            common + web() + database("standard-rwo") + policy
                + Objects.gateway(class: "gke-l7-global-external-managed") + Objects.route()
        ),
    ]

    @Test(arguments: apps.indices)
    func nothingIsFoundInAnAppThatIsFit(_ index: Int) throws {
        let app = Self.apps[index]
        for finding in try Make.findings(app.text, on: app.platform) {
            Issue.record("\(app.platform): \(finding.label) \(finding.place): \(finding.message.english)")
        }
    }

    @Test func nothingIsFoundOnThePlatformTheAppComesFrom() throws {
        let taken =
            Objects.claim(class: "standard", size: "100Mi") + Objects.workload(image: "shop-api:dev")
            + Objects.policy("policyTypes: [Ingress]") + Objects.database(path: "/var/lib/postgresql/data")
            + Objects.service(type: "NodePort", port: "port: 80, nodePort: 30080")
        #expect(try Make.findings(taken, on: "kind").filter { $0.severity != .info }.map(\.rule) == [])
    }
}
