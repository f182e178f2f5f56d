import KubeObjects

extension Value {
    /// `metadata.uid`, or an empty string.
    public var uid: String { self[.metadata][.uid].string ?? "" }

    /// Whether deletion has been asked for.
    public var isBeingDeleted: Bool { !self[.metadata][.deletionTimestamp].isNull }

    /// The owner reference of the controller that manages this object, or ``Value/null``.
    public var controllerReference: Value {
        for reference in self[.metadata][.ownerReferences].elements where reference[.controller].bool == true {
            return reference
        }
        return .null
    }

    /// Whether the object with `uid` is the controller that manages this one.
    public func isControlled(by uid: String) -> Bool { controllerReference[.uid].string == uid }

    /// The key of the controller that manages this object; `nil` where none does.
    public var controllerKey: ObjectKey? {
        let reference = controllerReference
        guard let kind = reference.objectKind, let name = reference[.name].string else { return nil }
        return ObjectKey(kind, namespace: objectNamespace, name: name)
    }

    /// An owner reference to this object as the controller of what it owns.
    public var asControllerReference: Value {
        [
            .apiVersion: self[.apiVersion], .kind: self[.kind], .name: self[.metadata][.name],
            .uid: self[.metadata][.uid],
            .controller: true, .blockOwnerDeletion: true,
        ]
    }

    /// When the object was created; `nil` where it does not say.
    public var creationInstant: Instant? {
        self[.metadata][.creationTimestamp].string.flatMap { Instant(timestamp: $0) }
    }
}
