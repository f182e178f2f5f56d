import KubeObjects

/// What the simulated storage back ends remember.
public struct StorageState: Sendable {
    /// What each provisioner can do, by its name. Those who add a ``VolumeProvisioner`` fill it.
    public var capabilities: [String: ProvisionerCapabilities] = [:]

    /// No back end.
    public init() {}
}

/// How the simulated storage is built.
public struct StorageConfiguration: Sendable {
    /// No limits beyond Kubernetes' own.
    public init() {}
}

extension Cluster {
    /// Adds a storage back end: from now on it makes volumes for classes that name it.
    public func addStorage(_ capabilities: ProvisionerCapabilities) {
        storage.capabilities[capabilities.provisioner] = capabilities
        add(VolumeProvisioner(capabilities))
    }
}
