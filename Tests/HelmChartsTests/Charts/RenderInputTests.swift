import Testing

@testable import HelmCharts

struct RenderInputTests {
    private static let files = [
        "values.yaml": "a: 1\n", "templates/NOTES.txt": "", "templates/_h.tpl": "", "templates/a.yaml": "",
        "templates/x/b.yaml": "",
        "conf/one.txt": "1\n2\n", "conf/two.bin": "x", "crds/c.yaml": "crd",
        "charts/lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n",
        "charts/lib/templates/_l.tpl": "", "charts/lib/templates/l.yaml": "",
    ]

    private func member(_ value: TemplateValue?, _ name: String, _ arguments: TemplateValue...) throws -> TemplateValue?
    {
        guard case .object(let object)? = value?.payload else { return nil }
        return try object.member(name, arguments: arguments)
    }

    @Test func ordersTemplatesAsHelmDoes() throws {
        let input = try ChartFixture.input(ChartFixture.chart(Self.files))
        #expect(
            input.templates.map(\.name) == [
                "web/charts/lib/templates/_l.tpl", "web/templates/x/b.yaml", "web/templates/a.yaml",
                "web/templates/_h.tpl",
                "web/templates/NOTES.txt",
            ])
        #expect(input.templates.filter(\.isPartial).count == 2)
        #expect(input.customResourceDefinitions.map(\.name) == ["web/crds/c.yaml"])
    }

    @Test func givesEveryChartItsScope() throws {
        let input = try ChartFixture.input(ChartFixture.chart(Self.files))
        let root = try #require(input.templates.last)
        let data = try #require(root.data().map)
        #expect(data["Template"]?.map?["Name"]?.string == "web/templates/NOTES.txt")
        #expect(data["Template"]?.map?["BasePath"]?.string == "web/templates")
        #expect(data["Release"]?.map?["Name"]?.string == "demo")
        #expect(data["Chart"]?.map?["Name"]?.string == "web")
        #expect(data["Subcharts"]?.map?["lib"]?.map?["Chart"]?.map?["Type"]?.string == "library")
        // The values of a chart inside are the very map that its parent sees.
        let inner = try #require(input.templates.first?.scope["Values"]?.map)
        #expect(inner === data["Values"]?.map?["lib"]?.map)
    }

    @Test func filesAnswerLikeHelms() throws {
        let input = try ChartFixture.input(ChartFixture.chart(Self.files))
        let files = input.templates.last?.scope["Files"]
        #expect(try member(files, "Get", .string("conf/one.txt"))?.string == "1\n2\n")
        #expect(try member(files, "Get", .string("gone"))?.string == "")
        #expect(try member(files, "Lines", .string("conf/one.txt"))?.elements?.map(\.string) == ["1", "2"])
        let some = try member(files, "Glob", .string("conf/*.txt"))
        #expect(try member(some, "AsConfig")?.string == "one.txt: |\n  1\n  2")
        #expect(
            try member(files, "Glob", .string("conf/*.bin")).flatMap { try member($0, "AsSecrets")?.string }
                == "two.bin: eA==")
        #expect(try member(try member(files, "Glob", .string("gone")), "AsConfig")?.string == "{}")
        let other = try ChartFixture.input(ChartFixture.chart(["a": "- x: y # z", "templates/a.yaml": ""]))
        #expect(
            try member(other.templates.first?.scope["Files"], "AsConfig")?.string == "a: '- x: y # z'")
        #expect(throws: TemplateProblem.self) { try member(files, "Get") }
        #expect(try member(files, "Nothing") == nil)
    }

    @Test func capabilitiesAnswerLikeHelms() throws {
        let chart = try ChartFixture.chart(["templates/a.yaml": ""])
        let input = try ChartFixture.input(chart, kube: "v1.33.4-eks-99")
        let capabilities = input.templates.first?.scope["Capabilities"]
        let version = try member(capabilities, "KubeVersion")
        #expect(try member(version, "Version")?.string == "v1.33.4-eks-99")
        #expect(try member(version, "Minor")?.string == "33")
        #expect(try member(version, "String")?.string == "v1.33.4")
        let versions = try member(capabilities, "APIVersions")
        #expect(ChartFixture.text(try #require(try member(versions, "Has", .string("apps/v1")))) == "true")
        #expect(ChartFixture.text(try #require(try member(versions, "Has", .string("apps/v2")))) == "false")
    }

    @Test func refusesClustersThatTheChartDoesNotAccept() throws {
        let chart = try ChartFixture.chart(["Chart.yaml": "name: web\nversion: 1.0.0\nkubeVersion: '>=1.40'\n"])
        let error = #expect(throws: ChartError.self) { try ChartFixture.input(chart) }
        #expect(
            error?.message == "chart requires kubeVersion: >=1.40 which is incompatible with Kubernetes v1.34.0")
    }

    @Test func refusesLibraryCharts() throws {
        let chart = try ChartFixture.chart(["Chart.yaml": "name: web\nversion: 1.0.0\ntype: library\n"])
        let error = #expect(throws: ChartError.self) { try ChartFixture.input(chart) }
        #expect(error?.message.hasPrefix("library charts are not installable") == true)
    }

    @Test(arguments: ["1", "", "v", "1.x", "01.2"])
    func knowsWhatIsNoVersionOfKubernetes(_ text: String) {
        #expect(KubeVersion(text) == nil)
    }
}
