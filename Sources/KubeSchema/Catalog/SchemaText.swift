import KubeObjects

/// The text of a schema resource: one line for each served kind and for each type, parts set apart by tabs.
///
/// `scripts/kubernetes-schema.py` writes it. The lines are
/// ```
/// schema  1  Kubernetes 1.36
/// R  group  version  kind  plural  singular  N|C  shortNames  categories  verbs|*  subresources  type
/// K  group  version  kind  type
/// T  group.version.Type  A|-  field field …
/// ```
/// `R` is a served resource (`N`amespaced or of the `C`luster; `*` for the eight standard verbs; a subresource is
/// `name[=group/version/kind]:verb+verb`), `K` a kind that only subresources use, `T` a type. Types are numbered from
/// 0 in the order of their lines, and `A` says that its objects are merged as a whole.
///
/// A field is `name|shape|attribute…`. Shapes: `s`tring, `b`oolean, `i`nt32, int64 `l`, `f`loat, `q`uantity,
/// int-or-string `x`, `t`ime, time with microseconds `u`, base64 b`y`tes, `a`nything, `@n` type number n, `[` list of,
/// `{` map of. Attributes: `!` required; `+` always written, its zero value where nothing is given; `-` left out where
/// it is the zero value; `d` default; `La`, `Ls`, `Lmkey,key` list type; `Pm`, `Pr` patch strategy (merge, retain
/// keys); `K` patch merge key; `A` map merged as a whole; `G` the Go type in decode errors where it does not follow
/// from the shape; `n` the field number in protobuf.
struct SchemaText: Sendable {
    private let text: StaticString
    /// Where the lines of resources, of other kinds and of types are.
    private(set) var resources: [Range<Int>] = []
    private(set) var otherKinds: [Range<Int>] = []
    private(set) var types: [Range<Int>] = []

    init(_ text: StaticString) {
        self.text = text
        resources.reserveCapacity(128)
        types.reserveCapacity(1_024)
        text.withUTF8Buffer { buffer in
            var start = 0
            while start < buffer.count {
                var end = start
                while end < buffer.count, buffer[end] != 10 { end += 1 }
                switch start < end ? buffer[start] : 0 {
                case UInt8(ascii: "R"): resources.append(start..<end)
                case UInt8(ascii: "K"): otherKinds.append(start..<end)
                case UInt8(ascii: "T"): types.append(start..<end)
                default: break
                }
                start = end + 1
            }
        }
    }

    /// The parts of a line.
    func parts(of line: Range<Int>) -> [Substring] {
        Self.split(string(line)[...], at: "\t")
    }

    private func string(_ range: Range<Int>) -> String {
        text.withUTF8Buffer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    /// The pieces of `text` between separators, empty ones included.
    static func split(_ text: Substring, at separator: Unicode.Scalar) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The non-empty strings between separators.
    static func list(_ text: Substring, at separator: Unicode.Scalar) -> [String] {
        text.utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0)) }
    }
}

extension ResourceType {
    /// Reads an `R` line.
    init?(parts: [Substring]) {
        guard parts.count == 12 else { return nil }
        self.init(
            kind: Kind(group: String(parts[1]), name: String(parts[3])), version: String(parts[2]),
            plural: String(parts[4]), singular: String(parts[5]), shortNames: SchemaText.list(parts[7], at: ","),
            categories: SchemaText.list(parts[8], at: ","), isNamespaced: parts[6] == "N",
            verbs: parts[9] == "*" ? Self.standardVerbs : SchemaText.list(parts[9], at: ","),
            subresources: SchemaText.list(parts[10], at: ",").compactMap(Subresource.init(text:)))
    }
}

extension ResourceType.Subresource {
    /// Reads `name[=group/version/kind]:verb+verb`.
    fileprivate init?(text: String) {
        let halves = SchemaText.split(text[...], at: ":")
        guard halves.count == 2 else { return nil }
        let names = SchemaText.split(halves[0], at: "=")
        let path = names.count == 2 ? SchemaText.split(names[1], at: "/") : []
        self.init(
            name: String(names[0]),
            kind: path.count == 3 ? Kind(group: String(path[0]), name: String(path[2])) : nil,
            verbs: SchemaText.list(halves[1], at: "+"))
    }
}
