import AppSources
import Foundation
import HelmCharts
import KubeObjects
import Testing

@Suite struct ChartSourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("apiVersion: v2\nname: shop\nversion: 0.1.0\n", to: "chart/Chart.yaml")
        try folder.write(
            "replicas: 2\ndb:\n  storage:\n    className: standard\n  password: hunter2\nidle: {a: 1}\n",
            to: "chart/values.yaml")
        try folder.write(
            """
            {{- define "shop.labels" -}}
            app: {{ .Release.Name }}
            tier: {{ .Values.tier | default "web" }}
            {{- end }}
            """, to: "chart/templates/_helpers.tpl")
        try folder.write(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              labels:
                {{- include "shop.labels" . | nindent 4 }}
            spec:
              replicas: {{ .Values.replicas }}
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: web, image: "nginx:{{ .Values.tag | default "1" }}"}]
            """, to: "chart/templates/web.yaml")
        try folder.write(
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              storageClassName: {{ .Values.db.storage.className }}
              resources: {requests: {storage: 1Gi}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: db}
            stringData:
              password: {{ .Values.db.password }}
            {{- if .Capabilities.APIVersions.Has "example.com/v1/Planet" }}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: planets}
            data: {version: {{ .Capabilities.KubeVersion.Version }}}
            {{- end }}
            """, to: "chart/templates/data.yaml")
        try folder.write(
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: after, annotations: {helm.sh/hook: post-install}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: before, annotations: {helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-weight: "5"}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: first, annotations: {helm.sh/hook: pre-install, helm.sh/hook-weight: "-5"}}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: check, annotations: {helm.sh/hook: test}}
            spec: {containers: [{name: a, image: a}]}
            """, to: "chart/templates/hooks.yaml")
        try folder.write(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: planets.example.com}
            spec: {group: example.com, scope: Namespaced, names: {kind: Planet, plural: planets}, versions: []}
            """, to: "chart/crds/planet.yaml")
    }

    private func app(_ change: (inout App.LoadOptions) -> Void = { _ in }) throws -> App {
        var options = App.LoadOptions()
        change(&options)
        return try App.load(path: folder("chart"), options: options)
    }

    @Test func definitionsComeFirstThenHooksAndObjectsInTheirOrder() throws {
        let app = try app()
        #expect(
            app.manifests.map(\.key.description) == [
                "CustomResourceDefinition/planets.example.com", "Job/default/first", "Job/default/before",
                "Secret/default/db", "PersistentVolumeClaim/default/data", "Deployment/default/web",
                "Job/default/after",
            ])
        #expect(app.name == "shop")
        #expect(app.chart?.releaseName == "shop")
        let without = try self.app { $0.chart.includesDefinitions = false }
        #expect(without.manifests.first?.kind.name == "Job")
    }

    @Test func aFolderAboveTheChartIsTheChart() throws {
        #expect(try App.load(path: folder.path).chart?.path == folder("chart"))
    }

    @Test func fieldsKnowTheirTemplateAndTheirValue() throws {
        let app = try app()
        let claim = try app.manifest(called: "pvc/data")
        let field: FieldPath = "spec.storageClassName"
        #expect(claim.position(of: field)?.description == folder("chart/templates/data.yaml") + ":6:1")
        let value = try #require(claim.chartValue(of: field))
        #expect(value.valuesKey == "db.storage.className")
        #expect(value.manner == .direct)
        #expect(value.settings.map { $0.shown(for: value) } == [folder("chart/values.yaml") + ":4"])
        let web = try app.manifest(called: "Deployment/default/web")
        let label = try #require(web.provenance?.field(at: "metadata.labels.tier"))
        #expect(label.template?.description == folder("chart/templates/web.yaml") + ":6")
        #expect(label.helpers.map(\.description) == [folder("chart/templates/_helpers.tpl") + ":3"])
        #expect(web.chartValue(of: "spec.template.spec.containers[0].image")?.valuesKey == "tag")
        #expect(web.chartValue(of: "kind") == nil)
    }

    @Test func flagsAndFilesSetValues() throws {
        let file = try folder.write("replicas: 3\ntier: back\n", to: "more.yaml")
        let app = try app {
            $0.chart.values.files = [file]
            $0.chart.values.values = ["replicas=5"]
            $0.chart.releaseName = "mine"
            $0.namespace = "prod"
        }
        let web = try app.manifest(called: "deploy/web")
        #expect(web.object[.spec][.replicas].integer == 5)
        #expect(web.object.label("tier") == "back")
        #expect(web.object.label("app") == "mine")
        #expect(web.key.namespace == "prod")
        let value = try #require(web.chartValue(of: "spec.replicas"))
        #expect(
            value.settings.map { $0.shown(for: value) } == [
                "--set replicas", file + ":1", folder("chart/values.yaml") + ":1",
            ])
    }

    @Test func settingsNameValuesOfToday() throws {
        try folder.write("replicas: 7\n", to: "values-kind.yaml")
        try folder.write("name: store\nvalues: [values-kind.yaml]\n", to: "slipway.yaml")
        let app = try app()
        #expect(app.name == "store")
        #expect(try app.manifest(called: "deploy/web").object[.spec][.replicas].integer == 7)
    }

    @Test func anotherClusterSeesAnotherChart() throws {
        let app = try app()
        #expect(throws: SourceError.self) { try app.manifest(called: "cm/planets") }
        let other = try app.rendered(
            for: AppChart.Cluster(
                name: "Elsewhere", kubernetesVersion: "1.33", apiVersions: ["example.com/v1/Planet"]))
        #expect(try other.manifest(called: "cm/planets").object["data"]["version"].string == "v1.33")
    }

    @Test func aChartThatFailsOnAPlatformNamesIt() throws {
        try folder.write("{{ fail \"not here\" }}", to: "chart/templates/fails.yaml")
        let error = #expect(throws: SourceError.self) {
            try self.app {
                $0.cluster = { _ in AppChart.Cluster(name: "Mars", kubernetesVersion: "1.33", apiVersions: []) }
            }
        }
        let text = error?.description ?? ""
        #expect(text.contains("Mars"))
        #expect(text.contains("not here"))
        #expect(text.hasPrefix(folder("chart/templates/fails.yaml") + ":1:"))
    }

    @Test func valuesWithoutAChartAreRefused() throws {
        try folder.write("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n", to: "plain/pod.yaml")
        var options = App.LoadOptions()
        options.chart.values.values = ["a=b"]
        #expect(throws: SourceError.self) { try App.load(path: folder("plain"), options: options) }
    }

    @Test func unusedValuesAreListed() throws {
        let chart = try AppChart(path: folder("chart"))
        let unused = try chart.unusedValues(for: .plain)
        #expect(unused.map(\.key) == ["idle.a"])
        #expect(unused.first?.setBy == [folder("chart/values.yaml") + ":6"])
        #expect(unused.first?.isNamed == false)
    }

    @Test func secretsAreNotShown() throws {
        let app = try app { $0.chart.values.values = ["db.password=open-sesame"] }
        let secret = try app.manifest(called: "secret/db")
        for language in [ChartExplanation.Language.english, .japanese] {
            let explanation = try ChartExplanation(secret, language: language)
            let text = explanation.text + JSONWriter.text(explanation.value)
            #expect(!text.contains("open-sesame"))
            #expect(text.contains("db.password"))
        }
    }

    @Test func taskBoardsChartRendersToItsManifests() throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples/TaskBoard").path
        let chart = try App.load(path: example + "/chart")
        let plain = try App.load(path: example + "/manifests")
        #expect(chart.manifests.map(\.key.description).sorted() == plain.manifests.map(\.key.description).sorted())
        for manifest in plain.manifests {
            let rendered = try #require(chart[manifest.key]).object
            #expect(ValueDiff.changes(from: manifest.object, to: rendered).map(\.description) == [], "\(manifest.key)")
        }
    }
}
