import AppSources
import ClusterPlatforms
import KubeObjects
import Testing

@testable import Promotion

/// Manifests that hold anything but what they should: whatever a rule reads, it may not trap.
@Suite struct HostileInputTests {
    private static let values: [Value] = [
        .null, true, "", "{\u{1B}[31m|`<b>", .integer(.max), .integer(.min), .double(1e300), "9223372036854775807Gi",
        "-1", "200%",
        [], ["x", 1, .null], [:], ["a": ["b": "c"]],
    ]

    /// The value with every leaf below `spec`, `data` and the like replaced.
    private static func replacingLeaves(of value: Value, by leaf: Value, isTop: Bool = true) -> Value {
        switch value {
        case .object(let members):
            var result = Members()
            for member in members {
                let isIdentity = isTop && ["apiVersion", "kind", "metadata"].contains(member.key.text)
                result.append(
                    member.key, isIdentity ? member.value : replacingLeaves(of: member.value, by: leaf, isTop: false))
            }
            return .object(result)
        case .array(let elements): return .array(elements.map { replacingLeaves(of: $0, by: leaf, isTop: false) })
        default: return leaf
        }
    }

    @Test func anyLeafMayHoldAnything() throws {
        let manifests = try RuleCase.all.flatMap { example in
            let app = try Make.app(example.fires)
            return app.manifests + app.toolConfigurations
        }
        let origin = try Make.platform("kind")
        let targets = try ["eks+aws-load-balancer-controller+network-policy", "aks-automatic", "gke-autopilot"].map(
            Make.platform)
        for leaf in Self.values {
            let broken = manifests.map { Manifest(Self.replacingLeaves(of: $0.object, by: leaf)) }
            let app = App(
                name: "broken", manifests: broken,
                toolConfigurations: broken.filter { $0.kind.group == "kind.x-k8s.io" })
            let map = try Mapper.map(app, from: origin, to: targets)
            #expect(!MapReport.render(map, format: .table).contains("\u{1B}"))
            #expect(!MapReport.render(map, format: .html).contains("<b>"))
        }
    }

    @Test func anEmptyAppHasAMap() throws {
        let map = try Mapper.map(
            App(name: "empty", manifests: []), from: try Make.platform("kind"), to: [try Make.platform("eks")])
        #expect(map.findings.isEmpty)
        #expect(map.targets.first?.areas.count == 23)
    }
}
