import KubeObjects

/// Since when the changes that a write of endpoints tells of had been there (`TriggerTimeTracker`): readers measure by it how long
/// they took to arrive.
struct TriggerTimes: Sendable {
    /// When each pod last became ready or ceased to be, by Service, as far as written.
    private var known: [ObjectKey: [String: String]] = [:]

    /// The earliest change that is new since the last look at a Service; `nil` where none is, such as when pods only went.
    mutating func next(_ service: Value, key: ObjectKey, pods: [Value]) -> Value {
        let last = known[key]
        var times: [String: String] = [:]
        var earliest: String?
        for pod in pods {
            guard let time = pod[.status][.conditions].condition("Ready")[.lastTransitionTime].string else { continue }
            let name = pod.objectName
            times[name] = time
            if time > last?[name] ?? "" { earliest = min(earliest ?? time, time) }
        }
        known[key] = times
        if last == nil { return service[.metadata][.creationTimestamp] }
        return Value(earliest)
    }

    mutating func forget(_ key: ObjectKey) { known[key] = nil }
}
