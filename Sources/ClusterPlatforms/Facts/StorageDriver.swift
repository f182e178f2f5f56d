import KubeObjects

/// A provisioner of volumes and what its volumes can do.
public struct StorageDriver: Sendable {
    /// Who owns the root of a fresh volume.
    public enum RootOwner: String, CaseIterable, Sendable {
        /// Root, mode 0755: a container of another user needs `fsGroup`.
        case root
        /// Everyone may write.
        case everyone
        /// Fixed by the StorageClass's mount options; `chown` in the container does nothing.
        case mountOptions
    }

    /// The CSI driver's or provisioner's name.
    public let name: String
    /// Whether a new cluster has it.
    public let isInstalled: Bool
    /// The add-on that brings it, where it is not installed.
    public let addOn: String?
    /// Whether it is a CSI driver with a `CSIDriver` and `CSINode` entry.
    public let isCSI: Bool
    /// Whether volumes are attached to a node before they are mounted.
    public let attaches: Bool
    /// The in-tree provisioner whose claims it serves, such as `kubernetes.io/aws-ebs`.
    public let inTreeName: String?
    /// Access modes it can provision with a file system.
    public let accessModes: [String]
    /// Access modes it can provision as raw block devices.
    public let blockAccessModes: [String]
    /// The node label a volume is bound to; `nil` where any node can use it.
    public let topologyKey: String?
    /// The smallest volume it makes.
    public let minimumSize: Quantity?
    /// Sizes are rounded up to a multiple of this.
    public let sizeStep: Quantity?
    /// The file system on its volumes, such as `ext4`; `nil` for directories and shares.
    public let fileSystem: String?
    /// Whether a fresh volume holds a `lost+found` directory.
    public let hasLostAndFound: Bool
    /// Who owns the root of a fresh volume.
    public let rootOwner: RootOwner
    /// Whether the requested size is a limit.
    public let enforcesSize: Bool
    /// Whether `fsGroup` changes the ownership of its volumes.
    public let appliesFSGroup: Bool
    /// How long making a volume takes.
    public let provisioningTime: Duration
    /// How long attaching takes.
    public let attachTime: Duration
    /// Whether its claims need an identity in the cloud before the driver works, and which.
    public let requires: String?

    init(name: String, _ node: ProfileNode) throws(PlatformError) {
        self.name = name
        isInstalled = try node["installed"].bool()
        addOn = try node["addOn"].optionalString()
        isCSI = try node["csi"].bool(or: true)
        attaches = try node["attaches"].bool(or: false)
        inTreeName = try node["inTreeName"].optionalString()
        accessModes = try node["accessModes"].strings()
        blockAccessModes = try node["blockAccessModes"].strings()
        topologyKey = try node["topologyKey"].optionalString()
        minimumSize = try node["minimumSize"].optionalQuantity()
        sizeStep = try node["sizeStep"].optionalQuantity()
        fileSystem = try node["fileSystem"].optionalString()
        hasLostAndFound = try node["lostAndFound"].bool(or: false)
        rootOwner = try node["rootOwner"].word(or: .root)
        enforcesSize = try node["enforcesSize"].bool(or: true)
        appliesFSGroup = try node["appliesFSGroup"].bool(or: true)
        provisioningTime = try node["provisioningTime"].optionalDuration() ?? .zero
        attachTime = try node["attachTime"].optionalDuration() ?? .zero
        requires = try node["requires"].optionalString()
    }
}
