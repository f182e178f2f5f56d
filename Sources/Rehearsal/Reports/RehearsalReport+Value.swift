import KubeObjects

extension RehearsalReport {
    /// The report as a value: the stable contract for programs. Fields may be added, never renamed.
    public func value(withTimeline: Bool = false) -> Value {
        return Value.record([
            "app": .string(app), "platform": .string(platform), "kubernetesVersion": .string(kubernetesVersion),
            "seed": .integer(Int64(truncatingIfNeeded: seed)), "held": .bool(held),
            "asIs": asIs.value(withTimeline: withTimeline),
            // Nothing was promoted where the app comes from, where nobody asked for it, and where nothing had to change.
            "promoted": promoted?.value(withTimeline: withTimeline) ?? .null,
            "changes": Value(changes.map(\.text)),
            "openDecisions": Value(openDecisions),
            "drills": .emptyArray,
            "notSimulated": Value(notSimulated),
        ])
    }
}

extension RunReport {
    fileprivate func value(withTimeline: Bool) -> Value {
        var members = Members()
        members.append("ready", .bool(ready))
        members.append("timeToReady", Value(timeToReady?.iso8601))
        members.append("observed", .string(observed.iso8601))
        members.append("readyObjects", Value(readyObjects.map(\.description)))
        members.append("notReady", .array(notReady.map(\.value)))
        members.append("addresses", .array(addresses.map(\.value)))
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
        .record([
            "object": .string(object.description),
            "cause": [
                .reason: .string(cause.reason), "object": .string(cause.object), .message: .string(cause.message),
            ],
            "consequences": Value(consequences), "addOns": Value(addOns),
        ])
    }
}

extension RunReport.Address {
    fileprivate var value: Value {
        .record([
            "object": .string(object.description), "address": Value(address),
            .ports: .array(ports.map { Value($0) }), "nodePort": .bool(isNodePort), "pending": .bool(address == nil),
        ])
    }
}

extension RunReport.Route {
    fileprivate var value: Value {
        .record([
            "entry": .string(entry), .name: Value(name), "url": Value(url), "via": Value(via.map(\.description)),
            "backend": Value(backend?.description),
            "reachable": .bool(isReachable), "why": .string(why),
        ])
    }
}

extension RunReport.Exposure {
    fileprivate var value: Value {
        .record([
            "from": .string(from), "to": .string(to), .port: Value(port), "why": .string(why),
            "policies": Value(policies.map(\.description)),
        ])
    }
}

extension RunReport.WithoutIdentity {
    fileprivate var value: Value {
        .record([
            "object": .string(workload.description), "serviceAccount": .string(serviceAccount.description),
            "mechanism": .string(mechanism), .reason: .string(reason), "why": .string(why),
        ])
    }
}

extension RunReport.Moment {
    fileprivate var value: Value {
        .record([
            "time": .string(time.iso8601), "object": .string(object), .reason: .string(reason),
            "warning": .bool(isWarning),
            .message: .string(message),
        ])
    }
}

extension Value {
    /// An object with all of these members, those that are `null` too: a program should not have to guess what a missing one means.
    fileprivate static func record(_ entries: KeyValuePairs<Key, Value>) -> Value {
        var members = Members()
        for (key, value) in entries { members.append(key, value) }
        return .object(members)
    }
}
