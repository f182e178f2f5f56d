import Foundation
import KubeObjects
import Testing

@testable import HelmCharts

/// Proof of provenance: where a value changes, exactly the fields change that are traced to it.
@Suite struct MutationTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: [
        "Examples/TaskBoard/chart", "Tests/HelmChartsTests/Fixtures/Charts/words",
        "Tests/HelmChartsTests/Fixtures/Charts/parts",
    ])
    func exactlyTheTracedFieldsChange(_ path: String) throws {
        let chart = try Chart.load(path: Self.repository.appendingPathComponent(path).path)
        var probe = try MutationProbe(chart)
        try probe.run()
        #expect(probe.mutations > 10)
        #expect(probe.confirmed > 20)
        #expect(
            probe.complaints.isEmpty,
            "\(probe.complaints.count) complaints:\n\(probe.complaints.joined(separator: "\n"))")
    }
}
