import Synchronization

/// The name of a field, stored once per process and compared by number.
///
/// A key is four bytes, so a member of an object is 24 bytes with its value. Two keys are equal exactly when their
/// texts are. Numbers are handed out in the order of first use, which may differ between runs: never order anything
/// by them, compare ``text`` instead.
public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    @usableFromInline let number: UInt32

    /// Interns `text`.
    public init(_ text: String) {
        number = KeyTable.shared.number(for: text)
    }

    /// Interns a literal. Hot code keeps the key in a `static let`.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// The name as it is written in a manifest.
    public var text: String { KeyTable.shared.text(for: number) }

    /// Whether both name the same field.
    @inlinable public static func == (a: Key, b: Key) -> Bool { a.number == b.number }

    /// Hashes the key's number.
    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Key: CustomStringConvertible {
    /// The same as ``text``.
    public var description: String { text }
}

/// The process-wide table behind ``Key``.
///
/// It only grows: the number of distinct field names, label keys and ConfigMap keys that one process meets is bounded
/// by its input, which readers limit.
private final class KeyTable: Sendable {
    static let shared = KeyTable()

    private struct State {
        var numbers: [String: UInt32] = [:]
        var texts: [String] = []
    }

    private let state = Mutex(State())

    func number(for text: String) -> UInt32 {
        state.withLock { state in
            if let known = state.numbers[text] { return known }
            let number = UInt32(state.texts.count)
            // A substring or a bridged string would keep a larger buffer alive.
            var owned = text
            owned.makeContiguousUTF8()
            state.numbers[owned] = number
            state.texts.append(owned)
            return number
        }
    }

    func text(for number: UInt32) -> String {
        state.withLock { $0.texts[Int(number)] }
    }
}
