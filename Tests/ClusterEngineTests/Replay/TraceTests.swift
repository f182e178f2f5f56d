import ClusterEngine
import Foundation
import KubeObjects
import Testing

@Suite struct TraceTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TRACE"] != nil))
    func traces() throws {
        let name = ProcessInfo.processInfo.environment["TRACE"] ?? ""
        let scenario = try RecordedScenario.named(name)
        let player = ScenarioPlayer(scenario)
        let kinds = (ProcessInfo.processInfo.environment["KINDS"] ?? "").split(separator: " ").map(String.init)
        player.cluster.observe { change, instant in
            let t = (instant - scenario.start).inSeconds
            if change.kind == .event {
                let e = change.new
                print(
                    String(format: "%.3f", t), "EVENT", e["involvedObject"][.kind].string ?? "",
                    e["involvedObject"][.name].string ?? "", e[.reason].string ?? "", e["count"].integer ?? 0,
                    (e[.message].string ?? "").prefix(120))
                return
            }
            if !kinds.isEmpty, !kinds.contains(change.kind.name) { return }
            print(String(format: "%.3f", t), change.operation.rawValue, change.kind.name, change.key.name)
            show(change.old, change.new, "")
        }
        var running = player
        try running.play()
    }
}

private func show(_ old: Value, _ new: Value, _ path: String) {
    if old == new { return }
    if case .object = old, case .object = new {
        for key in Set(old.members.keys.map(\.text)).union(new.members.keys.map(\.text)).sorted()
        where key != "resourceVersion" {
            show(old[Key(key)], new[Key(key)], path + "." + key)
        }
        return
    }
    if path.isEmpty { return }
    print("      ", path, ReplayComparison.text(old).prefix(1500), "->", ReplayComparison.text(new).prefix(3000))
}
