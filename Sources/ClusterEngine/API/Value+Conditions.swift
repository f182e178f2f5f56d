import KubeObjects

extension Value {
    /// The condition of a type in a list of conditions, or ``Value/null``. Call it on `status.conditions`.
    public func condition(_ type: String) -> Value {
        elements.first { $0[.type].string == type } ?? .null
    }

    /// Sets a condition in a list of conditions. `lastTransitionTime` moves only when the status changes.
    ///
    /// - Parameters:
    ///   - extra: members to set beside the usual ones.
    public mutating func setCondition(
        _ type: String, status: String, reason: String? = nil, message: String? = nil, at now: Instant,
        extra: Value = .null
    ) {
        var condition: Value = [.type: .string(type)]
        for member in extra.members { condition[member.key] = member.value }
        condition[.status] = .string(status)
        let index = elements.firstIndex { $0[.type].string == type }
        if let index, elements[index][.status].string == status {
            condition[.lastTransitionTime] = elements[index][.lastTransitionTime]
        } else {
            condition[.lastTransitionTime] = .string(now.timestamp)
        }
        condition[.reason] = Value(reason)
        condition[.message] = Value(message)
        if let index {
            elements[index] = condition
        } else {
            elements.append(condition)
        }
    }
}
