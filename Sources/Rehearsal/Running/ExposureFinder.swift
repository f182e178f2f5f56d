import ClusterEngine
import KubeObjects

/// Finds connections that the NetworkPolicies written deny, but that nothing stops.
struct ExposureFinder {
    let cluster: Cluster
    let namespaces: [String]

    func exposures() -> [RunReport.Exposure] {
        let pods = namespaces.flatMap { cluster.objects(.pod, namespace: $0) }.filter {
            !$0.isFinishedPod && !$0.isBeingDeleted
        }
        guard namespaces.contains(where: { !cluster.objects(.networkPolicy, namespace: $0).isEmpty }) else { return [] }
        // One pod stands for all of its workload.
        var representatives: [(owner: String, pod: Value)] = []
        for pod in pods {
            let owner = owner(of: pod)
            if !representatives.contains(where: { $0.owner == owner }) { representatives.append((owner, pod)) }
        }
        var found: [RunReport.Exposure] = []
        let stranger = strangerPod
        for target in representatives {
            for port in ports(of: target.pod) {
                for source in representatives where source.owner != target.owner {
                    note(
                        from: source.pod, named: source.owner, to: target.pod, named: target.owner, port: port,
                        into: &found)
                }
                note(
                    from: stranger, named: Self.stranger, to: target.pod, named: target.owner, port: port, into: &found)
            }
        }
        for source in representatives { noteInternet(from: source.pod, named: source.owner, into: &found) }
        return found
    }

    static let stranger = "any pod in another namespace"
    static let internet = "the internet"

    private var strangerPod: Value {
        [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: "stranger", .namespace: "default"],
            .status: [.podIP: "10.255.255.254"],
        ]
    }

    private func owner(of pod: Value) -> String { cluster.owner(of: pod)?.description ?? pod.objectName }

    private func ports(of pod: Value) -> [Int] {
        pod[.spec][.containers].elements.flatMap { $0[.ports].elements.compactMap { $0[.containerPort].integer } }
    }

    private func note(
        from source: Value, named sourceName: String, to target: Value, named targetName: String, port: Int,
        into found: inout [RunReport.Exposure]
    ) {
        let origin = cluster.peer(of: source)
        let verdict = cluster.policyVerdict(from: origin, to: cluster.peer(of: target), port: port)
        guard !verdict.isAllowed else { return }
        let result = cluster.connect(from: origin, toPod: target, port: port, transport: "TCP", service: nil)
        guard result.isConnected else { return }
        found.append(
            RunReport.Exposure(from: sourceName, to: targetName, port: port, why: why, policies: verdict.policies))
    }

    private func noteInternet(from source: Value, named name: String, into found: inout [RunReport.Exposure]) {
        let origin = cluster.peer(of: source)
        let outside = NetworkPeer.outside(address: Cluster.addressOfOutsideNames)
        let verdict = cluster.policyVerdict(from: origin, to: outside, port: 443)
        guard !verdict.isAllowed else { return }
        let result = cluster.connect(
            from: origin, inNamespace: source.objectNamespace, toHost: Cluster.addressOfOutsideNames, port: 443)
        guard result.isConnected else { return }
        found.append(RunReport.Exposure(from: name, to: Self.internet, port: nil, why: why, policies: verdict.policies))
    }

    private var why: String {
        cluster.configuration.network.policy.isEnforced
            ? "NetworkPolicy not enforced for this connection" : "NetworkPolicy not enforced"
    }
}
