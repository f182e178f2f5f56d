import Foundation
import Testing

@testable import HelmCharts

struct ValuesMergeTests {
    private func options(_ values: [String] = [], json: [String] = []) -> ValuesOptions {
        var options = ValuesOptions()
        options.values = values
        options.jsonValues = json
        return options
    }

    private static let child = "apiVersion: v2\nname: db\nversion: 1.0.0\n"

    private func parent(_ dependency: String) -> String {
        "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n  - \(dependency)\n"
    }

    @Test func numbersOfFilesAreFloatsAndThoseOfFlagsIntegers() throws {
        let text = try ChartFixture.values(["values.yaml": "a: 1\nb: 1.50\nc: 0x10\n"], options(["d=1"]))
        #expect(text == "{a: 1.0, b: 1.5, c: 16.0, d: 1}")
    }

    @Test func mergesDocumentsOfOneFile() throws {
        let text = try ChartFixture.values(["values.yaml": "a: {x: 1, z: 1}\n---\na: {z: 2}\n---\n# nothing\n"])
        #expect(text == "{a: {x: 1.0, z: 2.0}}")
    }

    @Test func laterFilesCountMoreAndFlagsMost() throws {
        try ChartFixture.withDirectory { path in
            try ChartFixture.write("a: 1\nm: {x: 1, v: 1}\nl: [1, 2]\n", to: "\(path)/one.yaml")
            try ChartFixture.write("a: 2\nm: {v: 2}\nl: [3]\n", to: "\(path)/two.yaml")
            var given = options(["m.z=3", "a=4"], json: [#"{"m": {"w": 5}}"#])
            given.files = ["\(path)/one.yaml", "\(path)/two.yaml"]
            let text = try ChartFixture.values(["values.yaml": "a: 0\nk: kept\n"], given)
            #expect(text == "{a: 4, k: 'kept', l: [3.0], m: {v: 2.0, w: 5.0, x: 1.0, z: 3}}")
        }
    }

    @Test func nullRemovesKeysOfTheChart() throws {
        let values = "a: 1\nm: {x: 1, v: {z: 1}}\nk: null\n"
        #expect(try ChartFixture.values(["values.yaml": values], options(["a=null", "m.v=null"])) == "{m: {x: 1.0}}")
        #expect(try ChartFixture.values([:], options(["new=null"])) == "{new: null}")
        #expect(try ChartFixture.values(["values.yaml": "m: {x: null, v: 1}\n"]) == "{m: {v: 1.0}}")
    }

    @Test func warnsWhereTablesMeetScalars() throws {
        let chart = try ChartFixture.chart(["values.yaml": "a: {x: 1}\nb: 1\nc: {d: 1, e: {f: 1}}\n"])
        let input = try ChartFixture.input(chart, options(["b.x=1", "c.d.y=1", "c.e=2"]))
        #expect(
            input.warnings.map(\.message) == [
                "warning: skipped value for web.b: Not a table.",
                "warning: destination for web.c.d is a table. Ignoring non-table value (1)",
                "warning: cannot overwrite table with non table for web.c.e (map[f:1])",
            ])
    }

    @Test func chartsInsideSeeTheirValuesAndGlobals() throws {
        let files = [
            "values.yaml": "global: {region: eu, deep: {a: 1}}\ndb: {size: 2}\n", "charts/db/Chart.yaml": Self.child,
            "charts/db/values.yaml": "size: 1\nuser: app\nglobal: {region: us, zone: z, deep: {b: 2}}\n",
        ]
        #expect(
            try ChartFixture.values(files)
                == "{db: {global: {deep: {a: 1.0, b: 2.0}, region: 'eu', zone: 'z'}, size: 2.0, user: 'app'}, "
                + "global: {deep: {a: 1.0}, region: 'eu'}}")
    }

    @Test func valuesOfAChartInsideMustBeAnObject() throws {
        let files = ["values.yaml": "db: off\n", "charts/db/Chart.yaml": Self.child]
        let error = #expect(throws: ChartError.self) { try ChartFixture.values(files) }
        #expect(error?.message.hasPrefix("type mismatch on db: the value 'db' is a boolean") == true)
    }

    // MARK: - Dependencies

    private func files(_ dependency: String, values: String = "") -> [String: String] {
        [
            "Chart.yaml": parent(dependency), "values.yaml": values, "charts/db/Chart.yaml": Self.child,
            "charts/db/values.yaml": "size: 1\nexports: {shared: {port: 5432}}\ninner: {deep: {host: h}}\n",
            "charts/db/templates/a.yaml": "x",
        ]
    }

