import KubeObjects

/// Documents that look like manifests but configure a tool: they are read, never applied.
enum ToolConfiguration {
    /// The API groups whose documents no cluster stores, with the tool that reads them.
    private static let tools: [(group: String, tool: String)] = [
        ("kind.x-k8s.io", "kind"),
        ("kustomize.config.k8s.io", "kustomize"),
        ("kubeadm.k8s.io", "kubeadm"),
        ("kubelet.config.k8s.io", "kubelet"),
        ("kubeproxy.config.k8s.io", "kube-proxy"),
        ("kubescheduler.config.k8s.io", "kube-scheduler"),
        ("apiserver.config.k8s.io", "kube-apiserver"),
        ("audit.k8s.io", "kube-apiserver"),
        ("client.authentication.k8s.io", "kubectl"),
        ("k3d.io", "k3d"),
        ("eksctl.io", "eksctl"),
        ("skaffold", "skaffold"),
        ("ctlptl.dev", "ctlptl"),
    ]

    /// Whether an object only configures a tool.
    static func isOne(_ value: Value) -> Bool { tool(of: value) != nil }

    /// The tool that reads a document; `nil` for an object of the cluster.
    static func tool(of value: Value) -> String? {
        guard let apiVersion = value[.apiVersion].string else { return nil }
        let group = apiVersion.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
        guard apiVersion.contains("/") else {
            // kubeconfig and Chart.yaml have versions without a group.
            return apiVersion == "v1" && value[.kind].string == "Config" && !value[.clusters].isNull ? "kubectl" : nil
        }
        return tools.first { $0.group == group }?.tool
    }
}

extension Key {
    static let clusters = Key("clusters")
}
