import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct PlatformReportTests {
    @Test(arguments: ProfileTests.everything)
    func everyFactIsShownWithItsSource(id: String) throws {
        let platform = try Platform.named(id)
        for language in PlatformReport.Language.allCases {
            let text = PlatformReport.text(platform: platform, language: language)
            for fact in platform.facts {
                #expect(text.contains("[\(fact.source)"))
            }
            #expect(text == PlatformReport.text(platform: try Platform.named(id), language: language))
        }
    }

    @Test func aFactReadsOnOneLine() throws {
        let text = PlatformReport.text(platform: try Platform.named("eks"))
        #expect(text.contains("\n  serviceCIDR: 10.100.0.0/16  [eks-ug]\n"))
        #expect(text.contains("\nNetworkPolicy\n  enforced: false  [npa]\n"))
        #expect(text.contains("  classes.gp2.parameters: type=gp2, fsType=ext4  [own, not verified]\n"))
    }

    @Test func headingsAreJapaneseWhenAsked() throws {
        let text = PlatformReport.text(platform: try Platform.named("gke"), language: .japanese)
        #expect(text.contains("\nストレージ\n"))
        #expect(text.contains("未確認"))
    }

    @Test func theListNamesEveryPlatform() throws {
        let platforms = try Platform.all.map { try Platform.named($0) }
        let lines = PlatformReport.list(platforms).split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines.allSatisfy { $0.contains("Kubernetes") || $0.contains("1.3") })
    }

    @Test func dataHoldsEveryFactAndReadsBack() throws {
        let platform = try Platform.named("aks")
        let json = PlatformReport.json(platform: platform)
        #expect(json["facts"].elements.count == platform.facts.count)
        let text = JSONWriter.text(json, indented: true)
        #expect(try JSONReader.value(text, file: "platform.json") == json)
    }
}
