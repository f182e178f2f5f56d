/// A URL that users open, taken apart as far as ways in tell URLs apart.
struct EntryURL: Equatable {
    /// `http`, `https` or `tcp`.
    let scheme: String
    /// A name or an address in lower case.
    let host: String
    /// The port, where one is written.
    let port: Int?
    /// The path; `/` where none is written.
    let path: String
    /// The query and the fragment as written.
    let rest: String

    /// Takes a URL apart; `nil` for a text without a scheme.
    init?(_ text: String) {
        guard let mark = text.firstRange(of: "://") else { return nil }
        scheme = text[..<mark.lowerBound].lowercased()
        let afterScheme = text[mark.upperBound...]
        let authorityEnd = afterScheme.firstIndex { "/?#".contains($0) } ?? afterScheme.endIndex
        let authority = afterScheme[..<authorityEnd].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let pathEnd = afterScheme[authorityEnd...].firstIndex { "?#".contains($0) } ?? afterScheme.endIndex
        let written = afterScheme[authorityEnd..<pathEnd]
        path = written.isEmpty ? "/" : String(written)
        rest = String(afterScheme[pathEnd...])
        // An IPv6 address stands in brackets, since it holds colons itself.
        let hostEnd = authority.firstIndex(of: "]").map { authority.index(after: $0) } ?? authority.startIndex
        let colon = authority[hostEnd...].lastIndex(of: ":")
        host = authority[..<(colon ?? authority.endIndex)].lowercased()
        port = colon.flatMap { Int(authority[authority.index(after: $0)...]) }
    }

    /// The port that is written, or else the scheme's own.
    var effectivePort: Int? { port ?? Self.port(of: scheme) }

    /// Whether the host is an address or the own machine, and so no name that a route could be for.
    var isAddress: Bool {
        host == "localhost" || host.hasPrefix("[") || host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// This URL with another host and port; the scheme's own port is left out.
    func text(host: String, port: Int?) -> String {
        let shown = port == Self.port(of: scheme) ? nil : port
        let tail = scheme == "tcp" && path == "/" ? "" : path
        return "\(scheme)://\(host)\(shown.map { ":\($0)" } ?? "")\(tail)\(rest)"
    }

    private static func port(of scheme: String) -> Int? {
        switch scheme {
        case "http": 80
        case "https": 443
        default: nil
        }
    }
}
