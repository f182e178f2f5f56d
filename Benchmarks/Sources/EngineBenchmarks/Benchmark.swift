import ClusterEngine
import KubeObjects

/// A figure of the design's table with its goal.
struct Figure {
    var name: String
    var seconds: Double
    var goalSeconds: Double?
    var mebibytes: Double
    var goalMebibytes: Double?
    var note: String = ""

    var line: String {
        let goal = goalSeconds.map { " (goal < \(Self.short($0)) s)" } ?? ""
        let memoryGoal = goalMebibytes.map { " (goal < \(Int($0)) MiB)" } ?? ""
        return
            "\(name): \(Self.short(seconds)) s\(goal), peak memory \(Int(mebibytes)) MiB\(memoryGoal)\(note.isEmpty ? "" : ", \(note)")"
    }

    static func short(_ number: Double) -> String {
        let thousandths = Int((number * 1_000).rounded())
        let fraction = String(thousandths % 1_000)
        return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}

/// A plain cluster of equal nodes, as the benchmarks use.
enum PlainCluster {
    static func make(nodes count: Int, seed: UInt64 = 1) throws -> Cluster {
        let cluster = Cluster(seed: seed)
        cluster.addStandardAdmission()
        cluster.addStandardControllers()
        for name in ["default", "kube-system", "kube-public", "kube-node-lease"] {
            try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string(name)]])
        }
        for index in 0..<count {
            try cluster.create(node(index), WriteOptions(isTrusted: true))
        }
        cluster.advance(by: .seconds(2))
        return cluster
    }

    static func node(_ index: Int) -> Value {
        let name = "node-\(index)"
        let resources: Value = [.cpu: "32", .memory: "128Gi", "pods": "110", "ephemeral-storage": "200Gi"]
        return [
            .apiVersion: "v1", .kind: "Node",
            .metadata: [
                .name: .string(name),
                .labels: [
                    "kubernetes.io/hostname": .string(name),
                    "topology.kubernetes.io/zone": .string("zone-\(index % 3)"),
                    "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
                ],
            ],
            .spec: ["podCIDR": .string("10.\(64 + index / 256).\(index % 256).0/24")],
            .status: [
                .allocatable: resources, .capacity: resources,
                .conditions: [
                    [
                        .type: "Ready", .status: "True", .reason: "KubeletReady",
                        .message: "kubelet is posting ready status",
                    ]
                ],
                .addresses: [[.type: "InternalIP", "address": .string("172.16.\(index / 250).\(index % 250 + 1)")]],
            ],
        ]
    }

    static func deployment(_ name: String, namespace: String, replicas: Int) -> Value {
        [
            .apiVersion: "apps/v1", .kind: "Deployment",
            .metadata: [.name: .string(name), .namespace: .string(namespace), .labels: ["app": .string(name)]],
            .spec: [
                .replicas: Value(replicas), .selector: [.matchLabels: ["app": .string(name)]],
                .template: [
                    .metadata: [.labels: ["app": .string(name)]],
                    .spec: [
                        .containers: [
                            [
                                .name: "web", .image: "registry.example/web:1.0",
                                .ports: [[.containerPort: 8080]],
                                .resources: [
                                    .requests: [.cpu: "100m", .memory: "128Mi"], .limits: [.memory: "256Mi"],
                                ],
                            ]
                        ]
                    ],
                ],
            ],
        ]
    }

    static func runningPods(_ cluster: Cluster) -> Int {
        cluster.objects(.pod).count { $0.isReadyPod }
    }
}
