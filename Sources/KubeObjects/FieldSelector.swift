/// Which objects are meant, by fields that the API can select by: `status.phase=Running,spec.nodeName!=`.
public struct FieldSelector: Hashable, Sendable {
    /// One condition on one field.
    public struct Requirement: Hashable, Sendable {
        /// The field as it is written, such as `metadata.name`.
        public let field: String
        /// What the field must be, or must not be.
        public let value: String
        /// Whether the field must have the value, or must not.
        public let isEqual: Bool

        /// Creates a condition.
        public init(field: String, value: String, isEqual: Bool = true) {
            self.field = field
            self.value = value
            self.isEqual = isEqual
        }
    }

    /// The conditions in the order written; all must hold.
    public let requirements: [Requirement]

    /// The selector of these conditions.
    public init(_ requirements: [Requirement]) {
        self.requirements = requirements
    }

    /// Reads the syntax of `kubectl get --field-selector`. In values `\,`, `\=` and `\\` stand for the character.
    public init(parsing text: String) throws(SelectorError) {
        var requirements: [Requirement] = []
        for part in Self.split(text) where !part.isEmpty {
            requirements.append(try Self.requirement(part, in: text))
        }
        self.init(requirements)
    }

    /// Whether there is no condition.
    public var isEmpty: Bool { requirements.isEmpty }

    /// Whether an object is selected. A field that is absent reads as the empty text.
    public func matches(_ object: Value) -> Bool {
        requirements.allSatisfy { requirement in
            let value = object[FieldPath(requirement.field)]
            let text = value.bool.map { $0 ? "true" : "false" } ?? value.stringOrInteger ?? ""
            return (text == requirement.value) == requirement.isEqual
        }
    }

    /// The value that a field must have, where the selector says so.
    public func requiredValue(of field: String) -> String? {
        requirements.first { $0.field == field && $0.isEqual }?.value
    }

    private static func split(_ text: String) -> [String] {
        var parts: [String] = [""]
        var isEscaped = false
        for character in text.unicodeScalars {
            if character == ",", !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    private static func requirement(_ part: String, in text: String) throws(SelectorError) -> Requirement {
        let characters = Array(part.unicodeScalars)
        for index in characters.indices {
            let isDouble = index + 1 < characters.count && characters[index + 1] == "="
            let isEqual = characters[index] == "="
            guard isEqual || (characters[index] == "!" && isDouble) else { continue }
            let value = Self.text(characters[(index + (isDouble ? 2 : 1))...])
            return Requirement(
                field: Self.text(characters[..<index]), value: try unescaped(value), isEqual: isEqual)
        }
        throw SelectorError("invalid selector: '\(text)'; can't understand '\(part)'")
    }

    private static func text(_ characters: ArraySlice<UnicodeScalar>) -> String {
        String(String.UnicodeScalarView(characters))
    }

    private static func unescaped(_ text: String) throws(SelectorError) -> String {
        var result = ""
        var isEscaped = false
        for character in text.unicodeScalars {
            if isEscaped {
                guard character == "," || character == "=" || character == "\\" else {
                    throw SelectorError("invalid field selector: invalid escape sequence: \\\(character)")
                }
                result.unicodeScalars.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "," || character == "=" {
                throw SelectorError("invalid field selector: unescaped character in value: \(character)")
            } else {
                result.unicodeScalars.append(character)
            }
        }
        if isEscaped { throw SelectorError("invalid field selector: invalid escape sequence: \\") }
        return result
    }
}

extension FieldSelector: CustomStringConvertible {
    /// The syntax of `kubectl get --field-selector`.
    public var description: String {
        requirements.map { requirement in
            let value = requirement.value.unicodeScalars.flatMap {
                "\\,=".unicodeScalars.contains($0) ? "\\\($0)" : "\($0)"
            }
            return "\(requirement.field)\(requirement.isEqual ? "=" : "!=")\(String(value))"
        }.joined(separator: ",")
    }
}
