import KubeObjects

/// A machine a node can be: an instance type, a VM size or a machine type.
public struct NodeType: Sendable {
    /// The platform's name for it, such as `m5.large`.
    public let name: String
    /// Nominal processors.
    public let cpu: Quantity
    /// Nominal memory.
    public let memory: Quantity
    /// Local disk for images, logs and `emptyDir`.
    public let ephemeralStorage: Quantity
    /// `amd64` or `arm64`.
    public let architecture: String
    /// The most pods a node of this type runs.
    public let maxPods: Int
    /// How many volumes of the platform's block storage it can attach; `nil` where there is no limit.
    public let attachLimit: Int?

    /// - Parameter limit: the most pods on a node of any type, where the platform says so.
    init(name: String, _ node: ProfileNode, defaults: ProfileNode, limit: ProfileNode) throws(PlatformError) {
        self.name = name
        cpu = try node["cpu"].quantity()
        memory = try node["memory"].quantity()
        let disk = try node["ephemeralStorage"].optionalQuantity()
        ephemeralStorage = if let disk { disk } else { try defaults["ephemeralStorage"].quantity() }
        architecture = try node["architecture"].optionalString() ?? "amd64"
        let pods = [limit, node["maxPods"], defaults["maxPods"]].first(where: \.isPresent) ?? defaults["maxPods"]
        maxPods = try pods.integer()
        let volumes = node["attachLimit"].isPresent ? node["attachLimit"] : defaults["attachLimit"]
        attachLimit = volumes.isPresent ? try volumes.integer() : nil
    }
}
