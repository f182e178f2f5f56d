extension Value {
    /// This value after a merge patch (RFC 7386): members of the patch replace this value's, `null` removes them.
    public func mergingPatch(_ patch: Value) -> Value {
        guard case .object(let changes) = patch else { return patch }
        var members = self.members
        for change in changes {
            if change.value.isNull {
                members.removeAll { $0.key == change.key }
            } else {
                members[change.key] = members[change.key].mergingPatch(change.value)
            }
        }
        return .object(members)
    }
}
