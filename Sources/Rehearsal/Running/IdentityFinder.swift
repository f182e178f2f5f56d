import ClusterEngine
import ClusterPlatforms
import KubeObjects

/// Finds pods that ask for an identity in the cloud and get none, or cannot connect to where its credentials come from.
///
/// No probe shows it: such a pod is ready, and its first call of a cloud service fails.
struct IdentityFinder {
    let cluster: Cluster
    let namespaces: [String]
    let mechanisms: [IdentityMechanism]
    let region: String

    func problems() -> [RunReport.WithoutIdentity] {
        var seen: Set<ObjectKey> = []
        return namespaces.flatMap { cluster.objects(.pod, namespace: $0) }.compactMap { pod in
            guard !pod.isFinishedPod, !pod.isBeingDeleted, let owner = cluster.owner(of: pod),
                seen.insert(owner).inserted, let (account, mechanism) = wish(of: pod),
                let (reason, why) = problem(of: pod, account, mechanism)
            else { return nil }
            return RunReport.WithoutIdentity(
                workload: owner, serviceAccount: account, mechanism: mechanism.name, reason: reason, why: why)
        }
    }

    /// The ServiceAccount and the way by which a pod asks for an identity; `nil` where it asks for none.
    private func wish(of pod: Value) -> (ObjectKey, IdentityMechanism)? {
        let name = pod[.spec][.serviceAccountName].string ?? "default"
        let key = ObjectKey(.serviceAccount, namespace: pod.objectNamespace, name: name)
        guard let account = cluster.object(key) else { return nil }
        let annotations = account[.metadata][.annotations].members.map(\.key.text)
        let mechanism = mechanisms.first { mechanism in
            annotations.contains { annotation in
                annotation == mechanism.annotation
                    || (mechanism.annotationPrefix.map { annotation.hasPrefix($0) } ?? false)
            }
        }
        return mechanism.map { (key, $0) }
    }

    private func problem(
        of pod: Value, _ account: ObjectKey, _ mechanism: IdentityMechanism
    ) -> (reason: String, why: String)? {
        guard mechanism.isEnabled else {
            return (
                "IdentityOff",
                "\(account) asks for an identity by \(mechanism.name), which is not switched on in this cluster"
            )
        }
        let missing = mechanism.podLabels.members.filter { pod[.metadata][.labels][$0.key] != $0.value }
        if let label = missing.first {
            return (
                "IdentityNotInjected",
                "the pods lack the label \"\(label.key.text): \(label.value.string ?? "")\", so they get no token of \(account)"
            )
        }
        for endpoint in mechanism.endpoints {
            let host = endpoint.host?.replacing("{region}", with: region)
            let address = endpoint.cidr.map { String($0.prefix { $0 != "/" }) }
            guard let target = address ?? host else { continue }
            for port in endpoint.ports {
                let result = cluster.connect(fromPod: pod, toHost: target, port: port)
                guard !result.isConnected else { continue }
                return (
                    "CredentialsBlocked", "cannot reach \(target):\(port), where credentials come from: \(result.why)"
                )
            }
        }
        return nil
    }
}

extension Cluster {
    /// The workload a pod belongs to, through its ReplicaSet or Job; the pod itself where nothing made it.
    func owner(of pod: Value) -> ObjectKey? {
        guard var key = pod.controllerKey else { return self.key(of: pod) }
        while let parent = object(key)?.controllerKey { key = parent }
        return key
    }
}
