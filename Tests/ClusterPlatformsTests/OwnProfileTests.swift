import KubeObjects
import Testing

@testable import ClusterPlatforms

@Suite struct OwnProfileTests {
    /// A company's own EKS: two facts differ, the rest is read from the platform it extends.
    private static let own = """
        schemaVersion: 1
        id: our-eks
        extends: eks
        displayName: Our EKS
        sources:
          us: {ref: our platform team, kind: own-knowledge}
        networkPolicy:
          enforced: {value: true, source: us, verified: true}
        nodes:
          defaultType: {value: m5.xlarge, source: us, verified: true}
        """

    private func problem(_ text: String) -> String {
        do {
            _ = try Platform.reading(text, file: "own.yaml")
            return "none"
        } catch {
            return error.description
        }
    }

    @Test func aProfileSaysOnlyWhatDiffers() throws {
        let platform = try Platform.reading(Self.own, file: "own.yaml")
        #expect(platform.id == "our-eks")
        #expect(platform.networkPolicy.isEnforced)
        #expect(platform.nodes.defaultType == "m5.xlarge")
        #expect(platform.storage.storageClass(named: "gp2") != nil)
    }

    @Test(arguments: [
        ("value: m5.xlarge", "value: m9.huge", "own.yaml:10:17: nodes.defaultType is m9.huge"),
        ("value: true, source: us", "value: yes please, source: us", "own.yaml:8:14: networkPolicy.enforced is"),
        ("source: us, verified: true}\nnodes", "source: them, verified: true}\nnodes", "names no source"),
        ("extends: eks", "extends: ecs", "own.yaml:3:1: extends \"ecs\", which is no platform"),
        ("id: our-eks", "id: eks", "goes in a circle"),
        ("schemaVersion: 1", "schemaVersion: 7", "own.yaml:1:1: schemaVersion is 7"),
        ("  enforced: {value: true, source: us, verified: true}", "  enforced: true", "own.yaml:8:3"),
        ("displayName: Our EKS", "displayName: [a]", "own.yaml:4:1: displayName is an array, expected a string"),
        ("verified: true}\nnodes", "verified: maybe}\nnodes", "verified must be true or false"),
    ])
    func aWrongProfileIsRefusedWithItsPlace(old: String, new: String, expected: String) {
        let text = Self.own.replacing(old, with: new)
        #expect(text != Self.own)
        #expect(problem(text).contains(expected), "\(problem(text))")
    }

    @Test(arguments: [
        "", "---\n---\n", "[]", "just text", "{", "a: &a [*a]", "\u{0}", "schemaVersion: 1", "schemaVersion: x",
        "schemaVersion: 1\nid: {}\n", "schemaVersion: 1\nid: x\nextends: eks\nnodes: 3",
        "schemaVersion: 1\nid: x\nextends: eks\nnodes:\n  types: {value: [], source: own, verified: false}",
        "schemaVersion: 1\nid: x\nextends: eks\nkubernetes:\n  versions: {value: {a: b}, source: own, verified: true}",
        "schemaVersion: 1\nid: x\nextends: eks\nnodes: null\n", "schemaVersion: 1\nid: x\nextends: eks\nsources: []",
        "schemaVersion: 1\nid: x\nextends: eks\nnodes:\n  count: {value: -3, source: own, verified: true}",
        "schemaVersion: 1\nid: x\nextends: eks\nnodes:\n  count: {value: 9223372036854775807000, source: own, verified: true}",
    ])
    func hostileTextIsRefused(text: String) {
        #expect(throws: PlatformError.self) { try Platform.reading(text, file: "own.yaml") }
    }

    @Test func aDeepProfileIsRefusedOrReadWithoutATrap() {
        let deep = "a: " + String(repeating: "{a: ", count: 400) + "1" + String(repeating: "}", count: 400)
        #expect(throws: PlatformError.self) { try Platform.reading(deep, file: "own.yaml") }
    }

    @Test func everyTruncationOfAProfileIsReadOrRefused() {
        let text = Array(Self.own)
        for length in stride(from: 0, to: text.count, by: 7) {
            _ = try? Platform.reading(String(text[..<length]), file: "own.yaml")
        }
    }
}
