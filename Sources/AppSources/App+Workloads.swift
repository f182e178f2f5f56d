import KubeObjects

/// An object that makes pods, seen through the template of its pods.
public struct Workload: Sendable {
    /// The object that makes the pods, or the pod itself.
    public let manifest: Manifest
    /// Where the pods' specification stands in the object, such as `spec.template.spec`.
    public let specPath: FieldPath
    /// The pods' specification.
    public let spec: Value
    /// The pods' metadata.
    public let metadata: Value

    /// Which object it is.
    public var key: ObjectKey { manifest.key }

    /// The labels of its pods; null where there are none.
    public var labels: Value { metadata[.labels] }

    /// Its containers with their places: init containers first, then the others, as they are written.
    public var containers: [(path: FieldPath, container: Value)] {
        [Key.initContainers, .containers].flatMap { list in
            spec[list].elements.enumerated().map { (specPath.appending(list).appending($0.offset), $0.element) }
        }
    }

    /// How many pods the object asks for: one for a pod, `nil` for a DaemonSet, which asks for one on every node.
    public var replicas: Int? {
        switch manifest.kind.name {
        case "DaemonSet": nil
        case "Pod", "CronJob": 1
        case "Job": manifest.object[.spec]["parallelism"].integer ?? 1
        default: manifest.object[.spec][.replicas].integer ?? 1
        }
    }

    /// Finds the pod template of an object; `nil` for a kind that makes no pods.
    public init?(_ manifest: Manifest) {
        guard let template = Self.templates[manifest.kind] else { return nil }
        self.manifest = manifest
        let pod = manifest.object[path: template]
        let path = template.reduce(FieldPath.root) { $0.appending($1) }
        specPath = path.appending(.spec)
        spec = pod[.spec]
        metadata = pod[.metadata]
    }

    /// Where each kind keeps the template of its pods.
    private static let templates: [Kind: [Key]] = [
        Kind(group: "", name: "Pod"): [],
        Kind(group: "", name: "ReplicationController"): [.spec, .template],
        Kind(group: "apps", name: "Deployment"): [.spec, .template],
        Kind(group: "apps", name: "ReplicaSet"): [.spec, .template],
        Kind(group: "apps", name: "StatefulSet"): [.spec, .template],
        Kind(group: "apps", name: "DaemonSet"): [.spec, .template],
        Kind(group: "batch", name: "Job"): [.spec, .template],
        Kind(group: "batch", name: "CronJob"): [.spec, "jobTemplate", .spec, .template],
    ]
}

extension App {
    /// The objects that make pods, in the order they are applied.
    public var workloads: [Workload] { manifests.compactMap(Workload.init) }

    /// The workloads of a namespace whose pods a Service selects. A Service without a selector selects none.
    public func workloads(selectedBy service: Manifest) -> [Workload] {
        let selector = service.object[.spec][.selector].stringMembers
        guard !selector.isEmpty else { return [] }
        return workloads.filter { workload in
            workload.key.namespace == service.key.namespace
                && selector.allSatisfy { workload.labels[Key($0.key)].string == $0.value }
        }
    }

    /// The Services that select the pods of a workload.
    public func services(selecting workload: Workload) -> [Manifest] {
        manifests(of: Kind(group: "", name: "Service")).filter { service in
            workloads(selectedBy: service).contains { $0.key == workload.key }
        }
    }

    /// The NetworkPolicies that select the pods of a workload.
    public func networkPolicies(selecting workload: Workload) -> [Manifest] {
        manifests(of: Kind(group: "networking.k8s.io", name: "NetworkPolicy")).filter { policy in
            guard policy.key.namespace == workload.key.namespace,
                let selector = try? LabelSelector(policy.object[.spec]["podSelector"])
            else { return false }
            return selector.matches(workload.labels)
        }
    }
}
