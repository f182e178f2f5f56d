/// A patch that cannot be read or applied: which operation, where, and why.
public struct JSONPatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The index of the operation in the patch, counted from 0; `nil` where the patch as a whole is wrong.
    public let index: Int?
    /// The place the operation names.
    public let path: String
    /// What is wrong.
    public let message: String

    /// `operation 2 at /spec/replicas: there is no such field`.
    public var description: String {
        guard let index else { return message }
        return path.isEmpty ? "operation \(index): \(message)" : "operation \(index) at \(path): \(message)"
    }
}

/// A JSON patch (RFC 6902): operations that are applied in order, all or none.
public struct JSONPatch: Equatable, Sendable {
    /// One operation.
    public enum Operation: Equatable, Sendable {
        case add(JSONPointer, Value)
        case remove(JSONPointer)
        case replace(JSONPointer, Value)
        case move(from: JSONPointer, JSONPointer)
        case copy(from: JSONPointer, JSONPointer)
        case test(JSONPointer, Value)

        /// The place the operation works at.
        var path: JSONPointer {
            switch self {
            case .add(let path, _), .remove(let path), .replace(let path, _), .move(_, let path), .copy(_, let path),
                .test(let path, _):
                path
            }
        }
    }

    /// The operations in order.
    public let operations: [Operation]

    /// A patch of these operations.
    public init(_ operations: [Operation]) {
        self.operations = operations
    }

    /// Reads a patch from an array of operations.
    public init(_ value: Value) throws(JSONPatchError) {
        guard case .array(let elements) = value else {
            throw JSONPatchError(
                index: nil, path: "", message: "a JSON patch is an array of operations, this is \(value.typeName)")
        }
        var operations: [Operation] = []
        for (index, element) in elements.enumerated() {
            operations.append(try Self.operation(element, index: index))
        }
        self.operations = operations
    }

    private static func operation(_ value: Value, index: Int) throws(JSONPatchError) -> Operation {
        let place = value[.path].string ?? ""
        func fail(_ message: String) -> JSONPatchError {
            JSONPatchError(index: index, path: place, message: message)
        }
        func pointer(_ name: Key) throws(JSONPatchError) -> JSONPointer {
            guard let text = value[name].string else { throw fail("\"\(name)\" is missing") }
            guard let pointer = JSONPointer(text) else {
                throw fail(
                    "\"\(name)\" is no JSON pointer: it begins with '/', and '~' is written ~0, '/' in a name ~1")
            }
            return pointer
        }
        func operand() throws(JSONPatchError) -> Value {
            guard value.members.contains(.value) else { throw fail("\"value\" is missing") }
            return value[.value]
        }
        guard case .object = value else { throw fail("an operation is an object, this is \(value.typeName)") }
        guard let name = value[.op].string else { throw fail("\"op\" is missing") }
        switch name {
        case "add": return .add(try pointer(.path), try operand())
        case "remove": return .remove(try pointer(.path))
        case "replace": return .replace(try pointer(.path), try operand())
        case "move": return .move(from: try pointer(.from), try pointer(.path))
        case "copy": return .copy(from: try pointer(.from), try pointer(.path))
        case "test": return .test(try pointer(.path), try operand())
        default: throw fail("\"\(name)\" is no operation; there are add, remove, replace, move, copy and test")
        }
    }

    /// Applies all operations; a value of which one fails is left as it was.
    public func apply(to value: inout Value) throws(JSONPatchError) {
        var result = value
        for (index, operation) in operations.enumerated() {
            do throws(PatchFailure) {
                try Self.apply(operation, to: &result)
            } catch {
                throw JSONPatchError(index: index, path: operation.path.description, message: error.message)
            }
        }
        value = result
    }

    private static func apply(_ operation: Operation, to value: inout Value) throws(PatchFailure) {
        switch operation {
        case .add(let path, let new): try value.add(new, at: path.tokens[...])
        case .remove(let path): _ = try value.take(at: path.tokens[...])
        case .replace(let path, let new): try value.replace(at: path.tokens[...], with: new)
        case .move(let source, let target):
            if target.tokens.count > source.tokens.count, target.tokens.starts(with: source.tokens) {
                throw PatchFailure("a value cannot be moved into itself")
            }
            try value.add(value.take(at: source.tokens[...]), at: target.tokens[...])
        case .copy(let source, let target): try value.add(value.found(at: source.tokens[...]), at: target.tokens[...])
        case .test(let path, let expected):
            guard try value.found(at: path.tokens[...]) == expected else {
                throw PatchFailure("the test failed: the value is another one")
            }
        }
    }
}

