import ClusterEngine
import KubeObjects
import KubeSchema

/// Gives pods the environment and the token by which they sign in to the cloud, as identity webhooks do.
struct IdentityWebhook: AdmissionPlugin {
    let name = "IdentityWebhook"

    private let mechanisms: [IdentityMechanism]
    private let region: String

    init(_ mechanisms: [IdentityMechanism], region: String) {
        self.mechanisms = mechanisms
        self.region = region
    }

    func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create, request.subresource == nil else { return }
        let account = request.object[.spec][.serviceAccountName].string ?? "default"
        let key = ObjectKey(.serviceAccount, namespace: request.key.namespace, name: account)
        guard let serviceAccount = cluster.object(key) else { return }
        for mechanism in mechanisms {
            guard let annotation = mechanism.annotation, let value = serviceAccount.annotation(Key(annotation)),
                let tokenPath = mechanism.tokenPath,
                mechanism.podLabels.members.allSatisfy({ request.object[.metadata][.labels][$0.key] == $0.value })
            else { continue }
            inject(mechanism, value, tokenPath: tokenPath, into: &request.object)
        }
    }

    private func inject(_ mechanism: IdentityMechanism, _ value: String, tokenPath: String, into pod: inout Value) {
        let words = ["annotation": value, "tokenPath": tokenPath, "region": region]
        let environment = NamePattern(words, group: mechanism.name).fill(mechanism.environment)
        let parts = tokenPath.split(separator: "/")
        let folder = "/" + parts.dropLast().joined(separator: "/")
        guard !pod[.spec][.volumes].elements.contains(where: { $0[.name].string == mechanism.volumeName }) else {
            return
        }
        for list in [Key.initContainers, .containers] where !pod[.spec][list].isEmpty {
            for index in pod[.spec][list].elements.indices {
                for member in environment.members {
                    let known = pod[.spec][list][index][.env].elements
                    if known.contains(where: { $0[.name].string == member.key.text }) { continue }
                    pod[.spec][list].elements[index][.env].elements.append([
                        .name: .string(member.key.text), .value: member.value,
                    ])
                }
                pod[.spec][list].elements[index][.volumeMounts].elements.append([
                    .name: .string(mechanism.volumeName), "readOnly": true, .mountPath: .string(folder),
                ])
            }
        }
        let seconds = mechanism.expiration.map { Int($0.inSeconds) }
        pod[.spec][.volumes].elements.append([
            .name: .string(mechanism.volumeName),
            "projected": [
                "defaultMode": 420,
                "sources": [
                    [
                        "serviceAccountToken": [
                            "audience": Value(mechanism.audience), "expirationSeconds": Value(seconds),
                            "path": .string(parts.last.map(String.init) ?? "token"),
                        ]
                    ]
                ],
            ],
        ])
    }
}

/// Gives new Services of type LoadBalancer the class of the controller that takes them over.
struct LoadBalancerClassWebhook: AdmissionPlugin {
    let name = "LoadBalancerClass"

    private let assigned: String

    init(_ assigned: String) {
        self.assigned = assigned
    }

    func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .service, request.operation == .create,
            request.object[.spec][.type].string == "LoadBalancer", request.object[.spec]["loadBalancerClass"].isNull
        else { return }
        request.object[.spec]["loadBalancerClass"] = .string(assigned)
    }
}

/// Sends claims of in-tree provisioners to the CSI drivers that took them over (CSI migration).
struct DriverMigration: AdmissionPlugin {
    let name = "CSIMigration"

    private let drivers: [String: String]
    private static let annotations: [Key] = [
        "volume.kubernetes.io/storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner",
    ]

    init(_ drivers: [(inTree: String, driver: String)]) {
        self.drivers = Dictionary(drivers.map { ($0.inTree, $0.driver) }) { first, _ in first }
    }

    func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .persistentVolumeClaim, request.operation == .update else { return }
        for annotation in Self.annotations {
            guard let provisioner = request.object.annotation(annotation), let driver = drivers[provisioner] else {
                continue
            }
            request.object[.metadata][.annotations][annotation] = .string(driver)
        }
    }
}
