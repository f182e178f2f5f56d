import KubeObjects
import Promotion
import Rehearsal
import Testing

/// Every breakage of the list that shows in behaviour shows in a rehearsal, for the right cause; on kind the same app is healthy; and
/// promotion mends what it says it mends.
@Suite struct BreakageTests {
    @Test(arguments: BreakageCase.all)
    func showsAsItIs(_ example: BreakageCase) throws {
        let run = try example.rehearse(promoted: false).asIs
        switch example.symptom {
        case .notReady(let object, let reason):
            let found = run.notReady.map { "\($0.object): \($0.cause.reason): \($0.cause.message)" }
            let item = try #require(run.notReady.first { $0.object.description == object }, "\(found)")
            #expect(item.cause.reason == reason, "\(found)")
            #expect(!item.cause.message.isEmpty)
        case .unreachable(let reason):
            #expect(run.ready, "\(run.notReady)")
            #expect(run.routes.contains { !$0.isReachable && $0.why.contains(reason) }, "\(run.routes)")
        case .exposed(let target):
            #expect(run.exposed.contains { $0.to == target }, "\(run.exposed)")
        case .withoutIdentity(let reason):
            #expect(run.withoutIdentity.map(\.reason) == [reason], "\(run.withoutIdentity)")
        case .warned(let text):
            #expect(run.warnings.contains { $0.contains(text) }, "\(run.warnings) \(run.notReady)")
        }
    }

    @Test(arguments: BreakageCase.all.filter { $0.kind != nil })
    func isHealthyOnKind(_ example: BreakageCase) throws {
        let run = try example.rehearseOnKind().asIs
        #expect(run.ready, "\(run.notReady)")
        #expect(run.routes.filter { !$0.isReachable }.map(\.why) == [])
        #expect(run.exposed.isEmpty && run.withoutIdentity.isEmpty)
    }

    @Test(arguments: BreakageCase.all.filter { $0.cure != .byHand })
    func isMendedByPromotion(_ example: BreakageCase) throws {
        let report = try example.rehearse(promoted: true)
        let promoted = try #require(report.promoted, "nothing was promoted")
        #expect(promoted.ready, "\(promoted.notReady)")
        guard example.cure == .mended else { return }
        #expect(promoted.held, "\(promoted.routes) \(promoted.exposed) \(promoted.withoutIdentity)")
    }

    @Test func everyBreakageShowsOrHasAReason() {
        let shown = Set(BreakageCase.all.map(\.breakage))
        let silent = Set(BreakageCase.withoutSymptom.keys)
        #expect(shown.isDisjoint(with: silent))
        #expect(shown.union(silent) == Set((1...50).map { $0 < 10 ? "B0\($0)" : "B\($0)" }))
    }
}
