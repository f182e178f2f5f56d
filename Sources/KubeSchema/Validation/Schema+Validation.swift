import KubeObjects

extension Schema {
    /// What the API server refuses in an object that is to be created, in its order and words.
    ///
    /// The object has its defaults, its name (a generated one too) and its namespace. A custom resource is
    /// checked against its definition's schema.
    public func validate(creating object: Value) -> [FieldError] {
        var validator = Validator()
        rules(for: object).create(&validator, object)
        return validator.errors + structuralErrors(in: object)
    }

    /// What the API server refuses in a change of an object. Resource versions are the store's matter.
    public func validate(updating old: Value, to new: Value) -> [FieldError] {
        var validator = Validator()
        validator.metadataUpdate(from: old, to: new, checkingFinalizers: false)
        rules(for: new).update(&validator, old, new)
        return validator.errors + structuralErrors(updating: old, to: new)
    }

    private func rules(for object: Value) -> KindRules {
        guard let kind = object.objectKind else { return .metadataOnly(isNamespaced: true) }
        if let rules = KindRules.of(kind) { return rules }
        let isNamespaced = resource(kind)?.isNamespaced ?? !object.objectNamespace.isEmpty
        return .metadataOnly(isNamespaced: isNamespaced)
    }
}
