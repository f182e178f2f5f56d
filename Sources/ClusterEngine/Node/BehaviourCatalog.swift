import KubeObjects

/// How the containers of workloads behave once they run.
public struct BehaviourCatalog: Sendable {
    /// No behaviour is declared; all are inferred from the manifests.
    public init() {}
}
