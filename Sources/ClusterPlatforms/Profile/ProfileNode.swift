import KubeObjects

/// A place in a profile, read with errors that say where it stands.
///
/// A fact is transparent: its value is read in its place.
struct ProfileNode {
    private let tree: ProfileTree
    private let path: FieldPath
    /// The path as people read it: without the `value` of facts.
    private let name: FieldPath
    /// What stands here; the value, where a fact stands here.
    let value: Value
    /// The value in Japanese, where a fact has one.
    private let japanese: Value

    /// The top of a profile.
    init(_ tree: ProfileTree) {
        self.init(tree: tree, path: .root, name: .root, raw: tree.value)
    }

    private init(tree: ProfileTree, path: FieldPath, name: FieldPath, raw: Value) {
        self.tree = tree
        self.name = name
        if ProfileTree.isFact(raw) {
            self.path = path.appending(Key("value"))
            value = raw["value"]
            japanese = raw["japanese"]
        } else {
            self.path = path
            value = raw
            japanese = .null
        }
    }

    /// The member `key`; a node that is not ``isPresent`` where there is none.
    subscript(key: Key) -> ProfileNode {
        ProfileNode(tree: tree, path: path.appending(key), name: name.appending(key), raw: value[key])
    }

    /// Whether anything but `null` stands here.
    var isPresent: Bool { !value.isNull }

    /// The members in the order written.
    func entries() throws(PlatformError) -> [(name: String, node: ProfileNode)] {
        guard isPresent else { return [] }
        guard case .object(let members) = value else { throw wrongType("an object") }
        return members.map { ($0.key.text, self[$0.key]) }
    }

    /// The elements of a list; none where nothing stands here.
    func list() throws(PlatformError) -> [ProfileNode] {
        guard isPresent else { return [] }
        guard case .array(let elements) = value else { throw wrongType("a list") }
        return elements.indices.map {
            ProfileNode(tree: tree, path: path.appending($0), name: name.appending($0), raw: elements[$0])
        }
    }

    /// Text.
    func string() throws(PlatformError) -> String {
        guard let text = value.string else { throw wrongType("a string") }
        return text
    }

    /// Text, or `nil` where nothing stands here.
    func optionalString() throws(PlatformError) -> String? {
        isPresent ? try string() : nil
    }

    /// The texts of a fact in Japanese; nothing where it has none.
    var japaneseStrings: [String] {
        japanese.string.map { [$0] } ?? japanese.elements.compactMap(\.string)
    }

    /// A list of texts; empty where nothing stands here.
    func strings() throws(PlatformError) -> [String] {
        var texts: [String] = []
        for node in try list() {
            texts.append(try node.string())
        }
        return texts
    }

    /// An object of texts, such as labels, in the order written; empty where nothing stands here.
    func texts() throws(PlatformError) -> Value {
        var members = Members()
        for (name, node) in try entries() {
            members.append(Key(name), .string(try node.string()))
        }
        return .object(members)
    }

    /// A truth value; `fallback` where nothing stands here.
    func bool(or fallback: Bool? = nil) throws(PlatformError) -> Bool {
        if let fallback, !isPresent { return fallback }
        guard let flag = value.bool else { throw wrongType("true or false") }
        return flag
    }

    /// A whole number that is not negative; `fallback` where nothing stands here.
    func integer(or fallback: Int? = nil) throws(PlatformError) -> Int {
        if let fallback, !isPresent { return fallback }
        guard let number = value.integer else { throw wrongType("a whole number") }
        guard number >= 0 else { throw error("is \(number), must not be negative") }
        return number
    }

    /// A number; `fallback` where nothing stands here.
    func number(or fallback: Double? = nil) throws(PlatformError) -> Double {
        if let fallback, !isPresent { return fallback }
        guard let number = value.number else { throw wrongType("a number") }
        return number
    }

    /// A quantity such as `500m` or `8Gi`.
    func quantity() throws(PlatformError) -> Quantity {
        guard let quantity = Quantity(value) else { throw wrongType("a quantity such as 500m or 8Gi") }
        return quantity
    }

    /// A quantity, or `nil` where nothing stands here.
    func optionalQuantity() throws(PlatformError) -> Quantity? {
        isPresent ? try quantity() : nil
    }

    /// A duration such as `90s` or `1h30m`.
    func duration() throws(PlatformError) -> Duration {
        guard let text = value.string, let duration = GoDuration.parse(text) else {
            throw wrongType("a duration such as 90s or 1h30m")
        }
        return duration
    }

    /// A duration, or `nil` where nothing stands here.
    func optionalDuration() throws(PlatformError) -> Duration? {
        isPresent ? try duration() : nil
    }

    /// One of the words of an enumeration; `fallback` where nothing stands here.
    func word<Word: RawRepresentable & CaseIterable>(
        or fallback: Word? = nil
    ) throws(PlatformError) -> Word where Word.RawValue == String {
        if let fallback, !isPresent { return fallback }
        let words = Word.allCases.map(\.rawValue)
        guard let text = value.string else { throw wrongType("one of \(words.joined(separator: ", "))") }
        guard let word = Word(rawValue: text) else {
            throw error("is \"\(text)\", expected one of \(words.joined(separator: ", "))")
        }
        return word
    }

    /// An error about this place.
    func error(_ problem: String) -> PlatformError {
        PlatformError("\(name) \(problem)", at: tree.position(of: path))
    }

    private func wrongType(_ expected: String) -> PlatformError {
        value.isNull
            ? error("is missing, expected \(expected)") : error("is \(describe(value)), expected \(expected)")
    }

    private func describe(_ value: Value) -> String {
        switch value {
        case .object, .array, .integer: "an \(value.typeName)"
        case .string(let text): "\"\(text.prefix(60))\""
        default: "a \(value.typeName)"
        }
    }
}
