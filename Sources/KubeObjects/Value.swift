/// A value of an object tree: what YAML or JSON holds, without knowing any kind.
///
/// Values are copied freely: storage is shared until one copy is changed. Absence and `null` read alike
/// (`value[.spec][.replicas]` is ``null`` where there is no such field), as the Kubernetes API treats them alike.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([Value])
    case object(Members)
}

extension Value: Equatable {
    /// Objects are equal when they have equal members, in whatever order; numbers when they are numerically equal.
    ///
    /// - Complexity: O(1) where the two share their storage, else O(*n*) in the size of the tree.
    public static func == (a: Value, b: Value) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.double(let x), .double(let y)): x == y
        case (.integer(let x), .double(let y)): Double(x) == y
        case (.double(let x), .integer(let y)): x == Double(y)
        case (.string(let x), .string(let y)): x == y
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)): x == y
        default: false
        }
    }
}

extension Value {
    /// An object without members.
    public static let emptyObject = Value.object(Members())

    /// An array without elements.
    public static let emptyArray = Value.array([])

    /// The member named `key`, or ``null`` where there is none or this is not an object.
    ///
    /// Setting a member of ``null`` makes an object; setting a member to ``null`` removes it. Setting a member of any
    /// other scalar or of an array replaces that value by an object.
    public subscript(key: Key) -> Value {
        get {
            guard case .object(let members) = self else { return .null }
            return members[key]
        }
        _modify {
            var members: Members
            if case .object(let existing) = self { members = existing } else { members = Members() }
            self = .null  // gives up this reference, so that the change below copies nothing
            defer { self = .object(members) }
            yield &members[key]
        }
    }

    /// The element at `index`, or ``null`` where there is none or this is not an array.
    public subscript(index: Int) -> Value {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return .null }
        return elements[index]
    }

    /// The members of an object; none for any other value.
    ///
    /// Setting it makes this value an object.
    public var members: Members {
        get {
            guard case .object(let members) = self else { return Members() }
            return members
        }
        _modify {
            var members: Members
            if case .object(let existing) = self { members = existing } else { members = Members() }
            self = .null
            defer { self = .object(members) }
            yield &members
        }
    }

    /// The elements of an array; none for any other value.
    ///
    /// Setting it makes this value an array.
    public var elements: [Value] {
        get {
            guard case .array(let elements) = self else { return [] }
            return elements
        }
        _modify {
            var elements: [Value]
            if case .array(let existing) = self { elements = existing } else { elements = [] }
            self = .null
            defer { self = .array(elements) }
            yield &elements
        }
    }

    /// Whether this is ``null``, which absent members read as.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Whether this is `null`, an empty object or an empty array.
    public var isEmpty: Bool {
        switch self {
        case .null: true
        case .object(let members): members.isEmpty
        case .array(let elements): elements.isEmpty
        default: false
        }
    }

    /// The text of a string, else `nil`.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value, else `nil`.
    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// A whole number, also where it was written as `3.0`; else `nil`.
    public var integer: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }

    /// A number of either form, else `nil`.
    public var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// The text of a string, or of a whole number (ports and percentages are either), else `nil`.
    public var stringOrInteger: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// The members of an object whose values are strings, such as labels, in the order they are written.
    public var stringMembers: [(key: String, value: String)] {
        members.compactMap { member in member.value.string.map { (member.key.text, $0) } }
    }

    /// The word for this value's type in messages: `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The member at a path of keys, or ``null``.
    public subscript(path path: [Key]) -> Value {
        var value = self
        for key in path {
            value = value[key]
        }
        return value
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A number.
    public init(floatLiteral value: Double) { self = .double(value) }

    /// An array.
    public init(arrayLiteral elements: Value...) { self = .array(elements) }

    /// An object with members in the order written. Members that are ``Value/null`` are left out.
    public init(dictionaryLiteral elements: (Key, Value)...) {
        var members = Members()
        members.reserveCapacity(elements.count)
        for (key, value) in elements where !value.isNull {
            members.append(key, value)
        }
        self = .object(members)
    }
}

extension Value {
    /// A string, or ``null`` for `nil`.
    public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

    /// A whole number, or ``null`` for `nil`.
    public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

    /// A truth value, or ``null`` for `nil`.
    public init(_ flag: Bool?) { self = flag.map { .bool($0) } ?? .null }

    /// An array of strings.
    public init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

    /// An object of strings, such as labels, with its keys in alphabetical order.
    public init(_ texts: [String: String]) {
        var members = Members()
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
            members.append(Key(key), .string(text))
        }
        self = .object(members)
    }
}
