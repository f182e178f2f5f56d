/// The members of an object, in the order they were written.
///
/// Objects of Kubernetes are small, so a key is found by a linear search over four-byte numbers.
public struct Members: Sendable {
    /// One member. The value stands first: the key then fits into its padding, and a member is 24 bytes.
    public struct Member: Sendable {
        /// The member's value.
        public var value: Value
        /// The member's name.
        public var key: Key

        /// Creates a member.
        public init(key: Key, value: Value) {
            self.value = value
            self.key = key
        }
    }

    var storage: [Member]

    /// No members.
    public init() {
        storage = []
    }

    /// The given members, whose keys must differ; of equal keys only the first can be read.
    public init(_ members: [Member]) {
        storage = members
    }

    /// The value of `key`, or ``Value/null`` where there is none. Setting ``Value/null`` removes the member.
    ///
    /// - Complexity: O(*n*) in the number of members.
    public subscript(key: Key) -> Value {
        get {
            for member in storage where member.key == key {
                return member.value
            }
            return .null
        }
        _modify {
            if let index = storage.firstIndex(where: { $0.key == key }) {
                yield &storage[index].value
                if storage[index].value.isNull { storage.remove(at: index) }
            } else {
                var value = Value.null
                yield &value
                if !value.isNull { storage.append(Member(key: key, value: value)) }
            }
        }
    }

    /// Whether a member named `key` is written, be it `null`.
    public func contains(_ key: Key) -> Bool {
        storage.contains { $0.key == key }
    }

    /// The keys in the order written.
    public var keys: [Key] { storage.map(\.key) }

    /// Appends a member without looking for an existing one; the caller knows that `key` is new.
    public mutating func append(_ key: Key, _ value: Value) {
        storage.append(Member(key: key, value: value))
    }

    /// Makes room for `count` members.
    public mutating func reserveCapacity(_ count: Int) {
        storage.reserveCapacity(count)
    }

    /// Removes the members for which `condition` holds.
    public mutating func removeAll(where condition: (Member) throws -> Bool) rethrows {
        try storage.removeAll(where: condition)
    }

    /// The members in alphabetical order of their keys, as Kubernetes prints them.
    public var sortedByKey: [Member] {
        storage.map { ($0.key.text, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension Members: RandomAccessCollection {
    /// The position of the first member.
    public var startIndex: Int { 0 }

    /// The position after the last member.
    public var endIndex: Int { storage.count }

    /// The member at `position`, which must be below ``endIndex``.
    public subscript(position: Int) -> Member { storage[position] }
}

extension Members: Equatable {
    /// Whether both have equal values for the same keys, in whatever order.
    ///
    /// - Complexity: O(1) where the two share their storage; O(*n*) where the order is the same; else O(*n*²).
    public static func == (a: Members, b: Members) -> Bool {
        guard a.storage.count == b.storage.count else { return false }
        let isShared = a.storage.withUnsafeBufferPointer { x in
            b.storage.withUnsafeBufferPointer { y in x.baseAddress == y.baseAddress }
        }
        if isShared { return true }
        for index in a.storage.indices {
            let member = a.storage[index]
            let other = b.storage[index]
            if member.key == other.key {
                guard member.value == other.value else { return false }
            } else {
                guard b.contains(member.key), b[member.key] == member.value else { return false }
            }
        }
        return true
    }
}
