import ClusterEngine
import Foundation
import KubeObjects

/// One way in which the engine did not do what the recording shows.
struct ReplayDifference: CustomStringConvertible {
    let object: String
    let path: String
    let expected: String
    let got: String

    var description: String { "\(object)  \(path): expected \(expected), got \(got)" }
}

/// Compares what is there at the end of a replay with what was recorded.
struct ReplayComparison {
    let scenario: RecordedScenario
    let cluster: Cluster
    let recorded: Normaliser
    let played: Normaliser
    let outcomes: [StepOutcome]

    /// How far an instant may lie from the recorded one, in seconds.
    ///
    /// In the recordings container starts took 1 to 3 s, and each report up to 1 s more than it should; many instants are known to
    /// the second only. What follows a command in several steps gathers that, so the tolerance grows a little with the time since
    /// the last command. Where containers are restarted again and again, it also grows with the time since the start: the kubelet
    /// stretches each wait by a chance factor from 1 to 1.5.
    private func tolerance(at seconds: Double) -> Double {
        let last = scenario.steps.map(\.at).filter { $0 <= seconds + 1 }.max() ?? 0
        let gathered = ReplayEnvironment.slack(of: scenario.name) + min(2, max(0, seconds - last) / 4)
        return ReplayEnvironment.hasBackOff(scenario) ? max(gathered, 0.1 * seconds) : gathered
    }

    /// By how much the count of a repeated event may differ, which follows from its times.
    private func tolerance(ofCount count: Int) -> Int {
        count > 3 && ReplayEnvironment.hasBackOff(scenario) ? 1 + count / 5 : 0
    }

    private func isNear(_ expected: Double, _ got: Double) -> Bool {
        abs(expected - got) <= tolerance(at: expected)
    }

    init(_ player: ScenarioPlayer) {
        scenario = player.scenario
        cluster = player.cluster
        outcomes = player.outcomes
        recorded = Normaliser(created: scenario.created, start: scenario.start)
        played = Normaliser(created: player.created, start: scenario.start)
    }

    /// All differences but those that are meant, and the rows for this scenario that no difference needs.
    func findings() -> (differences: [ReplayDifference], staleRows: [DeliberateDifference]) {
        let rows = DeliberateDifference.all
        var used = Set<Int>()
        let differences = (outcomeDifferences() + objectDifferences() + eventDifferences()).filter { difference in
            let fitting = rows.indices.filter { index in
                let row = rows[index]
                return (row.scenario == "*" || row.scenario == scenario.name)
                    && Self.fits(row.object, difference.object) && Self.fits(row.path, difference.path)
            }
            used.formUnion(fitting)
            return fitting.isEmpty
        }
        return (
            differences,
            rows.indices.filter { rows[$0].scenario == scenario.name && !used.contains($0) }.map { rows[$0] }
        )
    }

    /// Whether a text is what a row names; a row may end in `*`.
    private static func fits(_ row: String, _ text: String) -> Bool {
        row.hasSuffix("*") ? text.hasPrefix(row.dropLast()) : text == row
    }

    // MARK: Objects

    static let kinds: [String: Kind] = [
        "deployments": .deployment, "replicasets": .replicaSet, "pods": .pod, "services": .service,
        "endpointslices": .endpointSlice, "endpoints": .endpoints, "statefulsets": .statefulSet,
        "daemonsets": .daemonSet, "jobs": .job, "cronjobs": .cronJob, "controllerrevisions": .controllerRevision,
        "nodes": .node, "poddisruptionbudgets": .podDisruptionBudget, "configmaps": .configMap, "secrets": .secret,
        "persistentvolumeclaims": .persistentVolumeClaim, "persistentvolumes": .persistentVolume,
        "storageclasses": .storageClass, "limitranges": .limitRange, "resourcequotas": .resourceQuota,
        "namespaces": .namespace,
    ]

