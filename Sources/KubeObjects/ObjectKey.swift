/// A kind of object within its API group, whatever the version: `Deployment` in `apps`.
///
/// Eight bytes, compared by number.
public struct Kind: Hashable, Sendable {
    private let groupKey: Key
    private let nameKey: Key

    /// The API group, empty for the core group.
    public var group: String { groupKey.text }
    /// The name of the kind in the singular, such as `Deployment`.
    public var name: String { nameKey.text }

    /// Creates a kind.
    public init(group: String, name: String) {
        groupKey = Key(group)
        nameKey = Key(name)
    }

    /// The kind of an object whose `apiVersion` and `kind` are given.
    public init(apiVersion: String, name: String) {
        guard let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            self.init(group: "", name: name)
            return
        }
        self.init(group: String(apiVersion[..<slash]), name: name)
    }
}

extension Kind: Comparable {
    /// Orders by name, then by group.
    public static func < (a: Kind, b: Kind) -> Bool {
        (a.name, a.group) < (b.name, b.group)
    }
}

extension Kind: CustomStringConvertible {
    /// `Deployment.apps`, or `Pod` for the core group.
    public var description: String { group.isEmpty ? name : "\(name).\(group)" }
}

/// Which object: its kind, its namespace (empty for objects of the whole cluster) and its name.
public struct ObjectKey: Hashable, Sendable {
    /// The object's kind.
    public let kind: Kind
    /// The object's namespace, interned; empty where the kind has none.
    public let namespaceKey: Key
    /// The object's name.
    public let name: String

    /// The object's namespace; empty where the kind has none.
    public var namespace: String { namespaceKey.text }

    /// Creates a key.
    public init(_ kind: Kind, namespace: String = "", name: String) {
        self.kind = kind
        namespaceKey = Key(namespace)
        self.name = name
    }

    /// Creates a key in a namespace that is already interned.
    public init(_ kind: Kind, namespaceKey: Key, name: String) {
        self.kind = kind
        self.namespaceKey = namespaceKey
        self.name = name
    }
}

extension ObjectKey: Comparable {
    /// Orders by kind, namespace and name.
    public static func < (a: ObjectKey, b: ObjectKey) -> Bool {
        if a.kind != b.kind { return a.kind < b.kind }
        return (a.namespace, a.name) < (b.namespace, b.name)
    }
}

extension ObjectKey: CustomStringConvertible {
    /// `Deployment/shop/web`, or `Node/node-1` for an object of the whole cluster.
    public var description: String {
        namespace.isEmpty ? "\(kind.name)/\(name)" : "\(kind.name)/\(namespace)/\(name)"
    }
}

extension Value {
    /// The kind this object says it is; `nil` where `kind` or `apiVersion` is missing.
    public var objectKind: Kind? {
        guard let name = self[.kind].string, let apiVersion = self[.apiVersion].string else { return nil }
        return Kind(apiVersion: apiVersion, name: name)
    }

    /// `metadata.name`, or an empty string.
    public var objectName: String { self[.metadata][.name].string ?? "" }

    /// `metadata.namespace`, or an empty string.
    public var objectNamespace: String { self[.metadata][.namespace].string ?? "" }

    /// The key of this object as it is written; `nil` where it does not say its kind.
    public var objectKey: ObjectKey? {
        objectKind.map { ObjectKey($0, namespace: objectNamespace, name: objectName) }
    }

    /// The label `name`, or `nil`.
    public func label(_ name: Key) -> String? { self[.metadata][.labels][name].string }

    /// The annotation `name`, or `nil`.
    public func annotation(_ name: Key) -> String? { self[.metadata][.annotations][name].string }
}
