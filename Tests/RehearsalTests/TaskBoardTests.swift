import AppSources
import ClusterPlatforms
import Foundation
import KubeObjects
import Promotion
import Rehearsal
import Testing

/// The reference workload, rehearsed on every platform: right on kind, broken elsewhere for the causes the facts predict, and
/// ready after promotion.
@Suite struct TaskBoardTests {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Examples/TaskBoard/manifests").standardizedFileURL.path

    static func app() throws -> App { try App.load(path: path) }

    static func origin(of app: App) throws -> Platform {
        try Platform.named("kind").adding(app.settings.addons.map(\.text))
    }

    static func rehearse(on name: String, promoted: Bool = true) throws -> RehearsalReport {
        let app = try app()
        let origin = try origin(of: app)
        let platform = name == "kind" ? origin : try Platform.named(name)
        return try Rehearsal(of: app, from: origin, on: platform, choices: promoted ? PromotionChoices() : nil).run()
    }

    @Test func itIsReadyOnKindAsItIs() throws {
        let report = try Self.rehearse(on: "kind")
        #expect(report.asIs.ready, "\(report.asIs.notReady)")
        #expect(report.asIs.exposed.isEmpty)
        #expect(!report.asIs.routes.isEmpty && report.asIs.routes.allSatisfy(\.isReachable))
        #expect(report.held)
    }

    @Test(arguments: [
        ("eks", ["StorageClassMissing", "ImageNotPulled", "NoMatchForKind"], true),
        ("aks", ["StorageClassMissing", "ImageNotPulled", "NoMatchForKind"], true),
        ("gke", ["ImageNotPulled", "ContainerExits", "NoMatchForKind"], true),
        ("gke-autopilot", ["AdmissionDenied", "NoMatchForKind", "ContainerExits", "GatewayClassMissing"], false),
    ])
    func itFailsElsewhereForTheCausesTheFactsPredict(platform: String, causes: [String], isExposed: Bool) throws {
        let report = try Self.rehearse(on: platform, promoted: false)
        #expect(!report.asIs.ready && report.asIs.timeToReady == nil)
        let found = Set(report.asIs.notReady.map(\.cause.reason))
        let missing = causes.filter { !found.contains($0) }
        #expect(
            missing.isEmpty || missing == ["GatewayClassMissing"], "not found: \(missing), found: \(found.sorted())")
        #expect(report.asIs.exposed.isEmpty != isExposed)
        #expect(report.asIs.routes.allSatisfy { !$0.isReachable })
    }

    @Test(arguments: ["eks", "aks", "gke", "gke-autopilot"])
    func itIsReadyAfterPromotion(platform: String) throws {
        let report = try Self.rehearse(on: platform)
        let promoted = try #require(report.promoted)
        #expect(promoted.ready, "\(promoted.notReady)")
        #expect(promoted.routes.filter { !$0.isReachable }.map(\.why).isEmpty)
        #expect(promoted.exposed.isEmpty)
    }

    @Test func equalRehearsalsGiveEqualReports() throws {
        let first = try Self.rehearse(on: "eks")
        let second = try Self.rehearse(on: "eks")
        for format in RehearsalReport.Format.allCases {
            #expect(first.rendered(as: format, showsTimeline: true) == second.rendered(as: format, showsTimeline: true))
        }
    }

    @Test func theReportKeepsItsContract() throws {
        let report = try Self.rehearse(on: "eks")
        let value = try JSONReader.value(report.rendered(as: .json), file: "report.json")
        #expect(value["app"] == "taskboard" && value["platform"] == "eks" && value["seed"] == 1)
        #expect(value["asIs"]["ready"] == false)
        #expect(value["asIs"].members.contains("timeToReady"))
        let cause = value["asIs"]["notReady"][0]["cause"]
        #expect(cause[.reason].string != nil && cause["object"].string != nil && cause[.message].string != nil)
        #expect(value["promoted"]["ready"] == true)
        #expect(value["promoted"]["timeToReady"].string?.hasPrefix("PT") == true)
        #expect(value["drills"] == .emptyArray)
        #expect(!value["notSimulated"].elements.isEmpty)
    }

    /// Every key is there on every platform: `null` where there is nothing to say.
    @Test(arguments: ["kind", "eks", "gke-autopilot"])
    func everyKeyOfTheContractIsThere(platform: String) throws {
        let report = try Self.rehearse(on: platform)
        let value = try JSONReader.value(report.rendered(as: .json), file: "report.json")
        func expect(_ keys: [Key], in value: Value) {
            for key in keys { #expect(value.members.contains(key), "\(key.text) on \(platform)") }
        }
        expect(["app", "platform", "seed", "asIs", "promoted", "drills", "notSimulated"], in: value)
        #expect(value["promoted"].isNull == (platform == "kind"))
        for run in [value["asIs"], value["promoted"]] where !run.isNull {
            expect(["ready", "timeToReady", "notReady", "addresses", "routes", "exposed"], in: run)
            for item in run["notReady"].elements {
                expect(["object", "cause"], in: item)
                expect([.reason, "object", .message], in: item["cause"])
            }
            for address in run["addresses"].elements { expect(["object", "address", .ports, "pending"], in: address) }
            #expect(run["routes"].elements.map { $0[.name].string } == ["the board", "the API"])
            for route in run["routes"].elements {
                expect(["entry", .name, "url", "via", "backend", "reachable", "why"], in: route)
            }
            for exposure in run["exposed"].elements { expect(["from", "to", .port, "why"], in: exposure) }
        }
    }

    @Test func itsEntriesLeadToTheSameServicesEverywhere() throws {
        let onKind = try Self.rehearse(on: "kind")
        #expect(onKind.asIs.routes.map(\.url) == onKind.asIs.routes.map(\.entry))
        #expect(onKind.asIs.addresses.map(\.ports) == [[30080]])
        let routes = try #require(try Self.rehearse(on: "aks").promoted?.routes)
        #expect(routes.map(\.entry) == onKind.asIs.routes.map(\.entry))
        #expect(routes.map(\.backend) == onKind.asIs.routes.map(\.backend))
        #expect(routes.map(\.url) == ["http://taskboard.localhost/", "http://api.taskboard.localhost/tasks"])
    }

    @Test func secretsStayOutOfEveryForm() throws {
        let app = try Self.app()
        let secrets = app.manifests(of: Kind(group: "", name: "Secret")).flatMap { manifest in
            (manifest.object["stringData"].stringMembers + manifest.object["data"].stringMembers)
                .filter { $0.key.contains("password") }.map(\.value)
        }
        #expect(!secrets.isEmpty)
        let report = try Self.rehearse(on: "eks")
        for format in RehearsalReport.Format.allCases {
            let text = report.rendered(as: format, showsTimeline: true)
            for secret in secrets { #expect(!text.contains(secret)) }
        }
    }
}
