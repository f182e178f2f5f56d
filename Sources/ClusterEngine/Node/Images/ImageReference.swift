import KubeObjects

/// The name of an image, taken apart and completed as containerd does: `nginx` is `docker.io/library/nginx:latest`.
public struct ImageReference: Hashable, Sendable {
    /// The registry's host, such as `docker.io`.
    public var registry: String
    /// The repository in the registry, such as `library/nginx`.
    public var repository: String
    /// The tag; empty where there is only a digest.
    public var tag: String
    /// The digest, such as `sha256:…`; empty where there is none.
    public var digest: String

    /// Why a name cannot be used.
    struct Problem: Error {
        var message: String
    }

    /// The name of the repository with its registry.
    public var name: String { "\(registry)/\(repository)" }

    /// The full name.
    public var description: String {
        name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)")
    }

    /// The policy the API server would set (`SetDefaults_Container`).
    var defaultPullPolicy: String { tag == "latest" && digest.isEmpty ? "Always" : "IfNotPresent" }

    static func parse(_ text: String) -> Result<ImageReference, Problem> {
        func problem(_ why: String) -> Problem {
            Problem(
                message:
                    "Failed to apply default image tag \"\(text)\": couldn't parse image name \"\(text)\": invalid reference format\(why)"
            )
        }
        var rest = Substring(text)
        var digest = ""
        if let at = rest.firstIndex(of: "@") {
            digest = String(rest[rest.index(after: at)...])
            rest = rest[..<at]
            guard digest.hasPrefix("sha256:"), digest.utf8.count == 71 else { return .failure(problem("")) }
        }
        var tag = ""
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
            guard Self.isTag(tag) else { return .failure(problem("")) }
        }
        var registry = "docker.io"
        var path = rest
        if let slash = rest.firstIndex(of: "/") {
            let first = rest[..<slash]
            if first.contains(".") || first.contains(":") || first == "localhost" {
                registry = String(first)
                path = rest[rest.index(after: slash)...]
            }
        }
        var hasCapitals = false
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            guard Self.isPathPart(part.lowercased()) else { return .failure(problem("")) }
            if part.contains(where: \.isUppercase) { hasCapitals = true }
        }
        if hasCapitals { return .failure(problem(": repository name (\(path)) must be lowercase")) }
        var repository = String(path)
        if registry == "docker.io", !repository.contains("/") { repository = "library/\(repository)" }
        if tag.isEmpty, digest.isEmpty { tag = "latest" }
        return .success(
            ImageReference(registry: registry, repository: repository, tag: tag, digest: digest))
    }

    private static func isTag(_ tag: String) -> Bool {
        guard let first = tag.utf8.first, tag.utf8.count <= 128, isWord(first) else { return false }
        return tag.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isPathPart(_ part: String) -> Bool {
        let bytes = Array(part.utf8)
        guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return bytes.allSatisfy {
            isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
