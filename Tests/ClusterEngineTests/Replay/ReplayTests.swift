import Foundation
import Testing

/// What a genuine Kubernetes 1.36 did with given manifests, the engine does too.
@Suite struct ReplayTests {
    @Test(arguments: ["deployment", "deployment-delete", "statefulset", "daemonset", "job", "cronjob", "node-failure"])
    func workloads(_ name: String) throws {
        try replay(name)
    }

    private func replay(_ name: String) throws {
        var player = ScenarioPlayer(try RecordedScenario.named(name))
        try player.play()
        let differences = ReplayComparison(player).differences()
        let shown = differences.prefix(60).map(\.description).joined(separator: "\n")
        #expect(differences.isEmpty, "\(differences.count) differences:\n\(shown)")
    }
}
