import ArgumentParser
import Promotion

/// What only a person can decide about a promotion.
struct ChoiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The registry and path your own images go to, such as registry.example.com/shop.", valueName: "registry"))
    var registry: String?

    @Option(help: ArgumentHelp("The tag for own images that carry none, or latest.", valueName: "tag"))
    var imageTag: String?

    @Option(
        name: .customLong("own-image"),
        help: ArgumentHelp(
            "An image that is your own although its name does not tell; * stands for any text; may be repeated.",
            valueName: "image"))
    var ownImages: [String] = []

    @Option(help: ArgumentHelp("The domain users open, such as shop.example.com.", valueName: "domain"))
    var domain: String?

    @Option(
        help: ArgumentHelp(
            "The certificate in the platform's store, such as an ARN; or the cert-manager issuer where Secrets are read.",
            valueName: "certificate"))
    var certificate: String?

    @Option(help: ArgumentHelp("Who is to reach the app: external or internal.", valueName: "exposure"))
    var exposure: PromotionChoices.Exposure?

    @Option(
        name: .customLong("load-balancer-range"),
        help: ArgumentHelp("A range the load balancer's connections come from; may be repeated.", valueName: "cidr"))
    var loadBalancerRanges: [String] = []

    @Option(help: ArgumentHelp("The group that takes the place of client certificate users.", valueName: "group"))
    var group: String?

    var choices: PromotionChoices {
        PromotionChoices(
            registry: registry, imageTag: imageTag, ownImages: ownImages, domain: domain, certificate: certificate,
            exposure: exposure, loadBalancerRanges: loadBalancerRanges, group: group)
    }
}

extension PromotionChoices.Exposure: ExpressibleByArgument {}
