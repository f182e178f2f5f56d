// Stands in until the real declarations land: whoever lands one of these deletes it here (and the file with the last one).
import KubeObjects
public struct ResourceType: Sendable { public var kind: Kind; public var plural: String; public var isNamespaced: Bool; public var resourceName: String { plural } }
public struct Schema: Sendable { public static let kubernetes = Schema()
 public func resource(_ kind: Kind) -> ResourceType? { ResourceType(kind: kind, plural: kind.name.lowercased() + "s", isNamespaced: kind.name != "Namespace" && kind.name != "Node") }
 public mutating func add(customResourceDefinition: Value) throws(StatusError) {}
 public func decodeError(for object: Value) -> StatusError? { nil }
 public func applyDefaults(to object: inout Value) {}
 public func validate(creating: Value) -> [FieldError] { [] }
 public func validate(updating old: Value, to new: Value) -> [FieldError] { [] }
 public func strategicMerge(_ patch: Value, into object: Value) throws(StatusError) -> Value { object }
}
