import ClusterEngine
import Foundation
import KubeObjects
import KubeSchema

/// Commands that make objects, and that take pods away.
extension KubectlCommand {
    func create(on cluster: Cluster) throws {
        let (name, value) = Self.pair(flag("--from-literal") ?? "")
        switch (words.first, words.dropFirst().first) {
        case ("configmap", let configMap?), ("cm", let configMap?):
            try cluster.create([
                .apiVersion: "v1", .kind: "ConfigMap",
                .metadata: [.name: .string(configMap), .namespace: .string(namespace)],
                .data: name.isEmpty ? .null : .object(Members([.init(key: Key(name), value: .string(value))])),
            ])
        case ("secret", "generic"):
            try cluster.create([
                .apiVersion: "v1", .kind: "Secret", .type: "Opaque",
                .metadata: [.name: .string(words.last ?? ""), .namespace: .string(namespace)],
                .data: .object(
                    Members([.init(key: Key(name), value: .string(Data(value.utf8).base64EncodedString()))])),
            ])
        case ("service", "nodeport"): try createService(words.last ?? "", on: cluster)
        case ("deployment", let name?): try createDeployment(name, on: cluster)
        case ("job", let job?): try createJob(job, on: cluster)
        default: throw Unknown(command: arguments.joined(separator: " "))
        }
    }

    private func createJob(_ name: String, on cluster: Cluster) throws {
        let (_, source) = Self.pair(flag("--from") ?? "", separator: "/")
        guard let cronJob = cluster.object(try key("cronjob", source)) else { return }
        let template = cronJob[.spec]["jobTemplate"]
        var annotations = template[.metadata][.annotations]
        annotations["cronjob.kubernetes.io/instantiate"] = "manual"
        var reference = cronJob.asControllerReference
        reference[.blockOwnerDeletion] = .null
        try cluster.create([
            .apiVersion: "batch/v1", .kind: "Job",
            .metadata: [
                .name: .string(name), .namespace: .string(namespace), .labels: template[.metadata][.labels],
                .annotations: annotations, .ownerReferences: [reference],
            ],
            .spec: template[.spec],
        ])
    }

    private func createService(_ name: String, on cluster: Cluster) throws {
        let (port, target) = Self.pair(flag("--tcp") ?? "", separator: ":")
        let number = Value(Int(port) ?? 0)
        let labels: Value = ["app": .string(name)]
        try cluster.create([
            .apiVersion: "v1", .kind: "Service",
            .metadata: [.name: .string(name), .namespace: .string(namespace), .labels: labels],
            .spec: [
                .type: "NodePort", .selector: labels,
                .ports: [
                    [
                        .name: .string(port), .protocol: "TCP", .port: number,
                        .targetPort: Int(target).map { Value($0) } ?? number,
                        .nodePort: flag("--node-port").flatMap { Int($0) }.map { Value($0) } ?? .null,
                    ]
                ],
            ],
        ])
    }

    private func createDeployment(_ name: String, on cluster: Cluster) throws {
        let image = flag("--image") ?? ""
        let labels: Value = ["app": .string(name)]
        let container = image.split(separator: "/").last?.split(separator: ":").first.map(String.init) ?? ""
        try cluster.create([
            .apiVersion: "apps/v1", .kind: "Deployment",
            .metadata: [.name: .string(name), .namespace: .string(namespace), .labels: labels],
            .spec: [
                .replicas: 1, .selector: [.matchLabels: labels],
                .template: [
                    .metadata: [.labels: labels],
                    .spec: [.containers: [[.name: .string(container), .image: .string(image)]]],
                ],
            ],
        ])
    }

    /// `expose KIND NAME --name=… --port=…`
    func expose(on cluster: Cluster) throws {
        guard let object = cluster.object(try key(words[0], words[1])) else { return }
        let port = Value(flag("--port").flatMap { Int($0) } ?? 0)
        try cluster.create([
            .apiVersion: "v1", .kind: "Service",
            .metadata: [
                .name: Value(flag("--name")), .namespace: .string(namespace), .labels: object[.metadata][.labels],
            ],
            .spec: [
                .selector: object[.spec][.selector][.matchLabels],
                .ports: [[.protocol: "TCP", .port: port, .targetPort: port]],
            ],
        ])
    }

    // MARK: Taking pods away

    func evict(on cluster: Cluster) throws {
        try cluster.evict(ObjectKey(.pod, namespace: namespace, name: playedName(arguments[1])))
    }

    func drain(on cluster: Cluster) throws {
        var options = DrainOptions()
        options.ignoresDaemonSets = arguments.contains("--ignore-daemonsets")
        options.deletesEmptyDirData = arguments.contains("--delete-emptydir-data")
        options.isForced = arguments.contains("--force")
        options.timeout = flag("--timeout").flatMap { Int($0.dropLast()) }.map { .seconds($0) }
        _ = try cluster.drain(words.first ?? "", options)
    }
}
