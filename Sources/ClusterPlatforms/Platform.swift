import KubeObjects

/// A place Kubernetes runs: what is known of it, each fact with its source.
///
/// A platform is data: a profile, the changes of a variant (`eks-auto`), and the changes of the add-ons a cluster has
/// (``adding(_:)``). Code asks it for facts and never for its name.
public struct Platform: Sendable {
    /// The profiles that come with Slipway, in the order of reports.
    public static let all = ["kind", "eks", "aks", "gke", "gke-autopilot"]

    /// The profile's name, such as `eks`.
    public let id: String
    /// The variant's name, such as `eks-auto`; `nil` for the platform as it usually comes.
    public let variant: String?
    /// The name for people.
    public let displayName: String
    /// The variants that can be asked for, in the order of the profile.
    public let variants: [String]
    /// The add-ons that were added, in order.
    public let addOns: [String]
    /// The day the facts were read.
    public let researchedAt: String
    /// Where facts come from, in the order of the profile.
    public let sources: [FactSource]
    /// Kubernetes versions.
    public let kubernetes: KubernetesFacts
    /// Machines.
    public let nodes: NodeFacts
    /// Volumes.
    public let storage: StorageFacts
    /// Services of type `LoadBalancer`.
    public let loadBalancer: LoadBalancerFacts
    /// Ingress controllers.
    public let ingress: IngressFacts
    /// The Gateway API.
    public let gateway: GatewayFacts
    /// Addresses and DNS.
    public let network: NetworkFacts
    /// NetworkPolicy.
    public let networkPolicy: NetworkPolicyFacts
    /// Identities of pods and people.
    public let identity: IdentityFacts
    /// Images.
    public let registry: RegistryFacts
    /// Refusals and changes at admission.
    public let admission: AdmissionFacts
    /// What already runs.
    public let system: SystemFacts

    let tree: ProfileTree
    let layers: [ProfileTree.Layer]

    /// The platform `id`, or a variant of it; `id` may itself name a variant.
    ///
    /// - Throws: ``PlatformError`` that lists what there is, for an unknown name.
    public static func named(_ id: String, variant: String? = nil) throws(PlatformError) -> Platform {
        let library = try ProfileLibrary.embedded()
        return try library.platform(id, variant: variant)
    }

    /// The platform a person's own profile describes; it may say `extends: eks` and only what differs.
    ///
    /// - Throws: ``PlatformError`` with the place in `text` for anything that is not a profile.
    public static func reading(
        _ text: String, file: String, variant: String? = nil
    ) throws(PlatformError) -> Platform {
        let library = try ProfileLibrary.embedded()
        return try library.platform(reading: text, file: file, variant: variant)
    }

    /// This platform with the add-ons `ids`, and the ones they need, installed in this order.
    ///
    /// - Throws: ``PlatformError`` for an add-on that is unknown or that the platform cannot have.
    public func adding(_ ids: [String]) throws(PlatformError) -> Platform {
        let library = try ProfileLibrary.embedded()
        return try library.adding(ids, to: self)
    }

    /// The fact at a dotted path such as `storage.classes.standard.provisioner`; `nil` where no fact stands there.
    public func fact(_ path: String) -> Fact? {
        tree.fact(path)
    }

    /// Every fact, in the order of the profile.
    public var facts: [Fact] { tree.facts }

    /// How this platform has the add-on `id`; `nil` where it cannot have it or there is none of this name.
    public func offer(of id: String) -> AddOn.Offer? {
        guard let addOn = try? ProfileLibrary.embedded().addOn(id) else { return nil }
        return addOn.offer(for: names)
    }

    /// The add-ons this platform can have or has, by name.
    public var offeredAddOns: [AddOn] {
        guard let library = try? ProfileLibrary.embedded() else { return [] }
        return library.addOns.filter { addOn in
            addOn.offer(for: names).map { $0.availability != .impossible } ?? false
        }
    }

    /// The names this platform goes by in add-ons, the most special first: variant, profile, profiles it extends.
    let names: [String]

    /// - Parameter layers: what the platform is made of, the most general first.
    /// - Parameter names: see ``names``.
    init(
        layers: [ProfileTree.Layer], names: [String], variants: [String], variant: String?, addOns: [String]
    ) throws(PlatformError) {
        var tree = ProfileTree()
        for layer in layers {
            tree.add(layer)
        }
        let node = ProfileNode(tree)
        self.tree = tree
        self.layers = layers
        self.names = names
        self.variants = variants
        self.variant = variant
        self.addOns = addOns
        let version = try node["schemaVersion"].integer()
        guard version == Self.schemaVersion else {
            throw node["schemaVersion"].error("is \(version), this program reads \(Self.schemaVersion)")
        }
        id = try node["id"].string()
        displayName = try node["displayName"].string()
        researchedAt = try node["researchedAt"].string()
        sources = try tree.checkedSources()
        kubernetes = try KubernetesFacts(node["kubernetes"])
        nodes = try NodeFacts(node["nodes"])
        storage = try StorageFacts(node["storage"])
        loadBalancer = try LoadBalancerFacts(node["loadBalancer"])
        ingress = try IngressFacts(node["ingress"])
        gateway = try GatewayFacts(node["gateway"])
        network = try NetworkFacts(node["network"])
        networkPolicy = try NetworkPolicyFacts(node["networkPolicy"])
        identity = try IdentityFacts(node["identity"])
        registry = try RegistryFacts(node["registry"])
        admission = try AdmissionFacts(node["admission"])
        system = try SystemFacts(node["system"])
    }

    /// The form of profiles this program reads.
    static let schemaVersion = 1
}
