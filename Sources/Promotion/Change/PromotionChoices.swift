/// What only a person can decide about a promotion. Everything may be left open.
public struct PromotionChoices: Sendable, Equatable {
    /// The registry and path the app's own images go to, such as `registry.example.com/shop`.
    public var registry: String?
    /// The tag for own images that carry none, or `latest`.
    public var imageTag: String?
    /// Names of images that are the app's own although their names do not tell, such as `shop/api`; `*` for any text.
    public var ownImages: [String]
    /// The domain users open, such as `shop.example.com`.
    public var domain: String?
    /// The certificate in the platform's store, such as an ARN; or the cert-manager issuer where Secrets are read.
    public var certificate: String?
    /// Whether users come from the internet (`external`) or the platform's own network (`internal`).
    public var exposure: Exposure?
    /// The ranges the load balancer's connections come from.
    public var loadBalancerRanges: [String]
    /// The name of a group that takes the place of users known by client certificates.
    public var group: String?

    /// Who is to reach the app.
    public enum Exposure: String, CaseIterable, Sendable {
        /// The internet.
        case external
        /// The platform's private network.
        case `internal`
    }

    /// Choices; without arguments, all open.
    public init(
        registry: String? = nil, imageTag: String? = nil, ownImages: [String] = [], domain: String? = nil,
        certificate: String? = nil, exposure: Exposure? = nil, loadBalancerRanges: [String] = [], group: String? = nil
    ) {
        self.registry = registry
        self.imageTag = imageTag
        self.ownImages = ownImages
        self.domain = domain
        self.certificate = certificate
        self.exposure = exposure
        self.loadBalancerRanges = loadBalancerRanges
        self.group = group
    }
}
