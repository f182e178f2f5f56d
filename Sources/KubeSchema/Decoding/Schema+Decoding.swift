import KubeObjects

extension Schema {
    /// The fields of an object that its kind does not have or cannot read, in the order written.
    ///
    /// Objects of unknown kinds have none.
    public func fieldProblems(in object: Value) -> [FieldProblem] {
        guard let type = catalog.type(of: object) else {
            return structuralSchema(of: object).map { StructuralCheck(object, as: $0).problems } ?? []
        }
        return FieldCheck(object, as: type).problems
    }

    /// The API server's answer (400) to an object that it cannot read; `nil` for a readable one.
    ///
    /// Unknown fields are no error here: the server leaves them out unless it is asked to be strict. See
    /// ``StatusError/strictDecoding(_:problems:)``.
    public func decodeError(for object: Value) -> StatusError? {
        guard let type = catalog.type(of: object) else { return nil }
        let check = FieldCheck(object, as: type)
        guard let cause = check.firstStop ?? check.firstFailure else { return nil }
        return .undecodable(object, cause: cause)
    }
}
