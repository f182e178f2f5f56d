import KubeObjects

/// One field of an object that the API refuses, and why.
public struct FieldError: Error, Hashable, Sendable {
    /// What is wrong with the field; the raw value is the `reason` of a status cause.
    public enum Kind: String, Sendable {
        case required = "FieldValueRequired"
        case invalid = "FieldValueInvalid"
        case notSupported = "FieldValueNotSupported"
        case duplicate = "FieldValueDuplicate"
        case forbidden = "FieldValueForbidden"
        case notFound = "FieldValueNotFound"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
        case typeInvalid = "FieldValueTypeInvalid"
        case internalError = "InternalError"

        /// The words a message begins with.
        var words: String {
            switch self {
            case .required: "Required value"
            case .invalid, .typeInvalid: "Invalid value"
            case .notSupported: "Unsupported value"
            case .duplicate: "Duplicate value"
            case .forbidden: "Forbidden"
            case .notFound: "Not found"
            case .tooLong: "Too long"
            case .tooMany: "Too many"
            case .internalError: "Internal error"
            }
        }
    }

    /// What is wrong.
    public let kind: Kind
    /// The field, as the API writes it: `spec.containers[0].image`.
    public let path: String
    /// The refused value as the API prints it (`"x"`, `-1`, `{"app":"a"}`); `nil` where it prints none.
    public let value: String?
    /// What the field must be; may be empty.
    public let detail: String

    /// Creates an error. `value` is the refused value as the API prints it.
    public init(_ kind: Kind, _ path: String, value: String? = nil, detail: String = "") {
        self.kind = kind
        self.path = path
        self.value = value
        self.detail = detail
    }

    /// The message without the field, as a status cause says it: `Required value: must be set`.
    public var body: String {
        var text = kind.words
        if let value { text += ": " + value }
        if !detail.isEmpty { text += ": " + detail }
        return text
    }

    /// The message with the field: `spec.containers[0].image: Required value`.
    public var message: String { path + ": " + body }
}

extension StatusError {
    /// The refusal of an object for its fields (422): `Pod "p" is invalid: spec.containers: Required value`.
    ///
    /// Equal messages are said once, in the order they were found; `details.causes` names every one.
    public static func invalid(_ kind: Kind, name: String, errors: [FieldError]) -> StatusError {
        var said = Set<String>()
        let messages = errors.map(\.message).filter { said.insert($0).inserted }
        var text = "\(kind) \(GoText.quoted(name)) is invalid"
        if messages.count == 1 {
            text += ": " + messages[0]
        } else if messages.count > 1 {
            text += ": [" + messages.joined(separator: ", ") + "]"
        }
        let causes = errors.map { error -> Value in
            ["reason": .string(error.kind.rawValue), "message": .string(error.body), "field": .string(error.path)]
        }
        let details: Value = [
            "name": name.isEmpty ? .null : .string(name),
            "group": kind.group.isEmpty ? .null : .string(kind.group),
            "kind": .string(kind.name),
            "causes": causes.isEmpty ? .null : .array(causes),
        ]
        return StatusError(.invalid, text, details: details)
    }
}
