import KubeObjects

extension RehearsalReport {
    /// The report as a value: the stable contract for programs. Fields may be added, never renamed.
    public func value(withTimeline: Bool = false) -> Value {
        var value: Value = [
            "app": .string(app), "platform": .string(platform), "kubernetesVersion": .string(kubernetesVersion),
            "seed": .integer(Int64(truncatingIfNeeded: seed)), "held": .bool(held),
            "asIs": asIs.value(withTimeline: withTimeline),
        ]
        if let promoted { value["promoted"] = promoted.value(withTimeline: withTimeline) }
        value["changes"] = Value(changes.map(\.text))
        value["openDecisions"] = Value(openDecisions)
        value["drills"] = .emptyArray
        value["notSimulated"] = Value(notSimulated)
        return value
    }
}

extension RunReport {
    fileprivate func value(withTimeline: Bool) -> Value {
        var members = Members()
        members.append("ready", .bool(ready))
        // A program reads `null` here; a member that is not there would have to be guessed.
        members.append("timeToReady", Value(timeToReady?.iso8601))
        members.append("observed", .string(observed.iso8601))
        members.append("readyObjects", Value(readyObjects.map(\.description)))
        members.append("notReady", .array(notReady.map(\.value)))
        members.append("routes", .array(routes.map(\.value)))
        members.append("exposed", .array(exposed.map(\.value)))
        members.append("withoutIdentity", .array(withoutIdentity.map(\.value)))
        members.append("warnings", Value(warnings))
        if withTimeline { members.append("timeline", .array(timeline.map(\.value))) }
        return .object(members)
    }
}

extension RunReport.NotReady {
    fileprivate var value: Value {
        [
            "object": .string(object.description),
            "cause": [
                .reason: .string(cause.reason), "object": .string(cause.object), .message: .string(cause.message),
            ],
            "consequences": Value(consequences), "addOns": Value(addOns),
        ]
    }
}

extension RunReport.Route {
    fileprivate var value: Value {
        [
            "entry": .string(entry), "via": Value(via.map(\.description)), "backend": Value(backend?.description),
            "reachable": .bool(isReachable), "why": .string(why),
        ]
    }
}

extension RunReport.Exposure {
    fileprivate var value: Value {
        [
            "from": .string(from), "to": .string(to), .port: Value(port), "why": .string(why),
            "policies": Value(policies.map(\.description)),
        ]
    }
}

extension RunReport.WithoutIdentity {
    fileprivate var value: Value {
        [
            "object": .string(workload.description), "serviceAccount": .string(serviceAccount.description),
            "mechanism": .string(mechanism), .reason: .string(reason), "why": .string(why),
        ]
    }
}

extension RunReport.Moment {
    fileprivate var value: Value {
        [
            "time": .string(time.iso8601), "object": .string(object), .reason: .string(reason),
            "warning": .bool(isWarning),
            .message: .string(message),
        ]
    }
}
