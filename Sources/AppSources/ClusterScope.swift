import KubeObjects
import KubeSchema

/// Knows which objects live in a namespace, and puts them into theirs.
struct ClusterScope {
    /// The kinds that the app's own custom resource definitions declare, and whether they live in namespaces.
    private let declared: [Kind: Bool]

    /// Learns from the custom resource definitions among the manifests.
    init(_ manifests: [Manifest]) {
        var declared: [Kind: Bool] = [:]
        for manifest in manifests where manifest.kind == Self.customResourceDefinition {
            let spec = manifest.object[.spec]
            guard let group = spec[.group].string, let name = spec[.names][.kind].string else { continue }
            declared[Kind(group: group, name: name)] = spec[.scope].string != "Cluster"
        }
        self.declared = declared
    }

    /// Whether objects of a kind live in namespaces. Kinds that nobody knows are taken to, as nearly all do.
    func isNamespaced(_ kind: Kind) -> Bool {
        declared[kind] ?? Schema.kubernetes.resource(kind)?.isNamespaced ?? !Self.foreignClusterKinds.contains(kind)
    }

    /// Fills in the namespaces that are left out, and says which ones cannot be.
    ///
    /// - Parameter refusesOthers: whether objects in another namespace than `namespace` are a problem.
    func placeNamespaces(
        in manifests: inout [Manifest], namespace: String?, refusesOthers: Bool = true
    ) -> [SourceProblem] {
        var problems: [SourceProblem] = []
        for index in manifests.indices {
            let manifest = manifests[index]
            let written = manifest.object[.metadata][.namespace].string
            let place = FieldPath.root.appending(.metadata).appending(.namespace)
            guard isNamespaced(manifest.kind) else {
                // The API server ignores a namespace here; so that keys compare equal, it goes.
                manifests[index].object[.metadata][.namespace] = .null
                continue
            }
            if refusesOthers, let namespace, let written, written != namespace {
                problems.append(
                    SourceProblem(
                        at: manifest.position(of: place),
                        "\(manifest.kind.name) \(manifest.key.name) is in namespace \(written), not in \(namespace)",
                        action: "leave out -n, or the namespace here"))
            } else if written == nil {
                manifests[index].object[.metadata][.namespace] = .string(namespace ?? "default")
            }
        }
        return problems
    }

    private static let customResourceDefinition = Kind(group: "apiextensions.k8s.io", name: "CustomResourceDefinition")

    /// Kinds without namespaces of what is often installed beside an app, whose definitions the app itself does not hold.
    private static let foreignClusterKinds: Set<Kind> = {
        let groups: [(group: String, kinds: String)] = [
            ("gateway.networking.k8s.io", "GatewayClass"),
            ("cert-manager.io", "ClusterIssuer"),
            ("cilium.io", "CiliumClusterwideNetworkPolicy CiliumNode CiliumLoadBalancerIPPool"),
            ("crd.projectcalico.org", "GlobalNetworkPolicy GlobalNetworkSet IPPool FelixConfiguration BGPPeer"),
            ("projectcalico.org", "GlobalNetworkPolicy GlobalNetworkSet IPPool FelixConfiguration BGPPeer"),
            ("operator.tigera.io", "Installation APIServer"),
            ("external-secrets.io", "ClusterSecretStore ClusterExternalSecret"),
            ("karpenter.sh", "NodePool NodeClaim"),
            ("karpenter.k8s.aws", "EC2NodeClass"),
            ("snapshot.storage.k8s.io", "VolumeSnapshotClass VolumeSnapshotContent"),
        ]
        return Set(
            groups.flatMap { entry in
                entry.kinds.split(separator: " ").map { Kind(group: entry.group, name: String($0)) }
            })
    }()
}

extension Key {
    static let group = Key("group")
    static let names = Key("names")
    static let scope = Key("scope")
}
