import KubeObjects

/// A kind that the API serves, with everything discovery says of it.
public struct ResourceType: Hashable, Sendable {
    /// The kind, whatever the version.
    public let kind: Kind
    /// The version, such as `v1`.
    public let version: String
    /// The name in URLs and roles: `deployments`.
    public let plural: String
    /// The name of one: `deployment`.
    public let singular: String
    /// What people type instead: `deploy`.
    public let shortNames: [String]
    /// The sets it belongs to, such as `all`.
    public let categories: [String]
    /// Whether objects live in a namespace.
    public let isNamespaced: Bool
    /// What can be done with it: `create`, `delete`, `deletecollection`, `get`, `list`, `patch`, `update`, `watch`.
    public let verbs: [String]
    /// The parts that can be read or written on their own, such as `status` and `scale`.
    public let subresources: [Subresource]

    /// A part of an object with an address of its own.
    public struct Subresource: Hashable, Sendable {
        /// The last part of the address: `scale`.
        public let name: String
        /// The kind that is read and written there, where it is not the object's own.
        public let kind: Kind?
        /// What can be done with it.
        public let verbs: [String]

        /// Creates a subresource.
        public init(name: String, kind: Kind? = nil, verbs: [String]) {
            self.name = name
            self.kind = kind
            self.verbs = verbs
        }
    }

    /// Creates a resource type.
    public init(
        kind: Kind, version: String, plural: String, singular: String, shortNames: [String] = [],
        categories: [String] = [], isNamespaced: Bool, verbs: [String] = ResourceType.standardVerbs,
        subresources: [Subresource] = []
    ) {
        self.kind = kind
        self.version = version
        self.plural = plural
        self.singular = singular
        self.shortNames = shortNames
        self.categories = categories
        self.isNamespaced = isNamespaced
        self.verbs = verbs
        self.subresources = subresources
    }

    /// The verbs of an ordinary resource.
    public static let standardVerbs = [
        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
    ]

    /// What objects write as `apiVersion`: `apps/v1`, or `v1` for the core group.
    public var apiVersion: String { kind.group.isEmpty ? version : "\(kind.group)/\(version)" }

    /// The name with its group, as messages say it: `deployments.apps`, or `pods` for the core group.
    public var resourceName: String { kind.group.isEmpty ? plural : "\(plural).\(kind.group)" }

    /// Whether the status is written apart from the rest.
    public var hasStatusSubresource: Bool { subresources.contains { $0.name == "status" } }

    /// Whether `text` is one of the names people use for it: plural, singular, kind or short name, in any case.
    func isCalled(_ text: String) -> Bool {
        let name = text.lowercased()
        return name == plural || name == singular || name == kind.name.lowercased() || shortNames.contains(name)
    }
}
