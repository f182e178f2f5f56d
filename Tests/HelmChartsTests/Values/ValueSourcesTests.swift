import Testing

@testable import HelmCharts

struct ValueSourcesTests {
    private let table = OriginTable()

    private func input(_ files: [String: String], _ options: ValuesOptions = ValuesOptions()) throws -> RenderInput {
        try ChartFixture.input(ChartFixture.chart(files), options, origins: table)
    }

    /// Every leaf with who set it, the setting that counts first.
    private func lines(_ input: RenderInput) throws -> [String] {
        let sources = try #require(input.sources)
        return sources.leaves.map { path in
            "\(table.text(path)): \(sources.settings(of: path).map(\.description).joined(separator: " < "))"
        }
    }

    @Test func knowsWhereEveryValueWasSet() throws {
        try ChartFixture.withDirectory { path in
            try ChartFixture.write("image:\n  tag: '2'\n", to: "\(path)/v.yaml")
            var options = ValuesOptions()
            options.files = ["\(path)/v.yaml"]
            options.values = ["image.tag=3", "extra[0].name=x"]
            let input = try input(["values.yaml": "image:\n  tag: '1'\n  name: web\nempty: []\n"], options)
            #expect(
                try lines(input) == [
                    "Values.empty: values.yaml:4:1", "Values.extra[0].name: --set extra[0].name",
                    "Values.image.name: values.yaml:3:3",
                    "Values.image.tag: --set image.tag < \(path)/v.yaml:2:3 < values.yaml:2:3",
                ])
        }
    }

    @Test func pathsAreThoseOfTheTop() throws {
        let input = try input([
            "values.yaml": "db: {size: 2}\nglobal: {region: eu}\n",
            "charts/db/Chart.yaml": "name: db\nversion: 1.0.0\n",
            "charts/db/values.yaml": "size: 1\nglobal:\n  region: us\n  zone: z\n",
        ])
        #expect(
            try lines(input) == [
                "Values.global.region: values.yaml:2:10 < charts/db/values.yaml:3:3",
                "Values.global.zone: charts/db/values.yaml:4:3",
                "Values.db.size: values.yaml:1:6 < charts/db/values.yaml:1:1",
            ])
        let region = input.values["db"]?.map?["global"]?.map?["region"]
        #expect(try table.origins(#require(region).origins).map { table.text($0.path) } == ["Values.global.region"])
    }

    @Test func importedValuesKeepTheirSource() throws {
        let input = try input([
            "Chart.yaml":
                "name: web\nversion: 1.0.0\ndependencies: [{name: db, version: '*', import-values: [s], condition: db.use}]\n",
            "values.yaml": "db: {use: true}\n",
            "charts/db/Chart.yaml": "name: db\nversion: 1.0.0\n",
            "charts/db/values.yaml": "exports:\n  s:\n    port: 1\n",
        ])
        #expect(try lines(input).contains("Values.port: charts/db/values.yaml:3:5"))
        let read = try #require(input.sources).readByDependencies.map(table.text)
        #expect(read == ["Values.db.exports.s", "Values.db.use"])
    }

    @Test func keepsNoAccountUnlessAsked() throws {
        let input = try ChartFixture.input(ChartFixture.chart(["values.yaml": "a: {b: 1}\n"]))
        #expect(input.sources == nil)
        #expect(input.values["a"]?.origins == Origins.none)
    }

    @Test func releaseAndChartHavePathsToo() throws {
        let input = try input(["templates/a.yaml": ""])
        let scope = try #require(input.templates.first).scope
        let name = try #require(scope["Release"]?.map?["Name"])
        #expect(table.origins(name.origins).map { table.text($0.path) } == ["Release.Name"])
        let version = try #require(scope["Chart"]?.map?["Version"])
        #expect(table.origins(version.origins).map { table.text($0.path) } == ["Chart.Version"])
    }
}
