import KubeObjects

/// Which Kubernetes a platform offers.
public struct KubernetesFacts: Sendable {
    /// The minor versions offered, oldest first, such as `1.36`.
    public let versions: [String]
    /// The version a new cluster gets here when none is asked for.
    public let defaultVersion: String
    /// Whether APIs of level beta that are off in Kubernetes itself can be had.
    public let servesBetaAPIs: Bool
    /// Whether alpha APIs and feature gates can be switched on.
    public let servesAlphaAPIs: Bool

    init(_ node: ProfileNode) throws(PlatformError) {
        versions = try node["versions"].strings()
        defaultVersion = try node["default"].string()
        servesBetaAPIs = try node["betaAPIs"].bool(or: false)
        servesAlphaAPIs = try node["alphaAPIs"].bool(or: false)
        guard versions.contains(defaultVersion) else {
            throw node["default"].error("is \(defaultVersion), which kubernetes.versions does not offer")
        }
    }
}
