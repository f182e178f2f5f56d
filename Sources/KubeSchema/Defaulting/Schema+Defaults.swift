import KubeObjects

extension Schema {
    /// Gives an object the form in which the API server would store it.
    ///
    /// Defaults are filled in, fields that the kind does not have and empty values are left out, quantities and times
    /// take their canonical form. What admission, allocation and controllers add is not part of it. Applying it twice
    /// changes nothing more; an object that has its form already is not copied. Objects of unknown kinds stay as
    /// they are.
    public func applyDefaults(to object: inout Value) {
        guard case .object(let members) = object else { return }
        if let type = catalog.type(of: object) {
            if let stored = Defaulter.stored(members, as: type) { object = .object(stored) }
        } else if let schema = structuralSchema(of: object),
            let stored = StructuralDefaults.stored(members, as: schema, metadata: catalog.objectMeta)
        {
            object = .object(stored)
        }
    }
}
