import Testing

@testable import HelmCharts

struct PatternTests {
    private func rules(_ text: String) throws -> IgnoreRules {
        try IgnoreRules(ChartFile(name: ".helmignore", data: Array(text.utf8)))
    }

    @Test func ignoresAsHelmDoes() throws {
        let rules = try rules("# comment\n*.bak\n/top.txt\ndocs/\nci/*.yaml\n")
        #expect(rules.ignores("a.bak", isFolder: false))
        #expect(rules.ignores("x/y/a.bak", isFolder: false))
        #expect(rules.ignores("top.txt", isFolder: false))
        #expect(!rules.ignores("x/top.txt", isFolder: false))
        #expect(rules.ignores("docs", isFolder: true))
        #expect(!rules.ignores("docs", isFolder: false))
        #expect(rules.ignores("ci/a.yaml", isFolder: false))
        #expect(!rules.ignores("ci/x/a.yaml", isFolder: false))
        #expect(!rules.ignores("templates/a.yaml", isFolder: false))
    }

    @Test func alwaysIgnoresHiddenTemplates() throws {
        #expect(IgnoreRules().ignores("templates/.swp", isFolder: false))
        #expect(try rules("").ignores("templates/.swp", isFolder: false))
        #expect(!IgnoreRules().ignores("templates/_helpers.tpl", isFolder: false))
    }

    @Test func ignoresWhatNegatedRulesDoNotMatch() throws {
        let rules = try rules("!keep.txt")
        #expect(!rules.ignores("keep.txt", isFolder: false))
        #expect(rules.ignores("other.txt", isFolder: false))
    }

    @Test func refusesDoubleStarsAndOpenBrackets() {
        #expect(throws: ChartError.self) { try rules("a/**") }
        let error = #expect(throws: ChartError.self) { try rules("ok\n[a") }
        #expect(error?.place == ".helmignore:2")
    }

    @Test func neverTakesLong() throws {
        let pattern = try PathPattern(String(repeating: "*a", count: 50) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
        let glob = try #require(GlobPattern(String(repeating: "{**,*}a", count: 20) + "b"))
        #expect(!glob.matches(String(repeating: "a", count: 300)))
    }

    @Test(arguments: [
        ("*.txt", "a.txt", true), ("*.txt", "x/a.txt", false), ("**.txt", "x/a.txt", true), ("x/**", "x/y/z", true),
        ("x/?", "x/y", true), ("x/?", "x//", false), ("{a,b}.txt", "b.txt", true), ("{a,b}.txt", "c.txt", false),
        ("[abc].txt", "b.txt", true), ("[a-c].txt", "b.txt", true), ("[!a-c].txt", "b.txt", false), ("[!x]", "y", true),
        ("\\*.txt", "*.txt", true), ("\\*.txt", "a.txt", false), ("conf/{*.toml,*.yaml}", "conf/a.yaml", true),
        ("", "", true),
        ("a{b", "ab", true), ("a,b", "a,b", true),
    ])
    func globsAsHelmDoes(_ pattern: String, _ path: String, _ matches: Bool) throws {
        #expect(try #require(GlobPattern(pattern)).matches(path) == matches)
    }

    @Test(arguments: ["[", "[]", "[c-a]", "[a-b", "[a-bc]"])
    func knowsWhatIsNoGlob(_ pattern: String) {
        #expect(GlobPattern(pattern) == nil)
    }
}
