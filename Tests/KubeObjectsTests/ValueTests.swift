import KubeObjects
import Testing

@Suite struct ValueTests {
    @Test func settingAPathOfNullMakesObjects() {
        var value = Value.null
        value[.status][.phase] = "Running"
        #expect(value == [.status: [.phase: "Running"]])
    }

    @Test func settingNullRemovesTheMember() {
        var value: Value = [.spec: [.replicas: 3, .paused: true]]
        value[.spec][.paused] = .null
        #expect(value == [.spec: [.replicas: 3]])
    }

    @Test func objectsAreEqualInAnyOrder() {
        let a: Value = ["a": 1, "b": ["c": 2.0]]
        let b: Value = ["b": ["c": 2], "a": 1]
        #expect(a == b)
    }

    @Test func aMemberIs24Bytes() {
        #expect(MemoryLayout<Members.Member>.stride == 24)
    }

    @Test(arguments: ["2026-11-24T00:17:52Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z"])
    func timestampsSurviveARoundTrip(text: String) throws {
        #expect(try #require(Instant(timestamp: text)).timestamp == text)
    }
}
