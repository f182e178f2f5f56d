import KubeObjects

/// The name of a container image, taken apart.
public struct ImageName: Sendable, Equatable {
    /// The registry's host; `nil` where the name says none, which means Docker Hub.
    public let host: String?
    /// The repository, such as `library/nginx` or `shop/api`, as it is written.
    public let repository: String
    /// The tag; `nil` where there is none.
    public let tag: String?
    /// The digest; `nil` where there is none.
    public let digest: String?

    /// Reads a name; any text is some name.
    public init(_ text: String) {
        var rest = text[...]
        if let at = rest.firstIndex(of: "@") {
            digest = String(rest[rest.index(after: at)...])
            rest = rest[..<at]
        } else {
            digest = nil
        }
        let slash = rest.lastIndex(of: "/") ?? rest.startIndex
        if let colon = rest[slash...].lastIndex(of: ":") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        } else {
            tag = nil
        }
        // The part before the first slash is a host where it could not be a Docker Hub account.
        if let slash = rest.firstIndex(of: "/") {
            let head = rest[..<slash]
            if head.contains(".") || head.contains(":") || head == "localhost" {
                host = String(head)
                repository = String(rest[rest.index(after: slash)...])
                return
            }
        }
        host = nil
        repository = String(rest)
    }

    /// Whether a registry can have a repository of this name: a placeholder such as `ko://…` or `$IMAGE` is none.
    public var isReference: Bool {
        repository.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "._-".contains($0)) }
        }
    }

    /// Whether nodes may pull another program under the same name tomorrow.
    public var isMutable: Bool { digest == nil && (tag == nil || tag == "latest") }

    /// Where the image comes from, as far as its name tells.
    public enum Origin: Sendable {
        /// A registry the name says.
        case registry
        /// Docker Hub, where such an image is known.
        case dockerHub
        /// A registry on the own machine.
        case ownMachine
        /// Docker Hub by its name, but no such official image is known: built here, most likely.
        case unknownOfficial
        /// Docker Hub by its name, under an account that is not a known publisher.
        case unknownAccount
    }

    /// Where the image comes from.
    public var origin: Origin {
        if let host {
            let name = host.split(separator: ":").first.map(String.init) ?? host
            let isOwn =
                name == "localhost" || name.hasSuffix(".localhost") || name.hasSuffix(".local")
                || name.hasPrefix("127.")
                || !name.contains(".")
            if isOwn { return .ownMachine }
            guard name == "docker.io" || name == "index.docker.io" else { return .registry }
        }
        let parts = repository.split(separator: "/")
        if parts.count == 1 || parts.first == "library" {
            return PublicImages.official.contains(String(parts.last ?? "")) ? .dockerHub : .unknownOfficial
        }
        if host != nil { return .registry }
        return PublicImages.publishers.contains(String(parts.first ?? "")) ? .dockerHub : .unknownAccount
    }
}

extension ImageName {
    /// Whether the repository is one that a pattern such as `shop/*` names.
    public func matches(_ pattern: String) -> Bool { Pattern.matches(repository, pattern) }

    /// Whether nothing but the builder's own machine is known to have the image.
    ///
    /// An account on Docker Hub that nobody has heard of is taken at its word, unless the pull policy is written as one does for
    /// images that were put on the nodes by hand: `Never`, or `IfNotPresent` where a moving tag would otherwise be pulled each time.
    public func isBuiltLocally(pullPolicy: String?) -> Bool {
        switch origin {
        case .registry, .dockerHub: false
        case .ownMachine, .unknownOfficial: true
        case .unknownAccount: pullPolicy == "Never" || pullPolicy == "IfNotPresent" && isMutable
        }
    }
}

/// Names on Docker Hub that are known to exist.
enum PublicImages {
    static let official = Set(lists.first ?? [])
    static let publishers = Set(lists.last ?? [])

    private static let lists: [[String]] = {
        let text = String(decoding: PackageResources.public_images_yaml, as: UTF8.self)
        guard let value = try? YAMLReader.documents(text, file: "public-images.yaml").first?.value else { return [] }
        return [Key("official"), "publishers"].map { value[$0].elements.compactMap(\.string) }
    }()
}
