import KubeObjects

/// The refusals that the API gives in the same words for every kind.
extension StatusError {
    /// There is no such object: `deployments.apps "web" not found`.
    public static func notFound(_ resource: ResourceType, name: String) -> StatusError {
        StatusError(
            .notFound, "\(resource.resourceName) \(GoText.quoted(name)) not found", details: details(resource, name))
    }

    /// There is one already: `deployments.apps "web" already exists`.
    ///
    /// While the present one is being deleted, the message says so first.
    public static func alreadyExists(
        _ resource: ResourceType, name: String, isBeingDeleted: Bool = false
    ) -> StatusError {
        let message = "\(resource.resourceName) \(GoText.quoted(name)) already exists"
        return StatusError(
            .alreadyExists, isBeingDeleted ? "object is being deleted: " + message : message,
            details: details(resource, name))
    }

    /// The object has changed since it was read, or `cause` says what else stands in the way.
    public static func conflict(
        _ resource: ResourceType, name: String,
        cause: String = "the object has been modified; please apply your changes to the latest version and try again"
    ) -> StatusError {
        StatusError(
            .conflict, "Operation cannot be fulfilled on \(resource.resourceName) \(GoText.quoted(name)): \(cause)",
            details: details(resource, name))
    }

    /// It is not allowed: `pods "web" is forbidden: …`, without a name `pods is forbidden: …`.
    public static func forbidden(_ resource: ResourceType, name: String, cause: String) -> StatusError {
        let object = name.isEmpty ? resource.resourceName : "\(resource.resourceName) \(GoText.quoted(name))"
        return StatusError(.forbidden, "\(object) is forbidden: \(cause)", details: details(resource, name))
    }

    /// The cluster serves no such resource.
    public static var unknownResource: StatusError {
        StatusError(.notFound, "the server could not find the requested resource", details: .emptyObject)
    }

    /// The resource knows no such verb.
    public static var methodNotAllowed: StatusError {
        StatusError(
            .methodNotAllowed, "the server does not allow this method on the requested resource",
            details: .emptyObject)
    }

    /// The request itself is wrong.
    public static func badRequest(_ message: String) -> StatusError {
        StatusError(.badRequest, message)
    }

    /// The body cannot be read as an object of its kind.
    static func undecodable(_ object: Value, cause: String) -> StatusError {
        let kind = object[.kind].string ?? ""
        let version = (object[.apiVersion].string ?? "").split(separator: "/").last.map(String.init) ?? ""
        return badRequest("\(kind) in version \(GoText.quoted(version)) cannot be handled as a \(kind): \(cause)")
    }

    /// Fields or duplicates that strict reading refuses, each as `unknown field "spec.foo"`.
    public static func strictDecoding(_ object: Value, problems: [String]) -> StatusError {
        undecodable(object, cause: "strict decoding error: " + problems.joined(separator: ", "))
    }

    private static func details(_ resource: ResourceType, _ name: String) -> Value {
        [
            .name: name.isEmpty ? .null : .string(name),
            "group": resource.kind.group.isEmpty ? .null : .string(resource.kind.group),
            .kind: .string(resource.plural),
        ]
    }
}
