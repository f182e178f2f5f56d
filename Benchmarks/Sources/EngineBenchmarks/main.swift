import ClusterEngine
import ClusterPlatforms
import Foundation
import KubeObjects

// Usage: EngineBenchmarks [start|scale|limit|growth]...
// Each measurement wants a process of its own for its peak memory: scripts/benchmark runs them one by one.

/// What a roll-out took.
struct RollOut {
    var seconds: Double
    var processorSeconds: Double
    /// Pods that were ready in the end.
    var running: Int
}

extension RollOut {
    /// Runs `growth-N` in a new process and reads what it prints.
    init(ofOwnProcess deployments: Int) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["growth-\(deployments)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let seconds = Double(words[0]), let processor = Double(words[1]),
            let running = Int(words[2])
        else { throw UnreadableRun(text: text) }
        self.init(seconds: seconds, processorSeconds: processor, running: running)
    }

    /// A run that printed something else than its three numbers.
    struct UnreadableRun: Error {
        var text: String
    }
}

func rollOut(deployments: Int, replicas: Int, nodes: Int, namespaces: Int) throws -> RollOut {
    let cluster = try PlainCluster.make(nodes: nodes)
    let (start, processorStart) = (wallSeconds(), processorSeconds())
    // Counted as they become ready: counting all pods again and again would be a good part of what is measured.
    var running = 0
    cluster.observe { change, _ in
        guard change.kind == .pod else { return }
        let isReady = change.operation != .deleted && change.new.isReadyPod
        if isReady != change.old.isReadyPod { running += isReady ? 1 : -1 }
    }
    for index in 0..<namespaces {
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: .string("team-\(index)")]])
    }
    cluster.advance(by: .seconds(1))
    for index in 0..<deployments {
        try cluster.create(
            PlainCluster.deployment("web-\(index)", namespace: "team-\(index % namespaces)", replicas: replicas))
    }
    let wanted = deployments * replicas
    for _ in 0..<600 {
        cluster.advance(by: .seconds(5))
        if running == wanted { break }
    }
    return RollOut(
        seconds: wallSeconds() - start, processorSeconds: processorSeconds() - processorStart,
        running: PlainCluster.runningPods(cluster))
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
        // 30 pods a node and 1,000 pods a namespace, as in Kubernetes' own limits: only the size of the cluster grows. Each
        // run is a process of its own: in one process only the first would pay for memory that the others find at hand.
        // Small sizes take so little time that one run says little: the middle one of several counts.
        var perPod: [Double] = []
        for (deployments, runs) in [(100, 21), (1_000, 5), (10_000, 1)] {
            var results: [RollOut] = []
            for _ in 0..<runs { results.append(try RollOut(ofOwnProcess: deployments)) }
            let result = results.sorted { $0.processorSeconds < $1.processorSeconds }[runs / 2]
            let pods = deployments * 10
            perPod.append(result.processorSeconds / Double(pods))
            print(
                "\(pods) pods: \(Figure.short(result.seconds)) s, \(Int(result.processorSeconds / Double(pods) * 1e6)) µs of processor time per pod, median of \(runs) (\(result.running) Running)"
            )
        }
        print("cost per pod at 100,000 pods beside 1,000: \(Figure.short(perPod[2] / perPod[0])) (goal < 1.3)")
    case let size where size.hasPrefix("growth-"):
        guard let deployments = Int(size.dropFirst("growth-".count)), deployments >= 100 else {
            print("\(size): growth-N wants a number of Deployments, at least 100")
            continue
        }
        let result = try rollOut(
            deployments: deployments, replicas: 10, nodes: deployments / 3, namespaces: deployments / 100)
        print(result.seconds, result.processorSeconds, result.running)
    default:
        print("unknown benchmark \(mode): start, scale, limit or growth")
    }
}
