import KubeObjects

/// Whether and how a platform enforces NetworkPolicies.
public struct NetworkPolicyFacts: Sendable {
    /// Whether anything enforces them; where not, they are accepted and ignored.
    public let isEnforced: Bool
    /// What enforces them, or would.
    public let engine: String
    /// The add-on that turns enforcement on; `nil` where it is on or cannot be had.
    public let addOn: String?
    /// How long a new pod is open before its policies are in force.
    public let startupGap: Duration
    /// Whether a new pod is closed, not open, during ``startupGap``.
    public let isStrict: Bool
    /// Whether egress to a Service is only allowed where the Service's port equals the pod's port.
    public let requiresEqualServicePort: Bool
    /// Whether egress to a Service's address is only allowed where the Service's selector satisfies the peer's.
    public let requiresServiceSelectorMatch: Bool
    /// Whether pods without an owner are left out.
    public let exemptsStandalonePods: Bool
    /// Whether `ipBlock` matches addresses of pods.
    public let ipBlockMatchesPods: Bool
    /// Whether `ipBlock` matches addresses of nodes.
    public let ipBlockMatchesNodes: Bool
    /// API groups with policy kinds of its own that are served.
    public let extraGroups: [String]

    init(_ node: ProfileNode) throws(PlatformError) {
        isEnforced = try node["enforced"].bool()
        engine = try node["engine"].string()
        addOn = try node["addOn"].optionalString()
        startupGap = try node["startupGap"].optionalDuration() ?? .zero
        isStrict = try node["strict"].bool(or: false)
        requiresEqualServicePort = try node["requiresEqualServicePort"].bool(or: false)
        requiresServiceSelectorMatch = try node["requiresServiceSelectorMatch"].bool(or: false)
        exemptsStandalonePods = try node["exemptsStandalonePods"].bool(or: false)
        ipBlockMatchesPods = try node["ipBlockMatchesPods"].bool(or: true)
        ipBlockMatchesNodes = try node["ipBlockMatchesNodes"].bool(or: true)
        extraGroups = try node["extraGroups"].strings()
    }
}
