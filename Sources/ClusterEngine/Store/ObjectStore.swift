import KubeObjects

/// The versioned store: every object once, found by name, namespace, owner, node or volume, always in order of creation.
///
/// A value: copying it is a snapshot that shares everything until one side is written.
struct ObjectStore: Sendable {
    private var tables: [Kind: ObjectTable] = [:]
    /// The version after the latest write; each write takes the next number.
    private(set) var resourceVersion = 1

    func value(_ key: ObjectKey) -> Value? {
        tables[key.kind]?.value(namespace: key.namespaceKey, name: key.name)
    }

    func contains(_ key: ObjectKey) -> Bool {
        tables[key.kind]?.contains(namespace: key.namespaceKey, name: key.name) ?? false
    }

    func values(_ kind: Kind) -> [Value] { tables[kind]?.all ?? [] }

    func values(_ kind: Kind, namespace: Key) -> [Value] { tables[kind]?.inNamespace(namespace) ?? [] }

    func values(_ kind: Kind, ownedBy uid: String) -> [Value] { tables[kind]?.owned(by: uid) ?? [] }

    func values(_ kind: Kind, onNode name: String) -> [Value] { tables[kind]?.onNode(name) ?? [] }

    /// The pods that use a claim.
    func pods(using claim: ObjectKey) -> [Value] {
        tables[.pod]?.onVolume(VolumeUse.claim(claim.name, namespace: claim.namespaceKey)) ?? []
    }

    /// The attachments of a volume.
    func attachments(of volume: String) -> [Value] { tables[.volumeAttachment]?.onVolume(volume) ?? [] }

    func count(_ kind: Kind) -> Int { tables[kind]?.count ?? 0 }

    /// The kinds that have at least one object, in order.
    var kinds: [Kind] { tables.filter { $0.value.count > 0 }.keys.sorted() }

    /// Writes an object under the next version, which is also set as its `metadata.resourceVersion`.
    mutating func put(_ key: ObjectKey, _ value: Value) -> Value {
        resourceVersion += 1
        var stored = value
        stored[.metadata][.resourceVersion] = .string(String(resourceVersion))
        tables[key.kind, default: ObjectTable(key.kind)]
            .put(namespace: key.namespaceKey, name: key.name, value: stored)
        return stored
    }

    /// Removes an object; takes a version of its own, as a deletion does in Kubernetes.
    mutating func remove(_ key: ObjectKey) {
        resourceVersion += 1
        tables[key.kind]?.remove(namespace: key.namespaceKey, name: key.name)
    }
}

/// The objects of one kind.
private struct ObjectTable: Sendable {
    private struct Name: Hashable {
        let namespace: Key
        let name: String
    }

    private let kind: Kind
    private let indexesNodes: Bool
    // Rows are never reused, so their numbers are the order of creation and every list below stays sorted.
    private var rows: [Value?] = []
    private var numbers: [Name: Int] = [:]
    private var byNamespace: [Key: [Int]] = [:]
    private var byOwner: [String: [Int]] = [:]
    private var byNode: [String: [Int]] = [:]
    private var byVolume: [String: [Int]] = [:]

    init(_ kind: Kind) {
        self.kind = kind
        indexesNodes = kind == .pod || kind == .volumeAttachment
    }

    var count: Int { numbers.count }

    var all: [Value] { rows.compactMap { $0 } }

    func value(namespace: Key, name: String) -> Value? {
        numbers[Name(namespace: namespace, name: name)].flatMap { rows[$0] }
    }

    func contains(namespace: Key, name: String) -> Bool {
        numbers[Name(namespace: namespace, name: name)] != nil
    }

    func inNamespace(_ namespace: Key) -> [Value] { values(byNamespace[namespace]) }

    func owned(by uid: String) -> [Value] { values(byOwner[uid]) }

    func onNode(_ name: String) -> [Value] { values(byNode[name]) }

    func onVolume(_ use: String) -> [Value] { values(byVolume[use]) }

    private func values(_ numbers: [Int]?) -> [Value] {
        numbers.map { numbers in numbers.compactMap { rows[$0] } } ?? []
    }

