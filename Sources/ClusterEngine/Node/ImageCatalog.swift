import KubeObjects

/// Which images can be pulled, and which a node has already.
public struct ImageCatalog: Sendable {
    /// No image is special.
    public init() {}
}
