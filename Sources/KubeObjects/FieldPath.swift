/// The way from an object's root to one of its fields: `spec.containers[0].image`.
///
/// A key that holds a dot or a bracket stands in brackets itself, as Kubernetes writes it:
/// `metadata.labels[app.kubernetes.io/name]`.
public struct FieldPath: Hashable, Sendable {
    /// One step of a path.
    public enum Element: Hashable, Sendable {
        /// Into the member with this name.
        case key(Key)
        /// To the element at this index, counted from 0.
        case index(Int)
    }

    /// The steps, from the root.
    public var elements: [Element]

    /// The path of the root itself.
    public static let root = FieldPath([Element]())

    /// The path with these steps.
    public init(_ elements: [Element]) {
        self.elements = elements
    }

    /// The path of members with these names.
    public init(keys: [Key]) {
        elements = keys.map { .key($0) }
    }

    /// Reads a path as it is printed. A text in brackets is an index where it is digits, else a key; it may be quoted.
    public init(_ text: String) {
        self.init(FieldPathParser(text).elements())
    }

    /// This path and one member further.
    public func appending(_ key: Key) -> FieldPath {
        FieldPath(elements + [.key(key)])
    }

    /// This path and one element further.
    public func appending(_ index: Int) -> FieldPath {
        FieldPath(elements + [.index(index)])
    }

    /// This path and all steps of another.
    @_disfavoredOverload
    public func appending(_ path: FieldPath) -> FieldPath {
        FieldPath(elements + path.elements)
    }

    /// The path without its last step; the root's is the root.
    public var parent: FieldPath { FieldPath(Array(elements.dropLast())) }

    /// Whether this is the root's path.
    public var isRoot: Bool { elements.isEmpty }

    /// The name of the last step where it is a member.
    public var lastKey: Key? {
        if case .key(let key) = elements.last { key } else { nil }
    }

    /// Whether this path leads through `other`, or is the same.
    public func starts(with other: FieldPath) -> Bool {
        elements.starts(with: other.elements)
    }
}

extension FieldPath: ExpressibleByStringLiteral {
    /// Reads a path as it is printed.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

extension FieldPath: CustomStringConvertible {
    /// `spec.containers[0].image`; empty for the root.
    public var description: String {
        var text = ""
        for element in elements {
            switch element {
            case .index(let index):
                text += "[\(index)]"
            case .key(let key):
                let name = key.text
                switch Self.form(of: name) {
                case .plain: text += text.isEmpty ? name : ".\(name)"
                case .bracketed: text += "[\(name)]"
                case .quoted: text += "[\(JSONWriter.text(.string(name)))]"
                }
            }
        }
        return text
    }

    private enum Form { case plain, bracketed, quoted }

    private static func form(of name: String) -> Form {
        if name.isEmpty { return .quoted }
        var form = Form.plain
        var hasOnlyDigits = true
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), 0..<0x20: return .quoted
            case UInt8(ascii: "."): form = .bracketed
            case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
            default: break
            }
            hasOnlyDigits = false
        }
        return form == .bracketed && hasOnlyDigits ? .quoted : form
    }
}

extension FieldPath: Comparable {
    /// Orders step by step: names alphabetically, indices by number, an index before a name, a parent before its fields.
    public static func < (a: FieldPath, b: FieldPath) -> Bool {
        for (x, y) in zip(a.elements, b.elements) where x != y {
            switch (x, y) {
            case (.index(let i), .index(let j)): return i < j
            case (.key(let i), .key(let j)): return i.text < j.text
            case (.index, .key): return true
            case (.key, .index): return false
            }
        }
        return a.elements.count < b.elements.count
    }
}

/// Reads the printed form of a path. Every text is some path: what is no bracket and no dot is a name.
private struct FieldPathParser {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    func elements() -> [FieldPath.Element] {
        var parser = self
        var result: [FieldPath.Element] = []
        while let element = parser.next(isFirst: result.isEmpty) {
            result.append(element)
        }
        return result
    }

    private mutating func next(isFirst: Bool) -> FieldPath.Element? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "[") { return bracketed() }
        if bytes[position] == UInt8(ascii: ".") { position += 1 }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "."), bytes[position] != UInt8(ascii: "[") {
            position += 1
        }
        if start == position {
            // `.` alone is the root, and `.[0]` is the same as `[0]`.
            return next(isFirst: isFirst)
        }
        return .key(Key(String(decoding: bytes[start..<position], as: UTF8.self)))
    }

    private mutating func bracketed() -> FieldPath.Element {
        let start = position + 1
        if start < bytes.count, bytes[start] == UInt8(ascii: "\""), let quoted = quoted(from: start) { return quoted }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
        position = min(end + 1, bytes.count)
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let index = Int(text) {
            return .index(index)
        }
        return .key(Key(text))
    }

    private mutating func quoted(from start: Int) -> FieldPath.Element? {
        var end = start + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "]"),
            case .string(let name)? = try? JSONReader.value(bytes: Array(bytes[start...end]))
        else { return nil }
        position = end + 2
        return .key(Key(name))
    }
}
