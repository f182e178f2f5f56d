import KubeObjects
import KubeSchema

/// Gives every pod a service account, its pull secrets and its token (plug-in `ServiceAccount`).
public struct ServiceAccountAdmission: AdmissionPlugin {
    /// `ServiceAccount`
    public let name = "ServiceAccount"

    private static let mountPath = "/var/run/secrets/kubernetes.io/serviceaccount"
    /// One hour and seven seconds, by which the API server knows tokens that it may extend
    /// (`serviceaccount.WarnOnlyBoundTokenExpirationPeriod`).
    private static let tokenSeconds: Value = 3_607

    /// Creates the plug-in.
    public init() {}

    /// Names the account and mounts its token where the pod does not decline it.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create, request.subresource == nil else { return }
        if !(request.object[.metadata][.annotations]["kubernetes.io/config.mirror"].isNull) { return }
        let account = request.object[.spec][.serviceAccountName].string ?? ""
        let accountName = account.isEmpty ? "default" : account
        request.object[.spec][.serviceAccountName] = .string(accountName)
        request.object[.spec]["serviceAccount"] = .string(accountName)
        let key = ObjectKey(.serviceAccount, namespace: request.key.namespace, name: accountName)
        guard let object = cluster.object(key) else {
            throw request.forbidden(
                "error looking up service account \(key.namespace)/\(accountName): serviceaccount \"\(accountName)\" not found",
                in: cluster)
        }
        if request.object[.spec][.imagePullSecrets].isEmpty, !object[.imagePullSecrets].isEmpty {
            request.object[.spec][.imagePullSecrets] = object[.imagePullSecrets]
        }
        let wantsToken =
            request.object[.spec]["automountServiceAccountToken"].bool ?? object["automountServiceAccountToken"].bool
            ?? true
        if wantsToken { mountToken(&request.object, in: cluster) }
    }

    private func mountToken(_ pod: inout Value, in cluster: Cluster) {
        let existing = pod[.spec][.volumes].elements.first {
            ($0[.name].string ?? "").hasPrefix("kube-api-access-")
        }
        let volumeName = existing?[.name].string ?? "kube-api-access-" + cluster.random.nameSuffix()
        var isMounted = false
        for list in [Key.initContainers, .containers] where !pod[.spec][list].isEmpty {
            for index in pod[.spec][list].elements.indices {
                let mounts = pod[.spec][list][index][.volumeMounts].elements
                if mounts.contains(where: { $0[.mountPath].string == Self.mountPath }) { continue }
                isMounted = true
                pod[.spec][list].elements[index][.volumeMounts].elements.append([
                    .name: .string(volumeName), "readOnly": true, .mountPath: .string(Self.mountPath),
                ])
            }
        }
        guard isMounted, existing == nil else { return }
        var volume = Self.tokenVolume
        volume[.name] = .string(volumeName)
        pod[.spec][.volumes].elements.append(volume)
    }

    private static let tokenVolume: Value = [
        .name: "",
        "projected": [
            "sources": [
                ["serviceAccountToken": ["expirationSeconds": tokenSeconds, "path": "token"]],
                ["configMap": [.name: "kube-root-ca.crt", .items: [[.key: "ca.crt", "path": "ca.crt"]]]],
                [
                    "downwardAPI": [
                        .items: [
                            [
                                "path": "namespace",
                                "fieldRef": [.apiVersion: "v1", "fieldPath": "metadata.namespace"],
                            ]
                        ]
                    ]
                ],
            ],
            "defaultMode": 420,
        ],
    ]
}
