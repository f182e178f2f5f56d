/// URLs and JSON pointers of schemas, as texts.
enum SchemaURL {
    /// The URL and, decoded, its fragment.
    static func split(_ url: String) -> (url: String, fragment: String) {
        guard let mark = url.firstIndex(of: "#") else { return (url, "") }
        return (String(url[..<mark]), decoded(String(url[url.index(after: mark)...])))
    }

    /// Undoes percent-encoding.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A token of a JSON pointer without its escapes.
    static func unescaped(_ token: String) -> String {
        guard token.contains("~") else { return token }
        var result = ""
        var rest = token[...]
        while let character = rest.popFirst() {
            if character == "~", let next = rest.first, next == "0" || next == "1" {
                result.append(next == "0" ? "~" : "/")
                rest.removeFirst()
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// A URL relative to another.
    static func resolved(_ url: String, against base: String) -> String {
        if let colon = url.firstIndex(of: ":"), colon != url.startIndex,
            url[..<colon].utf8.allSatisfy({ VersionCursor.isIdentifier($0) || $0 == 0x2B || $0 == 0x2E })
        {
            return url
        }
        guard let scheme = base.firstIndex(of: ":") else { return url }
        let rest = base[base.index(after: scheme)...]
        let prefix = base[...scheme]
        guard rest.hasPrefix("//") else { return String(prefix) + url }
        let authority = rest.dropFirst(2).prefix { $0 != "/" }
        let root = "\(prefix)//\(authority)"
        if url.hasPrefix("//") { return String(prefix) + url }
        if url.hasPrefix("/") { return root + normalized(url) }
        let path = rest.dropFirst(2 + authority.count)
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return root + normalized(folder + url)
    }

    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        let split = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in split.enumerated() {
            let isLast = index == split.count - 1
            if part == ".." {
                _ = parts.popLast()
                if isLast { parts.append("") }
            } else if part == "." {
                if isLast { parts.append("") }
            } else {
                parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
