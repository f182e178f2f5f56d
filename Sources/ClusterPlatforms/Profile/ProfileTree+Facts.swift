import KubeObjects

extension ProfileTree {
    /// Members of a profile that say what it is, not what is known of the platform.
    private static let header: [Key] = [
        "schemaVersion", "id", "displayName", "researchedAt", "extends", "sources", "variants",
    ]

    /// The fact at a dotted path. Keys may hold dots themselves; the longest key that fits is taken.
    func fact(_ path: String) -> Fact? {
        var value = value
        var rest = path[...]
        while !rest.isEmpty {
            let fitting = value.members.keys.filter { key in
                rest == key.text || rest.hasPrefix(key.text + ".")
            }
            guard let key = fitting.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else { return nil }
            value = value[key]
            rest = rest.dropFirst(key.text.count + 1)
        }
        return Self.fact(value, path: path)
    }

    /// Every fact, in the order written.
    var facts: [Fact] {
        var facts: [Fact] = []
        for member in value.members where !Self.header.contains(member.key) {
            Self.collect(member.value, path: member.key.text, into: &facts)
        }
        return facts
    }

    private static func collect(_ value: Value, path: String, into facts: inout [Fact]) {
        if let fact = fact(value, path: path) {
            facts.append(fact)
            return
        }
        for member in value.members {
            collect(member.value, path: "\(path).\(member.key.text)", into: &facts)
        }
        for (index, element) in value.elements.enumerated() {
            collect(element, path: "\(path)[\(index)]", into: &facts)
        }
    }

    private static func fact(_ value: Value, path: String) -> Fact? {
        guard isFact(value) else { return nil }
        return Fact(
            path: path, value: value["value"],
            japanese: value["japanese"].isNull ? nil : value["japanese"], source: value["source"].string ?? "",
            isVerified: value["verified"].bool ?? false, note: value["note"].string,
            since: value["since"].stringOrInteger)
    }

    /// The sources, once every fact is known to be whole and to name one of them.
    func checkedSources() throws(PlatformError) -> [FactSource] {
        var sources: [FactSource] = []
        for (id, node) in try ProfileNode(self)["sources"].entries() {
            sources.append(
                FactSource(
                    id: id, reference: try node["ref"].string(), kind: try node["kind"].string(),
                    note: try node["note"].optionalString()))
        }
        let known = Set(sources.map(\.id))
        for member in value.members where !Self.header.contains(member.key) {
            try check(member.value, at: FieldPath(keys: [member.key]), knownSources: known)
        }
        return sources
    }

    private func check(_ value: Value, at path: FieldPath, knownSources: Set<String>) throws(PlatformError) {
        switch value {
        case .object(let members) where Self.isFact(value):
            guard let source = members["source"].string, knownSources.contains(source) else {
                throw PlatformError(
                    "\(path).source names no source; list it under sources",
                    at: position(of: path.appending(Key("source"))))
            }
            guard members["verified"].bool != nil else {
                throw PlatformError("\(path).verified must be true or false", at: position(of: path))
            }
        case .object(let members):
            for member in members {
                try check(member.value, at: path.appending(member.key), knownSources: knownSources)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                try check(element, at: path.appending(index), knownSources: knownSources)
            }
        case .null:
            break
        default:
            throw PlatformError(
                "\(path) is no fact; write it as {value: ..., source: ..., verified: ...}", at: position(of: path))
        }
    }
}
