import KubeObjects

/// What the simulated network remembers.
public struct NetworkState: Sendable {
    /// Nothing in use.
    public init() {}
}

/// How the simulated network is built.
public struct NetworkConfiguration: Sendable {
    /// The range of Service addresses (kubeadm's default).
    public var serviceCIDR = "10.96.0.0/12"
    /// The range of pod addresses.
    public var podCIDR = "10.244.0.0/16"

    /// kubeadm's defaults.
    public init() {}
}
