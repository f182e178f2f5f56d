import Foundation
import KubeObjects
import Testing

@Suite struct RehearseCommandTests {
    private static let sound = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: nginx
                  image: nginx:1.27
                  ports: [{containerPort: 80}]
                  resources: {requests: {cpu: 100m, memory: 64Mi}}
        """

    private static let withVolume = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: shop}
        spec:
          serviceName: db
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec:
              containers:
                - {name: redis, image: "redis:7", volumeMounts: [{name: data, mountPath: /data}]}
          volumeClaimTemplates:
            - metadata: {name: data}
              spec:
                accessModes: [ReadWriteOnce]
                storageClassName: standard
                resources: {requests: {storage: 1Gi}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """

    @Test(arguments: ["kind", "eks", "aks", "gke"])
    func aSoundAppBecomesReady(_ platform: String) throws {
        let run = try SlipwayProcess("rehearse", "-", "--on", platform, "--output", "json", input: Self.sound)
        #expect(run.status == 0, "\(run.errors)")
        let report = try JSONReader.value(run.output)
        #expect(report["platform"].string == platform)
        #expect(report["asIs"]["ready"].bool == true)
        #expect(report["asIs"]["timeToReady"].string?.hasPrefix("PT") == true)
        #expect(!report["notSimulated"].elements.isEmpty)
    }

    @Test func addOnsOfTheCommandLineCountForKindToo() throws {
        let autoscaler = """

            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 4
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
            """
        let arguments = ["rehearse", "-", "--on", "kind"]
        #expect(try SlipwayProcess(arguments: arguments, input: Self.sound + autoscaler).status == 1)
        let withMetrics = arguments + ["--addon", "metrics-server"]
        #expect(try SlipwayProcess(arguments: withMetrics, input: Self.sound + autoscaler).status == 0)
    }

    @Test func saysTheRootCause() throws {
        let arguments = ["rehearse", "-", "--on", "eks", "--as-is", "--output", "json"]
        let run = try SlipwayProcess(arguments: arguments, input: Self.withVolume)
        #expect(run.status == 1)
        let report = try JSONReader.value(run.output)
        let database = try #require(
            report["asIs"]["notReady"].elements.first { $0["object"].string == "StatefulSet/shop/db" })
        #expect(database["cause"]["reason"].string == "StorageClassMissing")
        #expect(report["asIs"]["timeToReady"].isNull)
    }

    @Test(arguments: [
        ["--on", "ekz"], ["--on", "eks", "--node-type", "huge"], ["--on", "eks", "--nodes", "0"],
        ["--on", "eks", "--zones", "9"], ["--on", "eks", "--kubernetes-version", "0.9"],
        ["--on", "eks", "--addon", "nothing"],
    ])
    func whatThePlatformDoesNotHaveIsAUsageError(_ flags: [String]) throws {
        let run = try SlipwayProcess(arguments: ["rehearse", "-"] + flags, input: Self.sound)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(arguments: SlipwayProcess.examples, ["text", "json", "html", "junit"])
    func printsTheSameBytesInEveryProcess(_ example: String, format: String) throws {
        let arguments = ["rehearse", example, "--on", "eks", "--timeline", "--output", format, "--seed", "7"]
        let first = try SlipwayProcess(arguments: arguments)
        #expect(!first.output.isEmpty)
        #expect(first.output == (try SlipwayProcess(arguments: arguments)).output)
        #expect(!first.output.contains("development-only"), "values of Secrets are never shown")
    }

    @Test(arguments: SlipwayProcess.examples)
    func anExampleIsReadyOnKindAsItIs(_ example: String) throws {
        let run = try SlipwayProcess("rehearse", example, "--on", "kind", "--as-is", "--output", "json")
        #expect(run.status == 0, "\(run.output)")
    }
}
