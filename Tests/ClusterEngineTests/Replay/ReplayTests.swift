import Foundation
import Testing

/// What a genuine Kubernetes 1.36 did with given manifests, the engine does too.
@Suite struct ReplayTests {
    /// The scenarios that agree. Add one here when it does.
    private static let agreed: [String] = [
        "crashloop", "oom", "configuration", "probes", "deployment", "deployment-delete", "statefulset", "daemonset",
        "job", "cronjob", "storage", "node-failure", "scheduling", "quota", "podsecurity-baseline",
        "podsecurity-restricted", "pdb", "gc", "services",
    ]

    @Test(arguments: agreed)
    func agrees(_ name: String) throws {
        let (differences, staleRows) = try Self.findings(name)
        #expect(differences.isEmpty, "\(Self.report(name, differences))")
        #expect(staleRows.isEmpty, "rows of DeliberateDifference that nothing needs any more")
    }

    /// `REPLAY="deployment job" swift test --filter ReplayTests` prints how each of these scenarios differs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["REPLAY"] != nil))
    func prints() throws {
        let names = ProcessInfo.processInfo.environment["REPLAY"] ?? ""
        for name in names.split(separator: " ").map(String.init) {
            print(Self.report(name, try Self.findings(name).differences))
        }
    }

    private static func findings(
        _ name: String
    ) throws -> (differences: [ReplayDifference], staleRows: [DeliberateDifference]) {
        var player = ScenarioPlayer(try RecordedScenario.named(name))
        try player.play()
        return ReplayComparison(player).findings()
    }

    private static func report(_ name: String, _ differences: [ReplayDifference]) -> String {
        "\(name): \(differences.count) differences\n" + differences.map(\.description).joined(separator: "\n")
    }
}
