extension RuleCase {
    private static let azure = Objects.account(
        "azure.workload.identity/client-id: 11111111-2222-3333-4444-555555555555")

    private static func binding(_ subject: String) -> String {
        Objects.object(
            "rbac.authorization.k8s.io/v1", "RoleBinding", "developers",
            "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}, subjects: [{\(subject)}]")
    }

    private static func request(_ signer: String) -> String {
        Objects.object(
            "certificates.k8s.io/v1", "CertificateSigningRequest", "dev-user", namespace: nil,
            "spec: {signerName: \(signer), request: bm9uZQ==, usages: [client auth]}")
    }

    private static let widget = Objects.object("example.com/v1", "Widget", "one", "spec: {}")
    private static let widgetDefinition = Objects.object(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.example.com", namespace: nil,
        "spec: {group: example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: "
            + "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}")

    static let identity: [RuleCase] = [
        RuleCase(
            "identity-label-missing", on: "aks", fires: azure + Objects.workload(pod: "serviceAccountName: web"),
            silent: azure
                + Objects.workload(labels: "azure.workload.identity/use: \"true\"", pod: "serviceAccountName: web")),
        RuleCase(
            "client-certificate-user", on: "eks",
            fires: binding("kind: User, name: dev-user, apiGroup: rbac.authorization.k8s.io"),
            silent: binding("kind: Group, name: developers, apiGroup: rbac.authorization.k8s.io")),
        RuleCase(
            "client-certificate-request", on: "eks", fires: request("kubernetes.io/kube-apiserver-client"),
            silent: request("kubernetes.io/kubelet-serving")),
        RuleCase(
            "cluster-address-outside", on: "eks", fires: Objects.service(spec: "clusterIP: 10.96.0.50"),
            silent: Objects.service()),
        RuleCase(
            "cluster-address-written", on: "eks", fires: Objects.configuration("resolver 10.96.0.10;"),
            silent: Objects.configuration("resolver kube-dns.kube-system.svc.cluster.local;")),
        RuleCase(
            "api-version-not-served", on: "eks",
            fires: Objects.object(
                "storage.k8s.io/v1beta1", "VolumeAttributesClass", "fast", namespace: nil, "driverName: a"),
            silent: Objects.storageClass("fast", provisioner: "ebs.csi.aws.com")),
        RuleCase("custom-resource-absent", on: "eks", fires: widget, silent: widgetDefinition + widget),
        RuleCase(
            "feature-gate", on: "eks",
            fires: Objects.service() + Objects.kindCluster("featureGates: {InPlacePodVerticalScaling: true}"),
            silent: Objects.service() + Objects.kindCluster("featureGates: {}")),
        RuleCase(
            "version-not-offered", on: "eks",
            fires: Objects.service()
                + Objects.kindCluster("nodes: [{role: control-plane, image: \"kindest/node:v1.28.0\"}]"),
            silent: Objects.service()
                + Objects.kindCluster("nodes: [{role: control-plane, image: \"kindest/node:v1.35.0\"}]")),
    ]
}
