import KubeObjects

/// Fills the braces of patterns such as `gke-{cluster}-{pool}-{poolHash8}-{suffix4}`.
///
/// A number after a word is its width: digits are padded with zeros, other words are cut. `hash`, `digits`, `suffix` and
/// `uuid` are made up from the seed text, `poolHash` and `number` from the group text, so that the same cluster always
/// gets the same names. Unknown words stay as they are.
struct NamePattern {
    private let words: [String: String]
    private let seed: String
    private let group: String

    init(_ words: [String: String], seed: String = "", group: String = "") {
        self.words = words
        self.seed = seed
        self.group = group
    }

    func fill(_ pattern: String) -> String {
        var text = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let word = rest[rest.index(after: open)..<close]
            if let value = value(of: word) {
                text += value
                rest = rest[rest.index(after: close)...]
            } else {
                // Not a word of ours, such as the brace of a JSON object: look on behind the opening brace.
                text += "{"
                rest = rest[rest.index(after: open)...]
            }
        }
        return text + rest
    }

    /// The object with its texts filled.
    func fill(_ value: Value) -> Value {
        switch value {
        case .string(let text): .string(fill(text))
        case .array(let elements): .array(elements.map(fill))
        case .object(let members):
            .object(Members(members.map { Members.Member(key: $0.key, value: fill($0.value)) }))
        default: value
        }
    }

    private func value(of word: Substring) -> String? {
        if let value = words[String(word)] { return value }
        let name = String(word.prefix { !$0.isNumber })
        let width = Int(word.dropFirst(name.count)) ?? 0
        if let generated = generated(name, width: min(width, 64)) { return generated }
        guard width > 0, let value = words[name] else { return nil }
        if value.allSatisfy(\.isNumber) {
            return String(repeating: "0", count: max(0, width - value.count)) + value
        }
        return String(value.prefix(width))
    }

    private func generated(_ name: String, width: Int) -> String? {
        switch name {
        case "hash": letters("0123456789abcdef", from: seed, count: width)
        case "digits": letters("0123456789", from: seed, count: width)
        case "suffix": letters("bcdfghjklmnpqrstvwxz2456789", from: seed, count: width)
        case "poolHash": letters("0123456789abcdef", from: group, count: width)
        case "number": letters("123456789", from: group, count: width)
        case "uuid":
            [8, 4, 4, 4, 12].enumerated().map { part, count in
                letters("0123456789abcdef", from: "\(group)\(part)", count: count)
            }.joined(separator: "-")
        default: nil
        }
    }

    private func letters(_ alphabet: String, from text: String, count: Int) -> String {
        let letters = Array(alphabet)
        var state = StableHash.of(text)
        return String(
            (0..<count).map { _ in
                state = StableHash.next(state)
                return letters[Int(state >> 33) % letters.count]
            })
    }
}

/// A hash that is the same in every process (FNV-1a, 64 bits).
enum StableHash {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The next of a sequence of well-mixed numbers (Knuth's MMIX generator).
    static func next(_ state: UInt64) -> UInt64 {
        state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    }
}
