import Foundation
import KubeObjects
import Testing

@Suite struct PlatformsCommandTests {
    @Test func listsThePlatforms() throws {
        let run = try SlipwayProcess("platforms")
        #expect(run.status == 0)
        let names = run.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
        for platform in ["kind", "eks", "eks-auto", "aks", "gke", "gke-autopilot"] {
            #expect(names.contains(Substring(platform)))
        }
    }

    @Test(arguments: ["kind", "eks", "aks", "gke", "gke-autopilot"])
    func everyFactNamesASourceThatIsListed(_ platform: String) throws {
        let run = try SlipwayProcess("platforms", platform, "--output", "json")
        #expect(run.status == 0)
        let report = try JSONReader.value(run.output)
        let sources = Set(report["sources"].elements.compactMap { $0["id"].string })
        #expect(report["facts"].elements.count > 20)
        for fact in report["facts"].elements {
            #expect(sources.contains(fact["source"].string ?? ""), "\(fact["path"].string ?? "")")
        }
    }

    @Test(arguments: ["text", "json"])
    func printsTheSameBytesInEveryProcess(_ format: String) throws {
        for language in ["en", "ja"] {
            let arguments = ["platforms", "gke", "--output", format, "--lang", language]
            let first = try SlipwayProcess(arguments: arguments)
            #expect(first.status == 0)
            #expect(first.output == (try SlipwayProcess(arguments: arguments)).output)
            #expect(!first.output.contains("\u{1B}"), "no colours where there is no terminal")
        }
    }
}
