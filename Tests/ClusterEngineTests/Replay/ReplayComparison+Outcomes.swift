import ClusterEngine
import KubeObjects
import KubeSchema

/// Compares what the API answered.
extension ReplayComparison {
    /// Refusals, warnings and the state of objects at the time of commands that read them.
    func outcomeDifferences() -> [ReplayDifference] {
        var differences: [ReplayDifference] = []
        for outcome in outcomes {
            let name = recorded.text(outcome.name)
            func compare(_ path: String, _ expected: [String], _ got: [String]) {
                let (expected, got) = (expected.map(recorded.text), got.map(played.text))
                guard expected != got else { return }
                differences.append(
                    ReplayDifference(
                        object: name, path: path, expected: expected.joined(separator: " | "),
                        got: got.joined(separator: " | ")))
            }
            compare("error", [outcome.step.error].compactMap { $0 }, [outcome.message].compactMap { $0 })
            compare("causes", outcome.step.causes, outcome.step.causes.isEmpty ? [] : outcome.causes)
            compare("warnings", outcome.step.warnings, outcome.warnings)
            if outcome.step.arguments.first == "observe" {
                walk(
                    name, "status", recorded.object(outcome.step.object[.status]),
                    played.object(outcome.observed[.status]), &differences)
            }
        }
        return differences
    }
}

extension StepOutcome {
    /// The error's message, as kubectl prints it: without the group of an invalid object, and without a last line break.
    fileprivate var message: String? {
        shownMessage.map { String($0.reversed().drop { $0.isNewline }.reversed()) }
    }

    private var shownMessage: String? {
        guard let error else { return nil }
        guard error.reason == .invalid, let kind = error.details[.kind].string,
            let group = error.details["group"].string
        else { return error.message }
        let prefix = "\(kind).\(group) "
        return error.message.hasPrefix(prefix) ? "\(kind) " + error.message.dropFirst(prefix.count) : error.message
    }

    /// The messages of an error's causes.
    fileprivate var causes: [String] {
        error?.details["causes"].elements.compactMap { $0[.message].string } ?? []
    }
}

extension Kind {
    /// One of the kinds that recordings hold.
    static func named(_ name: String) -> Kind {
        ReplayComparison.kinds.values.first { $0.name == name } ?? .pod
    }
}
