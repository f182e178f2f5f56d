/// A place in a value as RFC 6901 writes it: `/spec/containers/0/image`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The steps, without escapes. Whether a step of digits is a name or an index, the value decides.
    public let tokens: [String]

    /// The place with these steps.
    public init(tokens: [String]) {
        self.tokens = tokens
    }

    /// The place of a field.
    public init(_ path: FieldPath) {
        tokens = path.elements.map { element in
            switch element {
            case .key(let key): key.text
            case .index(let index): String(index)
            }
        }
    }

    /// Reads a pointer: empty for the root, else each step after a `/`, with `~1` for `/` and `~0` for `~`.
    public init?(_ text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            var bytes: [UInt8] = []
            var rest = part
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "~") else {
                    bytes.append(byte)
                    continue
                }
                switch rest.popFirst() {
                case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
                case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
                default: return nil
                }
            }
            tokens.append(String(decoding: bytes, as: UTF8.self))
        }
        self.tokens = tokens
    }

    /// The pointer as RFC 6901 writes it.
    public var description: String {
        var text = ""
        for token in tokens {
            text += "/"
            for character in token.unicodeScalars {
                switch character {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(character)
                }
            }
        }
        return text
    }
}
