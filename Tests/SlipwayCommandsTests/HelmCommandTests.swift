import Foundation
import KubeObjects
import Testing

@Suite struct HelmCommandTests {
    private static let chart = SlipwayProcess.repository.appendingPathComponent("Examples/TaskBoard/chart").path

    @Test func templatePrintsObjectsThenHooks() throws {
        let run = try SlipwayProcess("helm", "template", "demo", Self.chart, "--set", "migration.asHook=true")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.hasPrefix("---\n# Source: taskboard/templates/namespaces.yaml\n"))
        let sources = run.output.split(separator: "\n").filter { $0.hasPrefix("# Source: ") }
        #expect(sources.last == "# Source: taskboard/templates/migration.yaml")
        let without = try SlipwayProcess(
            "helm", "template", Self.chart, "--set", "migration.asHook=true", "--no-hooks")
        #expect(!without.output.contains("templates/migration.yaml"))
    }

    @Test func templateShowsOnlyWhatIsAskedFor() throws {
        let run = try SlipwayProcess("helm", "template", Self.chart, "-s", "templates/web.yaml")
        let sources = Set(run.output.split(separator: "\n").filter { $0.hasPrefix("# Source: ") })
        #expect(sources == ["# Source: taskboard/templates/web.yaml"])
        let missing = try SlipwayProcess("helm", "template", Self.chart, "-s", "templates/nothing.yaml")
        #expect(missing.status == 65)
        #expect(missing.errors == "could not find template templates/nothing.yaml in chart\n")
    }

    @Test func valuesThatTheSchemaRefusesAreBadInput() throws {
        let run = try SlipwayProcess("helm", "template", Self.chart, "--set", "web.replicas=many")
        #expect(run.status == 65)
        #expect(run.errors.contains("replicas"))
        #expect(run.output.isEmpty)
    }

    @Test func explainTellsTemplateAndValue() throws {
        let field = "spec.volumeClaimTemplates[0].spec.storageClassName"
        let run = try SlipwayProcess("helm", "explain", Self.chart, "StatefulSet/db", field)
        #expect(run.status == 0)
        #expect(run.output.contains("value     standard\n"))
        #expect(run.output.contains("is database.storage.className  \(Self.chart)/values.yaml:"))
        let json = try JSONReader.value(
            try SlipwayProcess("helm", "explain", Self.chart, "sts/db", field, "--output", "json").output)
        let explained = json["fields"][0]
        #expect(explained["template"]["file"].string == "\(Self.chart)/templates/database.yaml")
        #expect(explained["values"][0]["valuesKey"].string == "database.storage.className")
        #expect(explained["values"][0]["manner"].string == "is")
    }

    @Test func explainNamesWhatIsMeant() throws {
        let run = try SlipwayProcess("helm", "explain", Self.chart, "StatefulSet/dbb")
        #expect(run.status == 65)
        #expect(run.errors.contains("StatefulSet/db"))
        #expect(try SlipwayProcess("helm", "explain", Self.chart, "sts/db", "spec.nothing").status == 65)
    }

    @Test func findingsNameTheValue() throws {
        let run = try SlipwayProcess("map", Self.chart, "--to", "eks", "--output", "json")
        #expect(run.status == 0)
        let findings = try JSONReader.value(run.output)["targets"][0]["areas"].elements.flatMap {
            $0["findings"].elements
        }
        let missing = try #require(findings.first { $0["rule"].string == "storage-class-missing" })
        #expect(missing["valuesKey"].string == "database.storage.className")
        #expect(missing["source"]["file"].string == "\(Self.chart)/templates/database.yaml")
    }

    @Test func aChartIsRehearsedLikeItsManifests() throws {
        let run = try SlipwayProcess("rehearse", Self.chart, "--on", "kind", "--as-is", "--output", "json")
        #expect(run.status == 0)
        #expect(try JSONReader.value(run.output)["asIs"]["ready"].bool == true)
    }
}
