import ClusterEngine
import KubeObjects

/// Compares the objects at the end of a replay with the recorded ones.
extension ReplayComparison {
    static let kinds: [String: Kind] = [
        "deployments": .deployment, "replicasets": .replicaSet, "pods": .pod, "services": .service,
        "endpointslices": .endpointSlice, "endpoints": .endpoints, "statefulsets": .statefulSet,
        "daemonsets": .daemonSet, "jobs": .job, "cronjobs": .cronJob, "controllerrevisions": .controllerRevision,
        "nodes": .node, "poddisruptionbudgets": .podDisruptionBudget, "configmaps": .configMap, "secrets": .secret,
        "persistentvolumeclaims": .persistentVolumeClaim, "persistentvolumes": .persistentVolume,
        "storageclasses": .storageClass, "limitranges": .limitRange, "resourcequotas": .resourceQuota,
        "namespaces": .namespace, "ingresses": .ingress, "networkpolicies": .networkPolicy,
        "horizontalpodautoscalers": .horizontalPodAutoscaler,
    ]

    func objectDifferences() -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        for (resource, items) in scenario.final {
            guard let kind = Self.kinds[resource] else { continue }
            let isClustered = kind == .node || kind == .persistentVolume || kind == .storageClass
            // Of the namespaces, only those of the scenario were recorded.
            let there =
                kind == .namespace
                ? cluster.objects(kind).filter { here in items.contains { $0.objectName == here.objectName } }
                : cluster.objects(kind, namespace: isClustered ? nil : scenario.namespace)
            let expected = grouped(items.map(Self.withoutOldLimits), by: recorded)
            let got = grouped(there, by: played)
            for name in Set(expected.keys).union(got.keys).sorted() {
                differences += compare(
                    "\(kind.name)/\(name)", expected[name] ?? [], got[name] ?? [], by: objectPairDifferences)
            }
        }
        return differences
    }

    /// What a kubelet on cgroup v1 reads back as the memory limit of a pod that has none: the largest multiple of a page.
    private static let unlimited: Value = "9007199254740988Ki"

    /// A recorded pod as a node with cgroup v2 tells it, as those of the platforms do: no limit is no limit.
    private static func withoutOldLimits(_ recorded: Value) -> Value {
        guard recorded[.status][.resources][.limits][.memory] == unlimited else { return recorded }
        var object = recorded
        object[.status][.resources][.limits][.memory] = .null
        if object[.status][.resources][.limits].isEmpty { object[.status][.resources][.limits] = .null }
        return object
    }

    private func grouped(_ objects: [Value], by normaliser: Normaliser) -> [String: [Value]] {
        var groups: [String: [Value]] = [:]
        for object in objects {
            var normal = normaliser.object(object)
            normal[.apiVersion] = .null
            normal[.kind] = .null
            // The player makes the first nodes when it begins.
            if scenario.nodes.contains(where: { $0.objectName == object.objectName }) {
                normal[.metadata][.creationTimestamp] = .null
            }
            normal[.metadata][.annotations]["kubectl.kubernetes.io/last-applied-configuration"] = .null
            if normal[.metadata][.annotations].isEmpty { normal[.metadata][.annotations] = .null }
            Self.sortEndpoints(of: &normal)
            groups[normaliser.name(object.objectName), default: []].append(normal)
        }
        for name in groups.keys {
            groups[name]?.sort {
                ($0[.metadata][.creationTimestamp].number ?? 0) < ($1[.metadata][.creationTimestamp].number ?? 0)
            }
        }
        return groups
    }

    /// Puts endpoints in an order: that of hash tables is theirs.
    private static func sortEndpoints(of object: inout Value) {
        func sorted(_ list: Value) -> Value {
            list.isNull ? list : .array(list.elements.sorted { text($0) < text($1) })
        }
        object["endpoints"] = sorted(object["endpoints"])
        for index in object["subsets"].elements.indices {
            let addresses = object["subsets"][index]["addresses"]
            object["subsets"].elements[index]["addresses"] = sorted(addresses)
        }
    }

    private func objectPairDifferences(_ name: String, _ expected: Value, _ got: Value) -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        walk(name, "", expected, got, &differences)
        return differences
    }
}
