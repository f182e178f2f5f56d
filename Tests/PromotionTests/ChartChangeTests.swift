import AppSources
import ClusterPlatforms
import Foundation
import HelmCharts
import KubeObjects
import Testing

@testable import Promotion

/// A chart is promoted by values where values reach, and by patches behind it where they do not.
@Suite struct ChartChangeTests {
    private struct Promoted {
        let change: PromotionChange
        let app: App
        let chart: ChartChange
    }

    private func promote(to name: String) throws -> Promoted {
        let path = ChangeExamples.repository.appendingPathComponent("Examples/TaskBoard/chart").path
        let loaded = try App.load(path: path)
        let (origin, platform) = (try Platform.named("kind"), try Platform.named(name))
        var choices = PromotionChoices()
        choices.registry = "registry.example.com/team"
        choices.domain = "board.example.com"
        let app = try loaded.rendered(from: origin, planned: platform)
        let change = try Promoter.change(for: app, from: origin, to: platform, choices: choices)
        let cluster = try loaded.cluster(from: origin, planned: platform)
        return Promoted(
            change: change, app: app, chart: try #require(try ChartChange(change, of: app, for: cluster)))
    }

    private func objects(_ app: App) -> [ObjectKey: Value] {
        Dictionary(app.manifests.map { ($0.key, $0.object) }, uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: ["eks", "gke-autopilot"])
    func valuesAndPatchesTogetherMakeTheWholeChange(platform: String) throws {
        let promoted = try promote(to: platform)
        #expect(!promoted.chart.settings.isEmpty)
        let wanted = objects(promoted.change.promotedApp(promoted.app))
        let made = objects(promoted.chart.rest.promotedApp(promoted.chart.app))
        #expect(Set(made.keys) == Set(wanted.keys))
        for (key, object) in wanted { #expect(made[key] == object, "\(key)") }
    }

    @Test func whatValuesReachIsNoPatch() throws {
        let promoted = try promote(to: "eks")
        let values = promoted.chart.values
        #expect(values["database"]["storage"]["className"] == "gp3")
        #expect(values["database"]["podSecurityContext"]["fsGroup"] == 70)
        #expect(values["gateway"]["hostnames"]["web"] == "board.example.com")
        #expect(!promoted.chart.rest.patches.contains { $0.object.kind == .statefulSet })
        #expect(promoted.chart.rest.patches.count < promoted.change.patches.count)
    }

    @Test func theFileSaysWhatEachValueAnswers() throws {
        let promoted = try promote(to: "eks")
        let text = ValuesFileText(promoted.chart, language: .english).text
        #expect(text.contains("    # B06 storage-class-missing: "))
        #expect(text.contains("    className: gp3\n"))
        let read = try YAMLReader.documents(text, file: "values-eks.yaml").first?.value
        #expect(read == promoted.chart.values)
    }
}
