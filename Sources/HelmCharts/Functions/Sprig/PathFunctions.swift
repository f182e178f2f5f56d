/// Sprig's functions of paths; those of the system (`osBase`) are the same on Unix.
enum PathFunctions {
    static let all: [TemplateFunction] = ["", "os"].flatMap { prefix in
        let name = { (text: String) in prefix.isEmpty ? text : prefix + text.prefix(1).uppercased() + text.dropFirst() }
        return [
            TemplateFunction.text(name("base"), base), .text(name("dir"), directory), .text(name("clean"), clean),
            .text(name("ext")) { path in
                let name = path.utf8.suffix(while: { $0 != slash })
                return name.lastIndex(of: UInt8(ascii: ".")).map { String(path[$0...]) } ?? ""
            },
            TemplateFunction(name("isAbs"), [.string]) { arguments, _ in
                .bool(arguments[0].lossyString.utf8.first == slash)
            },
        ]
    }

    private static let slash = UInt8(ascii: "/")

    private static func base(_ path: String) -> String {
        if path.isEmpty { return "." }
        var bytes = Array(path.utf8)[...]
        while bytes.last == slash { bytes.removeLast() }
        return bytes.isEmpty ? "/" : String(decoding: bytes.suffix(while: { $0 != slash }), as: UTF8.self)
    }

    private static func directory(_ path: String) -> String {
        clean(path.utf8.lastIndex(of: slash).map { String(path[...$0]) } ?? "")
    }

    /// The shortest path of the same meaning.
    static func clean(_ path: String) -> String {
        let isAbsolute = path.utf8.first == slash
        var parts: [Substring.UTF8View.SubSequence] = []
        for part in Substring(path).utf8.split(separator: slash) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                if let last = parts.last, !last.elementsEqual("..".utf8) {
                    parts.removeLast()
                    continue
                }
                if isAbsolute { continue }
            }
            parts.append(part)
        }
        let joined = parts.map { String(Substring($0)) }.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }
}

extension BidirectionalCollection {
    /// The longest end of which all elements fulfil a condition.
    fileprivate func suffix(while belongs: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, belongs(self[index(before: start)]) { formIndex(before: &start) }
        return self[start...]
    }
}
