import KubeObjects

extension Schema {
    /// Merges a strategic merge patch into an object as the API server does, and leaves defaulting to the caller.
    ///
    /// Custom resources take no strategic merge (415). A patch that a directive makes impossible gets the server's
    /// own refusal; so does a result that its kind cannot hold.
    public func strategicMerge(_ patch: Value, into object: Value) throws(StatusError) -> Value {
        guard let type = catalog.type(of: object) else {
            throw StatusError(
                .unsupportedMediaType,
                "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")
        }
        guard case .object(let changes) = patch else {
            let word = DecodeText.word(patch)
            throw .badRequest("json: cannot unmarshal \(word) into Go value of type map[string]interface {}")
        }
        let merged: Value
        do {
            merged = .object(try StrategicMerge.merge(changes, into: object.members, .type(type)))
        } catch {
            throw StatusError(error.reason, error.message)
        }
        if let problem = FieldCheck(merged, as: type).firstConversion {
            throw StatusError(invalidPatch: patch, problem: problem)
        }
        return merged
    }
}

extension StatusError {
    /// A patch whose result cannot be read (422): ` "" is invalid: patch: Invalid value: …`.
    public init(invalidPatch patch: Value, problem: String) {
        let error = FieldError(.invalid, "patch", value: GoText.quoted(GoPrint.text(patch)), detail: problem)
        self.init(
            .invalid, " \"\" is invalid: \(error.message)",
            details: [
                "causes": [
                    [.reason: .string(error.kind.rawValue), .message: .string(error.body), "field": "patch"]
                ]
            ])
    }
}
