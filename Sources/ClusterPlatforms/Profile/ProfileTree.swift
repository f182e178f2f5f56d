import KubeObjects

/// A profile as it reads after its layers were laid on each other: the profile it extends, its own data, its variant and
/// the add-ons, in this order.
struct ProfileTree: Sendable {
    /// A part of a document that was laid on the tree.
    struct Layer: Sendable {
        let document: Document
        /// Where the part stands in the document.
        let root: FieldPath
        /// Where it was laid in the tree.
        let place: FieldPath

        init(_ document: Document, root: FieldPath = .root, place: FieldPath = .root) {
            self.document = document
            self.root = root
            self.place = place
        }
    }

    private(set) var value = Value.emptyObject
    private var layers: [Layer] = []

    /// Lays a part on top; nothing happens where the document has no such part.
    mutating func add(_ layer: Layer) {
        var addition: Value = layer.document.value[layer.root]
        guard !addition.isNull else { return }
        for element in layer.place.elements.reversed() {
            guard case .key(let key) = element else { continue }
            addition = .object(Members([.init(key: key, value: addition)]))
        }
        value = Self.merge(value, with: addition)
        layers.append(layer)
    }

    /// Where the value at `path` was written; the nearest parent's place where it was not.
    func position(of path: FieldPath) -> SourcePosition? {
        var path = path
        while true {
            for layer in layers.reversed() where path.starts(with: layer.place) {
                let place = FieldPath(layer.root.elements + path.elements.dropFirst(layer.place.elements.count))
                if Self.holds(place, in: layer.document.value) { return layer.document.position(of: place) }
            }
            if path.isRoot { return nil }
            path = path.parent
        }
    }

    /// Whether something, be it `null`, is written at `path`.
    private static func holds(_ path: FieldPath, in value: Value) -> Bool {
        var value = value
        for element in path.elements {
            switch element {
            case .key(let key):
                guard value.members.contains(key) else { return false }
                value = value[key]
            case .index(let index):
                guard value.elements.indices.contains(index) else { return false }
                value = value[index]
            }
        }
        return true
    }

    /// Objects merge member by member and `null` removes; a fact, a list or a scalar replaces what was there.
    private static func merge(_ base: Value, with layer: Value) -> Value {
        guard case .object(var merged) = base, case .object(let changes) = layer, !isFact(layer), !isFact(base) else {
            return withoutNulls(layer)
        }
        for change in changes {
            merged[change.key] =
                merged.contains(change.key) ? merge(merged[change.key], with: change.value) : withoutNulls(change.value)
        }
        return .object(merged)
    }

    private static func withoutNulls(_ value: Value) -> Value {
        guard case .object(var members) = value, !isFact(value) else { return value }
        members.removeAll { $0.value.isNull }
        return .object(Members(members.map { Members.Member(key: $0.key, value: withoutNulls($0.value)) }))
    }

    /// Whether `value` is a leaf of a profile: an object that has a value and a source.
    static func isFact(_ value: Value) -> Bool {
        value.members.contains("value") && value.members.contains("source")
    }
}