    mutating func put(namespace: Key, name: String, value: Value) {
        let row = Name(namespace: namespace, name: name)
        if let number = numbers[row] {
            let old = rows[number] ?? .null
            rows[number] = value
            reindex(number, from: Self.owners(of: old), to: Self.owners(of: value), in: \.byOwner)
            if indexesNodes {
                reindex(number, from: Self.node(of: old), to: Self.node(of: value), in: \.byNode)
            }
        } else {
            let number = rows.count
            rows.append(value)
            numbers[row] = number
            byNamespace[namespace, default: []].append(number)
            reindex(number, from: [], to: Self.owners(of: value), in: \.byOwner)
            if indexesNodes {
                reindex(number, from: [], to: Self.node(of: value), in: \.byNode)
                // What an object uses is fixed when it is made: the API refuses to change it.
                reindex(number, from: [], to: VolumeUse.all(by: value, kind, namespace: namespace), in: \.byVolume)
            }
        }
    }

    mutating func remove(namespace: Key, name: String) {
        let row = Name(namespace: namespace, name: name)
        guard let number = numbers.removeValue(forKey: row) else { return }
        let old = rows[number] ?? .null
        rows[number] = nil
        Self.remove(number, from: &byNamespace, under: namespace)
        reindex(number, from: Self.owners(of: old), to: [], in: \.byOwner)
        if indexesNodes {
            reindex(number, from: Self.node(of: old), to: [], in: \.byNode)
            reindex(number, from: VolumeUse.all(by: old, kind, namespace: namespace), to: [], in: \.byVolume)
        }
        compactIfSparse()
    }

    private mutating func reindex(
        _ number: Int, from old: [String], to new: [String], in index: WritableKeyPath<Self, [String: [Int]]>
    ) {
        if old == new { return }
        for key in old where !new.contains(key) {
            Self.remove(number, from: &self[keyPath: index], under: key)
        }
        for key in new where !old.contains(key) {
            Self.insert(number, into: &self[keyPath: index][key, default: []])
        }
    }

    private static func insert(_ number: Int, into list: inout [Int]) {
        if let last = list.last, last > number {
            list.insert(number, at: list.partitioningIndex { $0 > number })
        } else {
            list.append(number)
        }
    }

    private static func remove<K: Hashable>(_ number: Int, from index: inout [K: [Int]], under key: K) {
        guard var list = index.removeValue(forKey: key) else { return }
        let position = list.partitioningIndex { $0 >= number }
        if position < list.count, list[position] == number { list.remove(at: position) }
        if !list.isEmpty { index[key] = list }
    }

    private static func owners(of value: Value) -> [String] {
        value[.metadata][.ownerReferences].elements.compactMap { $0[.uid].string }
    }

    private static func node(of value: Value) -> [String] {
        value[.spec][.nodeName].string.map { [$0] } ?? []
    }

    /// Numbers rows anew once most of them are empty, so that churn does not cost memory for ever.
    private mutating func compactIfSparse() {
        guard rows.count > 1_024, numbers.count < rows.count / 4 else { return }
        var newNumber: [Int: Int] = [:]
        var kept: [Value?] = []
        for (number, row) in rows.enumerated() {
            guard let row else { continue }
            newNumber[number] = kept.count
            kept.append(row)
        }
        rows = kept
        numbers = numbers.compactMapValues { newNumber[$0] }
        byNamespace = byNamespace.mapValues { $0.compactMap { newNumber[$0] } }
        byOwner = byOwner.mapValues { $0.compactMap { newNumber[$0] } }
        byNode = byNode.mapValues { $0.compactMap { newNumber[$0] } }
        byVolume = byVolume.mapValues { $0.compactMap { newNumber[$0] } }
    }
}

/// What of storage an object uses, as the index names it.
private enum VolumeUse {
    static func claim(_ name: String, namespace: Key) -> String { "\(namespace.text)/\(name)" }

    /// A pod's claims, an attachment's volume.
    static func all(by value: Value, _ kind: Kind, namespace: Key) -> [String] {
        guard kind == .pod else { return value.attachedVolume.map { [$0] } ?? [] }
        return value[.spec][.volumes].elements.compactMap { volume in
            volume.claimName(in: value).map { claim($0, namespace: namespace) }
        }
    }
}

extension Array {
    /// The first index at which `belongsAfter` holds, in an array partitioned by it.
    func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
