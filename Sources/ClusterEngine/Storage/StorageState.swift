import KubeObjects

/// What the simulated storage back ends remember.
public struct StorageState: Sendable {
    /// No volumes.
    public init() {}
}

/// How the simulated storage is built.
public struct StorageConfiguration: Sendable {
    /// No limits beyond Kubernetes' own.
    public init() {}
}
