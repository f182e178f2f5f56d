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
        #expect(item.cause.reason == "ConfigMapMissing")
        #expect(item.cause.message == "configmap \"absent\" not found")
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

    // MARK: Containers of unknown make

    private func ready(_ text: String, on name: String = "kind") throws {
        let run = try rehearse(text, on: name).asIs
        #expect(run.ready, "\(run.notReady)")
    }

    @Test func anAccountNobodyKnowsIsTakenAtItsWord() throws {
        try ready(Self.web.replacing("nginx:1.27", with: "exampleaccount/web:1.2"), on: "eks")
        let loaded = Parts.deployment(
            image: "exampleaccount/web", container: "imagePullPolicy: IfNotPresent")
        #expect(try rehearse(loaded, on: "eks").asIs.notReady.first?.cause.reason == "ImageNotPulled")
        try ready(loaded)
    }

    @Test func aSmallLimitIsItsAuthorsBusiness() throws {
        try ready(
            Parts.deployment(image: "ghcr.io/example/tiny:1", container: "resources: {limits: {memory: 20Mi}}"))
    }

    @Test func aProbeOfTheImagesOwnClientAnswers() throws {
        let probe = "exec: {command: [webctl, check, \"localhost:8080/healthz\"]}, initialDelaySeconds: 1"
        try ready(
            Parts.deployment(
                image: "ghcr.io/example/web:1",
                container: "command: [./web, --port=8080], livenessProbe: {\(probe)}, readinessProbe: {\(probe)}"))
        try ready(
            Parts.deployment(
                image: "ghcr.io/example/web:1",
                container: "livenessProbe: {exec: {command: [cat, /proc/1/status]}, periodSeconds: 1}"))
    }

    @Test(arguments: [
        "exec /app/server --port 8080", "/app/prepare && /app/server --port 8080",
        "/entrypoint.sh --id=$((20 + 1)) --host=$HOSTNAME",
    ])
    func aScriptThatEndsInAProgramOfTheImageServes(script: String) throws {
        try ready(
            Parts.deployment(
                image: "ghcr.io/example/server:1",
                container:
                    "command: [/bin/bash, -c, '\(script)'], ports: [{containerPort: 8080}], readinessProbe: {httpGet: {path: /, port: 8080}}"
            ))
    }

    @Test func anInitContainerWithAToolOfBusyboxEnds() throws {
        try ready(
            Parts.deployment(
                pod:
                    "initContainers: [{name: tune, image: \"busybox:1.36\", command: [sysctl, -w, vm.max_map_count=262144]}]"
            ))
        try ready(
            Parts.object(
                "batch/v1", "Job", "import",
                "spec: {template: {spec: {restartPolicy: Never, containers: [{name: import, image: \"busybox:1.36\", "
                    + "command: [sh, -c, 'for file in *.json ; do if [ -e \"$file\" ] ; then cat \"$file\" ; fi ; done']}]}}}"
            ))
    }

    // MARK: Causes

    private func cause(_ text: String, on name: String = "kind") throws -> Cause {
        try #require(rehearse(text, on: name).asIs.notReady.first?.cause)
    }

    @Test func aMissingSecretIsTheCauseAndNotTheWaiting() throws {
        let found = try cause(
            Parts.deployment(
                pod: "volumes: [{name: tls, secret: {secretName: web-tls}}]",
                container: "volumeMounts: [{name: tls, mountPath: /tls}]"))
        #expect(found.reason == "SecretMissing" && found.message == "secret \"web-tls\" not found")
    }

    @Test(arguments: ["Secret", "ConfigMap"])
    func whatIsMissingHasOneNameHoweverItIsAskedFor(kind: String) throws {
        let isSecret = kind == "Secret"
        let variable = isSecret ? "secretKeyRef" : "configMapKeyRef"
        let volume = isSecret ? "secret: {secretName: settings" : "configMap: {name: settings"
        let asking = [
            Parts.deployment(
                container: "env: [{name: WORD, valueFrom: {\(variable): {name: settings, key: word}}}]"),
            Parts.deployment(
                pod: "volumes: [{name: files, \(volume), items: [{key: word, path: word}]}}]",
                container: "volumeMounts: [{name: files, mountPath: /files}]"),
            Parts.deployment(
                pod: "volumes: [{name: files, projected: {sources: [{"
                    + (isSecret ? "secret" : "configMap")
                    + ": {name: settings, items: [{key: word, path: word}]}}]}}]",
                container: "volumeMounts: [{name: files, mountPath: /files}]"),
        ]
        let without = Parts.object("v1", kind, "settings", "data: {other: YQ==}")
        for text in asking {
            let absent = try cause(text)
            #expect(absent.reason == kind + "Missing" && absent.object == "\(kind)/default/settings")
            let lacking = try cause(without + text)
            #expect(lacking.reason == kind + "KeyMissing" && lacking.object == "\(kind)/default/settings")
            #expect(lacking.message.contains("word"))
        }
    }

    // MARK: Crashes

    private static let database = Parts.service("db", port: "port: 5432")
    private static let url = "env: [{name: DATABASE_URL, value: \"postgres://db:5432/app\"}]"

    private func script(_ text: String) -> String {
        Self.database
            + Parts.deployment(image: "busybox:1.36", container: "command: [sh, -c, '\(text)'], \(Self.url)")
    }

    @Test(arguments: [
        "echo $DATABASE_URL; exit 1", "exit 3", "nc -z db 5432 || true; exit 1", "nc -z db 5432 && exit 1; exit 1",
    ])
    func whatEndsByItselfIsBlamedOnNobodyElse(text: String) throws {
        let found = try cause(script(text))
        #expect(found.reason == "ContainerExits" && found.object == "Deployment/default/web")
    }

    @Test(arguments: [
        "nc -z db 5432", "set -e; pg_isready -h db; sleep 3600",
        "for i in 1 2 3; do nc -z db 5432 && exit 0; sleep 1; done; exit 1",
    ])
    func whatEndsForWantOfAServerIsBlamedOnIt(text: String) throws {
        #expect(try cause(script(text)).reason == "DependencyUnreachable")
    }

    @Test func anotherContainersDependencyEndsNothing() throws {
        let text =
            Self.database
            + Parts.object(
                "v1", "Pod", "web",
                "spec: {containers: [{name: main, image: \"busybox:1.36\", command: [sh, -c, \"exit 1\"]}, "
                    + "{name: side, image: ghcr.io/example/side:1, ports: [{containerPort: 80}], \(Self.url)}]}")
        #expect(try cause(text).reason == "ContainerExits")
    }

    @Test func aJobThatNeedsAServerEndsForWantOfIt() throws {
        let text =
            Self.database
            + Parts.object(
                "batch/v1", "Job", "migrate",
                "spec: {template: {spec: {restartPolicy: Never, containers: "
                    + "[{name: main, image: ghcr.io/example/migrate:1, \(Self.url)}]}}}")
        #expect(try cause(text).reason == "DependencyUnreachable")
    }

    @Test func aClassThatComesLaterIsNotMissing() throws {
        let found = try cause(
            Parts.claim(class: "fast") + Parts.mounting()
                + Parts.object(
                    "storage.k8s.io/v1", "StorageClass", "fast",
                    "provisioner: pd.csi.storage.gke.io\nvolumeBindingMode: WaitForFirstConsumer"))
        #expect(found.reason == "ProvisionerMissing")
    }

    @Test func aProbeThatKillsIsTheCause() throws {
        let found = try cause(
            Parts.deployment(
                image: "ghcr.io/example/worker:1",
                container: "livenessProbe: {exec: {command: [cat, /tmp/never-written]}, periodSeconds: 2}"))
        #expect(found.reason == "ProbeFails" && found.message.hasPrefix("Liveness probe failed"))
    }

    @Test func aResourceWithADotInItsNameIsNotCutOff() throws {
        let found = try cause(Parts.deployment(container: "resources: {limits: {nvidia.com/gpu: 1}}"))
        #expect(found.message.hasSuffix("Insufficient nvidia.com/gpu"))
    }

    @Test func anAddOnThatBringsWhatIsMissingIsNamed() throws {
        let run = try rehearse(
            Parts.service() + Parts.deployment() + Parts.ingress("ingressClassName: nginx"), on: "kind"
        ).asIs
        #expect(run.notReady.first?.addOns == ["ingress-nginx"])
    }

    // MARK: What a platform writes

    @Test(arguments: [
        "requests: {cpu: 500m, memory: 1Gi}", "limits: {cpu: 500m, memory: 1Gi}",
        "requests: {cpu: 500m, memory: 1Gi, ephemeral-storage: 2Gi}", "requests: {cpu: 500m}", "{}",
        "requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 64Mi}",
    ])
    func promotionWritesAllThatAPlatformWouldWrite(resources: String) throws {
        let resources = resources == "{}" ? resources : "{\(resources)}"
        let text = Parts.deployment("redis", image: "redis:8", container: "resources: \(resources)")
        let report = try rehearse(text, on: "gke-autopilot", promoted: true)
        #expect(!report.asIs.warnings.isEmpty)
        #expect(try #require(report.promoted).warnings.isEmpty, "\(report.promoted?.warnings ?? [])")
    }

    // MARK: Ways in

    @Test func anAddressThatNobodyGivesOnKindKeepsNobodyFromBeingReady() throws {
        let run = try rehearse(Parts.service(type: "LoadBalancer") + Parts.deployment(), on: "kind").asIs
        #expect(run.ready && !run.held)
        #expect(run.routes.map(\.isReachable) == [false])
    }

    @Test func aNodePortThatNobodyChoseIsNoWayIn() throws {
        #expect(try rehearse(Parts.service(type: "NodePort") + Parts.deployment(), on: "eks").held)
        let behind =
            Parts.service(type: "NodePort", port: "port: 80, nodePort: 30080") + Parts.deployment()
            + Parts.ingress("ingressClassName: alb")
        let run = try rehearse(behind, on: "eks").asIs
        #expect(run.routes.map(\.via.first?.kind.name) == ["Ingress"])
    }
}
