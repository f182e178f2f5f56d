/// The name of a field, stored once per process and compared by number.
///
/// A key is four bytes, so a member of an object is 24 bytes with its value. Two keys are equal exactly when their
/// texts are, byte for byte. Numbers are handed out in the order of first use, which may differ between runs: never
/// order anything by them, compare ``text`` instead.
public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    @usableFromInline let number: UInt32

    /// Interns `text`.
    public init(_ text: String) {
        var text = text
        number = text.withUTF8 { KeyTable.shared.number(for: $0) }
    }

    /// Interns a literal. Hot code keeps the key in a `static let`.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// The name as it is written in a manifest.
    public var text: String { KeyTable.shared.entry(number).text }

    /// Whether both name the same field.
    @inlinable public static func == (a: Key, b: Key) -> Bool { a.number == b.number }

    /// Hashes the key's number.
    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Key: CustomStringConvertible {
    /// The same as ``text``.
    public var description: String { text }
}
