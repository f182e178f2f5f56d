import ClusterEngine
import KubeObjects

/// Compares the events at the end of a replay with the recorded ones.
extension ReplayComparison {
    struct EventRow {
        var text: String
        var count: Int
        var first: Double
        var last: Double
    }

    func eventDifferences() -> [ReplayDifference] {
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
