import KubeObjects

extension Value {
    /// Takes a condition out of a list of conditions.
    mutating func removeCondition(_ type: String) {
        let rest = elements.filter { $0[.type].string != type }
        self = rest.isEmpty ? .null : .array(rest)
    }

    /// Sets a condition as the deployment controller does: nothing changes while status and reason stay; else it moves to the
    /// end of the list, and `lastTransitionTime` moves only when the status changes.
    mutating func setDeploymentCondition(
        _ type: String, status: String, reason: String, message: String, at now: Instant
    ) {
        let current = condition(type)
        let isSameStatus = current[.status].string == status
        if isSameStatus, current[.reason].string == reason { return }
        let time = Value.string(now.timestamp)
        let rest = elements.filter { $0[.type].string != type }
        self = .array(
            rest + [
                [
                    .type: .string(type), .status: .string(status), .lastUpdateTime: time,
                    .lastTransitionTime: isSameStatus ? current[.lastTransitionTime] : time,
                    .reason: .string(reason), .message: .string(message),
                ]
            ])
    }
}
