/// Sprig's functions of URLs.
enum URLFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("urlParse", [.string]) { arguments, _ throws(TemplateProblem) in
            let text = arguments[0].lossyString
            let url: GoURL
            do throws(TemplateProblem) {
                url = try GoURL(text)
            } catch {
                throw TemplateProblem(
                    "unable to parse url: parse \(GoQuote.quote(text.utf8)): \(error.message)")
            }
            return .map([
                "scheme": .string(url.scheme), "host": .string(url.host), "hostname": .string(url.hostname),
                "path": .string(url.path), "query": .string(url.query), "opaque": .string(url.opaque),
                "fragment": .string(url.fragment), "userinfo": .string(url.userinfo ?? ""),
            ])
        },
        TemplateFunction("urlJoin", [.map]) { arguments, _ throws(TemplateProblem) in
            var url = GoURL()
            func part(_ key: String) throws(TemplateProblem) -> String {
                guard let value = arguments[0].map?[key] else { return "" }
                if value.isNone { throw .nilDereference }
                guard let text = value.string else {
                    throw TemplateProblem(
                        "unable to parse \(key) key, must be of type string, but \(value.kindName) found")
                }
                return text
            }
            url.scheme = try part("scheme")
            url.host = try part("host")
            url.path = try part("path")
            url.query = try part("query")
            url.opaque = try part("opaque")
            url.fragment = try part("fragment")
            let userinfo = try part("userinfo")
            if !userinfo.isEmpty {
                do throws(TemplateProblem) {
                    url.userinfo = try GoURL("proto://\(userinfo)@host").userinfo
                } catch {
                    throw TemplateProblem("unable to parse userinfo in dict: \(error.message)")
                }
            }
            return .string(url.text)
        },
    ]
}

/// A URL as Go's `net/url` takes it apart and puts it together.
struct GoURL {
    var scheme = ""
    var opaque = ""
    /// The user and the password, escaped; `nil` where there is no user.
    var userinfo: String?
    /// With the port.
    var host = ""
    var path = ""
    var query = ""
    var fragment = ""

    init() {}

    init(_ text: String) throws(TemplateProblem) {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw TemplateProblem("net/url: invalid control character in URL")
        }
        var rest = Substring(text)
        if let mark = rest.firstIndex(of: "#") {
            fragment = try Self.unescaped(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        rest = try takeScheme(rest)
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if !rest.hasPrefix("/") {
            if !scheme.isEmpty {
                opaque = String(rest)
                return
            }
            guard !rest.prefix(while: { $0 != "/" }).contains(":") else {
                throw TemplateProblem("first path segment in URL cannot contain colon")
            }
        }
        if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
            let authority = rest.dropFirst(2).prefix { $0 != "/" }
            rest = rest.dropFirst(2 + authority.count)
            try takeAuthority(authority)
        }
        path = try Self.unescaped(rest)
    }

    private mutating func takeScheme(_ text: Substring) throws(TemplateProblem) -> Substring {
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 65...90, 97...122: continue
            case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): if index == 0 { return text }
            case UInt8(ascii: ":"):
                guard index > 0 else { throw TemplateProblem("missing protocol scheme") }
                scheme = text.prefix(index).lowercased()
                return text.dropFirst(index + 1)
            default: return text
            }
        }
        return text
    }

    private mutating func takeAuthority(_ text: Substring) throws(TemplateProblem) {
        var hostText = text
        if let mark = text.lastIndex(of: "@") {
            hostText = text[text.index(after: mark)...]
            let user = text[..<mark]
            let isValid = user.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "-._:~!$&'()*+,;=%@".utf8.contains(byte)
            }
            guard isValid else { throw TemplateProblem("net/url: invalid userinfo") }
            let parts = user.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var escaped: [String] = []
            for part in parts { escaped.append(Self.escaped(try Self.unescaped(part), keeping: "$&+,;=")) }
            userinfo = escaped.joined(separator: ":")
        }
        let portStart: Substring
        if hostText.hasPrefix("[") {
            guard let end = hostText.lastIndex(of: "]") else { throw TemplateProblem("missing ']' in host") }
            portStart = hostText[hostText.index(after: end)...]
        } else {
            portStart = hostText.lastIndex(of: ":").map { hostText[$0...] } ?? ""
        }
        let isPort =
            portStart.isEmpty
            || portStart.hasPrefix(":") && portStart.dropFirst().utf8.allSatisfy { (48...57).contains($0) }
        guard isPort else {
            throw TemplateProblem("invalid port \(GoQuote.quote(portStart.utf8)) after host")
        }
        if hostText.contains("%") { host = try Self.unescaped(hostText) } else { host = String(hostText) }
        if let bad = host.unicodeScalars.first(where: { $0.isASCII && " \\^`{|}".unicodeScalars.contains($0) }) {
            throw TemplateProblem("invalid character \(GoQuote.quote(String(Character(bad)).utf8)) in host name")
        }
    }

    /// The host without port and brackets.
    var hostname: String {
        if host.hasPrefix("["), let end = host.lastIndex(of: "]") {
            return String(host[host.index(after: host.startIndex)..<end])
        }
        guard let colon = host.lastIndex(of: ":") else { return host }
        return String(host[..<colon])
    }

    private static func unescaped(_ text: some StringProtocol) throws(TemplateProblem) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let digits = String(decoding: bytes[(index + 1)...].prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.first?.isHexDigit == true, let byte = UInt8(digits, radix: 16) else {
                throw TemplateProblem("invalid URL escape \(GoQuote.quote(bytes[index...].prefix(3)))")
            }
            output.append(byte)
            index += 3
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func escaped(_ text: String, keeping kept: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-_.~".utf8.contains(byte) || kept.utf8.contains(byte)
            output += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The URL as text.
    var text: String {
        var text = scheme.isEmpty ? "" : scheme + ":"
        if !opaque.isEmpty {
            text += opaque
        } else {
            if !scheme.isEmpty || !host.isEmpty || userinfo != nil {
                if !host.isEmpty || !path.isEmpty || userinfo != nil { text += "//" }
                if let userinfo { text += userinfo + "@" }
                text += Self.escaped(host, keeping: "!$&'()*+,;=:[]<>\"")
            }
            let path = self.path == "*" ? "*" : Self.escaped(self.path, keeping: "$&+,/:;=@")
            if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { text += "/" }
            if text.isEmpty, path.prefix(while: { $0 != "/" }).contains(":") { text += "./" }
            text += path
        }
        if !query.isEmpty { text += "?" + query }
        if !fragment.isEmpty { text += "#" + Self.escaped(fragment, keeping: "$&+,/:;=?@!()*") }
        return text
    }
}
