import KubeObjects
import KubeSchema

/// What an object counts for in ResourceQuotas: amounts by the names that `spec.hard` uses.
public enum QuotaUsage {
    /// The amounts that `object` takes of the resources named in a quota; resources it does not touch are left out.
    public static func amounts(of object: Value, kind: Kind, in cluster: Cluster) -> [Key: Quantity] {
        var amounts: [Key: Quantity] = [:]
        if let type = cluster.schema.resource(kind) {
            amounts[Key("count/\(type.resourceName)")] = one
        }
        switch kind {
        case .pod: addPod(object, to: &amounts)
        case .service: addService(object, to: &amounts)
        case .persistentVolumeClaim: addClaim(object, to: &amounts)
        case .configMap: amounts["configmaps"] = one
        case .secret: amounts["secrets"] = one
        case .replicationController: amounts["replicationcontrollers"] = one
        case .resourceQuota: amounts["resourcequotas"] = one
        default: break
        }
        return amounts
    }

    private static let one = Quantity("1") ?? .zero

    private static func addPod(_ pod: Value, to amounts: inout [Key: Quantity]) {
        guard !pod.isFinishedPod else { return }
        amounts["pods"] = one
        for (list, prefix) in [(Key.requests, "requests."), (.limits, "limits.")] {
            for (name, amount) in sums(pod[.spec], list) {
                let text = name.text
                if list == .limits, text.contains("/") { continue }
                amounts[Key(prefix + text)] = amount
                if list == .requests, text == "cpu" || text == "memory" || text == "ephemeral-storage" {
                    amounts[name] = amount
                }
            }
        }
    }

    /// A pod's requests or limits: its containers and sidecars together, or its largest init container.
    private static func sums(_ spec: Value, _ list: Key) -> [(Key, Quantity)] {
        var total: [(key: Key, amount: Quantity)] = []
        func change(_ key: Key, _ update: (Quantity) -> Quantity) {
            if let index = total.firstIndex(where: { $0.key == key }) {
                total[index].amount = update(total[index].amount)
            } else {
                total.append((key, update(.zero)))
            }
        }
        let sidecars = spec[.initContainers].elements.filter { $0[.restartPolicy].string == "Always" }
        for container in spec[.containers].elements + sidecars {
            for member in container[.resources][list].members {
                if let amount = Quantity(member.value) { change(member.key) { $0 + amount } }
            }
        }
        for container in spec[.initContainers].elements where container[.restartPolicy].string != "Always" {
            for member in container[.resources][list].members {
                if let amount = Quantity(member.value) { change(member.key) { max($0, amount) } }
            }
        }
        return total.map { ($0.key, $0.amount) }
    }

    private static func addService(_ service: Value, to amounts: inout [Key: Quantity]) {
        amounts["services"] = one
        let type = service[.spec][.type].string
        let ports = service[.spec][.ports].elements.count
        if type == "LoadBalancer" {
            amounts["services.loadbalancers"] = one
            let allocates = service[.spec]["allocateLoadBalancerNodePorts"].bool ?? true
            amounts["services.nodeports"] = Quantity(allocates ? String(ports) : "0")
        } else if type == "NodePort" {
            amounts["services.nodeports"] = Quantity(String(ports))
        }
    }

    private static func addClaim(_ claim: Value, to amounts: inout [Key: Quantity]) {
        amounts["persistentvolumeclaims"] = one
        let size = Quantity(claim[.spec][.resources][.requests]["storage"]) ?? .zero
        amounts["requests.storage"] = size
        if let name = claim[.spec][.storageClassName].string, !name.isEmpty {
            amounts[Key("\(name).storageclass.storage.k8s.io/requests.storage")] = size
            amounts[Key("\(name).storageclass.storage.k8s.io/persistentvolumeclaims")] = one
        }
    }

    /// Whether a quota's scopes cover an object. Scopes speak of pods only; other objects are covered by a quota without.
    public static func covers(_ quota: Value, _ object: Value, kind: Kind) -> Bool {
        let scopes = quota[.spec]["scopes"].elements.compactMap(\.string)
        let expressions = quota[.spec]["scopeSelector"][.matchExpressions].elements
        if scopes.isEmpty, expressions.isEmpty { return true }
        guard kind == .pod else { return false }
        for scope in scopes where !matches(scope, object) { return false }
        for expression in expressions {
            let scope = expression["scopeName"].string ?? ""
            if scope == "PriorityClass" {
                let name = object[.spec][.priorityClassName].string ?? ""
                let values = expression[.values].elements.compactMap(\.string)
                switch expression[.operator].string {
                case "In": if !values.contains(name) { return false }
                case "NotIn": if values.contains(name) { return false }
                case "Exists": if name.isEmpty { return false }
                case "DoesNotExist": if !name.isEmpty { return false }
                default: return false
                }
            } else if !matches(scope, object) {
                return false
            }
        }
        return true
    }

    private static func matches(_ scope: String, _ pod: Value) -> Bool {
        switch scope {
        case "Terminating": return pod[.spec]["activeDeadlineSeconds"].integer != nil
        case "NotTerminating": return pod[.spec]["activeDeadlineSeconds"].integer == nil
        case "BestEffort": return isBestEffort(pod)
        case "NotBestEffort": return !isBestEffort(pod)
        case "PriorityClass": return pod[.spec][.priorityClassName].string != nil
        case "CrossNamespacePodAffinity":
            let affinity = pod[.spec][.affinity]
            return [Key.podAffinity, .podAntiAffinity].contains { kind in
                affinity[kind][.required].elements.contains {
                    !$0[.namespaces].isEmpty || !$0[.namespaceSelector].isNull
                }
                    || affinity[kind][.preferred].elements.contains {
                        !$0[.podAffinityTerm][.namespaces].isEmpty || !$0[.podAffinityTerm][.namespaceSelector].isNull
                    }
            }
        default: return false
        }
    }

    private static func isBestEffort(_ pod: Value) -> Bool {
        (pod[.spec][.containers].elements + pod[.spec][.initContainers].elements).allSatisfy { container in
            [Key.requests, .limits].allSatisfy {
                container[.resources][$0][.cpu].isNull && container[.resources][$0][.memory].isNull
            }
        }
    }

    /// What all objects of a namespace take of the resources named in a quota, for its status.
    public static func used(by quota: Value, in cluster: Cluster) -> [Key: Quantity] {
        let namespace = quota.objectNamespace
        var used: [Key: Quantity] = [:]
        for member in quota[.spec][.hard].members { used[member.key] = .zero }
        for kind in cluster.kinds where kind != .event {
            for object in cluster.objects(kind, namespace: namespace) where covers(quota, object, kind: kind) {
                for (key, amount) in amounts(of: object, kind: kind, in: cluster) {
                    if let sum = used[key] { used[key] = sum + amount }
                }
            }
        }
        return used
    }
}
