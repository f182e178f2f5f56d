import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Rehearsal
import Testing

/// What an app relies on and a rehearsal does not play breaks nothing, and is named.
@Suite struct OutsidePartsTests {
    private func rehearse(_ text: String, on name: String, addOns: [String] = []) throws -> RehearsalReport {
        var options = App.LoadOptions()
        options.standardInput = text
        let app = try App.load(path: "-", options: options)
        let platform = try Platform.named(name).adding(addOns)
        return try Rehearsal(of: app, from: Platform.named("kind"), on: platform, choices: nil).run()
    }

    private func deployment(_ name: String, _ container: String = "", volumes: String = "[]") -> String {
        """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name)}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec:
              volumes: \(volumes)
              containers:
                - name: main
                  image: ghcr.io/shop/app:1.0
                  ports: [{containerPort: 8080}]
                  readinessProbe: {httpGet: {path: /, port: 8080}}
                  \(container)

        """
    }

    // MARK: Controllers of the app's own kinds

    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: stores.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: stores, singular: store, kind: Store, listKind: StoreList}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}

        """

    private static let service = """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: store}
        spec: {selector: {store: main}, ports: [{port: 5432}]}

        """

    @Test func nobodyWaitsForPodsThatAnOperatorMakes() throws {
        let store = "---\napiVersion: example.com/v1\nkind: Store\nmetadata: {name: main}\n"
        let web = deployment("web", "env: [{name: DATABASE_URL, value: \"postgres://store:5432/app\"}]")
        let report = try rehearse(Self.definition + store + Self.service + web, on: "kind")
        #expect(report.asIs.ready, "\(report.asIs.notReady)")
        #expect(report.notSimulated.contains { $0.contains("Store/default/main") })
        #expect(report.notSimulated.contains { $0.contains("Service/default/store") })
    }

    @Test func aServiceThatSelectsNothingIsStillBrokenElsewhere() throws {
        let web = deployment("web", "env: [{name: DATABASE_URL, value: \"postgres://store:5432/app\"}]")
        let report = try rehearse(Self.service + web, on: "kind")
        #expect(report.asIs.notReady.first?.cause.reason == "DependencyUnreachable")
        #expect(!report.notSimulated.contains { $0.contains("Service/default/store") })
    }

    // MARK: Secrets that the app makes

    private static let mounted = "[{name: tls, secret: {secretName: web-tls}}]"

    @Test func aSecretThatAJobMakesArrives() throws {
        let job = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: certificate}
            spec:
              ttlSecondsAfterFinished: 0
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                    - name: make
                      image: registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.5.3
                      args: [create, "--host=web", "--secret-name=web-tls"]

            """
        let report = try rehearse(job + deployment("web", volumes: Self.mounted), on: "kind")
        #expect(report.asIs.ready, "\(report.asIs.notReady)")
        #expect(report.notSimulated.contains { $0.contains("Secret/default/web-tls") })
    }

    @Test func aSecretThatARoleNamesIsMadeByItsProgram() throws {
        let role = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: web}
            rules:
              - {apiGroups: [""], resources: [secrets], resourceNames: [cache], verbs: [get]}
              - {apiGroups: [""], resources: [secrets], verbs: [create]}

            """
        let container = "env: [{name: WORD, valueFrom: {secretKeyRef: {name: cache, key: auth}}}]"
        #expect(try rehearse(role + deployment("web", container), on: "kind").asIs.ready)
        #expect(try !rehearse(deployment("web", container), on: "kind").asIs.ready)
    }

    private static let certificate = """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: web}
        spec: {secretName: web-tls, dnsNames: [web.example], issuerRef: {name: x, kind: ClusterIssuer}}

        """

    @Test func aCertificateMakesItsSecretWhereItIsKnown() throws {
        let text = Self.certificate + deployment("web", volumes: Self.mounted)
        #expect(try rehearse(text, on: "kind", addOns: ["cert-manager"]).asIs.ready)
    }

    @Test func theRefusedMakerIsTheRootOfAMissingSecret() throws {
        let text = Self.certificate + deployment("web", volumes: Self.mounted)
        let report = try rehearse(text, on: "kind")
        let web = try #require(
            report.asIs.notReady.first { $0.object.name == "web" && $0.object.kind.name == "Deployment" })
        #expect(web.cause.reason == "NoMatchForKind")
        #expect(web.consequences.contains("Secret/default/web-tls is made by Certificate/default/web"))
    }

    @Test func aSecretThatNothingMakesIsMissing() throws {
        let report = try rehearse(deployment("web", volumes: Self.mounted), on: "kind")
        #expect(report.asIs.notReady.first?.cause.reason == "SecretMissing")
    }

    // MARK: Meshes

    @Test func aRouteThatHangsOnAServiceIsNoWayIn() throws {
        let route = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: between}
            spec:
              parentRefs: [{group: "", kind: Service, name: web, port: 80}]
              rules: [{backendRefs: [{name: web, port: 80}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}

            """
        let report = try rehearse(route + deployment("web"), on: "gke-autopilot")
        #expect(report.asIs.ready, "\(report.asIs.notReady)")
        #expect(report.asIs.routes.isEmpty)
        #expect(report.notSimulated.contains { $0.contains("HTTPRoute/default/between") })
    }
}
