import AppSources
import ClusterPlatforms
import KubeObjects

/// B28: one pod that no planned node can hold.
struct PodLargerThanNode: Rule {
    let id = "pod-larger-than-node"

    func matches(in move: Move) -> [Match] {
        guard let room = move.roomOnNode else { return [] }
        return move.workloads.compactMap { workload in
            let request = move.podRequest(of: workload)
            for resource in PodRequest.resources {
                guard let asked = request[resource], let most = room[resource], asked > most else { continue }
                return Match(
                    workload.manifest, workload.specPath.appending(.containers),
                    [
                        "workload": .workload(workload), "resource": LocalizedText(verbatim: resource),
                        "request": LocalizedText(verbatim: asked.text(of: resource)),
                        "allocatable": LocalizedText(verbatim: most.text(of: resource)),
                        "nodeType": LocalizedText(verbatim: move.managed.nodes.defaultType),
                    ])
            }
            return nil
        }
    }
}

/// B28: all pods together against all planned nodes.
struct CapacityExceeded: Rule {
    let id = "capacity-exceeded"

    func matches(in move: Move) -> [Match] {
        guard !move.managed.nodes.addsNodes, let room = move.roomOnNode else { return [] }
        let nodes = move.managed.nodes.count
        let running = move.workloads.filter { $0.key.kind.group != "batch" && $0.key.kind.name != "DaemonSet" }
        return PodRequest.resources.compactMap { resource -> Match? in
            let all = (room[resource] ?? .zero).times(nodes)
            let asked = running.map { workload in
                (workload, (move.podRequest(of: workload)[resource] ?? .zero).times(move.podCount(of: workload)))
            }
            let total = asked.reduce(Quantity.zero) { $0 + $1.1 }
            // Equal requests keep the order of the manifests.
            guard total > all,
                let largest = asked.enumerated().max(by: { ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset) })
            else { return nil }
            let workload = largest.element.0
            return Match(
                workload.manifest, workload.specPath.appending(.containers),
                [
                    "requested": LocalizedText(verbatim: total.text(of: resource)),
                    "resource": LocalizedText(verbatim: resource),
                    "nodes": "\(nodes)", "nodeType": LocalizedText(verbatim: move.managed.nodes.defaultType),
                    "allocatable": LocalizedText(verbatim: all.text(of: resource)), "workload": .workload(workload),
                ])
        }.prefix(1).map { $0 }
    }
}

/// What a pod requests, by resource.
enum PodRequest {
    static let resources = ["cpu", "memory"]
}

extension Quantity {
    /// The amount as people read it: memory in MiB where it is not written so already.
    func text(of resource: String) -> String {
        guard resource == "memory", intValue >= 1 << 20, !description.hasSuffix("i") else { return description }
        return "\(intValue >> 20)Mi"
    }

    /// This amount `count` times.
    func times(_ count: Int) -> Quantity {
        var sum = Quantity.zero
        // Doubling keeps this short for any count that a manifest can hold.
        var power = self
        var rest = max(0, count)
        while rest > 0 {
            if rest % 2 == 1 { sum = sum + power }
            rest /= 2
            if rest > 0 { power = power + power }
        }
        return sum
    }
}

extension Move {
    /// What one planned node has for pods of Deployments and the like: what is allocatable, without what agents on every node take.
    var roomOnNode: [String: Quantity]? {
        let nodes = managed.nodes
        if nodes.addsNodes { return managed.admission.mutation.flatMap { maximum(of: $0) } }
        guard let type = defaultNodeType else { return nil }
        let allocatable = nodes.reservation.allocatable(of: type)
        guard var cpu = Quantity("\(allocatable.cpuMillicores)m"), var memory = Quantity("\(allocatable.memory)") else {
            return nil
        }
        for agent in managed.system.workloads where agent.form == .daemonSet {
            cpu = cpu - (Quantity(agent.requests[.cpu]) ?? .zero)
            memory = memory - (Quantity(agent.requests[.memory]) ?? .zero)
        }
        for workload in workloads where workload.key.kind == .daemonSet {
            let request = podRequest(of: workload)
            cpu = cpu - (request["cpu"] ?? .zero)
            memory = memory - (request["memory"] ?? .zero)
        }
        return ["cpu": cpu, "memory": memory]
    }

    private func maximum(of mutation: ResourceMutation) -> [String: Quantity]? {
        var room: [String: Quantity] = [:]
        for resource in PodRequest.resources {
            room[resource] = Quantity(mutation.maximum[Key(resource)])
        }
        return room.isEmpty ? nil : room
    }

    /// What one pod of a workload requests: the sum of its containers, or the largest init container where that is more.
    func podRequest(of workload: Workload) -> [String: Quantity] {
        var request: [String: Quantity] = [:]
        for resource in PodRequest.resources {
            let key = Key(resource)
            let initial = workload.spec[.initContainers].elements
            let sidecars = initial.filter { $0[.restartPolicy].string == "Always" }
            let main = (workload.spec[.containers].elements + sidecars).reduce(Quantity.zero) {
                $0 + self.request(of: $1, key)
            }
            let largest = initial.map { self.request(of: $0, key) }.max() ?? .zero
            request[resource] = max(main, largest)
        }
        return request
    }

    /// What a container requests of a resource; its limit stands in, as Kubernetes does it.
    private func request(of container: Value, _ resource: Key) -> Quantity {
        let resources = container[.resources]
        return Quantity(resources[.requests][resource]) ?? Quantity(resources[.limits][resource]) ?? .zero
    }
}
