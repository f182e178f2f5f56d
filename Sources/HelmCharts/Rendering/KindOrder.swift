/// The order of kinds in which Helm installs (`pkg/release/v1/util/kind_sorter.go`).
enum KindOrder {
    /// What is installed earlier stands earlier.
    static let install = [
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
        "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass",
        "PersistentVolume",
        "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
        "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
        "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
        "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    ]

    private static let installRanks = Dictionary(
        install.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

    /// Sorts by kind; what is of the same kind keeps its order, kinds that Helm does not know come last by name.
    static func sorted<Element>(_ elements: [Element], kind: (Element) -> String) -> [Element] {
        elements.enumerated().sorted { a, b in
            let (first, second) = (kind(a.element), kind(b.element))
            switch (installRanks[first], installRanks[second]) {
            case (let x?, let y?) where x != y: return x < y
            case (nil, nil) where first != second: return first.utf8.lexicographicallyPrecedes(second.utf8)
            case (nil, _?): return false
            case (_?, nil): return true
            default: return a.offset < b.offset
            }
        }.map(\.element)
    }
}