    private func objectDifferences() -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        for (resource, items) in scenario.final {
            guard let kind = Self.kinds[resource] else { continue }
            let isClustered = kind == .node || kind == .persistentVolume || kind == .storageClass
            let there = cluster.objects(kind, namespace: isClustered ? nil : scenario.namespace)
            let expected = grouped(items, by: recorded)
            let got = grouped(there, by: played)
            for name in Set(expected.keys).union(got.keys).sorted() {
                differences += compare(
                    "\(kind.name)/\(name)", expected[name] ?? [], got[name] ?? [], by: objectPairDifferences)
            }
        }
        return differences
    }

    /// What a kubelet on cgroup v1, as the recorded one, reads back where a pod has no limit. Nodes of the platforms have cgroup v2.
    private static let unlimited: Value = "9007199254740988Ki"

    private func grouped(_ objects: [Value], by normaliser: Normaliser) -> [String: [Value]] {
        var groups: [String: [Value]] = [:]
        for object in objects {
            var normal = normaliser.object(object)
            normal[.apiVersion] = .null
            normal[.kind] = .null
            // The player makes the first nodes when it begins.
            if scenario.nodes.contains(where: { $0.objectName == object.objectName }) {
                normal[.metadata][.creationTimestamp] = .null
            }
            if normal[.status][.resources][.limits][.memory] == Self.unlimited {
                normal[.status][.resources][.limits][.memory] = .null
                if normal[.status][.resources][.limits].isEmpty { normal[.status][.resources][.limits] = .null }
            }
            normal[.metadata][.annotations]["kubectl.kubernetes.io/last-applied-configuration"] = .null
            if normal[.metadata][.annotations].isEmpty { normal[.metadata][.annotations] = .null }
            groups[normaliser.name(object.objectName), default: []].append(normal)
        }
        for name in groups.keys {
            groups[name]?.sort {
                ($0[.metadata][.creationTimestamp].number ?? 0) < ($1[.metadata][.creationTimestamp].number ?? 0)
            }
        }
        return groups
    }

    /// Pairs the things of one name so that they differ least, and tells what is left.
    private func compare<Thing>(
        _ name: String, _ expected: [Thing], _ got: [Thing],
        by pairDifferences: (String, Thing, Thing) -> [ReplayDifference]
    ) -> [ReplayDifference] {
        var left = got
        var differences: [ReplayDifference] = []
        for thing in expected {
            var best: (index: Int, differences: [ReplayDifference])?
            for (index, candidate) in left.enumerated() {
                let found = pairDifferences(name, thing, candidate)
                if found.count < best?.differences.count ?? Int.max { best = (index, found) }
            }
            guard let best else { continue }
            left.remove(at: best.index)
            differences += best.differences
        }
        if expected.count != got.count {
            differences.append(
                ReplayDifference(object: name, path: "count", expected: "\(expected.count)", got: "\(got.count)"))
        }
        return differences
    }

    private func objectPairDifferences(_ name: String, _ expected: Value, _ got: Value) -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        walk(name, "", expected, got, &differences)
        return differences
    }

    func walk(
        _ name: String, _ path: String, _ expected: Value, _ got: Value, _ differences: inout [ReplayDifference]
    ) {
        switch (expected, got) {
        case (.object, .object):
            let keys = Set(expected.members.keys.map(\.text)).union(got.members.keys.map(\.text))
            for key in keys.sorted() {
                walk(name, path.isEmpty ? key : "\(path).\(key)", expected[Key(key)], got[Key(key)], &differences)
            }
        case (.array(let x), .array(let y)):
            walkLists(name, path, x, y, &differences)
        default:
            if isEqual(expected, got) { return }
            differences.append(
                ReplayDifference(object: name, path: path, expected: Self.text(expected), got: Self.text(got)))
        }
    }

    private func walkLists(
        _ name: String, _ path: String, _ expected: [Value], _ got: [Value], _ differences: inout [ReplayDifference]
    ) {
        let (x, y) = (expected.map(Self.identity), got.map(Self.identity))
        if x.count == Set(x).count, y.count == Set(y).count, !x.contains(nil), !y.contains(nil) {
            for (index, element) in expected.enumerated() {
                let id = x[index] ?? ""
                let match = y.firstIndex(of: id).map { got[$0] } ?? .null
                walk(name, "\(path)[\(id)]", element, match, &differences)
            }
            for (index, element) in got.enumerated() where !x.contains(y[index]) {
                walk(name, "\(path)[\(y[index] ?? "")]", .null, element, &differences)
            }
            let order = (x.filter { y.contains($0) }, y.filter { x.contains($0) })
            if order.0 != order.1 {
                differences.append(
                    ReplayDifference(
                        object: name, path: "\(path) order", expected: order.0.compactMap { $0 }.joined(separator: " "),
                        got: order.1.compactMap { $0 }.joined(separator: " ")))
            }
            return
        }
        for index in 0..<max(expected.count, got.count) {
            walk(
                name, "\(path)[\(index)]", index < expected.count ? expected[index] : .null,
                index < got.count ? got[index] : .null, &differences)
        }
    }

    /// What tells an element of a list from the others.
    private static func identity(_ element: Value) -> String? {
        if case .string(let text) = element { return text }
        if !element[.key].isNull { return (element[.key].string ?? "") + "/" + (element[.effect].string ?? "") }
        return element[.type].string ?? element[.name].string ?? element[.mountPath].string
    }

    private func isEqual(_ expected: Value, _ got: Value) -> Bool {
        if case .double(let x) = expected, case .double(let y) = got, x > 1e11, y > 1e11 {
            return isNear(x - Normaliser.timeMark, y - Normaliser.timeMark)
        }
        return expected == got
    }

    static func text(_ value: Value) -> String {
        switch value {
        case .null: "nothing"
        case .bool(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .double(let number) where number > 1e11: "t=\((number - Normaliser.timeMark).rounded())"
        case .double(let number): "\(number)"
        case .string(let text): "\"\(text)\""
        case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.sortedByKey.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    // MARK: Events

    private struct EventRow {
        var text: String
        var count: Int
        var first: Double
        var last: Double
    }

    private func eventDifferences() -> [ReplayDifference] {
        let expected = recordedEvents()
        let got = playedEvents()
        var differences: [ReplayDifference] = []
        for name in Set(expected.keys).union(got.keys).sorted() {
            differences += compare("events of \(name)", expected[name] ?? [], got[name] ?? [], by: sequenceDifferences)
        }
        return differences
    }

    /// The events about each object, in order, by the object's normal name.
    private func recordedEvents() -> [String: [[EventRow]]] {
        var byObject: [String: [EventRow]] = [:]
        for event in scenario.events {
            let field = event["fieldPath"].string.map { " (\($0))" } ?? ""
            let text =
                "\(event[.type].string ?? "") \(event[.reason].string ?? "") \(recorded.text(event[.message].string ?? ""))"
            byObject["\(event[.kind].string ?? "")/\(event[.name].string ?? "")", default: []].append(
                EventRow(
                    text: "\(text)\(field) by \(event["component"].string ?? "")",
                    count: event["count"].integer ?? 1,
                    first: event["first"].string.flatMap { recorded.seconds($0) } ?? 0,
                    last: event["last"].string.flatMap { recorded.seconds($0) } ?? 0))
        }
        return Self.grouped(byObject, by: recorded)
    }

    private func playedEvents() -> [String: [[EventRow]]] {
        var byObject: [String: [EventRow]] = [:]
        for event in cluster.objects(.event) {
            let about = event["involvedObject"]
            let namespace = about[.namespace].string ?? ""
            guard namespace == scenario.namespace else { continue }
            let field = about["fieldPath"].string.map { " (\($0))" } ?? ""
            let text =
                "\(event[.type].string ?? "") \(event[.reason].string ?? "") \(played.text(event[.message].string ?? ""))"
            byObject["\(about[.kind].string ?? "")/\(about[.name].string ?? "")", default: []].append(
                EventRow(
                    text: "\(text)\(field) by \(event["source"]["component"].string ?? "")",
                    count: event["count"].integer ?? 1,
                    first: event["firstTimestamp"].string.flatMap { played.seconds($0) } ?? 0,
                    last: event["lastTimestamp"].string.flatMap { played.seconds($0) } ?? 0))
        }
        return Self.grouped(byObject, by: played)
    }

    private static func grouped(_ rows: [String: [EventRow]], by normaliser: Normaliser) -> [String: [[EventRow]]] {
        var groups: [String: [[EventRow]]] = [:]
        for (object, list) in rows.sorted(by: { $0.key < $1.key }) {
            let parts = object.split(separator: "/", maxSplits: 1).map(String.init)
            groups["\(parts[0])/\(normaliser.name(parts[1]))", default: []].append(list)
        }
        for name in groups.keys { groups[name]?.sort { ($0.first?.first ?? 0) < ($1.first?.first ?? 0) } }
        return groups
    }

    private func sequenceDifferences(_ name: String, _ expected: [EventRow], _ got: [EventRow]) -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        let changes = got.map(\.text).difference(from: expected.map(\.text))
        var (missing, extra): (Set<Int>, Set<Int>) = ([], [])
        for change in changes {
            switch change {
            case .remove(let offset, let text, _):
                missing.insert(offset)
                differences.append(
                    ReplayDifference(
                        object: name, path: text, expected: "event \(offset) at t=\(expected[offset].first)",
                        got: "none"))
            case .insert(let offset, let text, _):
                extra.insert(offset)
                differences.append(
                    ReplayDifference(
                        object: name, path: text, expected: "none", got: "event \(offset) at t=\(got[offset].first)"))
            }
        }
        let common = zip(
            expected.indices.filter { !missing.contains($0) }.map { expected[$0] },
            got.indices.filter { !extra.contains($0) }.map { got[$0] })
        for (x, y) in common {
            if abs(x.count - y.count) > tolerance(ofCount: x.count) {
                differences.append(
                    ReplayDifference(object: name, path: x.text + " count", expected: "\(x.count)", got: "\(y.count)"))
            }
            if !isNear(x.first, y.first) || !isNear(x.last, y.last) {
                differences.append(
                    ReplayDifference(
                        object: name, path: x.text + " time", expected: "t=\(x.first)…\(x.last)",
                        got: "t=\(y.first)…\(y.last)"))
            }
        }
        return differences
    }
}
