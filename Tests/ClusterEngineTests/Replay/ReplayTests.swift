import Foundation
import Testing

/// What a genuine Kubernetes 1.36 did with given manifests, the engine does too.
@Suite struct ReplayTests {
    /// The scenarios that agree. Add one here when it does.
    private static let agreed: [String] = [
        "crashloop", "oom", "configuration", "probes", "deployment", "deployment-delete", "statefulset", "daemonset",
        "job", "cronjob", "scheduling", "quota", "podsecurity-baseline", "podsecurity-restricted", "pdb", "gc",
        "services",
        "storage", "node-failure",
    ]

    @Test(arguments: agreed)
    func agrees(_ name: String) throws {
        let differences = try Self.differences(name)
        #expect(differences.isEmpty, "\(Self.report(name, differences))")
    }

    /// `REPLAY="deployment job" swift test --filter ReplayTests` prints how each of these scenarios differs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["REPLAY"] != nil))
    func prints() throws {
        let names = ProcessInfo.processInfo.environment["REPLAY"] ?? ""
        for name in names.split(separator: " ").map(String.init) {
            print(Self.report(name, try Self.differences(name)))
        }
    }

    private static func differences(_ name: String) throws -> [ReplayDifference] {
        var player = ScenarioPlayer(try RecordedScenario.named(name))
        try player.play()
        return ReplayComparison(player).differences()
    }

    private static func report(_ name: String, _ differences: [ReplayDifference]) -> String {
        "\(name): \(differences.count) differences\n" + differences.map(\.description).joined(separator: "\n")
    }
}