private struct PatchFailure: Error {
    let message: String

    init(_ message: String) { self.message = message }

    static func missing(_ token: String) -> PatchFailure {
        PatchFailure("there is no \"\(token)\"")
    }
}

/// Unlike the subscripts of values, these tell `null` from absence, as the RFC does.
extension Value {
    fileprivate func found(at path: ArraySlice<String>) throws(PatchFailure) -> Value {
        var value = self
        for token in path {
            switch value {
            case .object(let members):
                let key = Key(token)
                guard members.contains(key) else { throw .missing(token) }
                value = members[key]
            case .array(let elements): value = elements[try Self.index(token, below: elements.count)]
            default: throw .missing(token)
            }
        }
        return value
    }

    private static func index(_ token: String, below count: Int) throws(PatchFailure) -> Int {
        let isNumber = token == "0" || (token.first != "0" && token.utf8.allSatisfy { (48...57).contains($0) })
        guard isNumber, let index = Int(token) else {
            throw PatchFailure("\"\(token)\" is no index of an array, which is digits without a leading 0")
        }
        guard index < count else { throw PatchFailure("index \(index) is beyond the array's end") }
        return index
    }

    /// Changes the value that holds the last step of a path.
    private mutating func withParent(
        of path: ArraySlice<String>, _ change: (inout Value, String) throws(PatchFailure) -> Void
    ) throws(PatchFailure) {
        guard let first = path.first else { return }
        guard path.count > 1 else { return try change(&self, first) }
        switch self {
        case .object(var members):
            let key = Key(first)
            guard let index = members.storage.firstIndex(where: { $0.key == key }) else { throw .missing(first) }
            self = .null
            try members.storage[index].value.withParent(of: path.dropFirst(), change)
            self = .object(members)
        case .array(var elements):
            let index = try Self.index(first, below: elements.count)
            self = .null
            try elements[index].withParent(of: path.dropFirst(), change)
            self = .array(elements)
        default:
            throw .missing(first)
        }
    }

    fileprivate mutating func add(_ new: Value, at path: ArraySlice<String>) throws(PatchFailure) {
        if path.isEmpty { self = new }
        try withParent(of: path) { parent, token throws(PatchFailure) in
            switch parent {
            case .object(var members):
                members.write(Key(token), new)
                parent = .object(members)
            case .array(var elements):
                let index = token == "-" ? elements.count : try Self.index(token, below: elements.count + 1)
                elements.insert(new, at: index)
                parent = .array(elements)
            default: throw .missing(token)
            }
        }
    }

    fileprivate mutating func replace(at path: ArraySlice<String>, with new: Value) throws(PatchFailure) {
        if path.isEmpty { self = new }
        try withParent(of: path) { parent, token throws(PatchFailure) in
            switch parent {
            case .object(var members):
                guard members.contains(Key(token)) else { throw .missing(token) }
                members.write(Key(token), new)
                parent = .object(members)
            case .array(var elements):
                elements[try Self.index(token, below: elements.count)] = new
                parent = .array(elements)
            default: throw .missing(token)
            }
        }
    }

    fileprivate mutating func take(at path: ArraySlice<String>) throws(PatchFailure) -> Value {
        var taken = self
        if path.isEmpty { self = .null }
        try withParent(of: path) { parent, token throws(PatchFailure) in
            switch parent {
            case .object(var members):
                guard members.contains(Key(token)) else { throw .missing(token) }
                taken = members[Key(token)]
                members.removeAll { $0.key == Key(token) }
                parent = .object(members)
            case .array(var elements):
                taken = elements.remove(at: try Self.index(token, below: elements.count))
                parent = .array(elements)
            default: throw .missing(token)
            }
        }
        return taken
    }
}

extension Members {
    /// Sets a member, also to `null`.
    mutating func write(_ key: Key, _ value: Value) {
        if let index = storage.firstIndex(where: { $0.key == key }) {
            storage[index].value = value
        } else {
            append(key, value)
        }
    }
}

extension Key {
    static let path = Key("path")
    static let from = Key("from")
    static let op = Key("op")
}
