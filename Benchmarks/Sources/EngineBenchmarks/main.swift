import ClusterEngine
import ClusterPlatforms
import KubeObjects

// Usage: EngineBenchmarks [start|scale|limit|growth]...
// Each measurement wants a process of its own for its peak memory: scripts/benchmark runs them one by one.

func rollOut(deployments: Int, replicas: Int, nodes: Int, namespaces: Int) throws -> (seconds: Double, running: Int) {
    let cluster = try PlainCluster.make(nodes: nodes)
    let start = wallSeconds()
    for index in 0..<namespaces {
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string("team-\(index)")]])
    }
    cluster.advance(by: .seconds(1))
    for index in 0..<deployments {
        try cluster.create(
            PlainCluster.deployment("web-\(index)", namespace: "team-\(index % namespaces)", replicas: replicas))
    }
    let wanted = deployments * replicas
    var running = 0
    for _ in 0..<600 {
        cluster.advance(by: .seconds(5))
        running = PlainCluster.runningPods(cluster)
        if running == wanted { break }
    }
    return (wallSeconds() - start, running)
}

for mode in CommandLine.arguments.dropFirst() {
    switch mode {
    case "start":
        // The first cluster of a process reads the profile and the schema; the best of the later ones is the engine's own time.
        var best = Double.infinity
        for _ in 0..<10 {
            let start = wallSeconds()
            let cluster = try Platform.named("kind").makeCluster(ClusterOptions(nodes: 3))
            cluster.advance(atMost: .seconds(300)) { cluster in
                let pods = cluster.objects(.pod)
                return !pods.isEmpty && cluster.count(.deployment) > 0 && pods.allSatisfy(\.isReadyPod)
            }
            best = min(best, wallSeconds() - start)
        }
        print(
            Figure(
                name: "kind, three nodes, to all system objects ready (best of 10)", seconds: best, goalSeconds: 0.010,
                mebibytes: peakMebibytes()
            ).line)
    case "scale":
        let result = try rollOut(deployments: 1_000, replicas: 10, nodes: 100, namespaces: 10)
        print(
            Figure(
                name: "1,000 Deployments of 10 pods on 100 nodes (\(result.running) Running)", seconds: result.seconds,
                goalSeconds: 3,
                mebibytes: peakMebibytes(), goalMebibytes: 600
            ).line)
    case "limit":
        let result = try rollOut(deployments: 15_000, replicas: 10, nodes: 5_000, namespaces: 100)
        print(
            Figure(
                name: "150,000 pods on 5,000 nodes (\(result.running) Running)", seconds: result.seconds,
                goalSeconds: 90,
                mebibytes: peakMebibytes(), goalMebibytes: 6_144
            ).line)
    case "growth":
        var perPod: [Double] = []
        for deployments in [100, 1_000, 10_000] {
            let nodes = deployments / 10 * 10 / 30 + 10
            let result = try rollOut(deployments: deployments, replicas: 10, nodes: max(10, nodes), namespaces: 10)
            perPod.append(result.seconds / Double(deployments * 10))
            print(
                "\(deployments * 10) pods: \(Figure.short(result.seconds)) s, \(Int(result.seconds / Double(deployments * 10) * 1e6)) µs per pod (\(result.running) Running)"
            )
        }
        print("cost per pod at 100,000 pods beside 1,000: \(Figure.short(perPod[2] / perPod[0])) (goal < 1.3)")
    default:
        print("unknown benchmark \(mode): start, scale, limit or growth")
    }
}
