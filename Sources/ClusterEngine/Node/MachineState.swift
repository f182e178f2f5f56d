import KubeObjects

/// What the machines under the nodes do, apart from what Kubernetes knows of them.
public struct MachineState: Sendable {
    /// All machines run.
    public init() {}
}

/// How nodes are built.
public struct NodeConfiguration: Sendable {
    /// The defaults of Kubernetes 1.36.
    public init() {}
}
