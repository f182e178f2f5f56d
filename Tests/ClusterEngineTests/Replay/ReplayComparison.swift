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
    func tolerance(ofCount count: Int) -> Int {
        count > 3 && ReplayEnvironment.hasBackOff(scenario) ? 1 + count / 5 : 0
    }

    func isNear(_ expected: Double, _ got: Double) -> Bool {
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
        "namespaces": .namespace, "ingresses": .ingress, "networkpolicies": .networkPolicy,
        "horizontalpodautoscalers": .horizontalPodAutoscaler,
    ]

    private func objectDifferences() -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        for (resource, items) in scenario.final {
            guard let kind = Self.kinds[resource] else { continue }
            let isClustered = kind == .node || kind == .persistentVolume || kind == .storageClass
            // Of the namespaces, only those of the scenario were recorded.
            let there =
                kind == .namespace
                ? cluster.objects(kind).filter { here in items.contains { $0.objectName == here.objectName } }
                : cluster.objects(kind, namespace: isClustered ? nil : scenario.namespace)
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
            Self.sortEndpoints(of: &normal)
            groups[normaliser.name(object.objectName), default: []].append(normal)
        }
        for name in groups.keys {
            groups[name]?.sort {
                ($0[.metadata][.creationTimestamp].number ?? 0) < ($1[.metadata][.creationTimestamp].number ?? 0)
            }
        }
        return groups
    }

    /// Puts endpoints in an order: that of hash tables is theirs.
    private static func sortEndpoints(of object: inout Value) {
        func sorted(_ list: Value) -> Value {
            list.isNull ? list : .array(list.elements.sorted { text($0) < text($1) })
        }
        object["endpoints"] = sorted(object["endpoints"])
        for index in object["subsets"].elements.indices {
            let addresses = object["subsets"][index]["addresses"]
            object["subsets"].elements[index]["addresses"] = sorted(addresses)
        }
    }

    /// Pairs the things of one name so that they differ least, and tells what is left.
    func compare<Thing>(
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
}
