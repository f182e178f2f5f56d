import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Rehearsal
import Testing

/// Apps nobody prepared, and what a rehearsal says of them.
@Suite struct OtherAppsTests {
    private func rehearse(_ text: String, on name: String, promoted: Bool = false) throws -> RehearsalReport {
        var options = App.LoadOptions()
        options.standardInput = text
        let app = try App.load(path: "-", options: options)
        let origin = try Platform.named("kind")
        let platform = name == "kind" ? origin : try Platform.named(name)
        return try Rehearsal(of: app, from: origin, on: platform, choices: promoted ? PromotionChoices() : nil).run()
    }

    private static let web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: nginx:1.27
                  ports: [{containerPort: 80}]
                  readinessProbe: {httpGet: {path: /, port: 80}}
        """

    @Test(arguments: ["kind", "eks", "aks", "gke", "gke-autopilot"])
    func aPlainWebServerRunsEverywhere(platform: String) throws {
        let report = try rehearse(Self.web, on: platform)
        #expect(report.asIs.ready, "\(report.asIs.notReady)")
        #expect(report.asIs.timeToReady.map { $0 < .seconds(120) } == true)
    }

    @Test func aMissingConfigMapIsTheCause() throws {
        let text = Self.web + "\n          envFrom: [{configMapRef: {name: absent}}]"
        let report = try rehearse(text, on: "kind")
        let item = try #require(report.asIs.notReady.first)
        #expect(item.cause.reason == "CreateContainerConfigError")
        #expect(item.cause.message.contains("configmap \"absent\" not found"))
    }

    @Test func moreThanANodeHasIsSaidSo() throws {
        let text = Self.web + "\n          resources: {requests: {cpu: \"64\"}}"
        let report = try rehearse(text, on: "eks")
        #expect(report.asIs.notReady.first?.cause.reason == "InsufficientResources")
    }

    @Test func aWrongCommandIsFoundBehindItsDependents() throws {
        let text = """
            apiVersion: v1
            kind: Service
            metadata: {name: db}
            spec: {selector: {app: db}, ports: [{port: 5432}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: db}
            spec:
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  containers:
                    - {name: db, image: "postgres:16"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec:
              selector: {matchLabels: {app: api}}
              template:
                metadata: {labels: {app: api}}
                spec:
                  containers:
                    - name: api
                      image: ghcr.io/example/api:1
                      ports: [{containerPort: 8080}]
                      env: [{name: DATABASE_URL, value: "postgres://db:5432/app"}]
                      readinessProbe: {httpGet: {path: /ready, port: 8080}}
            """
        let report = try rehearse(text, on: "kind")
        let api = try #require(report.asIs.notReady.first { $0.object.name == "api" })
        #expect(api.cause.object == "Deployment/default/db")
        #expect(api.cause.reason == "ContainerExits")
        #expect(api.consequences.contains { $0.contains("cannot reach db:5432") })
    }

    @Test func aRefusedObjectIsNamedInTheAPIsWords() throws {
        let text = Self.web.replacing("replicas: 2", with: "replicas: -2")
        let report = try rehearse(text, on: "kind")
        let item = try #require(report.asIs.notReady.first)
        #expect(item.cause.reason == "Invalid")
        #expect(item.cause.message.contains("spec.replicas: Invalid value: -2: must be greater than or equal to 0"))
    }
}
