import Testing

@testable import HelmCharts

struct RegularExpressionTests {
    /// Go takes a hyphen for itself wherever it begins no range.
    @Test(arguments: [
        ("[^a-zA-Z0-9-_.]", "a-_.9/", ["/"]), (#"[\w-\.]+"#, "/a-b.c/", ["a-b.c"]), ("[a-c-e]+", "b-ed", ["b-e"]),
        ("[-a]+", "b-a", ["-a"]), ("[a-]+", "b-a", ["-a"]), ("[[:digit:]-x]+", "1-xy", ["1-x"]),
        ("[+--]+", "a+,-.", ["+,-"]),
    ])
    func hyphensInBrackets(_ pattern: String, _ text: String, _ found: [String]) throws {
        let scalars = Array(text.unicodeScalars)
        let matches = try RegularExpression(pattern).matches(in: scalars)
        #expect(matches.map { String(String.UnicodeScalarView(scalars[$0[0]..<$0[1]])) } == found)
    }

    @Test func aRangeStillNeedsItsOrder() {
        #expect(throws: RegularExpressionParser.Problem(code: "invalid character class range", part: "z-a")) {
            _ = try RegularExpression("[z-a]")
        }
    }
}
