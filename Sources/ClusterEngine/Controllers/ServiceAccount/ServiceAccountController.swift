import KubeObjects
import KubeSchema

/// Gives every namespace its `default` service account (kube-controller-manager `pkg/controller/serviceaccount`) and the
/// certificate that pods know the API server by (`pkg/controller/certificates/rootcacertpublisher`).
struct ServiceAccountController: Controller {
    let name = "service-account-controller"
    let watchedKinds = [Kind.namespace, .serviceAccount, .configMap]
    let latency = Duration.milliseconds(1)

    private static let accountName = "default"
    private static let certificateName = "kube-root-ca.crt"
    private static let certificateNote =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters."

    mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        switch change.kind {
        case .namespace:
            if !change.isDeletion { queue.add(change.key) }
        case .serviceAccount:
            if change.isDeletion, change.key.name == Self.accountName { queueNamespace(of: change.key, &queue) }
        default:
            if change.key.name == Self.certificateName, change.operation != .added {
                queueNamespace(of: change.key, &queue)
            }
        }
    }

    private func queueNamespace(of key: ObjectKey, _ queue: inout WorkQueue) {
        queue.add(ObjectKey(.namespace, name: key.namespace))
    }

    mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let namespace = cluster.object(key), namespace[.status][.phase].string == "Active",
            !namespace.isBeingDeleted
        else { return }
        if cluster.object(ObjectKey(.serviceAccount, namespace: key.name, name: Self.accountName)) == nil {
            try cluster.create(
                [
                    .kind: "ServiceAccount", .apiVersion: "v1",
                    .metadata: [.name: .string(Self.accountName), .namespace: .string(key.name)],
                ], .controller("service-account-controller"))
        }
        try publishCertificate(in: key.name, cluster)
    }

    private func publishCertificate(in namespace: String, _ cluster: Cluster) throws(StatusError) {
        let key = ObjectKey(.configMap, namespace: namespace, name: Self.certificateName)
        let data: Value = ["ca.crt": .string(Self.certificate)]
        guard let existing = cluster.object(key) else {
            try cluster.create(
                [
                    .kind: "ConfigMap", .apiVersion: "v1",
                    .metadata: [
                        .name: .string(Self.certificateName), .namespace: .string(namespace),
                        .annotations: ["kubernetes.io/description": .string(Self.certificateNote)],
                    ],
                    .data: data,
                ], .controller("root-ca-cert-publisher"))
            return
        }
        if existing[.data] != data {
            try cluster.modify(key, .controller("root-ca-cert-publisher")) { $0[.data] = data }
        }
    }

    /// Stands where a cluster's certificate authority would: nothing here checks signatures.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        c2ltdWxhdGVkIGNsdXN0ZXIsIG5vIGNlcnRpZmljYXRlIGF1dGhvcml0eQ==
        -----END CERTIFICATE-----

        """
}
