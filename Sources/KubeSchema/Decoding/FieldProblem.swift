import KubeObjects

/// A field that does not fit the kind of its object.
public struct FieldProblem: Hashable, Sendable {
    /// What is wrong with a field.
    public enum Kind: Hashable, Sendable {
        /// The kind has no such field; `suggestion` is the field that was probably meant.
        case unknownField(suggestion: String?)
        /// The value cannot be read as what the field holds.
        case wrongValue
    }

    /// What is wrong.
    public let kind: Kind
    /// Where.
    public let path: FieldPath
    /// What the API server says of it: `unknown field "spec.replica"`, or why the value cannot be read.
    public let message: String

    /// The message with the field that was probably meant: `unknown field "spec.replica", did you mean "replicas"?`
    public var explanation: String {
        if case .unknownField(let suggestion?) = kind { return "\(message), did you mean \"\(suggestion)\"?" }
        return message
    }
}
