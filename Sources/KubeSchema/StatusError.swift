import KubeObjects

/// A refusal by the API, as a Kubernetes `Status` says it.
public struct StatusError: Error, Equatable, Sendable {
    /// The machine-readable reason (`metav1.StatusReason`).
    public enum Reason: String, Sendable {
        case badRequest = "BadRequest"
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case methodNotAllowed = "MethodNotAllowed"
        case alreadyExists = "AlreadyExists"
        case conflict = "Conflict"
        case expired = "Expired"
        case unsupportedMediaType = "UnsupportedMediaType"
        case invalid = "Invalid"
        case tooManyRequests = "TooManyRequests"
        case internalError = "InternalError"
        /// A failure for which the API gives no reason.
        case unknown = ""
    }

    /// Why the request was refused.
    public let reason: Reason
    /// The sentence Kubernetes says.
    public let message: String
    /// `status.details`: name, group, kind, causes; ``Value/null`` where there are none.
    public let details: Value

    /// Creates a refusal.
    public init(_ reason: Reason, _ message: String, details: Value = .null) {
        self.reason = reason
        self.message = message
        self.details = details
    }

    /// The HTTP status code that goes with the reason.
    public var code: Int {
        switch reason {
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .alreadyExists, .conflict: 409
        case .expired: 410
        case .unsupportedMediaType: 415
        case .invalid: 422
        case .tooManyRequests: 429
        case .internalError, .unknown: 500
        }
    }

    /// The `Status` object of this refusal.
    public var status: Value {
        [
            .kind: "Status", .apiVersion: "v1", .metadata: .emptyObject, .status: "Failure",
            .message: .string(message), .reason: reason == .unknown ? .null : .string(reason.rawValue),
            "details": details, "code": Value(code),
        ]
    }
}
