/// Gives equal parts of values the same storage, so that many like objects cost little more than one.
///
/// The table keeps every part it has met; values keep their storage when the interner is dropped.
public struct TreeInterner: Sendable {
    /// Parts met so far, by a hash over their own scalars and the identity of their children.
    private var table: [Int: [Value]] = [:]
    private var texts: Set<String> = []

    /// An interner that has met nothing.
    public init() {}

    /// An equal value whose parts share the storage of equal parts met before.
    ///
    /// Members must stand in the same order to share.
    public mutating func shared(_ value: Value) -> Value {
        switch value {
        case .null, .bool, .integer, .double:
            return value
        case .string(let text):
            // Up to 15 bytes a string has no storage to share.
            guard text.utf8.count > 15 else { return value }
            return .string(texts.insert(text).memberAfterInsert)
        case .array(let elements):
            if elements.isEmpty { return .emptyArray }
            return canonical(.array(elements.map { shared($0) }))
        case .object(let members):
            if members.isEmpty { return .emptyObject }
            return canonical(
                .object(Members(members.storage.map { Members.Member(key: $0.key, value: shared($0.value)) })))
        }
    }

    /// The first value met that has the same parts.
    private mutating func canonical(_ value: Value) -> Value {
        var hasher = Hasher()
        switch value {
        case .array(let elements):
            for element in elements { Self.hash(element, into: &hasher) }
        case .object(let members):
            for member in members.storage {
                hasher.combine(member.key)
                Self.hash(member.value, into: &hasher)
            }
        default: break
        }
        let hash = hasher.finalize()
        var candidates = table[hash] ?? []
        for candidate in candidates where Self.hasSameParts(candidate, value) { return candidate }
        candidates.append(value)
        table[hash] = candidates
        return value
    }

    private static func hash(_ value: Value, into hasher: inout Hasher) {
        switch value {
        case .null: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .integer(let number): hasher.combine(number)
        case .double(let number): hasher.combine(number)
        case .string(let text): hasher.combine(text)
        case .array(let elements): hasher.combine(elements.withUnsafeBufferPointer { $0.baseAddress })
        case .object(let members): hasher.combine(members.storage.withUnsafeBufferPointer { $0.baseAddress })
        }
    }

    private static func hasSameParts(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.array(let x), .array(let y)):
            return x.count == y.count && zip(x, y).allSatisfy { isSame($0, $1) }
        case (.object(let x), .object(let y)):
            return x.count == y.count
                && zip(x.storage, y.storage).allSatisfy { $0.key == $1.key && isSame($0.value, $1.value) }
        default: return false
        }
    }

    private static func isSame(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.array(let x), .array(let y)):
            return x.withUnsafeBufferPointer { x in y.withUnsafeBufferPointer { x.baseAddress == $0.baseAddress } }
        case (.object(let x), .object(let y)): return x.sharesStorage(with: y)
        case (.integer, .double), (.double, .integer): return false
        case (.string(let x), .string(let y)): return x.utf8.elementsEqual(y.utf8)
        default: return a == b
        }
    }
}
