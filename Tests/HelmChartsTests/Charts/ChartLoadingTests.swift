import Foundation
import Testing

@testable import HelmCharts

struct ChartLoadingTests {
    private func message(_ files: [String: String]) -> String {
        do {
            _ = try ChartFixture.chart(files)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func sortsFilesIntoParts() throws {
        let chart = try ChartFixture.chart([
            "values.yaml": "a: 1\n", "templates/b.yaml": "", "templates/_h.tpl": "", "README.md": "hi",
            "crds/c.yaml": "x",
            "crds/notes.txt": "", "values.schema.json": "{}", "Chart.lock": "digest: abc\n", "charts/x.tgz.prov": "",
        ])
        #expect(chart.templates.map(\.name) == ["templates/_h.tpl", "templates/b.yaml"])
        #expect(
            chart.files.map(\.name) == ["README.md", "charts/x.tgz.prov", "crds/c.yaml", "crds/notes.txt"].sorted())
        #expect(chart.customResourceDefinitions().map(\.name) == ["web/crds/c.yaml"])
        #expect(chart.lock?.digest == "abc")
        #expect(chart.schema?.text == "{}")
    }

    @Test func readsEveryFieldOfItsDescription() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": """
            apiVersion: v2
            name: web
            version: 1.2.3
            appVersion: 1.10
            description: "tab\\there"
            kubeVersion: ">=1.20"
            type: application
            deprecated: true
            home: https://example.com
            icon: i
            sources: [a, 1]
            keywords: [k]
            annotations: {a: 1, b: true, c: 1.5}
            maintainers: [{name: N, email: e@x, url: u}]
            dependencies:
              - name: db
                version: 1.x
                repository: oci://x
                condition: db.enabled
                tags: [back]
                alias: data
                import-values: [shared, {child: a, parent: b}]
            unknown: [1]
            """, "charts/db/Chart.yaml": "name: db\nversion: 1.0.0\n",
        ])
        let metadata = chart.metadata
        #expect(metadata.appVersion == "1.1")
        #expect(metadata.description == "tab here")
        #expect(metadata.sources == ["a", "1"])
        #expect(metadata.annotations == ["a": "1", "b": "true", "c": "1.5"])
        #expect(metadata.maintainers.first?.email == "e@x")
        let dependency = try #require(metadata.dependencies?.first)
        #expect(dependency.imports == [.exports("shared"), .table(child: "a", parent: "b")])
        #expect(dependency.alias == "data")
        #expect(chart.dependencies.first?.metadata.apiVersion == "v1")
    }

    /// Numbers stand for their text as Go prints them.
    @Test(arguments: [
        ("72445e2", "7.2445e+06"), ("1e3", "1000"), ("20240131", "20240131"), ("\"72445e2\"", "72445e2"),
        ("12345678.0", "1.2345678e+07"), ("0xFFFFFE", "16777214"),
    ])
    func printsNumbersAsTexts(_ written: String, _ text: String) throws {
        let file = "apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: \(written) # here\n"
        #expect(try ChartFixture.chart(["Chart.yaml": file]).metadata.appVersion == text)
    }

    @Test func readsRequirementsOfOldCharts() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": "name: old\nversion: 0.1.0\n",
            "requirements.yaml": "dependencies: [{name: db, version: '*'}]\n",
            "requirements.lock": "digest: x\n",
        ])
        #expect(chart.metadata.dependencies?.map(\.name) == ["db"])
        #expect(chart.files.map(\.name) == ["requirements.lock", "requirements.yaml"])
        #expect(chart.missingDependencies == ["db"])
    }

    @Test func namesTheCommandThatFetchesDependencies() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db}, {name: cache}]\n"
        ])
        let error = #expect(throws: ChartError.self) { try chart.checkDependencies() }
        #expect(
            error?.message
                == "found in Chart.yaml, but missing in charts/ directory: db, cache; run 'helm dependency build web' to fetch them"
        )
    }

    @Test(arguments: [
        ("name: x\nversion: 1.0.0\ntype: other\n", "type must be application or library"),
        ("version: 1.0.0\n", "name is required"), ("name: x\n", "version is required"),
        ("name: a/b\nversion: 1.0.0\n", "is invalid"), ("name: x\nversion: one\n", "version \"one\" is invalid"),
        ("apiVersion: v9\nname: x\nversion: 1.0.0\n", "unsupported chart version"),
        (
            "name: x\nversion: 1.0.0\ndependencies: [{name: a}, {name: a}]\n",
            "more than one dependency with name or alias \"a\""
        ),
        ("name: x\nversion: 1.0.0\ndependencies: [{name: a, alias: 'a b'}]\n", "disallowed characters in the alias"),
        ("name: x\nversion: 1.0.0\ndependencies: [null]\n", "must not contain empty or null nodes"),
        ("name: [x]\nversion: 1.0.0\n", "Chart.yaml:1:1: 'name' is array, expected a text"),
        ("just text", "expected an object"), ("a: [", "Chart.yaml:"),
    ])
    func refusesBadDescriptions(_ text: String, _ expected: String) {
        #expect(message(["Chart.yaml": text]).contains(expected))
    }

    @Test func refusesValuesThatAreNoObject() {
        #expect(message(["values.yaml": "a: 1\n---\n- x\n"]).hasPrefix("values.yaml:3:1: these values are array"))
    }

    @Test func ignoresWhatIsNoChartInCharts() throws {
        let chart = try ChartFixture.chart(["charts/_old/x": "", "charts/.hidden/x": "", "charts/.keep": ""])
        #expect(chart.dependencies.isEmpty)
        #expect(message(["charts/README.md": "x"]).contains("Chart.yaml file is missing"))
    }

    @Test func loadsDirectoriesWithLinks() throws {
        try ChartFixture.withDirectory { path in
            try ChartFixture.write("apiVersion: v2\nname: web\nversion: 1.0.0\n", to: "\(path)/web/Chart.yaml")
            try ChartFixture.write("x: 1\n", to: "\(path)/shared/a.yaml")
            try ChartFixture.write("x", to: "\(path)/web/secret.bak")
            try ChartFixture.write("*.bak\n", to: "\(path)/web/.helmignore")
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: "\(path)/web/templates", withDestinationPath: "../shared")
            let chart = try Chart.load(path: "\(path)/web")
            #expect(chart.templates.map(\.name) == ["templates/a.yaml"])
            #expect(chart.files.map(\.name) == [".helmignore"])

            try manager.createSymbolicLink(atPath: "\(path)/shared/loop", withDestinationPath: "..")
            #expect(throws: ChartError.self) { try Chart.load(path: "\(path)/web") }
            try manager.removeItem(atPath: "\(path)/shared/loop")
            try manager.createSymbolicLink(atPath: "\(path)/shared/null", withDestinationPath: "/dev/null")
            let error = #expect(throws: ChartError.self) { try Chart.load(path: "\(path)/web") }
            #expect(error?.message.contains("neither a file nor a folder") == true)
        }
    }

    @Test func saysWhatIsMissing() {
        let error = #expect(throws: ChartError.self) { try Chart.load(path: "/no/such/chart") }
        #expect(error?.description.hasPrefix("/no/such/chart: there is no such file or directory") == true)
    }
}
