import KubeObjects

/// One committed write, as a watch would tell it.
public struct ObjectChange: Sendable {
    /// What happened to the object.
    public enum Operation: String, Sendable {
        case added = "ADDED"
        case modified = "MODIFIED"
        case deleted = "DELETED"
    }

    /// What happened.
    public let operation: Operation
    /// Which object it happened to.
    public let key: ObjectKey
    /// The object before; ``Value/null`` when it was added.
    public let old: Value
    /// The object after; the last state when it was deleted.
    public let new: Value
    /// The store's version after this write.
    public let resourceVersion: Int

    /// The kind of the object.
    public var kind: Kind { key.kind }

    /// Whether this write made the object go or come, or changed anything outside its status and metadata's version.
    public var isDeletion: Bool { operation == .deleted }
}
