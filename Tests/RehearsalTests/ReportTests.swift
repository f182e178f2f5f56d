import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Rehearsal
import Testing

/// What people and programs read of a rehearsal.
@Suite struct ReportTests {
    private static func report(_ text: String, on name: String, language: Language = .english) throws -> RehearsalReport
    {
        let app = try App.load(from: FileSource(paths: ["-"], standardInput: text), settings: AppSettings())
        return try Rehearsal(
            of: app, from: Platform.named("kind"), on: Platform.named(name), choices: nil, language: language
        ).run()
    }

    private static let many = (1...9).map { Parts.deployment("web-\($0)", image: "shop-\($0):dev") }.joined()

    @Test func theSameCauseOfManyObjectsIsToldOnce() throws {
        let text = try Self.report(Self.many, on: "eks").rendered(as: .text)
        #expect(text.matches(of: /ImageNotPulled/).count == 1)
        #expect(text.contains("and likewise for the others") && text.contains("… and 3 more"))
    }

    @Test func kindsOfOneGroupAreToldOnce() throws {
        let text = try Self.report(Parts.gateway(class: "eg"), on: "eks").rendered(as: .text)
        #expect(text.matches(of: /NoMatchForKind/).count == 1)
    }

    @Test func warningsOfOneKindAreToldOnce() throws {
        let text = try Self.report(
            Parts.deployment() + Parts.deployment("api") + Parts.deployment("db"), on: "gke-autopilot"
        ).rendered(as: .text)
        #expect(text.matches(of: /autopilot-default-resources-mutator/).count == 1)
        #expect(text.contains("(and 2 more like it)"))
    }

    @Test(arguments: [40, 72, 100])
    func linesFitTheWidth(width: Int) throws {
        let text = try Self.report(Self.many + Parts.gateway(class: "eg"), on: "eks").rendered(as: .text, width: width)
        for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }

    @Test func ownSentencesAreInTheReadersLanguage() throws {
        let app =
            Parts.claim(class: "standard") + Parts.mounting()
            + Parts.service(type: "NodePort", port: "port: 80, nodePort: 30080")
            + Parts.policy("web", "podSelector: {}, policyTypes: [Ingress]")
        for format in [RehearsalReport.Format.text, .html] {
            let text = try Self.report(app, on: "eks", language: .japanese)
                .rendered(as: format, language: .japanese, width: 400)
            #expect(text.contains("は存在しません") && text.contains("ノードポートに外部から届きません"))
            for english in ["does not exist", "node ports are closed", "not enforced", "not ready", " min "] {
                #expect(!text.contains(english), "\(english)")
            }
        }
    }

    @Test func severalPlatformsAreOneDocument() throws {
        let reports = try ["eks", "gke"].map { try Self.report(Parts.deployment(), on: $0) }
        let junit = RehearsalReport.rendered(reports, as: .junit)
        #expect(junit.matches(of: /<\?xml/).count == 1 && junit.matches(of: /<testsuite[ ]/).count == 2)
        #expect(junit.contains("name=\"Deployment/default/web\"/>"))
        let page = RehearsalReport.rendered(reports, as: .html)
        #expect(page.matches(of: /<!DOCTYPE html>/).count == 1 && page.matches(of: /<article[ ]/).count == 2)
        let value = try JSONReader.value(RehearsalReport.rendered(reports, as: .json), file: "reports.json")
        #expect(value.elements.map { $0["platform"].string } == ["eks", "gke"])
    }

    @Test func namesInTheAppCannotBreakAPage() throws {
        let page = try Self.report(
            Parts.deployment(image: "shop<script>alert(1)</script>:dev"), on: "eks"
        ).rendered(as: .html)
        #expect(!page.contains("<script"))
    }
}
