import Testing

@testable import HelmCharts

struct SemanticVersionTests {
    @Test(arguments: [
        ("1.2.3", "1.2.3"), ("v1.2", "1.2.0"), ("1", "1.0.0"), ("01.02.03", "1.2.3"),
        ("1.2.3-rc.1+b.5", "1.2.3-rc.1+b.5"),
        ("1.2-beta", "1.2.0-beta"), ("1.2.3+meta", "1.2.3+meta"),
    ])
    func readsLeniently(_ text: String, _ expected: String) throws {
        #expect(try SemanticVersion(text).description == expected)
    }

    @Test(arguments: [
        "", "v", "a", "1.", "1.2.3.4", "1.2.3-", "1.2.3-a..b", "1.2.3-01", " 1", "1.2.3+", "99999999999999999999",
    ])
    func refusesWhatIsNoVersion(_ text: String) {
        #expect(throws: SemanticVersion.Problem.self) { try SemanticVersion(text) }
    }

    @Test func readsStrictlyWhereAsked() throws {
        #expect(try SemanticVersion(strict: "1.2.3-a+b").prerelease == "a")
        for text in ["1.2", "v1.2.3", "1.02.3", "1.2.3-01", "1.2.x", ""] {
            #expect(throws: SemanticVersion.Problem.self) { try SemanticVersion(strict: text) }
        }
    }

    @Test func ordersPrereleasesBelowReleases() throws {
        let ordered = [
            "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-a", "1.0.0-a.1", "1.0.0-b", "1.0.0", "1.0.1", "1.2.0", "2.0.0",
        ]
        let versions = try ordered.map { try SemanticVersion($0) }
        for (a, b) in zip(versions, versions.dropFirst()) {
            #expect(a.compare(b) == -1)
            #expect(b.compare(a) == 1)
        }
        #expect(try SemanticVersion("1.0.0+a").compare(SemanticVersion("1.0.0+b")) == 0)
    }
}

struct VersionConstraintTests {
    @Test(arguments: [
        ("=1.2.3", "1.2.3"), ("1.2.3", "1.2.3"), ("1.2", "1.2.9"), ("1", "1.9"), ("*", "0.0.1"), ("x", "4.5.6"),
        (">= 1.2, < 2", "1.9.9"), (">=1.2 <2", "1.2.0"), ("1.2 - 1.4", "1.4.0"), ("~1.2.3", "1.2.9"), ("~1", "1.9"),
        ("^1.2.3", "1.9.0"), ("^0.2.3", "0.2.9"), ("^0.0.3", "0.0.3"), ("^0", "0.9.9"), ("!=1.2.3", "1.2.4"),
        ("<1 || >2", "3.0.0"), (">=1.21.0-0", "1.34.0-eks-1234"), ("=> 1", "1.0.0"), ("=<2", "2.9.9"),
        ("~>1.2", "1.2.5"),
        (">1.2", "1.3.0"), ("!=1.2.x", "1.3.0"), (" 1.x ", "1.5.0"), ("v1.2.3", "1.2.3"), ("<=1.2.3", "1.2.3"),
    ])
    func accepts(_ constraint: String, _ version: String) throws {
        #expect(try VersionConstraint(constraint).accepts(SemanticVersion(version)))
        #expect(try VersionConstraint(constraint).problems(with: SemanticVersion(version)).isEmpty)
    }

    @Test(arguments: [
        ("=1.2.3", "1.2.4"), ("1.2", "1.3.0"), (">1.2", "1.2.9"), ("~1.2.3", "1.3.0"), ("^1.2.3", "2.0.0"),
        ("^0.2.3", "0.3.0"),
        ("^0.0.3", "0.0.4"), (">=1.21.0", "1.34.0-eks-1234"), ("*", "1.2.3-alpha"), ("!=1.2.x", "1.2.9"),
        ("1.2 - 1.4", "1.5.1"), ("<=2.0.0-beta, >1", "2.0.0"),
    ])
    func refuses(_ constraint: String, _ version: String) throws {
        #expect(try !VersionConstraint(constraint).accepts(SemanticVersion(version)))
        #expect(try !VersionConstraint(constraint).problems(with: SemanticVersion(version)).isEmpty)
    }

    @Test(arguments: ["", "a", ">", ">=a", "1.2.3.4", "1,", "1||", ">>1", "1.2.3 foo", "|", "1 - ", "== 1"])
    func refusesWhatIsNoConstraint(_ text: String) {
        #expect(throws: VersionConstraint.Problem.self) { try VersionConstraint(text) }
    }

    @Test func saysWhyInHelmsWords() throws {
        let problems = try VersionConstraint("~1.2, <1.2.5").problems(with: SemanticVersion("1.3.0"))
        #expect(
            problems == [
                #""1.3.0" does not have same major and minor version as "1.2""#,
                #""1.3.0" is greater than or equal to "1.2.5""#,
            ])
    }
}
