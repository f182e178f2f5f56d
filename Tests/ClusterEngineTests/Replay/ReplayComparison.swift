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
                    && row.object == difference.object && row.path == difference.path
            }
            used.formUnion(fitting)
            return fitting.isEmpty
        }
        return (
            differences,
            rows.indices.filter { rows[$0].scenario == scenario.name && !used.contains($0) }.map { rows[$0] }
        )
    }
}
