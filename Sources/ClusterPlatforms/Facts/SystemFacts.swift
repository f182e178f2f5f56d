import KubeObjects

/// A workload of the platform itself, which takes room on its nodes.
public struct SystemWorkload: Sendable {
    /// What manages its pods.
    public enum Form: String, CaseIterable, Sendable {
        case deployment = "Deployment"
        case daemonSet = "DaemonSet"
        /// A static pod of the control plane's node.
        case staticPod = "StaticPod"
    }

    /// The workload's name.
    public let name: String
    /// The namespace it runs in.
    public let namespace: String
    /// What manages its pods.
    public let form: Form
    /// How many, of a Deployment.
    public let replicas: Int
    /// Labels of its pods.
    public let labels: Value
    /// What each pod requests, by resource.
    public let requests: Value
    /// The limits of each pod, by resource.
    public let limits: Value
    /// The image of its container.
    public let image: String
    /// Whether its pods use the node's network.
    public let usesHostNetwork: Bool
    /// Whether its pods may run on every node, whatever its taints.
    public let toleratesEverything: Bool
    /// Its priority class.
    public let priorityClass: String
    /// Ports its Service has, by name; empty where it has no Service.
    public let service: Value

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        namespace = try node["namespace"].optionalString() ?? "kube-system"
        form = try node["form"].word()
        replicas = try node["replicas"].integer(or: 1)
        labels = try node["labels"].texts()
        requests = try node["requests"].texts()
        limits = try node["limits"].texts()
        for table in ["requests", "limits"] {
            for (_, entry) in try node[Key(table)].entries() {
                _ = try entry.quantity()
            }
        }
        image = try node["image"].optionalString() ?? "registry.k8s.io/\(name)"
        usesHostNetwork = try node["hostNetwork"].bool(or: false)
        toleratesEverything = try node["toleratesEverything"].bool(or: form != .deployment)
        priorityClass = try node["priorityClass"].optionalString() ?? "system-cluster-critical"
        service = node["service"].value
    }
}

/// What a new cluster of the platform already runs and serves.
public struct SystemFacts: Sendable {
    /// Namespaces besides Kubernetes' own.
    public let namespaces: [String]
    /// The platform's workloads.
    public let workloads: [SystemWorkload]
    /// Whether the resource metrics API answers, which an HPA needs.
    public let hasMetricsServer: Bool
    /// The add-on that brings it, where it does not.
    public let metricsAddOn: String?
    /// Kinds that are served besides Kubernetes' own, by the name of the add-on or part that brings them.
    public let customResources: [CustomResource]

    init(_ node: ProfileNode) throws(PlatformError) {
        namespaces = try node["namespaces"].strings()
        var workloads: [SystemWorkload] = []
        for (name, entry) in try node["workloads"].entries() {
            workloads.append(try SystemWorkload(name: name, entry))
        }
        self.workloads = workloads
        hasMetricsServer = try node["metricsServer"].bool()
        metricsAddOn = try node["metricsAddOn"].optionalString()
        var resources: [CustomResource] = []
        for (name, entry) in try node["customResources"].entries() {
            resources.append(contentsOf: try CustomResource.resources(group: name, entry))
        }
        customResources = resources
    }
}

/// A kind that a CustomResourceDefinition serves.
public struct CustomResource: Sendable, Hashable {
    /// The API group and name of the kind.
    public let kind: Kind
    /// The versions served, the stored one first.
    public let versions: [String]
    /// The plural name in paths.
    public let plural: String
    /// Whether its objects have a namespace.
    public let isNamespaced: Bool
    /// Whether an operator makes pods of its objects, which is not simulated.
    public let makesPods: Bool

    /// The kinds of one group: `{versions: [v1], kinds: {Prometheus: prometheuses, ...}, clusterScoped: [...], makePods: [Prometheus]}`.
    static func resources(group: String, _ node: ProfileNode) throws(PlatformError) -> [CustomResource] {
        let versions = try node["versions"].strings()
        let clusterScoped = try node["clusterScoped"].strings()
        let podMakers = try node["makePods"].strings()
        guard !versions.isEmpty else { throw node.error("has no versions") }
        var resources: [CustomResource] = []
        for (name, plural) in try node["kinds"].entries() {
            resources.append(
                CustomResource(
                    kind: Kind(group: group, name: name), versions: versions, plural: try plural.string(),
                    isNamespaced: !clusterScoped.contains(name), makesPods: podMakers.contains(name)))
        }
        return resources
    }
}