    private func templates(_ files: [String: String], _ values: [String] = []) throws -> [String] {
        try ChartFixture.input(ChartFixture.chart(files), options(values)).templates.map(\.name)
    }

    @Test(arguments: [
        ([], true), (["db.enabled=false"], false), (["db.enabled=true"], true), (["other=false"], false),
        (["other=true", "db.enabled=false"], true), (["other=x", "db.enabled=false"], false),
    ])
    func theFirstConditionThatIsThereCounts(_ values: [String], _ isOn: Bool) throws {
        let files = files("{name: db, version: 1.x, condition: 'other,db.enabled'}")
        #expect(try templates(files, values) == (isOn ? ["web/charts/db/templates/a.yaml"] : []))
    }

    @Test(arguments: [
        ([], true), (["tags.back=false"], false), (["tags.back=false", "tags.all=true"], true),
        (["tags.back=false", "db.enabled=true"], true), (["tags.back=1"], true),
    ])
    func oneTrueTagIsEnough(_ values: [String], _ isOn: Bool) throws {
        let files = files("{name: db, version: 1.x, tags: [back, all], condition: db.enabled}")
        #expect(try templates(files, values) == (isOn ? ["web/charts/db/templates/a.yaml"] : []))
    }

    @Test func aliasesAreCopies() throws {
        var files = files("{name: db, version: 1.x, alias: one}\n  - {name: db, version: 1.x, alias: two}")
        files["values.yaml"] = "two: {size: 9}\n"
        #expect(try templates(files) == ["web/charts/two/templates/a.yaml", "web/charts/one/templates/a.yaml"])
        let text = try ChartFixture.values(files)
        #expect(text.contains("one: {exports") && text.contains("size: 9.0") && !text.contains("db:"))
    }

    @Test func importsValues() throws {
        let imports = "import-values: [shared, {child: inner.deep, parent: database.at}, gone]"
        let files = files("{name: db, version: 1.x, \(imports)}", values: "port: 1\ndatabase: {at: {user: u}}\n")
        let input = try ChartFixture.input(ChartFixture.chart(files))
        let text = ChartFixture.text(TemplateValue(.map(input.values)))
        #expect(text.hasPrefix("{database: {at: {host: 'h', user: 'u'}}, db: {"))
        #expect(text.hasSuffix("port: 1.0}"))
        #expect(input.warnings.map(\.message).contains { $0.contains("'db.exports.gone' is no table of values") })
    }

    @Test func versionsThatDoNotFitAreNotRenamed() throws {
        let files = files("{name: db, version: 2.x, alias: other}")
        #expect(try templates(files) == ["web/charts/db/templates/a.yaml"])
    }

    // MARK: - Hostile

    @Test func deepValuesDoNotOverflow() throws {
        let deep = String(repeating: "{a: ", count: 400) + "1" + String(repeating: "}", count: 400)
        _ = try ChartFixture.values(["values.yaml": "x: \(deep)\n"], options(["x.a.a.b=1"]))
        #expect(throws: ChartError.self) {
            try ChartFixture.values(["values.yaml": String(repeating: "{a: ", count: 5_000)])
        }
    }

    @Test func aliasesThatMultiplyAreStopped() throws {
        let dependencies = (0..<30).map { "  - {name: c, version: '*', alias: a\($0)}\n" }.joined()
        var files: [ChartFile] = []
        for depth in 0...3 {
            let text = "name: c\nversion: 1.0.0\n" + (depth < 3 ? "dependencies:\n" + dependencies : "")
            let requirements = "apiVersion: v2\n" + text
            files.append(
                ChartFile(
                    name: String(repeating: "charts/c/", count: depth) + "Chart.yaml", data: Array(requirements.utf8)))
        }
        let chart = try Chart.load(files: files, place: "c")
        let error = #expect(throws: ChartError.self) { try ChartFixture.input(chart) }
        #expect(error?.message.contains("make more than 5000 charts") == true)
    }

    @Test func chartsNestedTooDeepAreRefused() throws {
        var files: [ChartFile] = []
        for depth in 0...40 {
            let folder = String(repeating: "charts/c/", count: depth)
            files.append(ChartFile(name: "\(folder)Chart.yaml", data: Array("name: c\nversion: 1.0.0\n".utf8)))
        }
        let error = #expect(throws: ChartError.self) { try Chart.load(files: files, place: "c") }
        #expect(error?.message.contains("nested more than 32 deep") == true)
    }
}
