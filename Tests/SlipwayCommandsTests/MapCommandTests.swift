import Foundation
import KubeObjects
import Testing

@Suite struct MapCommandTests {
    private static let small = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: shop}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: standard
          resources: {requests: {storage: 1Gi}}
        """

    @Test func mapsStandardInput() throws {
        let run = try SlipwayProcess("map", "-", "--to", "eks", "--output", "json", input: Self.small)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let map = try JSONReader.value(run.output)
        #expect(map["app"].string == "shop")
        #expect(map["from"].string == "kind")
        #expect(map["targets"].elements.map { $0["platform"].string } == ["eks"])
        let findings = map["targets"][0]["areas"].elements.flatMap { $0["findings"].elements }
        let missing = try #require(findings.first { $0["breakage"].string == "B06" })
        #expect(missing["object"].string == "PersistentVolumeClaim/shop/data")
        #expect(missing["source"]["file"].string == "-")
        #expect(missing["source"]["line"].integer == 6)
    }

    @Test func failsFromTheSeverityThatIsAskedFor() throws {
        #expect(try SlipwayProcess("map", "-", "--to", "eks", "--fail-on", "error", input: Self.small).status == 1)
        #expect(try SlipwayProcess("map", "-", "--to", "kind", "--fail-on", "info", input: Self.small).status == 0)
    }

    @Test func goesToAllManagedPlatformsWhereNoneIsNamed() throws {
        let run = try SlipwayProcess("map", "-", "--output", "json", input: Self.small)
        let names = try JSONReader.value(run.output)["targets"].elements.map { $0["platform"].string }
        #expect(names == ["eks", "aks", "gke", "gke-autopilot"])
    }

    @Test(arguments: ["eks,ekz", "", ","])
    func unknownOrNoPlatformsAreUsageErrors(_ names: String) throws {
        let run = try SlipwayProcess("map", "-", "--to", names, input: Self.small)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
    }

    @Test func badInputIsSaidWithItsPlace() throws {
        let run = try SlipwayProcess("map", "-", "--to", "eks", input: "apiVersion: v1\nkind: [Pod\n")
        #expect(run.status == 65)
        #expect(run.errors.hasPrefix("-:"))
        #expect(run.output.isEmpty)
        #expect(try SlipwayProcess("map", "/nowhere", "--to", "eks").status == 65)
    }

    @Test func aKustomizationWithoutKubectlSaysWhatToInstall() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("slipway-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("resources: []\n".utf8).write(to: folder.appendingPathComponent("kustomization.yaml"))
        let run = try SlipwayProcess("map", folder.path, "--to", "eks", environment: ["PATH": "/nowhere"])
        #expect(run.status == 69)
        #expect(run.errors.contains("kubectl"))
    }

    @Test(arguments: SlipwayProcess.examples, ["table", "md", "html", "json", "sarif"])
    func printsTheSameBytesInEveryProcess(_ example: String, format: String) throws {
        let arguments = ["map", example, "--output", format, "--lang", "ja"]
        let first = try SlipwayProcess(arguments: arguments)
        #expect(first.status == 0)
        #expect(!first.output.isEmpty)
        #expect(first.output == (try SlipwayProcess(arguments: arguments)).output)
    }
}
