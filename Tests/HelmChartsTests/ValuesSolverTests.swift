import KubeObjects
import Testing

@testable import HelmCharts

@Suite struct ValuesSolverTests {
    private static let template = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: {{ .Release.Name }}-db
          {{- with .Values.annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        spec:
          replicas: {{ .Values.replicas }}
          template:
            spec:
              containers:
                - name: db
                  image: "{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                  command: [run]
                  resources:
                    {{- toYaml .Values.resources | nindent 12 }}
          volumeClaimTemplates:
            - metadata: {name: data}
              spec:
                {{- if .Values.storageClass }}
                storageClassName: {{ .Values.storageClass }}
                {{- end }}
                resources: {requests: {storage: {{ .Values.size }}}}
        """

    private static let values = """
        replicas: 1
        annotations: {}
        image: {registry: docker.io, repository: shop/db, tag: "1.0"}
        resources:
          requests: {cpu: 100m}
        storageClass: ""
        size: 1Gi
        """

    private func solve(_ change: (inout Value) -> Void) throws -> ValuesSolver.Solution {
        let chart = try Chart.load(
            files: [
                ChartFile(name: "Chart.yaml", data: Array("{apiVersion: v2, name: shop, version: 1.0.0}".utf8)),
                ChartFile(name: "values.yaml", data: Array(Self.values.utf8)),
                ChartFile(name: "templates/db.yaml", data: Array(Self.template.utf8)),
            ], place: "shop")
        let version = try #require(KubeVersion("v1.33.1"))
        let renderer = ChartRenderer(
            release: ReleaseOptions(name: "shop"), capabilities: Capabilities(kubeVersion: version, apiVersions: []))
        let rendered = try renderer.render(chart)
        var goal = try #require(rendered.objects.first).object
        change(&goal)
        return try ValuesSolver(chart: chart, values: ValuesOptions(), renderer: renderer).solve { rendered in
            ValueDiff.changes(from: rendered.objects.first?.object ?? .null, to: goal).map {
                .init(object: 0, path: $0.path, wanted: $0.new)
            }
        }
    }

    private let container: FieldPath = "spec.template.spec.containers[0]"
    private let claim: FieldPath = "spec.volumeClaimTemplates[0].spec"

    @Test func findsTheValueThatAFieldIs() throws {
        let solution = try solve { $0["spec.replicas" as FieldPath] = 3 }
        #expect(solution.values == ["replicas": 3])
        #expect(solution.remaining.isEmpty)
    }

    @Test func findsTheValueThatMakesAFieldAppear() throws {
        let solution = try solve { $0[claim.appending("storageClassName")] = "gp3" }
        #expect(solution.values == ["storageClass": "gp3"])
    }

    @Test func splitsAnImageIntoItsParts() throws {
        let solution = try solve { $0[container.appending("image")] = "registry.example/shop/db:1.0" }
        #expect(solution.values == ["image": ["registry": "registry.example"]])
        let both = try solve { $0[container.appending("image")] = "registry.example/team/db:2.0" }
        #expect(both.remaining.isEmpty)
    }

    @Test func addsToWhatIsPrintedWhole() throws {
        let solution = try solve { $0[container.appending("resources").appending("limits")] = ["memory": "64Mi"] }
        #expect(solution.values == ["resources": ["limits": ["memory": "64Mi"]]])
        let annotated = try solve { $0["metadata.annotations" as FieldPath] = ["team": "a"] }
        #expect(annotated.values == ["annotations": ["team": "a"]])
    }

    @Test func saysWhatNoValueReaches() throws {
        let solution = try solve {
            $0[container.appending("command")] = ["run", "--fast"]
            $0[claim.appending("storageClassName")] = "gp3"
        }
        #expect(solution.values == ["storageClass": "gp3"])
        #expect(solution.remaining.map(\.path.description) == ["spec.template.spec.containers[0].command[1]"])
    }
}
