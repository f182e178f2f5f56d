import KubeObjects

/// What of a machine its pods have reserved.
struct Reservation: Sendable, Equatable {
    var cpu: Int64 = 0
    var memory: Int64 = 0
    var pods: Int64 = 0

    /// What a pod asks for.
    init(of pod: Value) {
        pods = 1
        for container in pod[.spec][.containers].elements { add(container) }
        // Init containers run before the others, so only the largest of them counts; sidecars go on.
        var largest = Reservation()
        for container in pod[.spec][.initContainers].elements {
            if container[.restartPolicy].string == "Always" {
                add(container)
            } else {
                var one = Reservation()
                one.add(container)
                largest.cpu = max(largest.cpu, one.cpu)
                largest.memory = max(largest.memory, one.memory)
            }
        }
        cpu = max(cpu, largest.cpu)
        memory = max(memory, largest.memory)
    }

    init() {}

    private mutating func add(_ container: Value) {
        let requests = container[.resources][.requests]
        guard !requests.isEmpty else { return }
        cpu += Quantity(requests[.cpu])?.milliValue ?? 0
        memory += Quantity(requests[.memory])?.intValue ?? 0
    }

    static func + (a: Reservation, b: Reservation) -> Reservation {
        var sum = a
        sum.cpu += b.cpu
        sum.memory += b.memory
        sum.pods += b.pods
        return sum
    }

    static func - (a: Reservation, b: Reservation) -> Reservation {
        var rest = a
        rest.cpu -= b.cpu
        rest.memory -= b.memory
        rest.pods -= b.pods
        return rest
    }
}

/// Whether a node takes a pod that was bound to it (kubelet `lifecycle/predicate.go`).
extension PodWorker {
    /// Why the kubelet does not take a pod; `nil` where it does, which reserves what the pod asks for.
    mutating func admissionRefusal(of pod: Value, in cluster: Cluster) -> Verdict? {
        guard let object = cluster.object(ObjectKey(.node, name: node)) else { return nil }
        for (key, value) in pod[.spec][.nodeSelector].stringMembers where object.label(Key(key)) != value {
            return Verdict(
                reason: "NodeAffinity",
                message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector")
        }
        let wanted = Reservation(of: pod)
        let used = cluster.machines.machines[node]?.reserved ?? Reservation()
        let allocatable = object[.status][.allocatable]
        let limits: [(name: String, wanted: Int64, used: Int64, capacity: Int64?)] = [
            ("pods", 1, used.pods, Quantity(allocatable[Key("pods")])?.intValue),
            ("cpu", wanted.cpu, used.cpu, Quantity(allocatable[.cpu])?.milliValue),
            ("memory", wanted.memory, used.memory, Quantity(allocatable[.memory])?.intValue),
        ]
        for limit in limits {
            guard let capacity = limit.capacity, limit.wanted > 0, limit.used + limit.wanted > capacity else {
                continue
            }
            return Verdict(
                reason: "OutOf\(limit.name)",
                message:
                    "Node didn't have enough resource: \(limit.name), requested: \(limit.wanted), used: \(limit.used), capacity: \(capacity)"
            )
        }
        reserved = wanted
        cluster.machines.machines[node]?.reserved = used + wanted
        return nil
    }

    /// Gives back what the pod had reserved on its node.
    mutating func giveReservationBack(in cluster: Cluster) {
        guard let own = reserved, let all = cluster.machines.machines[node]?.reserved else { return }
        reserved = nil
        cluster.machines.machines[node]?.reserved = all - own
    }

    /// Ends a pod that the node does not take.
    mutating func refuse(_ pod: Value, _ refusal: Verdict, in cluster: Cluster) {
        record(.warning, refusal.reason, refusal.message, pod, in: cluster)
        phase = .terminated
        cluster.modifyStatus(key) { status in
            status[.observedGeneration] = pod[.metadata][.generation]
            status[.phase] = "Failed"
            status[.reason] = .string(refusal.reason)
            status[.message] = .string("Pod was rejected: \(refusal.message)")
            status[.startTime] = .string(cluster.now.timestamp)
        }
    }
}

extension Cluster {
    /// Lets the kubelet evict a pod, as it does when a node runs out of disk or memory.
    ///
    /// - Parameters:
    ///   - message: what the pod's status says, such as `The node was low on resource: ephemeral-storage. …`.
    public func evictByKubelet(_ pod: ObjectKey, message: String) {
        guard let number = machines.workers.number(of: pod), let object = object(pod) else { return }
        machines.workers.change(number) { worker in
            guard worker.phase == .syncing else { return }
            worker.verdict = PodWorker.Verdict(reason: "Evicted", message: message)
            worker.record(.warning, "Evicted", message, object, in: self)
            worker.requestSync(at: now)
        }
        poke(controller: "kubelet", pod)
    }
}
