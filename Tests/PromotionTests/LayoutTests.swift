import KubeObjects
import Testing

@testable import Promotion

@Suite struct LayoutTests {
    @Test func wideCharactersTakeTwoColumns() {
        #expect(DisplayWidth.of("kubectl") == 7)
        #expect(DisplayWidth.of("変更なし") == 8)
        #expect(DisplayWidth.of("ｶﾅ") == 2)
        #expect(DisplayWidth.of("→ a") == 3)
        #expect(DisplayWidth.of("か\u{3099}") == 2)
    }

    @Test func linesBreakWhereTheyMay() {
        #expect(LineBreaking.lines(of: "one two three", width: 8) == ["one two", "three"])
        #expect(LineBreaking.lines(of: "あいうえおか。", width: 12) == ["あいうえお", "か。"])
        #expect(LineBreaking.lines(of: "averyveryverylongword", width: 8) == ["averyver", "yverylon", "gword"])
        #expect(LineBreaking.lines(of: "（`web`、`logging`）", width: 12) == ["（`web`、", "`logging`）"])
        #expect(LineBreaking.lines(of: "", width: 8) == [""])
    }

    @Test func textsAreFilledAndTightened() {
        let text = LocalizedText(english: "a {b} {c}", japanese: "Pod {b} が {c}")
        let filled = text.filling(["b": .say("x", "2 件"), "c": "`y`"]).tightened()
        #expect(filled.english == "a x `y`")
        #expect(filled.japanese == "Pod 2 件が `y`")
    }

    @Test func rangesOverlapAndContain() throws {
        let pods = try #require(AddressRange("10.244.0.0/16"))
        #expect(pods.contains(try #require(AddressRange("10.244.3.0/24"))))
        #expect(pods.overlaps(try #require(AddressRange("10.0.0.0/8"))))
        #expect(!pods.overlaps(try #require(AddressRange("10.96.0.0/16"))))
        for text in [
            "10.0.0.0/33", "10.0.0", "10.0.0.256", "10.0.0.0/", "::1/64", "a.b.c.d", "10.0.0.0/8/8", "0010.0.0.1",
        ] {
            #expect(AddressRange(text) == nil, "\(text)")
        }
        #expect(AddressRange.addresses(in: "resolver 10.96.0.10:53, 1.2.3.") == ["10.96.0.10"])
    }

    @Test func imageNamesAreTakenApart() {
        let image = ImageName("localhost:5001/shop/api:1.0@sha256:abc")
        #expect(image.host == "localhost:5001" && image.repository == "shop/api" && image.tag == "1.0")
        #expect(image.digest == "sha256:abc" && !image.isMutable)
        #expect(
            ImageName("nginx").isMutable && ImageName("nginx:latest").isMutable && !ImageName("nginx:1.27").isMutable)
        #expect(ImageName("ghcr.io/a/b:1").host == "ghcr.io")
        #expect(ImageName("a/b:1").host == nil)
        for (text, isKnown) in [
            ("nginx:1", true), ("grafana/grafana:1", true), ("shop-api:1", false), ("docker.io/library/redis:7", true),
        ] {
            if case .dockerHub = ImageName(text).origin {
                #expect(isKnown, "\(text)")
            } else {
                #expect(!isKnown, "\(text)")
            }
        }
    }
}
