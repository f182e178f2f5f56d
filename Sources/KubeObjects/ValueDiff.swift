/// One field that differs between two values.
public struct ValueChange: Equatable, Sendable {
    /// How the field differs.
    public enum Kind: String, Hashable, Sendable {
        case added
        case removed
        case changed
    }

    /// Which field.
    public let path: FieldPath
    /// What it was; ``Value/null`` where it was not there.
    public let old: Value
    /// What it is now; ``Value/null`` where it is gone.
    public let new: Value

    /// Creates a change.
    public init(path: FieldPath, old: Value, new: Value) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// How the field differs.
    public var kind: Kind {
        if old.isNull { return .added }
        return new.isNull ? .removed : .changed
    }
}

/// Compares values field by field.
public enum ValueDiff {
    /// The deepest fields that differ: those of the first value in its order, then those that only the second has.
    /// Elements of arrays are compared at the same index. Absent fields and `null` are the same.
    public static func changes(from old: Value, to new: Value) -> [ValueChange] {
        var changes: [ValueChange] = []
        collect(old, new, at: .root, into: &changes)
        return changes
    }

    private static func collect(_ old: Value, _ new: Value, at path: FieldPath, into changes: inout [ValueChange]) {
        switch (old, new) {
        case (.object(let a), .object(let b)):
            if a.sharesStorage(with: b) { return }
            for member in a { collect(member.value, b[member.key], at: path.appending(member.key), into: &changes) }
            for member in b where a[member.key].isNull {
                collect(.null, member.value, at: path.appending(member.key), into: &changes)
            }
        case (.array(let a), .array(let b)):
            for index in 0..<max(a.count, b.count) {
                collect(old[index], new[index], at: path.appending(index), into: &changes)
            }
        default:
            if old != new { changes.append(ValueChange(path: path, old: old, new: new)) }
        }
    }

    /// The JSON patch (RFC 6902) that turns the first value into the second.
    public static func jsonPatch(from old: Value, to new: Value) -> JSONPatch {
        var operations: [JSONPatch.Operation] = []
        // Elements are removed from the end of an array, so that the indices before them stay right.
        let changes = changes(from: old, to: new)
        for change in changes where change.kind != .removed { operations.append(operation(for: change)) }
        for change in changes.reversed() where change.kind == .removed { operations.append(operation(for: change)) }
        return JSONPatch(operations)
    }

    private static func operation(for change: ValueChange) -> JSONPatch.Operation {
        let pointer = JSONPointer(change.path)
        switch change.kind {
        case .added: return .add(pointer, change.new)
        case .removed: return .remove(pointer)
        case .changed: return .replace(pointer, change.new)
        }
    }

    /// The merge patch (RFC 7386) that turns the first value into the second.
    public static func mergePatch(from old: Value, to new: Value) -> Value {
        guard case .object(let a) = old, case .object(let b) = new else { return new }
        var patch = Members()
        for member in a where !member.value.isNull {
            let other = b[member.key]
            if other == member.value { continue }
            patch.append(member.key, other.isNull ? .null : mergePatch(from: member.value, to: other))
        }
        for member in b where !member.value.isNull && a[member.key].isNull {
            patch.append(member.key, member.value)
        }
        return .object(patch)
    }
}

extension Members {
    /// Whether both are the very same storage, and so equal.
    func sharesStorage(with other: Members) -> Bool {
        storage.withUnsafeBufferPointer { a in
            other.storage.withUnsafeBufferPointer { b in a.baseAddress == b.baseAddress && a.count == b.count }
        }
    }
}

extension ValueChange: CustomStringConvertible {
    /// `spec.replicas: 1 -> 3`. It shows the values: who prints changes of Secrets leaves it alone.
    public var description: String {
        let old = self.old.isNull ? "-" : JSONWriter.text(self.old)
        let new = self.new.isNull ? "-" : JSONWriter.text(self.new)
        return "\(path): \(old) -> \(new)"
    }
}
