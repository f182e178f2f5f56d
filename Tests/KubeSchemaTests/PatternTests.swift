import Testing

@testable import KubeSchema

@Suite struct PatternTests {
    @Test(arguments: [
        ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "a-b", true), ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "a-", false),
        ("b", "abc", true), ("^b", "abc", false), ("a|b|cd", "xcdx", true), ("^(a|b)+$", "abab", true),
        ("^a{2,3}$", "aa", true), ("^a{2,3}$", "aaaa", false), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaaa", true),
        ("^a{0,253}$", "", true), (#"^\d+\.\d+$"#, "1.20", true), (#"^\x60$"#, "`", true), ("^[^/]*$", "a/b", false),
        (#"^(\*\.)?[a-z]+$"#, "*.x", true), ("^(?:x|[%][0-9a-f]{2})+$", "x%2fx", true), ("^[]a]+$", "]a", true),
        (#"^[\w.-]+$"#, "a_b-c.d", true), (#"^[^\s]+$"#, "a b", false), ("^.$", "é", true), ("^a.*?b$", "axxb", true),
        ("^{$", "{", true), ("", "anything", true), ("^$", "", true), ("^(?P<x>a)$", "a", true),
    ])
    func patternsMatchAsInRE2(pattern: String, text: String, matches: Bool) throws {
        #expect(try #require(Pattern(pattern)).matches(text) == matches)
    }

    @Test(arguments: [
        "(", "[a", "a**b(", #"\pL"#, "(?i)a", "(?=a)", "*", "a{2,1}", #"\"#, String(repeating: "(", count: 1_000),
    ])
    func whatIsNotUnderstoodIsNotCompiled(pattern: String) {
        #expect(Pattern(pattern) == nil)
    }

    @Test func evilPatternsTakeLinearTime() throws {
        let pattern = try #require(Pattern("^(a+)+$"))
        #expect(!pattern.matches(String(repeating: "a", count: 5_000) + "b"))
        #expect(Pattern("((((a{100}){100}){100}){100})") == nil)
    }
}
